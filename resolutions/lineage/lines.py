"""Keys that pairs join into lines. Pure."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key", int, str)


class Lines(Generic[Key]):
    """Lines of keys; ``place_of`` gives what a line may pass once only, if anything.

    >>> lines = Lines({1: "a", 2: "b", 3: "a"})
    >>> lines.join(1, 2), lines.join(3, 2)
    (True, False)
    >>> lines.found()
    {1: 1, 2: 1}
    """

    def __init__(self, place_of: Mapping[Key, object] | None = None) -> None:
        """Start with no lines."""
        self._place_of: Mapping[Key, object] = place_of or {}
        self._parent: dict[Key, Key] = {}
        self._places: dict[Key, set[object]] = {}

    def _root(self, key: Key) -> Key:
        if key not in self._parent:
            self._parent[key] = key
            self._places[key] = {self._place_of[key]} if key in self._place_of else set()
        while self._parent[key] != key:
            self._parent[key] = key = self._parent[self._parent[key]]
        return key

    def join(self, one: Key, other: Key) -> bool:
        """Make one line of those of two keys; refuse, and say so, if it would pass a place twice."""
        roots = sorted((self._root(one), self._root(other)))
        if roots[0] == roots[1]:
            return True
        if self._places[roots[0]] & self._places[roots[1]]:
            return False
        self._parent[roots[1]] = roots[0]
        self._places[roots[0]] |= self._places[roots[1]]
        return True

    def places(self, key: Key) -> frozenset[object]:
        """Give the places that the line of a key passes."""
        return frozenset(self._places[self._root(key)])

    def is_one(self, one: Key, other: Key) -> bool:
        """Whether two keys are on one line."""
        return self._root(one) == self._root(other)

    def found(self) -> dict[Key, Key]:
        """Give the least key on the line of each key that was joined with another, line by line."""
        every = sorted(self._parent, key=lambda key: (self._root(key), key))
        sizes: dict[Key, int] = {}
        for key in every:
            sizes[self._root(key)] = sizes.get(self._root(key), 0) + 1
        return {key: self._root(key) for key in every if sizes[self._root(key)] > 1}


def lines(pairs: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Give, of all keys that pairs join, the least key on the same line.

    >>> lines([(5, 9), (3, 5), (6, 7)])
    {3: 3, 5: 3, 9: 3, 6: 6, 7: 6}
    """
    found: Lines[Key] = Lines()
    for one, other in pairs:
        found.join(one, other)
    return found.found()
