"""Notes marked with asterisks that no rule parts from the text: ``* On behalf of the Group of 77.``"""

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.parsing.footnotes import Note
from resolutions.parsing.glue import glue
from resolutions.parsing.layout import Row, ended
from resolutions.parsing.markup import STAR, labels, marker, plain

_STARS = rf"[*{STAR}]"
_NOTE = re.compile(rf"(?P<label>{_STARS}{{1,3}})(?P<space>\s*)(?P<words>(?![*{STAR}])[A-Z“\"].*)")
_MARK = re.compile(rf"(?<=[^\s(\[*{STAR}])(?P<label>{_STARS}{{1,3}})(?=[\s.,;:)\]]|$)")
_OPENED = re.compile(r"(?:^|[\s(\[])\*{1,3}(?=[^\s*])")
"""Where emphasis begins, so that the asterisk that ends it is no mark."""
_FORMULA = re.compile(r"The [A-Z].{0,120}(?:Assembly|Council|Commission|Conference|Parties),?")
_MOST_LINES = 6
"""A note has no more lines than these."""


def separate(rows: tuple[Row, ...], notes: tuple[Note, ...]) -> tuple[tuple[Row, ...], tuple[Note, ...]]:
    """Take out the notes whose asterisks stand at a word of the cover, and write these as marks."""
    top = next((place for place, row in enumerate(rows) if _FORMULA.fullmatch(row.plain)), 0)
    marked = [_with_marks(row) for row in rows[:top]]
    known = {label for row in marked for label in labels(row.text) if label.startswith("*")}
    if not known:
        return rows, notes
    text: list[Row] = []
    found: list[Note] = []
    places: list[int] = []
    while len(places) < len(rows):
        index = len(places)
        row = rows[index]
        start = _start(row, known) if _free(rows, index) else None
        cut = bool(found) and found[-1].place == len(text)
        places.append(len(text))
        if start is None:
            text.append(replace(row, broken=True) if cut else row)
            continue
        label, words = start
        end = _end(rows, index, words)
        found.append(Note(label, _joined(words, rows[index + 1 : end]), row.number, len(text)))
        places += [len(text)] * (end - index - 1)
    places.append(len(text))
    bodies = {note.label for note in (*notes, *found)}
    moved = (replace(note, place=places[note.place]) for note in notes)
    top = places[top]
    above = [_with_marks(row) if _answered(row, bodies) else row for row in text[:top]]
    return (*above, *text[top:]), tuple(sorted((*moved, *found), key=lambda note: note.line))


def _free(rows: Sequence[Row], index: int) -> bool:
    """Whether a note may open on a row: something ended above it."""
    above = rows[index - 1] if index else None
    return above is not None and (
        rows[index].gap > 0 or above.ended or _NOTE.fullmatch(above.text) is not None
    )


def _answered(row: Row, bodies: set[str]) -> bool:
    """Whether every asterisk of a row has its note."""
    return set(labels(_with_marks(row).text)) - set(labels(row.text)) <= bodies


def _with_marks(row: Row) -> Row:
    """Read the asterisks behind words as marks, where no emphasis ends with them."""
    if ("*" not in row.text and STAR not in row.text) or _OPENED.search(row.text):
        return row
    return replace(row, text=_MARK.sub(lambda match: marker("*" * len(match["label"])), row.text))


def _start(row: Row, known: set[str]) -> tuple[str, str] | None:
    """Give the label and first words of a note that opens on a row."""
    match = _NOTE.fullmatch(row.text)
    if match is None or row.bullet or row.level or "*" * len(match["label"]) not in known:
        return None
    if not match["space"] and "*" in match["words"]:
        return None
    return "*" * len(match["label"]), match["words"]


def _end(rows: Sequence[Row], index: int, words: str) -> int:
    """Give the place after a note's last row: its sentence ends there, or a blank line follows."""
    end = index + 1
    while end < min(len(rows), index + _MOST_LINES) and not _complete(words):
        if rows[end].gap or rows[end].page or _NOTE.fullmatch(rows[end].text):
            break
        words = rows[end].plain
        end += 1
    return end


def _complete(words: str) -> bool:
    bare = plain(words)
    return bare.rstrip("”\"')]").endswith(".") and ended(bare)


def _joined(words: str, more: Sequence[Row]) -> str:
    for row in more:
        words = glue(words, row.text)
    return words
