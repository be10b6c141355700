"""The assignment of most benefit: each clause to at most one other. Optimal, not greedy; no dependency."""

from collections.abc import Iterator, Mapping

Pair = tuple[int, int]
Benefits = Mapping[Pair, float]


def assigned(benefits: Benefits) -> dict[Pair, float]:
    """Give the pairs that together have the most benefit; those of none or less are left out.

    Pairs that hang together are solved by themselves, so that the cost follows the largest such group.

    >>> sorted(assigned({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7, (2, 2): -0.1}))
    [(0, 1), (1, 0)]
    """
    wanted = {pair: benefit for pair, benefit in benefits.items() if benefit > 0}
    found: dict[Pair, float] = {}
    for group in _groups(wanted):
        found.update(_solved({pair: wanted[pair] for pair in group}))
    return found


def _groups(benefits: Benefits) -> Iterator[list[Pair]]:
    """Give the pairs in groups that share no clause, in order."""
    by_row: dict[int, list[Pair]] = {}
    by_column: dict[int, list[Pair]] = {}
    for pair in sorted(benefits):
        by_row.setdefault(pair[0], []).append(pair)
        by_column.setdefault(pair[1], []).append(pair)
    seen: set[Pair] = set()
    for start in sorted(benefits):
        if start in seen:
            continue
        seen.add(start)
        group = [start]
        for row, column in group:
            for pair in by_row[row] + by_column[column]:
                if pair not in seen:
                    seen.add(pair)
                    group.append(pair)
        yield sorted(group)


def _solved(benefits: Benefits) -> dict[Pair, float]:
    """Solve one group by the Hungarian method: rows one by one, along the cheapest augmenting path."""
    rows, columns = sorted({row for row, _ in benefits}), sorted({column for _, column in benefits})
    places = {column: place for place, column in enumerate(columns, start=1)}
    width = len(columns) + len(rows)
    costs = [[0.0] * (width + 1) for _ in rows]
    for place, row in enumerate(rows):
        for column in columns:
            costs[place][places[column]] = -max(benefits.get((row, column), 0.0), 0.0)
    owners = _minimal(costs, width)
    pairs = ((rows[owners[places[column]] - 1], column) for column in columns if owners[places[column]])
    return {pair: benefits[pair] for pair in sorted(pairs) if pair in benefits}


def _minimal(costs: list[list[float]], width: int) -> list[int]:
    """Give for each column (from 1) the row (from 1) that has it in the cheapest assignment, 0 for none.

    Shortest augmenting paths with potentials, as in Jonker and Volgenant: rows times columns squared.
    """
    row_potential, column_potential = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    owners = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        owners[0], column = row, 0
        least, path, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while owners[column]:
            used[column] = True
            owner, delta, following = owners[column], float("inf"), 0
            line = costs[owner - 1]
            for other in range(1, width + 1):
                if not used[other]:
                    cost = line[other] - row_potential[owner] - column_potential[other]
                    if cost < least[other]:
                        least[other], path[other] = cost, column
                    if least[other] < delta:
                        delta, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    row_potential[owners[other]] += delta
                    column_potential[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            owners[column] = owners[path[column]]
            column = path[column]
    return owners
