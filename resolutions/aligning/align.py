"""Two texts in, links out: every clause of both stands in exactly one link. Pure and deterministic."""

from collections.abc import Sequence

from resolutions.aligning.joining import join
from resolutions.aligning.likeness import Likeness
from resolutions.aligning.linking import links
from resolutions.aligning.pairing import POSSIBLE, PROBABLE, assign, link_the_certain, settled
from resolutions.aligning.records import Clause, Link, Rulings
from resolutions.aligning.worded import Worded


def align(
    before: Sequence[Clause], after: Sequence[Clause], rulings: Rulings | None = None
) -> tuple[Link, ...]:
    """Link the clauses of an earlier and a later text, first of all those a person has ruled the same.

    Links come in the later text's order, a dropped clause after the counterpart of the one before it.
    A ruling is left out that would make several clauses of one text and several of the other one link.
    """
    earlier, later = [*map(Worded, before)], [*map(Worded, after)]
    pairing = settled(earlier, later, rulings or Rulings())
    likeness = Likeness(earlier, later, settled=tuple(pairing.forward.items()))
    link_the_certain(pairing, likeness)
    assign(pairing, likeness, PROBABLE)
    join(pairing, likeness)
    assign(pairing, likeness, POSSIBLE)
    return links(pairing, likeness)
