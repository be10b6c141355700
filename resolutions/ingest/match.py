"""Paragraphs of a changed file paired with those held, so that what curators said stays on them.

Pure. The certain first: identical text, in order; then the same place with similar text; then
the most similar that is left. No pair is made below ``SIMILAR``.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

SIMILAR = 75.0
"""Least similarity (0 to 100) of two texts anywhere in a document."""

SIMILAR_IN_PLACE = 60.0
"""Least similarity (0 to 100) of two texts under the same anchor; unrelated clauses reach 58."""

SHARED_OPENING = 40
"""Characters of a common opening that tell a clause which was cut or grew from another clause."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph to pair: the text it belongs to (any number), its anchor and its words."""

    scope: int
    anchor: str
    text: str


def pairs(held: Sequence[Unit], read: Sequence[Unit]) -> dict[int, int]:
    """Map indexes of ``read`` to indexes of ``held``; each index occurs at most once."""
    found: dict[int, int] = {}
    for level in ((True, True), (True, False), (False, False)):
        _pair_identical(held, read, found, in_scope=level[0], in_place=level[1])
    _pair_similar(held, read, found)
    return found


def _pair_identical(
    held: Sequence[Unit], read: Sequence[Unit], found: dict[int, int], *, in_scope: bool, in_place: bool
) -> None:
    def key(unit: Unit) -> tuple[int, str, str]:
        return (unit.scope if in_scope else 0, unit.anchor if in_place else "", unit.text)

    taken = set(found.values())
    waiting: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for index in reversed(range(len(held))):
        if index not in taken:
            waiting[key(held[index])].append(index)
    for index, unit in enumerate(read):
        if index not in found and waiting[key(unit)]:
            found[index] = waiting[key(unit)].pop()


def _pair_similar(held: Sequence[Unit], read: Sequence[Unit], found: dict[int, int]) -> None:
    taken = set(found.values())
    free = [index for index in range(len(held)) if index not in taken]
    scored = [
        (score, -new, -old)
        for new in range(len(read))
        if new not in found
        for old in free
        if (score := _score(held[old], read[new]))
    ]
    for _, new, old in sorted(scored, reverse=True):
        if -new not in found and -old not in taken:
            found[-new] = -old
            taken.add(-old)


def _score(held: Unit, read: Unit) -> float:
    """Give how alike two units are, 0 if they may not be paired."""
    if held.scope != read.scope:
        return 0.0
    shorter, longer = sorted((held.text, read.text), key=len)
    if len(shorter) >= SHARED_OPENING and longer.startswith(shorter[:-1]):
        return 99.0
    in_place = held.anchor == read.anchor
    least = SIMILAR_IN_PLACE if in_place else SIMILAR
    return fuzz.ratio(held.text, read.text, score_cutoff=least) + (1.0 if in_place else 0.0) * (
        fuzz.ratio(held.text, read.text) >= least
    )
