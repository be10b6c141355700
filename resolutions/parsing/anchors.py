"""Which footnote belongs to which text, and marks that lost their superscript.

Each text numbers its footnotes anew, and so does a report around its texts. A body goes to the
text that has an unanswered mark with its label: the one it interrupts, else an earlier one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.footnotes import Note
from resolutions.parsing.layout import Row
from resolutions.parsing.markup import labels, rich
from resolutions.parsing.records import Footnote, Problem, ResolutionText
from resolutions.parsing.structure import Parts

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


@dataclass(frozen=True, slots=True)
class Answered:
    """The texts with their footnotes, the report's footnotes, and marks and bodies without the other."""

    texts: tuple[ResolutionText, ...]
    report: tuple[Footnote, ...]
    problems: tuple[Problem, ...]


def answered(notes: Sequence[Note], parts: Parts, texts: Sequence[ResolutionText]) -> Answered:
    """Give every footnote to its text; a cover's go to the one text under it."""
    spans = [(0, len(parts.front)), *((one.start, one.end) for one in parts.sections)]
    marks = [
        _labels(parts.front) | _labels(parts.after) | _labels(row for one in parts.annexes for row in one)
    ]
    marks += [_labels(one.rows) for one in parts.sections]
    given: list[list[Footnote]] = [[] for _ in spans]
    for note, owner in zip(notes, owners(notes, spans, marks), strict=True):
        text = rich(note.text)
        given[owner].append(Footnote(note.label, text.text, text.italics, line=note.line))
    if not parts.is_report and texts:
        given[1], given[0] = given[0] + given[1], []
        marks[1] = marks[0] | marks[1]
        marks[0] = frozenset()
    done = tuple(replace(one, footnotes=tuple(own)) for one, own in zip(texts, given[1:], strict=True))
    problems = [one for n, own in enumerate(given) for one in _unanswered(own, marks[n], parts, n)]
    return Answered(done, tuple(given[0]), tuple(problems))


def _labels(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(label for row in rows for label in labels(row.text))


def _unanswered(own: Sequence[Footnote], marked: frozenset[str], parts: Parts, n: int) -> Iterator[Problem]:
    """Say which marks have no footnote, and which footnotes no mark."""
    bodies = {one.label for one in own}
    rows = parts.front if n == 0 else parts.sections[n - 1].rows
    for label in sorted(marked - bodies):
        line = next((row.number for row in rows if label in labels(row.text)), None)
        yield Problem(line, f"mark {label} has no footnote in the source")
    for one in own:
        if one.label not in marked and not one.label.startswith("*"):
            yield Problem(one.line, f"footnote {one.label} has no mark in the text")
