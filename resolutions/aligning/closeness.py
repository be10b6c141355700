"""How close two wordings are: the words and pairs of words that both have, weighed by how rare these are.

Like ``likeness``, but of one wording to any other, with rarity taken from a whole archive: no texts are
needed around the two. Dates, symbols and the like are masked and weigh little.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log

from resolutions.aligning.wording import masked

OF_SHORTER = 0.3
"""What it counts, beside the share of both wordings that both have, how much of the shorter the longer holds.

It lets a clause be found that has grown, was cut, or was taken into another.
"""
OF_FRAGMENT = 0.8
"""The same for a fragment, which is meant to be a part of something longer."""
MASK_WEIGHT = 0.9
"""What a masked word weighs: as much as a word in two of five paragraphs."""
PAIR_WEIGHT = 0.7
"""What a pair of neighbouring words weighs above the rarer of the two."""
PAIR_WITH_MASK = 0.3
"""What is left of that where one of them is masked."""
SHORT, SHORT_SHARE = 3, 0.5
"""Letters of the shortest words that an archive counts; the share of paragraphs that hold a shorter one."""

Feature = str | tuple[str, str]
"""A masked word, or a pair of neighbouring ones."""


class Closeness:
    """The closeness of wordings within an archive; each wording is read once.

    ``shares`` gives the share of the archive's paragraphs that hold a word, of those words that some hold;
    ``rarest`` is taken to be that of any other.
    """

    def __init__(self, shares: Mapping[str, float], rarest: float) -> None:
        """Take the rarity of words; ``rarest`` is above 0 and below 1."""
        self._shares = shares
        self._rarest = rarest
        self._weights: dict[Feature, float] = {}
        self._read: dict[str, tuple[dict[Feature, float], float]] = {}

    def between(self, one: str, other: str, *, of_shorter: float = OF_SHORTER) -> float:
        """Give how close two wordings are: 1 if they have the same masked words, 0 if they share none."""
        features, mass = self._features(one)
        others, other_mass = self._features(other)
        both = features.keys() & others.keys()
        shared = sum(sorted(min(features[feature], others[feature]) for feature in both))
        if not shared:
            return 0.0
        of_both, of_the_shorter = 2 * shared / (mass + other_mass), shared / min(mass, other_mass)
        return (1 - of_shorter) * of_both + of_shorter * of_the_shorter

    def _features(self, text: str) -> tuple[dict[Feature, float], float]:
        """Give what each feature of a wording weighs, as often as it has it, and what all weigh."""
        if text not in self._read:
            words = masked(text)
            counted: Counter[Feature] = Counter(words)
            counted.update(pairwise(words))
            features = {feature: self._weight(feature) * count for feature, count in counted.items()}
            self._read[text] = features, sum(sorted(features.values()))
        return self._read[text]

    def _weight(self, feature: Feature) -> float:
        if feature not in self._weights:
            self._weights[feature] = self._weighed(feature)
        return self._weights[feature]

    def _weighed(self, feature: Feature) -> float:
        """Give how much a feature says: the logarithm of how rarely paragraphs hold it."""
        if isinstance(feature, tuple):
            heavier = max(self._weight(word) for word in feature) + PAIR_WEIGHT
            return heavier * (PAIR_WITH_MASK if any(map(_is_mask, feature)) else 1.0)
        if _is_mask(feature):
            return MASK_WEIGHT
        return -log(self._shares.get(feature, SHORT_SHARE if len(feature) < SHORT else self._rarest))


def words_of(texts: Iterable[str]) -> set[str]:
    """Give the words of some wordings whose rarity counts."""
    return {word for text in texts for word in masked(text) if not _is_mask(word)}


def _is_mask(word: str) -> bool:
    return word.startswith("#")
