"""What has become of a clause: the same words, only what changes by routine, or reworded."""

from collections import Counter
from collections.abc import Sequence

from resolutions.aligning.records import IDENTICAL, REWORDED, ROUTINE, Clause
from resolutions.aligning.worded import Worded
from resolutions.aligning.wording import CITATION

_JOINING = frozenset({"of", "the", "and", ","})

LONGEST_TURN = 30
"""Words between the first and the last change within which a citation may have been put in another order."""


def relation(before: str, after: str) -> str:
    """Say how two texts of one clause differ.

    >>> relation("Recalling resolution 69/193,", "Recalling also resolution 71/209 of 19 December 2016,")
    'routine'
    >>> relation("Recalling resolution 69/193,", "Welcoming resolution 69/193,")
    'reworded'
    """
    return relation_of(*(Worded(Clause("", "", text)) for text in (before, after)))


def relation_of(before: Worded, after: Worded) -> str:
    """Say how two clauses differ, by their words."""
    if before.bare == after.bare:
        return IDENTICAL
    earlier, later = before.conventional, after.conventional
    joined = "".join(earlier) == "".join(later)  # work plan, work-plan and workplan are one spelling
    return ROUTINE if joined or _reordered(earlier, later) else REWORDED


def _reordered(earlier: Sequence[str], later: Sequence[str]) -> bool:
    """Whether only the order within a citation differs: *resolution 25/2 of the Commission*."""
    start = 0
    while start < min(len(earlier), len(later)) and earlier[start] == later[start]:
        start += 1
    end = 0
    while end < min(len(earlier), len(later)) - start and earlier[-1 - end] == later[-1 - end]:
        end += 1
    one, other = earlier[start : len(earlier) - end], later[start : len(later) - end]
    if CITATION not in one or len(one) > LONGEST_TURN:
        return False
    return Counter(_content(one)) == Counter(_content(other))


def _content(words: Sequence[str]) -> list[str]:
    """Give the words without those that join."""
    return [word for word in words if word not in _JOINING]
