"""The hits of a search as columns of numbers: counted by kind, by facet, and put in order."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from resolutions.facets.behind import Column
from resolutions.facets.columns import read
from resolutions.facets.searches import Search
from resolutions.facets.statement import KIND_BITS, Answer, alike
from resolutions.models.entries import NUMBERS
from resolutions.models.keys import UNDATED

_SIZES = {"int4send": ">i4", "int8send": ">i8"}
_NUMBERS = np.dtype([(name, _SIZES[sends]) for name, sends, _ in NUMBERS])


class Hits:
    """The hits under one answer; a count is of hits, not of the rows each of them stands for."""

    def __init__(self, search: Search, told: Answer) -> None:
        """Read the columns."""
        self._search = search
        codes = np.frombuffer(told.codes, dtype=">i2")
        self._kind, self._lacks = codes & ((1 << KIND_BITS) - 1), codes >> KIND_BITS
        self._numbers = np.frombuffer(told.numbers, dtype=_NUMBERS)
        self._scores = np.frombuffer(told.scores, dtype=">f4")
        if alike(search):
            self._lacking = np.zeros(len(self._numbers), dtype=codes.dtype)
        else:
            of_kind = np.isin(self._kind, search.kinds) if search.kinds else slice(None)
            self._lacking = self._lacks[of_kind]

    def kinds(self) -> Counter[str]:
        """Count the hits of each kind, under all else that is chosen."""
        numbers = np.bincount(self._kind[self._lacks == 0], minlength=1 << KIND_BITS)
        if alike(self._search):
            numbers[self._search.kinds] = len(self._numbers)
        found: Counter[str] = Counter()
        for code, number in enumerate(numbers.tolist()):
            if number:
                found[read("kind", code)] += number
        return found

    def numbers(self, column: str) -> Column:
        """Return the number of each hit that stands for columns (``filing``, ``opening``)."""
        return self._numbers[column].astype(np.int64)

    def samples(self, column: str, which: Column) -> list[int]:
        """Return a paragraph for each different number among some hits."""
        some = self._numbers[which]
        _, first = np.unique(some[column], return_index=True)
        found: list[int] = some["id"][first].tolist()
        return found

    def under(self, name: str) -> Column:
        """Return which hits are under all that is chosen but of one facet."""
        own = 1 << self._search.narrowing.index(name) if name in self._search.narrowing else 0
        which: Column = (self._lacking & ~own) == 0
        return which

    def counted_together(self, names: Sequence[str]) -> list[list[str]]:
        """Put together the facets that count the same hits: all of which nothing is chosen."""
        narrowed = [name for name in names if name in self._search.narrowing]
        others = [name for name in names if name not in narrowed]
        return [*([others] if others else []), *([name] for name in narrowed)]

    def page(self) -> list[int]:
        """Return the keys of the page that is asked for, in its order."""
        search = self._search
        end = search.first + search.most
        under = np.flatnonzero(self._lacking == 0)
        if search.order == "relevance" and len(under) > end:
            scores = self._scores[under]
            least = np.partition(scores, len(scores) - end)[len(scores) - end]
            under = under[scores >= least]
        numbers = self._numbers[under]
        days, document = (numbers[name].astype(np.int64) for name in ("day", "document"))
        if search.order == "oldest":
            keys = [numbers["order"], document, np.where(days == UNDATED, -UNDATED, days)]
        else:
            keys = [numbers["order"], -document, -days]
        if search.order == "relevance":
            keys.append(-self._scores[under])  # the last key weighs most
        ordered = np.lexsort(keys)[search.first : end]
        page: list[int] = numbers["id"][ordered].tolist()
        return page
