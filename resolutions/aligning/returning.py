"""Clauses that come back after a text without them: those that ended, beside those that are new."""

from collections.abc import Sequence

from resolutions.aligning.align import align
from resolutions.aligning.records import IDENTICAL, ROUTINE, Clause, Rulings

SURE = 0.6
"""Share of weighed words in common from which a reworded clause is taken for one that has come back.

Higher than between a text and the next: neither its place nor its neighbours speak for it any longer.
"""


def returned(
    ended: Sequence[Clause], new: Sequence[Clause], rulings: Rulings | None = None
) -> dict[str, str]:
    """Give the clauses that are back: anchor of the new one to that of the one that ended.

    Anchors are any names, unique on either side. A clause goes by its words alone.
    """
    return {
        link.after[0]: link.before[0]
        for link in align(ended, new, rulings)
        if len(link.before) == len(link.after) == 1
        and (link.relation in (IDENTICAL, ROUTINE) or link.score >= SURE)
    }
