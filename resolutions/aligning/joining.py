"""Splits and mergers: a clause without a counterpart that adds to the link of two others.

A clause joins a link if it covers words of the whole that its counterpart does not (two clauses became
one, or one became two), or if it says the same again (one invitation became two).
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
BESIDE = 0.6
"""Both shares may be smaller by this factor where the clause stands right beside the one it joins."""
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
    again: bool = False


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
                shares = self.likeness.of_each(*self.pair(joining, whole))
                of_itself, of_whole = shares[::-1] if self.split else shares
                if of_itself >= OF_ITSELF * BESIDE and of_whole >= OF_WHOLE * BESIDE:
                    yield from self._offer(joining, beside, whole)

    def _offer(self, joining: int, beside: int, whole: int) -> Iterator[Offer]:
        pair = self.pair(joining, whole)
        crosses, next_to = self.pairing.crosses(pair), abs(joining - beside) == 1
        of_itself, of_whole = self.likeness.gained(joining, beside, whole, split=self.split)
        ease = BESIDE if next_to and not crosses else 1.0
        alike = strength(self.pairing, self.likeness, pair)
        if of_itself >= OF_ITSELF * (2 if crosses else ease) and of_whole >= OF_WHOLE * ease:
            yield Offer((of_itself * of_whole) ** 0.5, joining, beside, whole)
        elif next_to and not crosses and alike >= AGAIN:
            yield Offer(alike, joining, beside, whole, again=True)


def join(pairing: Pairing, likeness: Likeness) -> None:
    """Let clauses without a counterpart join the links they add to, those that add most first."""
    for side in (_Side(pairing, likeness, split=False), _Side(pairing, likeness, split=True)):
        merged = _merged(pairing)
        sizes: Counter[int] = Counter()
        taken: set[int] = set()
        for offer in sorted(side.offers(), key=lambda one: (-one.gain, one.joining, one.beside)):
            busy = side.split and pairing.forward[offer.whole] in merged
            if offer.joining not in taken and not busy and sizes[offer.whole] < MOST - 1:
                taken.add(offer.joining)
                sizes[offer.whole] += 1
                side.linked[offer.joining] = offer.whole


def _merged(pairing: Pairing) -> set[int]:
    """Give the later clauses that several earlier ones have become."""
    return {whole for whole, count in Counter(pairing.forward.values()).items() if count > 1}
