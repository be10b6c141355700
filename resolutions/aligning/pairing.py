"""Which clause of one text is which of the other: the certain first, then the most alike of what is left.

0. What a person has ruled.
1. Clauses of the same words, then those that differ by routine only, in the order they stand.
2. Clauses alike beyond doubt, each the other's nearest by far.
3. Clauses that were split or merged: what a clause without a counterpart adds to a link.
4. The rest by the assignment of most benefit, where a place between neighbours' counterparts counts too.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from resolutions.aligning.assignment import assigned
from resolutions.aligning.likeness import Likeness
from resolutions.aligning.records import Rulings
from resolutions.aligning.worded import Worded

Pair = tuple[int, int]

CERTAIN = 0.5
"""Likeness from which two clauses that are each other's nearest by ``MARGIN`` are linked at once."""
MARGIN = 0.15

PROBABLE = 0.42
"""Likeness from which clauses are assigned before splits and mergers are looked for."""
POSSIBLE = 0.27
"""Likeness from which they are assigned after."""

IN_PLACE = 0.05
"""What it adds to likeness to stand between the counterparts of one's neighbours."""
TIE = 0.001
"""What it takes from likeness to shift by a whole text: the order decides between equals."""
ACROSS = 0.1
"""What it takes from likeness to stand in the other part, preamble or operative."""


@dataclass(slots=True)
class Pairing:
    """Links so far, by index: ``forward`` gives the later clause of an earlier one, ``backward`` the reverse.

    A clause that joined a link by a merger stands in ``forward`` only, by a split in ``backward`` only.
    ``ruled`` are the pairs a person has said to be the same, ``apart`` those that are not.
    """

    before: Sequence[Worded]
    after: Sequence[Worded]
    forward: dict[int, int] = field(default_factory=dict)
    backward: dict[int, int] = field(default_factory=dict)
    ruled: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def link(self, pair: Pair) -> None:
        """Link two clauses, neither of which has a link."""
        self.forward[pair[0]] = pair[1]
        self.backward[pair[1]] = pair[0]

    def free(self, pair: Pair) -> bool:
        """Whether both clauses are without a link and may have one."""
        return pair[0] not in self.forward and pair[1] not in self.backward and pair not in self.apart

    def crosses(self, pair: Pair) -> bool:
        """Whether one is preambular and the other operative."""
        return self.before[pair[0]].kind != self.after[pair[1]].kind


def settled(before: Sequence[Worded], after: Sequence[Worded], rulings: Rulings) -> Pairing:
    """Link clauses as ruled, then those of the same words, then those that differ by routine only."""
    pairing = Pairing(before, after, apart=frozenset(_places(rulings.apart, before, after)))
    same = _places(rulings.same, before, after)
    pairing.ruled = frozenset(pair for pair in same if _link_ruled(pairing, pair))
    _link_equal(pairing, lambda clause: (clause.kind, clause.bare))
    _link_equal(pairing, lambda clause: clause.bare)
    _link_equal(pairing, lambda clause: (clause.kind, clause.conventional))
    return pairing


def _places(ends: Iterable[tuple[str, str]], before: Sequence[Worded], after: Sequence[Worded]) -> list[Pair]:
    """Give pairs of anchors as indexes; those that are not there are left out."""
    earlier, later = ({clause.anchor: index for index, clause in enumerate(side)} for side in (before, after))
    return [(earlier[one], later[two]) for one, two in ends if one in earlier and two in later]


def _link_ruled(pairing: Pairing, pair: Pair) -> bool:
    """Link two clauses, as a part of a split or a merger if one has a link; say whether that can be."""
    earlier, later = pair
    if earlier not in pairing.forward and later not in pairing.backward:
        pairing.link(pair)
    elif later not in pairing.backward and _alone(pairing.forward, earlier):
        pairing.backward[later] = earlier
    elif earlier not in pairing.forward and _alone(pairing.backward, later):
        pairing.forward[earlier] = later
    else:
        return False
    return True


def _alone(counterparts: dict[int, int], own: int) -> bool:
    """Whether the counterpart of a clause is that of no other."""
    return own in counterparts and list(counterparts.values()).count(counterparts[own]) == 1


def _link_equal(pairing: Pairing, key: Callable[[Worded], Hashable]) -> None:
    """Link clauses of equal keys in the order they stand."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(pairing.after))):
        if index not in pairing.backward:
            waiting[key(pairing.after[index])].append(index)
    for index, clause in enumerate(pairing.before):
        if index not in pairing.forward and (equal := waiting.get(key(clause))):
            later = next((one for one in reversed(equal) if (index, one) not in pairing.apart), None)
            if later is not None:
                equal.remove(later)
                pairing.link((index, later))


def link_the_certain(pairing: Pairing, likeness: Likeness) -> None:
    """Link clauses that are each other's nearest by far."""
    scores = {pair: strength(pairing, likeness, pair) for pair in likeness.pairs() if pairing.free(pair)}
    best_before, best_after = _two_best(scores, 0), _two_best(scores, 1)
    for (earlier, later), score in sorted(scores.items()):
        rivals = [_rival(best_before[earlier], score), _rival(best_after[later], score)]
        if score >= CERTAIN and score >= max(rivals) + MARGIN:
            pairing.link((earlier, later))


def _rival(best: tuple[float, float], score: float) -> float:
    """Give the highest likeness of a clause to another than the one it is like by ``score``."""
    return best[1] if score == best[0] else best[0]


def _two_best(scores: dict[Pair, float], side: int) -> dict[int, tuple[float, float]]:
    """Give for each clause of a side its highest and second highest likeness."""
    best: dict[int, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for pair, score in scores.items():
        first, second = best[pair[side]]
        best[pair[side]] = (score, first) if score > first else (first, max(score, second))
    return best


def strength(pairing: Pairing, likeness: Likeness, pair: Pair) -> float:
    """Give the likeness of two clauses, less where one is preambular and the other operative."""
    alike = likeness.alike(*pair)
    return alike - ACROSS if pairing.crosses(pair) else alike


def assign(pairing: Pairing, likeness: Likeness, least: float) -> None:
    """Link what is left where that is of most benefit; nothing of less likeness than ``least``."""
    benefits = {}
    for pair in likeness.pairs():
        if pairing.free(pair):
            alike = strength(pairing, likeness, pair)
            if alike + IN_PLACE > least:
                eased = alike + (IN_PLACE if in_place(pairing, pair) else 0.0)
                benefits[pair] = eased - least - TIE * _shift(pairing, pair)
    for pair in assigned(benefits):
        pairing.link(pair)


def _shift(pairing: Pairing, pair: Pair) -> float:
    """Give how far a clause has shifted, as a share of the text."""
    return abs(pair[0] / len(pairing.before) - pair[1] / len(pairing.after))


def in_place(pairing: Pairing, pair: Pair) -> bool:
    """Whether a pair stands between the counterparts of its neighbours, in either text."""
    return _between(pairing.forward, len(pairing.before), *pair) and _between(
        pairing.backward, len(pairing.after), *pair[::-1]
    )


def _between(counterparts: dict[int, int], size: int, own: int, other: int) -> bool:
    below = _nearest(counterparts, range(own - 1, -1, -1))
    above = _nearest(counterparts, range(own + 1, size))
    return (below is None or below < other) and (above is None or other < above)


def _nearest(counterparts: dict[int, int], places: Iterable[int]) -> int | None:
    return next((counterparts[place] for place in places if place in counterparts), None)
