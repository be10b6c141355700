"""How alike clauses are: words and pairs of words they share, weighed by how rare these are.

United Nations prose repeats itself, so unrelated clauses share half their words; weighed by rarity they
share next to nothing. A word is rare by its clauses in both texts, and by ``background.txt``: the share
of all clauses of the sample corpus that hold it, so that texts of three clauses can be weighed too.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from pathlib import Path

from resolutions.aligning.records import Clause
from resolutions.aligning.wording import cited, masked

Feature = str | tuple[str, str]
"""A word, a pair of neighbouring words, or a symbol that both texts cite."""

Holders = dict[Feature, list[tuple[int, int]]]
"""Which clauses hold a feature, by index, and how often."""

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
        self, before: Sequence[Clause], after: Sequence[Clause], settled: Collection[tuple[int, int]] = ()
    ) -> None:
        """Count and weigh the words of both texts; ``settled`` pairs are not compared with each other."""
        common = _symbols(before) & _symbols(after)
        raw = [[_features(clause, common) for clause in side] for side in (before, after)]
        held = Counter(feature for side in raw for features in side for feature in features)
        total = len(before) + len(after)
        self._weights = {feature: _weight(feature, count, total) for feature, count in held.items()}
        self._before, self._after = ([self._kept(features) for features in side] for side in raw)
        self._masses = [[self._mass(features) for features in side] for side in (self._before, self._after)]
        self._shared: dict[tuple[int, int], float] = self._overlaps(settled)

    def _kept(self, features: Counter[Feature]) -> dict[Feature, int]:
        return {key: count for key, count in features.items() if self._weights[key] >= LEAST_WEIGHT}

    def _mass(self, features: dict[Feature, int]) -> float:
        return sum(self._weights[key] * count for key, count in features.items())

    def _overlaps(self, settled: Collection[tuple[int, int]]) -> dict[tuple[int, int], float]:
        """Give the weight shared by each two clauses that share anything, unless both are settled."""
        settled_before, settled_after = {one for one, _ in settled}, {other for _, other in settled}
        everywhere: Holders = {}
        open_only: Holders = {}
        for later, features in enumerate(self._after):
            for key, count in features.items():
                everywhere.setdefault(key, []).append((later, count))
                if later not in settled_after:
                    open_only.setdefault(key, []).append((later, count))
        shared: dict[tuple[int, int], float] = {}
        for earlier, features in enumerate(self._before):
            holders = open_only if earlier in settled_before else everywhere
            row = [0.0] * len(self._after)
            for key, count in features.items():
                weight = self._weights[key]
                for later, other in holders.get(key, ()):
                    row[later] += weight * (count if count < other else other)
            shared.update(((earlier, later), value) for later, value in enumerate(row) if value)
        return shared

    def pairs(self) -> Iterable[tuple[int, int]]:
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
        one, other = (
            sum((Counter(side[index]) for index in indexes), Counter[Feature]())
            for side, indexes in ((self._before, before), (self._after, after))
        )
        mass = self._mass(one) + self._mass(other)
        return 2 * self._mass(one & other) / mass if mass else 0.0


def _symbols(clauses: Iterable[Clause]) -> set[str]:
    return {symbol for clause in clauses for symbol in cited(clause.text)}


def _features(clause: Clause, common: set[str]) -> Counter[Feature]:
    """Count a clause's words, pairs of words, and citations found in both texts."""
    words = masked(clause.text)
    features: Counter[Feature] = Counter(words)
    features.update(pairwise(words))
    features.update(symbol for symbol in cited(clause.text) if symbol in common)
    return features


def _weight(feature: Feature, count: int, total: int) -> float:
    """Give how much a feature says: the logarithm of how rarely clauses hold it."""
    shares = background()
    if isinstance(feature, str):
        expected = shares.get(feature, RARE)
        masks = feature.startswith("#")
    else:
        expected = min(shares.get(word, RARE) for word in feature) / 2
        masks = any(word.startswith("#") for word in feature)
    rarity = -log((count + BACKGROUND * expected) / (total + BACKGROUND))
    return max(rarity, 0.0) * (MASK_WEIGHT if masks else 1.0)
