"""What stands behind the numbers that searches count by: looked up and added up thousands at a time.

A number (``models.keys.RowKey``) stands for what several columns of an entry hold. Each key of a facet that
was met has a slot; behind a number are the slots of all that its columns hold.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

Column = np.ndarray[Any, Any]

Slots = tuple[int, ...]
"""The slots of what several columns hold: none, one or several of each facet."""


class Table:
    """The numbers of one column as they are known at one time: never changed, so threads may share it."""

    def __init__(self, behind: dict[int, Slots], keys: dict[str, dict[str, int]]) -> None:
        """Take the slots behind each number, and those of each facet by key."""
        self.size = len(behind)
        self._numbers = np.fromiter(sorted(behind), dtype=np.int64, count=self.size)
        self._mask = (1 << (8 * self.size).bit_length()) - 1
        self._near = np.zeros(self._mask + 1, dtype=np.intp)
        self._near[self._numbers & self._mask] = np.arange(self.size)
        each = [behind[number] for number in self._numbers.tolist()]
        self._slots = np.fromiter((slot for slots in each for slot in slots), dtype=np.intp)
        self._places = np.repeat(np.arange(self.size), [len(slots) for slots in each])
        self._keys = {name: list(found) for name, found in keys.items()}
        self._of = {name: np.fromiter(found.values(), dtype=np.intp) for name, found in keys.items()}

    @cached_property
    def _end(self) -> int:
        return 1 + max(
            (int(slots.max()) for slots in (*self._of.values(), self._slots) if len(slots)), default=-1
        )

    def places(self, numbers: Column) -> Column:
        """Return the place of each number, from 0; -1 for one that is not known.

        Numbers are hashes: mostly the lowest bits tell them apart; only of the others is the place sought.
        """
        if not self.size:
            return np.full(len(numbers), -1)
        places: Column = self._near[numbers & self._mask]
        other = np.flatnonzero(self._numbers[places] != numbers)
        near = np.minimum(np.searchsorted(self._numbers, numbers[other]), self.size - 1)
        places[other] = np.where(self._numbers[near] == numbers[other], near, -1)
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
        return np.bincount(self._slots, weights=hits[self._places], minlength=self._end).astype(np.int64)

    def _told(self, name: str, counted: Column, met: Column) -> Counter[str]:
        """Return the counts of the keys that were met."""
        keys, slots = self._keys[name], self._of[name]
        some = np.flatnonzero(met[slots])
        found: Counter[str] = Counter()
        dict.update(found, zip([keys[place] for place in some], counted[slots[some]].tolist(), strict=True))
        return found


class Behind:
    """What is known of the numbers of one column; it grows with what is met."""

    def __init__(self, names: Sequence[str]) -> None:
        """Begin with nothing; ``names`` are the facets that count by the column."""
        self._behind: dict[int, Slots] = {}
        self._keys: dict[str, dict[str, int]] = {name: {} for name in names}
        self._slots = 0
        self._table = Table({}, self._keys)

    def __len__(self) -> int:
        """Count the numbers known."""
        return len(self._behind)

    def learn(self, number: int, held: dict[str, Sequence[str]]) -> None:
        """Learn the keys of each facet that a number stands for."""
        self._behind[number] = tuple(self._slot(name, key) for name, keys in held.items() for key in keys)

    def _slot(self, name: str, key: str) -> int:
        """Return the slot of a key, a new one if it was not met before."""
        slot = self._keys[name].setdefault(key, self._slots)
        self._slots += slot == self._slots
        return slot

    @property
    def table(self) -> Table:
        """All that is known by now."""
        if self._table.size != len(self._behind):
            self._table = Table(dict(self._behind), {name: dict(keys) for name, keys in self._keys.items()})
        return self._table

    def placed(self, numbers: Column) -> "Placed":
        """Return what is known by now, and the place of each number in it."""
        table = self.table
        return table, table.places(numbers)


Placed = tuple[Table, Column]
"""What is known, and the places of some numbers in it."""
