"""Footnotes: their bodies, which interrupt the text at page feet, apart from the text itself.

A body opens with its label (a superscript, or a number after a drawn rule) and ends where the
text goes on. A number alone on a line is a mark of the text when no footnote block is open.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resolutions.parsing import leads
from resolutions.parsing.glue import glue
from resolutions.parsing.layout import Row, Shape, ended
from resolutions.parsing.markup import STAR, labels, leading_label, marker, plain

_ALONE = re.compile(r"\d{1,3}|[*†‡]{1,4}")
_NUMBERED = re.compile(r"(\d{1,3})(?:[.)]|\s)\s*(?=[A-Z“\"‘(*_\ufdd0]|\d{4} [A-Z]|https?:|www\.)")
_DATE = re.compile(
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
_WANTS_A_NUMBER = re.compile(r"\b(?:of|to|on|from|until|and|[Nn]os?\.|paragraphs?|articles?)$")
_NOTE_WANTS_A_NUMBER = re.compile(r"\b(?:[Nn]os?|[Vv]ols?|[Pp]aras?|[Cc]hap|[Ss]ect|[Pp]art)\.?$")
_PLAIN_BODY = re.compile(r"(?P<label>\d{1,3}) +(?P<words>[A-Z“\"].*)")
_STARRED = re.compile(rf"([*{STAR}]{{1,3}})\s+(?=\S)")
_SOURCE = re.compile(
    r"See\b|Ibid|Resolutions?\b|United Nations,|Official Records|A/|E/|S/|CTOC/|CAC/|Report of|"
    r"Available|Adopted|General Assembly|Ad hoc|For |As |In |The |Decision"
)
_CITED = re.compile(
    r"See\b|Ibid|Resolutions?\b|United Nations,|Official Records|[AE]/|S/|CTOC/|CAC/|Available|Adopted"
)
"""How a further sentence of a footnote opens."""
_CONTINUES = re.compile(r"[a-z(]|\d{1,2} [A-Z]|[,;.:]")
_OPENER = re.compile(r"\d{1,3}\.\s|\([a-z]{1,4}\)\s|(?:Draft (?:resolution|decision)|Annex)\b")
_ROWS_OF_A_PAGE = 90
_PAGES_APART = 4
"""Page numbers found differ by less: those between them were taken for labels."""
_HEADING = re.compile(r"(?:Foot|End)?[Nn]otes:?|FOOTNOTES|NOTES|ENDNOTES")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: ``place`` counts the rows of text before it, ``raised`` says that its label is raised."""

    label: str
    text: str
    line: int
    place: int
    raised: bool = False


def separate(rows: tuple[Row, ...], form: Shape) -> tuple[tuple[Row, ...], tuple[Note, ...]]:
    """Part the text from the footnotes; marks alone on a line go to the end of the line before."""
    text: list[Row] = []
    notes: list[Note] = []
    open_note = False
    cut = False
    seen = 0
    pages = _page_counters(rows)
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        if index in pages:
            cut = True
            continue
        start = _note_start(row, text, notes, open_note, form)
        if start is None and _opens_below(row, after, text):
            start = (labels(row.text)[0], "")
        if start is not None and not _page_number(row, after, start, open_note):
            label, words = start
            raised = leading_label(row.text) is not None
            notes.append(Note(label, words, row.number, len(text), raised))
            open_note, cut = True, True
        elif (not row.plain and row.text) or _is_mark(row, seen, text, after):
            open_note = False
            _attach(text, row, after)
            seen = _highest(text[-1], seen) if text else seen
        elif open_note and (
            (not form.spaced and _hangs(row, rows[index - 1], text)) or _goes_on(row, notes[-1], text, form)
        ):
            notes[-1] = replace(notes[-1], text=glue(notes[-1].text, row.text))
        elif after is not None and _is_heading(row) and leading_label(after.text):
            cut = True
        else:
            text.append(replace(row, broken=True) if cut or open_note else row)
            open_note = cut = False
            seen = _highest(row, seen)
    return tuple(text), tuple(notes)


def _page_counters(rows: Sequence[Row]) -> frozenset[int]:
    """Find the page numbers among numbers alone on a line: they rise, and no footnote answers to them."""
    alone = [place for place, row in enumerate(rows) if row.plain.isdigit() and _alone(row)]
    often = Counter(rows[place].plain for place in alone)
    expected, met, found = 1, set[str](), []
    for place in alone:
        number = rows[place].plain
        if int(number) == expected and (often[number] == 1 or number in met):
            expected += 1
        elif often[number] == 1 and not _is_label(rows, place):
            found.append(place)
        met.add(number)
    numbers = [int(rows[place].plain) for place in found]
    rise = all(0 < after - before < _PAGES_APART for before, after in pairwise(numbers))
    if not (rise and numbers and 1 < numbers[0] < _PAGES_APART):
        return frozenset()
    for lower in range(numbers[0] - 1, 1, -1):  # pages whose number is a footnote's too
        before = [place for place in alone if place < found[0] and rows[place].plain == str(lower)]
        if len(before) == 1 and often[str(lower)] > 2:
            found.insert(0, before[0])
    return frozenset(found)


def _is_label(rows: Sequence[Row], place: int) -> bool:
    """Whether a number alone on a line, the only one of its kind, is a mark or opens a footnote."""
    number = rows[place].plain
    marked = re.compile(rf"(?:[A-Za-z)”’]|(?<!\d)[12]\d{{3}})[,;.:]?{number}(?=[\s,;.:]|$)")
    if any(
        marked.search(row.plain) or number in labels(row.text)
        for row in rows[max(0, place - _ROWS_OF_A_PAGE) : place]
    ):
        return True
    body = re.compile(rf"{number} +[A-Z“\"]")
    return any(body.match(row.plain) or number in labels(row.text) for row in rows[place + 1 :])


def _opens_below(row: Row, after: Row | None, text: list[Row]) -> bool:
    """Whether a raised label alone on its line belongs to the footnote on the next: it is marked above."""
    if row.plain or after is None or not row.gap or not labels(row.text) or not _SOURCE.match(after.plain):
        return False
    label = labels(row.text)[0]
    return (
        bool(text) and text[-1].ended and any(label in labels(each.text) for each in text[-_ROWS_OF_A_PAGE:])
    )


def _highest(row: Row, seen: int) -> int:
    """Give the highest label marked so far; a text begins anew at its enacting formula."""
    if row.plain.startswith("The ") and row.plain.endswith(",") and len(row.plain) < 60:
        return 0
    return max(seen, max(map(_number, labels(row.text)), default=0))


def _alone(row: Row) -> bool:
    """Whether a row is nothing but a number or signs, as a footnote's mark is."""
    return len(row.plain) < 5 and _ALONE.fullmatch(row.plain) is not None


def _is_heading(row: Row) -> bool:
    """Whether a row is the heading of the footnotes below it."""
    return len(row.plain) < 12 and _HEADING.fullmatch(row.plain) is not None


def _number(label: str) -> int:
    """The number of a footnote; 0 for letters, signs and numbers no footnote has."""
    return int(label) if label.isdecimal() and len(label) < 4 else 0


def _is_mark(row: Row, seen: int, text: list[Row], after: Row | None) -> bool:
    """Whether a number alone can be a mark: one that was there before, or about the next one.

    A number before a month or behind a word that wants one (``of``, ``paragraph``) is part of the text.
    """
    if not _alone(row):
        return False
    if (text and _WANTS_A_NUMBER.search(text[-1].plain[-12:])) or (after and _MONTH.match(after.plain)):
        return False
    return not row.plain.isdigit() or _number(row.plain) <= seen + 3


def _note_start(
    row: Row, text: list[Row], notes: list[Note], open_note: bool, form: Shape
) -> tuple[str, str] | None:
    """Give the label and first words of a footnote that opens on this row, if one does."""
    inside = open_note or row.after_rule
    if marked := leading_label(row.text):
        label, words = marked
        if not words:
            return (label, "") if inside else None
        if form.wrapped and not inside and not row.gap and _CONTINUES.match(plain(words)):
            return None
        return label.rstrip(":"), words.removeprefix(":").strip()
    if not inside and not (_is_lone_label(row, text, notes, form) or _is_plain_body(row, text, notes)):
        return None
    if _alone(row):
        return row.plain, ""
    if starred := _STARRED.match(row.text):
        return "*" * len(starred[1]), row.text[starred.end() :]
    numbered = _NUMBERED.match(row.text)
    if open_note and _NOTE_WANTS_A_NUMBER.search(plain(notes[-1].text)[-8:]):
        return None
    if numbered and not _DATE.match(row.plain) and _fits(numbered[1], row, notes, numbered.end()):
        return numbered[1], row.text[numbered.end() :].strip()
    return None


def _is_lone_label(row: Row, text: list[Row], notes: list[Note], form: Shape) -> bool:
    """Whether a number alone opens the notes of a page that draws no rule: the next one, and marked above."""
    if form.spaced or not row.gap or not row.plain.isdigit():
        return False
    before = next((_number(note.label) for note in reversed(notes) if note.label.isdigit()), 0)
    if _number(row.plain) not in (before + 1, 1):
        return False
    marked = re.compile(rf"(?:[^\s\d/(-]|(?<!\d)[12]\d{{3}}){row.plain}(?!\d)")
    return any(marked.search(each.plain) for each in text[-_ROWS_OF_A_PAGE:])


def _is_plain_body(row: Row, text: list[Row], notes: list[Note]) -> bool:
    """Whether a row such as ``1 See A/77/98.`` opens a footnote where no rule is drawn and no mark raised."""
    match = _PLAIN_BODY.match(row.plain)
    if match is None or not _SOURCE.match(match["words"]) or leads.opens_operative(match["words"]):
        return False
    before = next((_number(note.label) for note in reversed(notes) if note.label.isdigit()), 0)
    if _number(match["label"]) not in (before + 1, 1) or not (text and (row.gap or text[-1].ended)):
        return False
    marked = re.compile(rf"[a-z)”’\d][,;.:]? ?{match['label']}(?=[\s,;.:]|$)")
    return any(
        marked.search(each.plain) or match["label"] in labels(each.text) for each in text[-_ROWS_OF_A_PAGE:]
    )


def _fits(label: str, row: Row, notes: list[Note], start: int) -> bool:
    """Whether a number without superscript can be the next footnote's label."""
    words = plain(row.text[start:])
    if notes and notes[-1].raised and row.plain[len(label) : len(label) + 1] in (".", ")"):
        return False
    if leads.opens_operative(words) and not _SOURCE.match(words):
        return False
    follows = (
        not notes or not notes[-1].label.isdigit() or _number(label) in (1, _number(notes[-1].label) + 1)
    )
    return follows and (row.plain[len(label) : len(label) + 1] == " " or _SOURCE.match(words) is not None)


def _page_number(row: Row, after: Row | None, start: tuple[str, str], open_note: bool) -> bool:
    """Whether a number alone is the page's: the page ends with it and no footnote has begun."""
    if start[1] or not _alone(row):
        return False
    return after is None or (after.page and open_note)


def _attach(text: list[Row], row: Row, after: Row | None) -> None:
    """Put a mark that stands alone on its line after the words before it."""
    page_number = row.plain.isdigit() and (row.page or after is None or after.page)
    if text and not page_number:
        mark = marker(row.plain) if row.plain else row.text
        text[-1] = replace(text[-1], text=text[-1].text + mark)


def _hangs(row: Row, before: Row, text: list[Row]) -> bool:
    """Whether a row stands right under another of a footnote, both further in than the text."""
    margin = text[-1].indent if text else 0
    inside = row.indent == before.indent > margin and not row.gap and not row.page
    return inside and not _numbers_operative(row) and leading_label(row.text) is None


def _goes_on(row: Row, note: Note, text: list[Row], form: Shape) -> bool:
    """Whether a row continues the footnote that is open, rather than the text above it."""
    if row.page or row.level or row.bold or _numbers_operative(row):
        return False
    words = plain(note.text)
    if not words:
        return True
    pending = bool(text) and not ended(text[-1].plain)
    opens = leads.opens_preambular(row.plain) or leads.opens_operative(row.plain)
    if _complete(words) and (opens or (pending and row.plain[-1:] in (",", ";"))):
        return False
    if not form.wrapped and not row.gap:
        return not (_complete(words) and (pending or _OPENER.match(row.plain)))
    if not _complete(words):
        return not (pending and row.broken) and not (not form.wrapped and pending and row.gap)
    if not form.wrapped or (form.spaced and row.broken) or (row.gap and not form.spaced):
        return False
    if opens or _OPENER.match(row.plain) or pending:
        return False
    return _CITED.match(row.plain) is not None


def _numbers_operative(row: Row) -> bool:
    """Whether a row opens a numbered operative paragraph, as no line of a footnote does."""
    match = re.match(r"\d{1,3}\. +", row.plain)
    return match is not None and leads.opens_operative(row.plain[match.end() :])


def _complete(words: str) -> bool:
    """Whether a footnote may end here: at a full stop, with every bracket closed."""
    stopped = words.rstrip('"”’)]').endswith(".") and ended(words)
    return stopped and words.count("(") <= words.count(")")
