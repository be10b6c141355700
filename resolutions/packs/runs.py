"""A plain text and what stands off it, cut into runs: of one face each, footnote marks between them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from resolutions.packs.records import Run

Range = Sequence[int]
"""Start and end (exclusive) in characters from 0."""


def runs(
    text: str, italics: Iterable[Range] = (), marks: Iterable[tuple[int, int, str]] = ()
) -> tuple[Run, ...]:
    """Give the runs of a text; no character is lost whatever the ranges.

    ``marks`` are an offset, the place of the note and the printed label each, in reading order.

    >>> runs("Recalls it,", [(0, 7)], [(11, 0, "1")])[-2:]
    (Run(text=' it,', is_italic=False, note=None), Run(text='1', is_italic=False, note=0))
    """
    size = len(text)
    ranges = [(max(0, start), min(end, size)) for start, end in italics if start < end and start < size]
    placed = [(min(max(offset, 0), size), note, label) for offset, note, label in marks]
    cuts = sorted({0, size, *(at for pair in ranges for at in pair), *(offset for offset, _, _ in placed)})
    found = _marked(placed, 0)
    for start, end in pairwise(cuts):
        slanted = any(first <= start and end <= last for first, last in ranges)
        found += [Run(text[start:end], slanted), *_marked(placed, end)]
    return tuple(_joined(found))


def _marked(placed: Sequence[tuple[int, int, str]], at: int) -> list[Run]:
    return [Run(label, note=note) for offset, note, label in placed if offset == at]


def _joined(found: Iterable[Run]) -> list[Run]:
    """Runs of one face that follow one another are one."""
    joined: list[Run] = []
    for run in found:
        last = joined[-1] if joined else None
        if last and last.note is None and run.note is None and last.is_italic == run.is_italic:
            joined[-1] = Run(last.text + run.text, run.is_italic)
        else:
            joined.append(run)
    return joined
