"""How alike clauses are: words and pairs of words they share, weighed by how rare these are.

United Nations prose repeats itself, so unrelated clauses share half their words; weighed by rarity they
share next to nothing. A word is rare by its clauses in both texts, and by ``background.txt``: the share
of all clauses of the sample corpus that hold it, so that texts of three clauses can be weighed too.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from pathlib import Path

from resolutions.aligning.worded import Worded

Feature = str | tuple[str, str]
"""A word, a pair of neighbouring words, or a symbol that both texts cite."""

Pair = tuple[int, int]
"""A clause of the earlier text and one of the later, by index."""

BACKGROUND = 100
"""How many clauses of the two texts the background weighs as much as."""

RARE = 0.003
"""Share of clauses that hold a word not in the background table."""

LEAST_WEIGHT = 0.8
"""Features lighter than this (words in about half of all clauses) are left out."""

MASK_WEIGHT = 0.3
"""What a masked word weighs beside any other: that both have some date says little."""


@lru_cache(maxsize=1)
def background() -> dict[str, float]:
    """Give the share of clauses that hold each common word."""
    lines = Path(__file__).with_name("background.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("//"))
    return {word: float(share) for word, share in rows}


class Likeness:
    """The likeness of every clause of one text (``before``) to every clause of another (``after``)."""

    def __init__(
        self, before: Sequence[Worded], after: Sequence[Worded], settled: Collection[Pair] = ()
    ) -> None:
        """Count and weigh the words of both texts; ``settled`` pairs are not compared with each other."""
        common = _symbols(before) & _symbols(after)
        raw = [[_features(clause, common) for clause in side] for side in (before, after)]
        held = Counter(feature for side in raw for features in side for feature in features)
        self._weights = _weights(held, len(before) + len(after))
        self._before, self._after = ([self._kept(features) for features in side] for side in raw)
        self._masses = [[self._mass(features) for features in side] for side in (self._before, self._after)]
        self._shared: dict[Pair, float] = self._overlaps(settled)

    def _kept(self, features: Counter[Feature]) -> dict[Feature, int]:
        weights = self._weights
        return {key: count for key, count in features.items() if weights[key] >= LEAST_WEIGHT}

    def _mass(self, features: Mapping[Feature, int]) -> float:
        weights, mass = self._weights, 0.0
        for key, count in features.items():
            mass += weights[key] * count
        return mass

    def _overlaps(self, settled: Collection[Pair]) -> dict[Pair, float]:
        """Give the weight shared by each two clauses that share anything, unless both are settled."""
        settled_before, settled_after = {one for one, _ in settled}, {other for _, other in settled}
        everything = _Holders(self._after, range(len(self._after)))
        unsettled = _Holders(self._after, [n for n in range(len(self._after)) if n not in settled_after])
        shared: dict[Pair, float] = {}
        for earlier, features in enumerate(self._before):
            row = self._row(features, unsettled if earlier in settled_before else everything)
            shared.update(((earlier, later), value) for later, value in enumerate(row) if value)
        return shared

    def _row(self, features: dict[Feature, int], holders: "_Holders") -> list[float]:
        """Give the weight that a clause shares with each of the later text: here most of the time goes."""
        row = [0.0] * len(self._after)
        weights = self._weights
        for key, count in features.items():
            weight = weights[key]
            for later in holders.once.get(key, ()):
                row[later] += weight
            for later, other in holders.often.get(key, ()):
                row[later] += weight * min(count, other)
        return row

    def pairs(self) -> Iterable[Pair]:
        """Give the pairs that share anything, in order."""
        return self._shared

    def both(self, earlier: int, later: int) -> float:
        """Give the share of both clauses' words that both have, from 0 to 1."""
        mass = self._masses[0][earlier] + self._masses[1][later]
        return 2 * self._shared.get((earlier, later), 0.0) / mass if mass else 0.0

    def within(self, earlier: int, later: int) -> float:
        """Give the share of the shorter clause that the longer one holds, from 0 to 1."""
        mass = min(self._masses[0][earlier], self._masses[1][later])
        return self._shared.get((earlier, later), 0.0) / mass if mass else 0.0

    def alike(self, earlier: int, later: int) -> float:
        """Give the likeness of two clauses, from 0 to 1: what both share, and how much of the shorter one."""
        shared = self._shared.get((earlier, later))
        if not shared:
            return 0.0
        one, other = self._masses[0][earlier], self._masses[1][later]
        return 0.6 * (2 * shared / (one + other)) + 0.4 * (shared / (one if one < other else other))

    def of_each(self, earlier: int, later: int) -> tuple[float, float]:
        """Give which share of the earlier and of the later clause the other one holds."""
        shared = self._shared.get((earlier, later), 0.0)
        masses = self._masses[0][earlier], self._masses[1][later]
        return (shared / masses[0] if masses[0] else 0.0), (shared / masses[1] if masses[1] else 0.0)

    def gained(self, joining: int, beside: int, whole: int, *, split: bool) -> tuple[float, float]:
        """Give what a clause adds to the link of two others, as shares of itself and of the whole.

        ``joining`` and ``beside`` are clauses of one text, ``whole`` one of the other: the later text's
        clause into which the two were merged or, for a ``split``, the earlier one that became both.
        """
        parts, wholes = (self._after, self._before) if split else (self._before, self._after)
        of_parts, of_wholes = self._masses[::-1] if split else self._masses
        here, there = parts[beside], wholes[whole]
        added = 0.0
        for key, count in parts[joining].items():
            if key in there and (left := there[key] - here.get(key, 0)) > 0:
                added += self._weights[key] * min(left, count)
        return added / (of_parts[joining] or 1.0), added / (of_wholes[whole] or 1.0)

    def in_common(self, before: Sequence[int], after: Sequence[int]) -> float:
        """Give the share of words that two groups of clauses have in common, from 0 to 1."""
        one, other = _together(self._before, before), _together(self._after, after)
        mass = self._mass(one) + self._mass(other)
        both = {key: min(count, other[key]) for key, count in one.items() if key in other}
        return 2 * self._mass(both) / mass if mass else 0.0


def _together(side: Sequence[dict[Feature, int]], indexes: Sequence[int]) -> Mapping[Feature, int]:
    """Give the features of several clauses as those of one."""
    if len(indexes) == 1:
        return side[indexes[0]]
    return sum((Counter(side[index]) for index in indexes), Counter[Feature]())


def _symbols(clauses: Iterable[Worded]) -> set[str]:
    return {symbol for clause in clauses for symbol in clause.cited}


def _features(clause: Worded, common: set[str]) -> Counter[Feature]:
    """Count a clause's words, pairs of words, and citations found in both texts."""
    features: Counter[Feature] = Counter(clause.masked)
    features.update(pairwise(clause.masked))
    features.update(symbol for symbol in clause.cited if symbol in common)
    return features


class _Holders:
    """Which clauses hold each feature: ``once``, by index, or more ``often``, by index and how often."""

    def __init__(self, clauses: Sequence[dict[Feature, int]], indexes: Iterable[int]) -> None:
        self.once: dict[Feature, list[int]] = {}
        self.often: dict[Feature, list[tuple[int, int]]] = {}
        for index in indexes:
            for key, count in clauses[index].items():
                if count == 1:
                    self.once.setdefault(key, []).append(index)
                else:
                    self.often.setdefault(key, []).append((index, count))


def _weights(held: Mapping[Feature, int], total: int) -> dict[Feature, float]:
    """Give how much each feature says: the logarithm of how rarely clauses hold it.

    ``held`` counts the clauses that hold a feature, of ``total``.
    """
    shares = background()
    weights: dict[Feature, float] = {}
    for feature, count in held.items():
        if isinstance(feature, str):
            expected, masks = shares.get(feature, RARE), feature[:1] == "#"
        else:
            one, other = feature
            expected = min(shares.get(one, RARE), shares.get(other, RARE)) / 2
            masks = one[:1] == "#" or other[:1] == "#"
        rarity = -log((count + BACKGROUND * expected) / (total + BACKGROUND))
        weights[feature] = max(rarity, 0.0) * (MASK_WEIGHT if masks else 1.0)
    return weights
