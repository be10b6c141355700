"""Marks that lost their superscript: ``the Convention,4 the`` is a footnote's 4, ``of 20214`` too.

Digits at a word are read as a mark only where they are the next label in the text, or repeat
one already met, and a footnote has that label. Labels that are missing after that are looked for
between their neighbours: ``74/1672`` between marks 1 and 3 is 74/167 with mark 2.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.footnotes import Note
from resolutions.parsing.layout import Row
from resolutions.parsing.markup import labels, marker, plain

_NAMES = r"(?<!\b(?:Rev|Add|Res|DEC)\.)(?<!\b(?:Corr|Decl|CONF)\.)(?<!\b(?:No|CP)\.)"
"""Not behind the stop of a name that goes on with a number: ``Rev.1``, ``decision 1/CP.21``."""
_GLUED = re.compile(
    r"(?=\d)(?:"  # tells the places where it can begin fast
    rf"(?:(?<=[a-z)”’][,;.:])|(?<=[A-Z][,;])){_NAMES}(?P<stopped>\d{{1,3}})(?=\s|$)"  # the Convention,4 the
    r"|(?<=[A-Za-z)”’])(?P<word>\d{1,3})(?=[\s,;.:]|$)"  # the Convention4 and
    r"|(?<=\d[,;])(?P<number>\d{1,3})(?=\s|$)"  # of 25 September 2015,4 and
    r"|(?<=(?<!\d)[12]\d{3})(?P<year>\d{1,3})(?=[\s,;.:]|$))"  # of 20154 and
)
_APART = re.compile(rf"(?<=[A-Za-z)”’\d][,;.:]){_NAMES} (?P<apart>\d{{1,3}})(?=\s|$)")
"""A mark with a space before it, where a file prints them so: ``the Convention, 4 the``."""
_APART_SHARE = 0.3
"""So great a share of the labels must stand apart before a file is thought to print its marks so."""
_NO_MARK = (
    r"(?! ?(?:of|to|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_HIDDEN = rf"(?:(?<=\d)|(?<=\d[,;])|(?<=[A-Za-z)”’\d,;]) ){{label}}(?=[\s,;.:]|$){_NO_MARK}"
"""Where a missing label may stand: behind other digits, ``Agenda 216``, or apart, ``the tests 4 carried``."""

_MOST_MISSING = 100
"""So many labels are looked for at the most: a text that misses more is not read by this."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_SKIPPED = 3
"""At most so many labels further on a mark may be: those between are lost in figures."""


def read(rows: tuple[Row, ...], notes: Sequence[Note]) -> tuple[Row, ...]:
    """Give the rows with their bare digits read as marks, where these are marks."""
    known = {note.label for note in notes if note.label.isdecimal() and len(note.label) < 4} - {
        label for row in rows for label in labels(row.text)
    }
    if not known:
        return rows
    done: list[Row] = []
    for text in _texts(rows, notes):
        found = _with_missing(_with_bare(text, known, _GLUED), known)
        if known - _labels(found):
            apart = _with_bare(text, known, _APART)
            if len(_labels(apart)) >= max(2, _APART_SHARE * len(known)):
                apart = _with_missing(_with_bare(apart, known, _GLUED), known)
                found = apart if len(_labels(apart)) > len(_labels(found)) else found
        done += found
    return tuple(done)


def _labels(rows: Sequence[Row]) -> set[str]:
    return {label for row in rows for label in labels(row.text)}


def _numbers(text: str) -> list[int]:
    """List the marks in a text that are numbers a footnote may have."""
    return [int(label) for label in labels(text) if label.isdecimal() and len(label) < 4]


def _texts(rows: Sequence[Row], notes: Sequence[Note]) -> Iterator[Sequence[Row]]:
    """Part the rows where labels begin anew."""
    start = 0
    for place, row in enumerate(rows):
        if place and _restarts(row, place, notes):
            yield rows[start:place]
            start = place
    yield rows[start:]


def _restarts(row: Row, place: int, notes: Sequence[Note]) -> bool:
    """Whether labels begin anew with a text: at its enacting formula, if footnotes 1 stand on both sides."""
    if not _is_formula(row):
        return False
    firsts = [note.place for note in notes if note.label == "1"]
    return any(one <= place for one in firsts) and any(one > place for one in firsts)


def _is_formula(row: Row) -> bool:
    return row.plain.startswith("The ") and row.plain.endswith(",") and len(row.plain) < 60


def _with_bare(rows: Sequence[Row], known: set[str], shape: re.Pattern[str]) -> list[Row]:
    """Mark the digits that are the next label, or repeat one."""
    done: list[Row] = []
    last = 0
    for row in rows:
        text, last = _marked(row.text, known, last, shape)
        done.append(_with_text(row, text))
        last = max(last, *_numbers(text), 0)
    return done


def _with_text(row: Row, text: str) -> Row:
    return row if text == row.text else replace(row, text=text, plain=plain(text))


def _marked(text: str, known: set[str], last: int, shape: re.Pattern[str]) -> tuple[str, int]:
    """Mark the digits of one row that are marks; give the highest label met so far with it."""
    parts: list[str] = []
    end = 0
    for match in shape.finditer(text):
        label = match[0].strip()
        if label in known and _follows(match, last):
            parts += (text[end : match.start()], marker(label))
            end, last = match.end(), max(last, int(label))
    return "".join(parts) + text[end:], last


def _follows(match: re.Match[str], last: int) -> bool:
    """Whether a label is the next one, or close behind after a word, or repeats one met before.

    After a capital (*G20*) it never repeats one; apart from its word it skips none.
    """
    label, given = int(match[0]), match.groupdict()
    if given.get("apart") is not None:
        return 0 < label <= last + 1
    if given["stopped"] is not None or (given["number"] is not None and len(match[0]) < 3):
        return 0 < label <= last + _SKIPPED
    if given["word"] is not None and not match.string[match.start() - 1].isupper():
        return 0 < label <= last + _SKIPPED
    return label == last + 1 or (given["word"] is not None and last < label <= last + _SKIPPED)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in some rows: which row, and the characters in its text."""

    row: int
    start: int
    end: int


def _with_missing(rows: list[Row], known: set[str]) -> list[Row]:
    """Mark a label that is nowhere yet where, between its neighbours, there is one place for it."""
    start = next((place for place, row in enumerate(rows) if _is_formula(row)), 0)
    for label in sorted(map(int, known - _labels(rows)))[:_MOST_MISSING]:
        met: dict[int, int] = {}
        for place, row in enumerate(rows):
            for one in _numbers(row.text):
                met.setdefault(one, place)
        if label in met or (label > 1 and label - 1 not in met):
            continue
        first = max((place for one, place in met.items() if one < label), default=start)
        last = min(
            (place for one, place in met.items() if one > label and place >= first), default=len(rows) - 1
        )
        places = list(_hidden(rows, str(label), first, last))
        if len(places) == 1:
            (spot,) = places
            text = rows[spot.row].text
            text = text[: spot.start] + marker(str(label)) + text[spot.end :]
            rows[spot.row] = _with_text(rows[spot.row], text)
            rows = _with_bare(rows, known, _GLUED)
    return rows


def _hidden(rows: Sequence[Row], label: str, first: int, last: int) -> Iterator[_Place]:
    """List where a label may stand in some rows, ``last`` among them."""
    pattern = re.compile(_HIDDEN.replace("{label}", label))
    for place in range(first, last + 1):
        for match in pattern.finditer(rows[place].text):
            if _YEAR.search(rows[place].text[: match.end()]):
                continue
            start = match.start() - (rows[place].text[match.start() - 1] == " ")
            yield _Place(place, start, match.end())
