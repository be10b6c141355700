"""Which footnote belongs to which text, and marks that lost their superscript.

Each text numbers its footnotes anew, and so does a report around its texts. A body goes to the
text that has an unanswered mark with its label: the one it interrupts, else an earlier one.
"""

import re
from collections.abc import Sequence

from resolutions.parsing.footnotes import Note
from resolutions.parsing.layout import Row
from resolutions.parsing.markup import labels, marker

Span = tuple[int, int]
"""The places of a text's first row and after its last among a document's rows."""


def owners(notes: Sequence[Note], spans: Sequence[Span], marks: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """Give, for each footnote, the index of the span it belongs to.

    ``marks`` holds the labels marked in each span. Spans that share rows: the later one wins.
    """
    answered: list[set[str]] = [set() for _ in spans]
    chosen: list[int] = []
    end = max((span[1] for span in spans), default=0)
    for note in notes:
        here = _span_at(note.place, spans)
        waiting = [i for i in range(here + 1) if note.label in marks[i] and note.label not in answered[i]]
        endnote = note.place >= end
        if not waiting or (here in waiting and not endnote):
            owner = here
        else:
            owner = waiting[0] if endnote else waiting[-1]
        answered[owner].add(note.label)
        chosen.append(owner)
    return tuple(chosen)


def _span_at(place: int, spans: Sequence[Span]) -> int:
    """Give the span that holds the row before a footnote."""
    here = 0
    for index, (start, _) in enumerate(spans):
        if start < place:
            here = index
    return here


_BARE = re.compile(r"(?<=[a-z)”’][,;.:])(\d{1,3})(?=[\s]|$)|(?<=[a-z)”’])(\d{1,3})(?=[\s,;.:]|$)")


def with_bare_marks(rows: Sequence[Row], notes: Sequence[Note]) -> dict[int, str]:
    """Find marks printed as plain digits glued to a word, where a footnote has that label.

    Gives the changed text of each row concerned, by its place.
    """
    known = {note.label for note in notes} - {label for row in rows for label in labels(row.text)}
    changed: dict[int, str] = {}
    if not known:
        return changed
    for place, row in enumerate(rows):
        found = _BARE.sub(lambda match: _marked(match, known), row.text)
        if found != row.text:
            changed[place] = found
    return changed


def _marked(match: re.Match[str], known: set[str]) -> str:
    label = match[1] or match[2]
    return marker(label) if label in known else match[0]
