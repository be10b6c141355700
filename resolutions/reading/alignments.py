"""What became of each clause between two held texts: as stored where they follow one another, else drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.cache import cache

from resolutions.aligning.align import align
from resolutions.aligning.records import RELATIONS, Link
from resolutions.lineage import drawing
from resolutions.lineage.held import Clauses, held
from resolutions.lineage.rulings import ruled_on
from resolutions.models import Link as Row
from resolutions.models import Resolution, Step

MOVED = drawing.MOVED
BALANCE = (*RELATIONS[:5], MOVED, *RELATIONS[5:])
"""What a balance counts, in its order; ``moved`` goes across the others."""


def clauses_of(texts: Iterable[Resolution]) -> dict[int, Clauses]:
    """The clauses of texts by their keys; two queries."""
    return {key: one.clauses for key, one in held([text.pk for text in texts]).items()}


def links_of(before: Resolution, after: Resolution, clauses: Mapping[int, Clauses]) -> tuple[Link, ...]:
    """The links between two held texts; ``clauses`` holds those of both. At most two queries.

    Links are stored where one text follows the other; the others are drawn, and remembered in this process
    for as long as the words and what curators say of them are the same.
    """
    stored = stored_links(before.pk, after.pk)
    if stored and _are_all(stored, clauses[before.pk], clauses[after.pk]):
        return stored
    rulings = ruled_on(before.pk, after.pk)
    both = (clauses[before.pk], clauses[after.pk])
    name = f"links:{drawing.digest(rulings, *both)}"
    known: tuple[Link, ...] | None = cache.get(name)
    if known is None:
        known = align(*both, rulings)
        cache.set(name, known, timeout=None)
    return known


def stored_links(before: int, after: int) -> tuple[Link, ...]:
    """The stored links of a text that follows another, if they are current; empty if not."""
    rows = (
        Row.objects.filter(step__earlier=before, step__later=after, step__is_current=True)
        .order_by("number", "order")
        .values_list(
            *("number", "earlier__anchor", "later__anchor"), "relation", "moved", "score", "why", "carries_on"
        )
    )
    return tuple(_link(list(group)) for _, group in groupby(rows, key=lambda row: row[0]))


Columns = tuple[int, str | None, str | None, str, bool, float, str, bool]


def _link(rows: list[Columns]) -> Link:
    """One link of its rows, a row for each pair of clauses."""
    _, _, _, relation, moved, score, why, _ = rows[0]
    core = next(((earlier, later) for _, earlier, later, *_, on in rows if on and earlier and later), None)
    before = tuple(dict.fromkeys(row[1] for row in rows if row[1]))
    after = tuple(dict.fromkeys(row[2] for row in rows if row[2]))
    return Link(before, after, relation, moved, score, why, core)


def _are_all(links: Iterable[Link], before: Clauses, after: Clauses) -> bool:
    """Whether links are those of just these clauses: a text may change between two questions."""
    ends: defaultdict[bool, list[str]] = defaultdict(list)
    for link in links:
        ends[False] += link.before
        ends[True] += link.after
    sides = ((False, before), (True, after))
    return all(sorted(ends[side]) == sorted(clause.anchor for clause in of) for side, of in sides)


@dataclass(frozen=True, slots=True)
class Count:
    """How many clauses have become what: a relation, or ``moved``."""

    relation: str
    number: int


Balance = tuple[Count, ...]


def balance(links: Iterable[Link]) -> Balance:
    """How many links there are of each relation, and how many moved, zeros too."""
    found = drawing.balance(links)
    return tuple(Count(relation, found[relation]) for relation in BALANCE)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of a step: its balance, and how many of the new clauses an older text had."""

    balance: Balance
    returned: int


def stored_steps(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Stored]:
    """What is stored of each pair of texts, by their keys, that is current; one query."""
    wanted = set(pairs)
    rows = Step.objects.filter(earlier__in={one for one, _ in wanted}, is_current=True).order_by()
    return {
        ends: Stored(tuple(Count(name, getattr(step, name)) for name in BALANCE), step.returned)
        for step in rows
        if (ends := (step.earlier_id, step.later_id)) in wanted
    }
