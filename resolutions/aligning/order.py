"""What stands out of order: everything beside the longest chain that rises in both texts."""

from bisect import bisect_left
from collections.abc import Sequence


def out_of_order(places: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Give the indexes of the places that are not in the longest chain rising in both numbers.

    Of several longest chains, the one whose places come earliest in the second text is kept.

    >>> sorted(out_of_order([(0, 0), (1, 5), (2, 1), (3, 2)]))
    [1]
    """
    order = sorted(range(len(places)), key=lambda index: (places[index][0], -places[index][1]))
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for index in order:
        value = places[index][1]
        length = bisect_left(tails, value)
        before[index] = ends[length - 1] if length else None
        if length == len(tails):
            tails.append(value)
            ends.append(index)
        else:
            tails[length], ends[length] = value, index
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(range(len(places))) - kept
