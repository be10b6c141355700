"""Texts cut at white space: every piece is read once, for most pieces of a text were met before.

What a text is made of, its words as fingerprints compare them and its words as the index has them, follows
from its pieces alone, for no word reaches over white space. So many texts become rows of numbers, and what
follows is done for thousands of pieces at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from threading import Lock
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np

from resolutions.search import shingles

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"

BITS = 32
"""The number of a word takes up the lower half of a whole number; what else is said of it, the upper."""
_MOST_KNOWN = 200_000
"""Pieces that are kept in mind; with more, all are forgotten."""


def spread(starts: Numbers, counts: Numbers, step: int = 1) -> Numbers:
    """Return ``counts[0]`` places from ``starts[0]`` on, then ``counts[1]`` from ``starts[1]`` on, and so on.

    >>> spread(np.array([7, 0]), np.array([2, 3])).tolist()
    [7, 8, 0, 1, 2]
    """
    before = np.cumsum(counts) - counts
    found: Numbers = np.repeat(starts - step * before, counts)
    found += step * np.arange(len(found))
    return found


class Table:
    """Rows of whole numbers, of different lengths; a row is known by its place."""

    def __init__(self) -> None:
        """Begin with no rows."""
        self._values = self._counts = self._starts = np.empty(0, np.int64)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._counts)

    def add(self, rows: Sequence[Sequence[int]]) -> None:
        """Add rows after those that there are."""
        counts = np.fromiter(map(len, rows), np.int64, len(rows))
        self._starts = np.concatenate((self._starts, len(self._values) + np.cumsum(counts) - counts))
        self._counts = np.concatenate((self._counts, counts))
        added = np.fromiter(chain.from_iterable(rows), np.int64, int(counts.sum()))
        self._values = np.concatenate((self._values, added))

    def rows(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Return the values of rows, one row after another, and how many each row has."""
        counts = self._counts[places]
        return self._values[spread(self._starts[places], counts)], counts


class _Places(dict[bytes, int]):
    """The place of every piece that was met; one that was not gets the next."""

    def __missing__(self, piece: bytes) -> int:
        self[piece] = place = len(self)
        return place


class Known:
    """Pieces that were met and, of each, its words as fingerprints compare them.

    A word is its length with a space before it (upper half) and the number that it then has (lower half).
    """

    def __init__(self) -> None:
        """Begin with no pieces."""
        self.places = _Places()
        self.words = Table()

    def met_after(self, count: int) -> list[bytes]:
        """Return the pieces that were met after the first ``count``, in order."""
        met = list(islice(reversed(self.places), len(self.places) - count))
        return met[::-1]

    def read(self) -> None:
        """Read the pieces that were met and not yet read."""
        new = self.met_after(len(self.words))
        if new:
            self.words.add([[_numbered(word) for word in shingles.encoded(one.decode())] for one in new])


def _numbered(word: bytes) -> int:
    return (len(word) + 1) << BITS | crc32(b" " + word)


_known = Known()
_reading = Lock()
"""Rows may be made on two threads at once."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Texts as the places of their pieces: those of all texts in a row, and how many each text has."""

    known: Known
    places: Numbers
    sizes: Numbers

    def parts(self, sizes: Sequence[int]) -> Iterator["Cut"]:
        """Yield the first ``sizes[0]`` texts, then the next ``sizes[1]``, and so on."""
        ends = np.cumsum(self.sizes)
        text = at = 0
        for size in sizes:
            end = int(ends[text + size - 1]) if text + size else 0
            yield Cut(self.known, self.places[at:end], self.sizes[text : text + size])
            text, at = text + size, end

    def only(self, chosen: Numbers) -> "Cut":
        """Return those texts for which ``chosen`` is true."""
        return Cut(self.known, self.places[np.repeat(chosen, self.sizes)], self.sizes[chosen])

    @classmethod
    def joined(cls, cuts: Sequence["Cut"]) -> "Cut":
        """Return the texts of several that know the same pieces."""
        places = np.concatenate([one.places for one in cuts])
        return cls(cuts[0].known, places, np.concatenate([one.sizes for one in cuts]))


def cut(texts: Sequence[str]) -> Cut:
    """Return texts cut into pieces."""
    global _known
    pieces = [text.encode().split() for text in texts]
    sizes = np.fromiter(map(len, pieces), np.int64, len(pieces))
    with _reading:
        if len(_known.places) > _MOST_KNOWN:
            _known = Known()
        place = _known.places.__getitem__
        places = np.fromiter(map(place, chain.from_iterable(pieces)), np.int64, int(sizes.sum()))
        _known.read()
        return Cut(_known, places, sizes)
