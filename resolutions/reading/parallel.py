"""A text in two or three languages, paragraph beside paragraph, and whether the languages agree.

Compared is what no translation changes: which paragraphs there are, with how many parts and footnote marks,
and the symbols, resolution numbers and years in them. A disagreement is shown, with the languages it divides:
it may be an official file's, or of the program that read it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar
from urllib.parse import urlencode

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from resolutions import languages, phrases, symbols
from resolutions.aligning.parallel import Unit, rows, signs
from resolutions.models import Address, Annex, CrossReference, Footnote, FootnoteMark, Paragraph, Resolution
from resolutions.reading.passages import Apparatus, Note, Passage, apparatus, notes, passages
from resolutions.reading.texts import FORMULAS, marked_title, operative_start

MOST_LANGUAGES = 3
"""Languages side by side: more find no room on a page."""
NOTHING = SafeString()
NOTE = "note"
"""The kind of a footnote."""
CLAUSES = ("preambular", "operative", "annex")
"""What can be taken into a pack: neither headings nor footnotes."""
UNSHOWN = ("note", "headings")
"""Columns of a paragraph that the page does not show."""

Held = TypeVar("Held", Paragraph, Footnote, Annex)


@dataclass(frozen=True, slots=True)
class Column:
    """A language of the page: its text, the title with its marks, the formula that opens it."""

    language: str
    text: Resolution
    title: SafeString
    formula: str

    @property
    def name(self) -> str:
        """The language in its own words."""
        return languages.NAMES[self.language]

    @property
    def called(self) -> str:
        """The language within a sentence of the interface."""
        return phrases.language(self.language)

    @property
    def direction(self) -> str:
        """The direction it is written in."""
        return languages.direction(self.language)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one language of a line; ``is_missing`` where that text has no such line.

    A footnote has its own ``anchor``, and ``returns`` to its marks. ``place`` is the permalink of the clause
    that begins here, empty for none.
    """

    column: Column
    label: str = ""
    html: SafeString = NOTHING
    anchor: str = ""
    returns: tuple[str, ...] = ()
    place: str = ""
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's own text, or one of its parts (``depth`` 1 and more), in every language."""

    depth: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in every language; ``doubts`` say in what the languages disagree."""

    anchor: str
    kind: str
    number: str
    name: str
    lines: tuple[Line, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text: its name and its rows."""

    anchor: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A language that can be set beside the text: the address that does, or takes it away again."""

    language: str
    name: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ParallelPage:
    """A text in several languages, ready for its template; the first is that of the address.

    ``choices`` are the other languages it is held in, ``missing`` (name, address of the official document)
    those that were asked for and are not held.
    """

    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    choices: tuple[Choice, ...]
    missing: tuple[tuple[str, str | None], ...]
    address: str

    @property
    def doubtful(self) -> tuple[Row, ...]:
        """The rows in which languages disagree."""
        return tuple(row for part in self.parts for row in part.rows if row.doubts)

    @property
    def compared(self) -> int:
        """How many rows there are."""
        return sum(len(part.rows) for part in self.parts)


@dataclass(frozen=True, slots=True)
class _One:
    """A paragraph, heading or footnote of one language: what it is compared by, and its lines."""

    unit: Unit
    anchor: str
    name: str
    lines: tuple[tuple[int, str, SafeString], ...]
    marks: int = 0
    returns: tuple[str, ...] = ()

    @property
    def own_anchor(self) -> str:
        """The anchor of what has one in each language: a footnote."""
        return self.anchor if self.unit.kind == NOTE else ""


def asked_beside(values: Iterable[str], own: str) -> tuple[str, ...]:
    """Read the languages that an address asks for beside a text's own: the first two that are any.

    >>> asked_beside(["fr", "xx", "en", "fr", "ar", "ru"], "en")
    ('fr', 'ar')
    """
    known = (one for one in dict.fromkeys(values) if one in languages.NAMES and one != own)
    return tuple(known)[: MOST_LANGUAGES - 1]


def parallel_page(text: Resolution, beside: Sequence[str]) -> ParallelPage:
    """Set a text (``Resolution.objects.for_page()``) beside its translations; eight queries and more."""
    path, own = getattr(text, "path", "") or "", text.document.language
    held = [address.language for address in Address.objects.translations(path) if address.resolution_id]
    texts = [text, *_translations(path, [language for language in beside if language in held])]
    columns, parts = _read(texts)
    chosen = [column.language for column in columns[1:]]
    href = str(getattr(text, "href", "") or "")
    return ParallelPage(
        columns,
        parts,
        tuple(_choices(href, [one for one in languages.NAMES if one in held and one != own], chosen)),
        tuple(
            (phrases.language(one), symbols.undocs_url(text.symbol, one) if text.symbol else None)
            for one in beside
            if one not in held
        ),
        _address(href, chosen),
    )


def _translations(path: str, chosen: Sequence[str]) -> list[Resolution]:
    """The texts at a path in some languages, in their order."""
    found = {row.document.language: row for row in Resolution.objects.at([path])} if chosen else {}
    return [found[language] for language in chosen if language in found]


def _choices(href: str, held: Sequence[str], chosen: Sequence[str]) -> Iterator[Choice]:
    """The other languages; with as many as find room, one more takes the place of the last."""
    for language in held:
        is_chosen = language in chosen
        others = [one for one in chosen if one != language]
        after = others if is_chosen else [*others[: MOST_LANGUAGES - 2], language]
        yield Choice(language, languages.NAMES[language], _address(href, after), is_chosen)


def _address(href: str, chosen: Sequence[str]) -> str:
    """The address of a text with some languages beside it."""
    return f"{href}?{urlencode([('beside', one) for one in chosen])}" if chosen else href


def _read(texts: Sequence[Resolution]) -> tuple[tuple[Column, ...], tuple[Part, ...]]:
    """Read all of some texts, and pair what they hold."""
    found = Paragraph.objects.filter(resolution__in=texts).defer(*UNSHOWN).order_by("order")
    of_text = _by_text(found, texts)
    footnotes = _by_text(Footnote.objects.filter(resolution__in=texts).order_by("order"), texts)
    annexes = _by_text(Annex.objects.filter(resolution__in=texts).order_by("order"), texts)
    for text in texts:
        for footnote in footnotes[text.pk]:
            footnote.anchor = f"{text.document.language}-{footnote.anchor}"  # the page has each several times
    made = apparatus(
        FootnoteMark.objects.filter(paragraph__resolution__in=texts).order_by("paragraph__order", "order"),
        CrossReference.objects.of_text(*texts).with_target(),
        [footnote for text in texts for footnote in footnotes[text.pk]],
    )
    columns = tuple(_column(text, footnotes[text.pk], made) for text in texts)
    bodies = [_paragraphs([one for one in of_text[text.pk] if not one.annex_id], made) for text in texts]
    starts = [operative_start([one.unit.kind for one in body]) for body in bodies]
    preambles = [body[:start] for body, start in zip(bodies, starts, strict=True)]
    operatives = [body[start:] for body, start in zip(bodies, starts, strict=True)]
    parts = [Part("preamble", _("Preamble"), tuple(_rows(columns, preambles)))]
    parts.append(Part("operative", _("Operative part"), tuple(_rows(columns, operatives))))
    numbered = list(zip_longest(*(annexes[text.pk] for text in texts)))
    for number, each in enumerate(numbered, start=1):
        inside = [
            _annex(annex, [one for one in of_text[text.pk] if annex and one.annex_id == annex.pk], made)
            for text, annex in zip(texts, each, strict=True)
        ]
        name = _("Annex %(number)s") % {"number": number} if len(numbered) > 1 else pgettext("part", "Annex")
        parts.append(Part(f"annex{number}", name, tuple(_rows(columns, inside))))
    noted = [list(_notes(notes(footnotes[text.pk], made), footnotes[text.pk])) for text in texts]
    parts.append(Part("notes", pgettext("part of a text", "Notes"), tuple(_rows(columns, noted))))
    return columns, tuple(part for part in parts if part.rows)


def _by_text(found: Iterable[Held], texts: Sequence[Resolution]) -> dict[int, list[Held]]:
    """Rows by their text."""
    by_text: dict[int, list[Held]] = {text.pk: [] for text in texts}
    for row in found:
        by_text[row.resolution_id or 0].append(row)
    return by_text


def _column(text: Resolution, footnotes: Sequence[Footnote], made: Apparatus) -> Column:
    """A text as the head of its column."""
    language = text.document.language
    formula = FORMULAS.get(language, "") if text.document.body == "General Assembly" else ""
    return Column(language, text, marked_title(text, footnotes, made), formula)


def _paragraphs(found: Sequence[Paragraph], made: Apparatus) -> list[_One]:
    """The paragraphs of one language, each with its parts."""
    below: defaultdict[int | None, list[Paragraph]] = defaultdict(list)
    for row in found:
        below[row.parent_id].append(row)
    composed = passages(found, made)
    return [_one(row, passage, below, made) for row, passage in zip(below[None], composed, strict=True)]


def _one(row: Paragraph, passage: Passage, below: dict[int | None, list[Paragraph]], made: Apparatus) -> _One:
    """A paragraph with its parts, as compared and as shown."""
    unit = Unit(row.kind, row.number, signs(row.full_text), len(row.full_text))
    lines = tuple(_lines(passage, 0))
    return _One(unit, row.anchor, passage.name, lines, sum(len(made.marks[key]) for key in _keys(row, below)))


def _keys(row: Paragraph, below: dict[int | None, list[Paragraph]]) -> Iterator[int]:
    """The keys of a paragraph and all of its parts."""
    yield row.pk
    for part in below.get(row.pk, ()):
        yield from _keys(part, below)


def _lines(passage: Passage, depth: int) -> Iterator[tuple[int, str, SafeString]]:
    """A paragraph's own text and its parts, in reading order: depth, label, text."""
    yield depth, passage.label, passage.html
    for part in passage.parts:
        yield from _lines(part, depth + 1)


def _annex(annex: Annex | None, found: Sequence[Paragraph], made: Apparatus) -> list[_One]:
    """The blocks of an annex in one language, its title first."""
    if annex is None:
        return []
    title = annex.title or ""
    unit = Unit("annex_heading", "", signs(title), len(title))
    head = [_One(unit, "", pgettext("of an annex", "Title"), ((0, "", escape(title)),))] if title else []
    return head + _paragraphs(found, made)


def _notes(found: Iterable[Note], footnotes: Sequence[Footnote]) -> Iterator[_One]:
    """The footnotes of one language."""
    for note, row in zip(found, footnotes, strict=True):
        unit = Unit(NOTE, note.label, signs(row.text), len(row.text))
        yield _One(
            unit,
            note.anchor,
            _("Footnote %(label)s") % {"label": note.label},
            ((0, note.label, note.html),),
            0,
            note.returns,
        )


def _rows(columns: Sequence[Column], texts: Sequence[Sequence[_One]]) -> Iterator[Row]:
    """The rows of some paragraphs, in the order of the first language."""
    for place in rows([[one.unit for one in text] for text in texts]):
        each = [None if at is None else text[at] for text, at in zip(texts, place, strict=True)]
        first = next(one for one in each if one is not None)
        own = columns[each.index(first)].language
        anchor = first.anchor if each[0] is not None or first.unit.kind == NOTE else f"{own}-{first.anchor}"
        yield Row(
            anchor,
            first.unit.kind,
            first.unit.number,
            first.name,
            tuple(_beside(columns, each)),
            tuple(_doubts(columns, each)),
        )


def _beside(columns: Sequence[Column], each: Sequence[_One | None]) -> Iterator[Line]:
    """The lines of a row: own texts beside one another, then the first parts, and so on."""
    for number, lines in enumerate(zip_longest(*(one.lines if one else () for one in each))):
        depth = next(line[0] for line in lines if line is not None)
        yield Line(
            depth,
            tuple(
                Cell(
                    column,
                    line[1],
                    line[2],
                    one.own_anchor,
                    one.returns,
                    "" if number else _place(column, one),
                )
                if one and line
                else Cell(column, is_missing=True)
                for column, one, line in zip(columns, each, lines, strict=True)
            ),
        )


def _place(column: Column, one: _One) -> str:
    """The permalink of a clause; empty for a heading or a footnote."""
    return f"{getattr(column.text, 'href', '')}#{one.anchor}" if one.unit.kind in CLAUSES else ""


def _doubts(columns: Sequence[Column], each: Sequence[_One | None]) -> Iterator[str]:
    """In what the languages of a row disagree, in words."""
    here = [(column.called, one) for column, one in zip(columns, each, strict=True) if one is not None]
    gone = [column.called for column, one in zip(columns, each, strict=True) if one is None]
    if gone:
        yield _("Not found in %(languages)s") % {"languages": phrases.listed(gone)}
    divided: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for sign in sorted(frozenset[str]().union(*(one.unit.signs for _name, one in here))):
        divided[tuple(name for name, one in here if sign in one.unit.signs)].append(sign)
    for having, found in divided.items():
        if without := [name for name, _ in here if name not in having]:
            yield _("%(signs)s: in %(having)s, not in %(without)s") % {
                "signs": ", ".join(found),
                "having": phrases.listed(having),
                "without": phrases.listed(without),
            }
    for what, count in _COUNTED:
        if len({count(one) for _name, one in here}) > 1:
            each_of = (
                _("%(count)s in %(language)s") % {"count": count(one), "language": name} for name, one in here
            )
            yield _(what) % {"counts": ", ".join(each_of)}


_COUNTED: tuple[tuple[str, Callable[[_One], int]], ...] = (
    (gettext_noop("Sub-paragraphs: %(counts)s"), lambda one: len(one.lines) - 1),
    (gettext_noop("Footnote marks: %(counts)s"), lambda one: one.marks),
)
