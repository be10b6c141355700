"""Splits and mergers: a clause without a counterpart that adds to the link of two others.

A clause joins a link if it covers words of the whole that its counterpart does not (two clauses became
one, or one became two), if the whole has taken it in almost wholly, if it stands beside its counterpart and
only these two cite what the whole cites, or if it says the same again (one invitation became two).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.aligning.likeness import Likeness
from resolutions.aligning.pairing import Pair, Pairing, strength

OF_ITSELF = 0.33
"""Least share of a joining clause that is new to the link; twice as much across preamble and operative."""
OF_WHOLE = 0.13
"""Least share of the whole that a joining clause accounts for."""
TAKEN_IN = 0.9
"""Share of a clause that the whole holds for it to be taken in, though little of that is new."""
NEW_IN = 0.1
"""Least share of a clause taken in that is new to the link."""
AGAIN = 0.65
"""Likeness from which the clause right beside, which adds nothing, is the same once more."""
MOST = 4
"""Clauses that may be one side of a link."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A clause that would join the link of ``beside`` and ``whole``, and how much it adds."""

    gain: float
    joining: int
    beside: int
    whole: int


@dataclass(frozen=True, slots=True)
class _Side:
    """One way to look: clauses of the earlier text that merge or, ``split``, of the later one that part."""

    pairing: Pairing
    likeness: Likeness
    split: bool

    @property
    def linked(self) -> dict[int, int]:
        """The counterparts of this side's clauses."""
        return self.pairing.backward if self.split else self.pairing.forward

    def unlinked(self) -> list[int]:
        """Give this side's clauses without a counterpart."""
        clauses = self.pairing.after if self.split else self.pairing.before
        return [index for index in range(len(clauses)) if index not in self.linked]

    def pair(self, own: int, whole: int) -> Pair:
        """Give two indexes in the order of the texts."""
        return (whole, own) if self.split else (own, whole)

    def offers(self) -> Iterator[Offer]:
        """Give every joining that adds enough."""
        for joining in self.unlinked():
            for beside, whole in self.linked.items():
                if self.pair(joining, whole) in self.pairing.apart:
                    continue
                held = self.likeness.of_each(*self.pair(joining, whole))[self.split]
                if held and (held >= OF_ITSELF or abs(joining - beside) == 1):
                    gain = self._gain(joining, beside, whole, held=held)
                    if gain:
                        yield Offer(gain, joining, beside, whole)

    def _gain(self, joining: int, beside: int, whole: int, *, held: float) -> float:
        """Give how much a clause adds to a link, 0 if not enough; ``held``: its share that the whole has."""
        pair = self.pair(joining, whole)
        crosses = self.pairing.crosses(pair)
        next_to = abs(joining - beside) == 1 and not crosses
        of_itself, of_whole = self.likeness.gained(joining, beside, whole, split=self.split)
        adds = of_itself >= OF_ITSELF * (2 if crosses else 1) and of_whole >= OF_WHOLE
        if adds or (held >= TAKEN_IN and of_itself >= NEW_IN):
            return float((of_itself * of_whole) ** 0.5)
        if next_to and self._alone_cites(joining, beside, whole):
            return float((of_itself * of_whole) ** 0.5) or OF_WHOLE
        alike = strength(self.pairing, self.likeness, pair)
        return alike if next_to and alike >= AGAIN else 0.0

    def _alone_cites(self, joining: int, beside: int, whole: int) -> bool:
        """Whether the whole cites something that the joining clause cites and its neighbour does not."""
        parts, wholes = self.pairing.before, self.pairing.after
        if self.split:
            parts, wholes = wholes, parts
        both = set(parts[joining].cited) & set(wholes[whole].cited)
        return bool(both.difference(parts[beside].cited))


def join(pairing: Pairing, likeness: Likeness) -> None:
    """Let clauses without a counterpart join the links they add to, those that add most first.

    A link is a split or a merger, never both: it stays one clause on one side.
    """
    sides = (_Side(pairing, likeness, split=False), _Side(pairing, likeness, split=True))
    offers = [(offer, side) for side in sides for offer in side.offers()]
    offers.sort(key=lambda one: (-one[0].gain, one[0].joining, one[0].beside, one[1].split))
    merged, parted = (Counter(side.linked.values()) - Counter(set(side.linked.values())) for side in sides)
    for offer, side in offers:
        sizes = parted if side.split else merged
        other_way = merged[offer.beside] if side.split else parted[offer.beside]
        if offer.joining not in side.linked and not other_way and sizes[offer.whole] < MOST - 1:
            side.linked[offer.joining] = offer.whole
            sizes[offer.whole] += 1
