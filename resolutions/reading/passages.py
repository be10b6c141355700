"""Paragraphs and footnotes as a page shows them: composed, nested, linked both ways."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions import symbols
from resolutions.composing import Link, NoteMark, compose
from resolutions.models import CrossReference, Footnote, FootnoteMark, Paragraph
from resolutions.reading.pinpoints import fragment


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a heading: where it stands, its printed number or label, its text, its parts.

    ``age`` says in a few words how old its wording is, where that is known.
    ``is_hidden``: what the reader has chosen to see leaves it out.
    """

    anchor: str
    kind: str
    number: str
    label: str
    name: str
    html: SafeString
    parts: tuple["Passage", ...] = ()
    age: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its text and the anchors of the marks that lead to it, in reading order.

    ``full`` is the note that prints in full the source an *Ibid.* repeats.
    """

    anchor: str
    label: str
    html: SafeString
    returns: tuple[str, ...]
    full: "Note | None" = None


@dataclass(slots=True)
class Apparatus:
    """What stands off the paragraphs of one page: links and marks by row, ways back and *Ibid.* by note.

    ``prefix`` stands before every anchor, where a page shows paragraphs of several texts.
    """

    prefix: str = ""
    paragraph_links: dict[int, list[Link]] = field(default_factory=lambda: defaultdict(list))
    footnote_links: dict[int, list[Link]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[int, list[NoteMark]] = field(default_factory=lambda: defaultdict(list))
    returns: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    repeats: dict[int, str] = field(default_factory=dict)


def apparatus(
    marks: Iterable[FootnoteMark],
    citations: Iterable[CrossReference],
    notes: Iterable[Footnote],
    prefix: str = "",
) -> Apparatus:
    """Sort a page's marks and citations (``with_target``) to the rows they stand in; in reading order."""
    made = Apparatus(prefix)
    anchors = {note.pk: prefix + note.anchor for note in notes}
    for mark in marks:
        made.marks[mark.paragraph_id].append(
            note_mark(made, mark.offset, mark.label, mark.footnote_id, anchors)
        )
    for citation in citations:
        if citation.footnote_id and citation.ibid_of:
            made.repeats.setdefault(citation.footnote_id, citation.ibid_of)
        link = link_of(citation)
        if link and citation.paragraph_id:
            made.paragraph_links[citation.paragraph_id].append(link)
        elif link and citation.footnote_id:
            made.footnote_links[citation.footnote_id].append(link)
    return made


def note_mark(
    made: Apparatus, offset: int, label: str, note: int | None, anchors: Mapping[int, str]
) -> NoteMark:
    """A mark for the page; the note it leads to learns of it."""
    if note is None or note not in anchors:
        return NoteMark(offset, label, "", "")
    returns = made.returns[note]
    anchor = f"{anchors[note]}-mark{len(returns) + 1}"
    returns.append(anchor)
    return NoteMark(offset, label, anchors[note], anchor)


def link_of(citation: CrossReference) -> Link | None:
    """Where a citation leads: to the text held here, else to the official document, else nowhere."""
    start, end = citation.offset, citation.offset + len(citation.raw)
    target: str | None = getattr(citation, "target_href", None)
    name = ", ".join(filter(None, (citation.symbol, citation.pinpoint)))
    if target:
        title = _("%(name)s, in this archive") % {"name": name}
        return Link(start, end, target + fragment(citation), title)
    url = symbols.undocs_url(citation.symbol) if citation.symbol else None
    if not url:
        return None
    title = _("%(name)s, on another site: %(site)s") % {"name": name, "site": "undocs.org"}
    return Link(start, end, url, title, leaves=True)


def passages(
    rows: Sequence[Paragraph], made: Apparatus, ages: Mapping[int, str] | None = None
) -> tuple[Passage, ...]:
    """The paragraphs, each with its sub-paragraphs inside it; ``rows`` in reading order.

    ``ages`` say by key how old wordings are.
    """
    below: dict[int | None, list[Paragraph]] = defaultdict(list)
    held = {row.pk for row in rows}
    for row in rows:
        below[row.parent_id if row.parent_id in held else None].append(row)
    found = ((row, _passage(row, below, made)) for row in below[None])
    return tuple(replace(one, age=ages.get(row.pk, "")) if ages else one for row, one in found)


def _passage(row: Paragraph, below: Mapping[int | None, Sequence[Paragraph]], made: Apparatus) -> Passage:
    opening = row.curated.get("lead_phrase", row.lead_phrase)  # as printed, whatever a curator calls it
    html = compose(
        row.text,
        lead=len(opening) if row.text.startswith(opening) else 0,
        italics=row.italics,
        links=made.paragraph_links.get(row.pk, ()),
        marks=made.marks.get(row.pk, ()),
    )
    parts = tuple(_passage(part, below, made) for part in below.get(row.pk, ()))
    return Passage(made.prefix + row.anchor, row.kind, row.number, row.label, name_of(row), html, parts)


def name_of(row: Paragraph) -> str:
    """What a paragraph is called: ``Paragraph 12``, ``Preambular paragraph 3``, ``(a)``."""
    if row.label:
        return row.label
    if row.kind == "preambular":
        return numbered_name(row.kind, row.anchor.removeprefix("pp"))
    if row.number:
        return numbered_name("", row.number)
    is_heading = row.kind in ("heading", "annex_heading")
    return pgettext("name", "Heading") if is_heading else pgettext("name", "Paragraph")


def numbered_name(kind: str, number: str) -> str:
    """The same by kind and number.

    >>> numbered_name("preambular", "3"), numbered_name("operative", "12")
    ('Preambular paragraph 3', 'Paragraph 12')
    """
    if kind == "preambular":
        return _("Preambular paragraph %(number)s") % {"number": number}
    return _("Paragraph %(number)s") % {"number": number}


def notes(rows: Iterable[Footnote], made: Apparatus) -> tuple[Note, ...]:
    """The footnotes, each with the ways back to its marks and to the note an *Ibid.* repeats."""
    composed: list[Note] = []
    for row in rows:
        html = compose(row.text, italics=row.italics, links=made.footnote_links.get(row.pk, ()))
        source = made.repeats.get(row.pk)
        full = next((note for note in reversed(composed) if note.label == source), None)
        composed.append(
            Note(made.prefix + row.anchor, row.label, html, tuple(made.returns.get(row.pk, ())), full)
        )
    return tuple(composed)
