"""What stands behind the numbers that searches count by: looked up and added up thousands at a time.

A number (``models.keys.RowKey``) stands for what several columns of an entry hold. Each key of a facet that
was met has a slot; behind a number are the slots of all that its columns hold.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from threading import Lock
from typing import Any

import numpy as np

Column = np.ndarray[Any, Any]


class Table:
    """The numbers of one column as they are known at one time: never changed, so threads may share it.

    A place is that of a number among those known, in the order in which they were met.
    """

    def __init__(
        self, numbers: Column, slots: Column, places: Column, of: Mapping[str, tuple[Sequence[str], Column]]
    ) -> None:
        """Take the numbers, the slots behind them with the place of the number of each, and facets' own.

        ``of`` has the keys of each facet with their slots; more keys may be there than slots.
        """
        self.numbers, self.slots, self.places, self.of = numbers, slots, places, of
        self.size = len(numbers)
        self._sorted = np.argsort(numbers)
        self._mask = (1 << (8 * self.size).bit_length()) - 1
        self._near = np.zeros(self._mask + 1, dtype=np.intp)
        self._near[numbers & self._mask] = np.arange(self.size)
        self._end = 1 + max((int(own.max()) for _, own in of.values() if len(own)), default=-1)

    def placed(self, numbers: Column) -> Column:
        """Return the place of each of some numbers; -1 for one that is not known.

        Numbers are hashes: mostly the lowest bits tell them apart; only of the others is the place sought.
        """
        if not self.size:
            return np.full(len(numbers), -1)
        places: Column = self._near[numbers & self._mask]
        other = np.flatnonzero(self.numbers[places] != numbers)
        near = np.searchsorted(self.numbers, numbers[other], sorter=self._sorted)
        near = self._sorted[np.minimum(near, self.size - 1)]
        places[other] = np.where(self.numbers[near] == numbers[other], near, -1)
        return places

    def totals(
        self, places: Column, under: Column, names: Sequence[str], weight: int
    ) -> dict[str, Counter[str]]:
        """Count some hits, given by the places of their numbers, for each key of some facets.

        Those ``under`` what is chosen count, each for ``weight`` rows; a key that only others have shows
        nothing. One whose number is not known counts nowhere.
        """
        counted = self._by_slot(places[under])
        met = counted if under.all() else self._by_slot(places)
        return {name: self._told(name, counted * weight, met) for name in names}

    def _by_slot(self, places: Column) -> Column:
        hits = np.bincount(places + 1, minlength=self.size + 1)[1:]
        return np.bincount(self.slots, weights=hits[self.places], minlength=self._end).astype(np.int64)

    def _told(self, name: str, counted: Column, met: Column) -> Counter[str]:
        """Return the counts of the keys that were met."""
        keys, slots = self.of[name]
        some = np.flatnonzero(met[slots])
        found: Counter[str] = Counter()
        dict.update(
            found, zip([keys[place] for place in some.tolist()], counted[slots[some]].tolist(), strict=True)
        )
        return found


Placed = tuple[Table, Column]
"""What is known, and the places of some numbers in it."""


class Behind:
    """What is known of the numbers of one column; it grows with what is met, by whatever thread."""

    def __init__(self, names: Sequence[str]) -> None:
        """Begin with nothing; ``names`` are the facets that count by the column."""
        none = np.zeros(0, dtype=np.int64)
        self._slots: dict[tuple[str, str], int] = {}
        self._keys: dict[str, list[str]] = {name: [] for name in names}
        self._learning = Lock()
        self.table = Table(none, none, none, {name: (keys, none) for name, keys in self._keys.items()})

    def __len__(self) -> int:
        """Count the numbers known."""
        return self.table.size

    def placed(self, numbers: Column) -> Placed:
        """Return what is known by now, and the place of each of some numbers in it."""
        table = self.table
        return table, table.placed(numbers)

    def learn(self, found: Mapping[int, Mapping[str, Sequence[str]]]) -> None:
        """Learn what numbers stand for: the keys of each facet."""
        with self._learning:
            known = self.table
            every = np.fromiter(found, dtype=np.int64, count=len(found))
            new = every[known.placed(every) < 0].tolist()
            began = {name: len(keys) for name, keys in self._keys.items()}
            behind = [
                [self._slot(name, key) for name, keys in found[number].items() for key in keys]
                for number in new
            ]
            counts = [len(slots) for slots in behind]
            self.table = Table(
                _longer(known.numbers, new),
                _longer(known.slots, chain.from_iterable(behind)),
                _longer(known.places, np.repeat(np.arange(len(new)) + known.size, counts)),
                {
                    name: (
                        keys,
                        _longer(known.of[name][1], (self._slots[name, key] for key in keys[began[name] :])),
                    )
                    for name, keys in self._keys.items()
                },
            )

    def _slot(self, name: str, key: str) -> int:
        """Return the slot of a key, a new one if it was not met before."""
        slot = self._slots.get((name, key))
        if slot is None:
            slot = self._slots[name, key] = len(self._slots)
            self._keys[name].append(key)
        return slot


def _longer(column: Column, more: Iterable[int]) -> Column:
    """Return a column with more behind it."""
    return np.concatenate([column, np.fromiter(more, dtype=np.int64)])
