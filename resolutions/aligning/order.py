"""What stands out of order: everything beside the longest chain that rises in both texts."""

from collections.abc import Sequence


def out_of_order(places: Sequence[tuple[int, int]], weights: Sequence[float]) -> frozenset[int]:
    """Give the indexes of the places that are not in the longest chain rising in both numbers.

    Of chains equally long the one of most weight is kept: of two clauses that changed places, the one
    more alike stays. The work grows with the square of the number of places.

    >>> sorted(out_of_order([(0, 0), (1, 5), (2, 1), (3, 2)], [1, 1, 1, 1]))
    [1]
    >>> sorted(out_of_order([(0, 1), (1, 0)], [0.5, 0.9]))
    [0]
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    best: dict[int, tuple[int, float]] = {}
    before: dict[int, int] = {}
    for rank, index in enumerate(order):
        best[index] = (1, weights[index])
        for other in order[:rank]:
            if places[other][0] < places[index][0] and places[other][1] < places[index][1]:
                longer = (best[other][0] + 1, best[other][1] + weights[index])
                if longer > best[index]:
                    best[index], before[index] = longer, other
    kept: set[int] = set()
    last = max(order, key=lambda index: best[index]) if order else None
    while last is not None:
        kept.add(last)
        last = before.get(last)
    return frozenset(range(len(places))) - kept
