"""Marks that lost their superscript: ``the Convention,4 the`` is a footnote's 4, ``of 20214`` too.

Digits glued to a word are read as a mark only where they are the next label in the text, or repeat
one already met, and a footnote has that label.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.parsing.footnotes import Note
from resolutions.parsing.layout import Row
from resolutions.parsing.markup import labels, marker, plain

_GLUED = re.compile(
    r"(?<=[a-z)”’][,;.:])(?<!\b(?:Rev|Add)\.)(?<!\bCorr\.)(?<!\bNo\.)"  # not Rev.1
    r"(?P<stopped>\d{1,3})(?=\s|$)"  # the Convention,4 the
    r"|(?<=[A-Za-z)”’])(?P<word>\d{1,3})(?=[\s,;.:]|$)"  # the Convention4 and
    r"|(?<=\d[,;])(?P<number>\d{1,3})(?=\s|$)"  # of 25 September 2015,4 and
    r"|(?<=(?<!\d)[12]\d{3})(?P<year>\d{1,3})(?=[\s,;.:]|$)"  # of 20154 and
)

_SKIPPED = 3
"""At most so many labels further on a mark may be: those between are lost in figures."""


def read(rows: tuple[Row, ...], notes: Sequence[Note]) -> tuple[Row, ...]:
    """Give the rows with their bare digits read as marks, where these are marks."""
    known = {note.label for note in notes if note.label.isdigit()} - {
        label for row in rows for label in labels(row.text)
    }
    if not known:
        return rows
    done: list[Row] = []
    last = 0
    for place, row in enumerate(rows):
        if _restarts(row, place, notes):
            last = 0
        text, last = _marked(row.text, known, last)
        done.append(row if text == row.text else replace(row, text=text, plain=plain(text)))
    return tuple(done)


def _restarts(row: Row, place: int, notes: Sequence[Note]) -> bool:
    """Whether labels begin anew with a text: at its enacting formula, if footnotes 1 stand on both sides."""
    if not (row.plain.startswith("The ") and row.plain.endswith(",") and len(row.plain) < 60):
        return False
    firsts = [note.place for note in notes if note.label == "1"]
    return any(one <= place for one in firsts) and any(one > place for one in firsts)


def _marked(text: str, known: set[str], last: int) -> tuple[str, int]:
    """Mark the digits of one row that are marks; give the highest label met so far with it."""
    parts: list[str] = []
    end = 0
    for match in _GLUED.finditer(text):
        label = match[0]
        if label in known and _follows(match, last):
            parts += (text[end : match.start()], marker(label))
            end, last = match.end(), max(last, int(label))
    return "".join(parts) + text[end:], last


def _follows(match: re.Match[str], last: int) -> bool:
    """Whether a label is the next one, or close behind after a word, or repeats one met before.

    After a capital (*G20*) it never repeats one.
    """
    label = int(match[0])
    if match["stopped"] is not None:
        return 0 < label <= last + _SKIPPED
    if match["word"] is not None and not match.string[match.start() - 1].isupper():
        return 0 < label <= last + _SKIPPED
    return label == last + 1 or (match["word"] is not None and last < label <= last + _SKIPPED)
