"""What became of each clause between two held texts: as stored where they follow one another, else drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.cache import cache
from django.db.models import Q

from resolutions.aligning.align import align
from resolutions.aligning.records import RELATIONS, Link
from resolutions.lineage import drawing
from resolutions.lineage.held import Clauses, held
from resolutions.models import Link as Stored
from resolutions.models import Resolution, Step

MOVED = drawing.MOVED
BALANCE = (*RELATIONS[:5], MOVED, *RELATIONS[5:])
"""What a balance counts, in its order; ``moved`` goes across the others."""


def clauses_of(texts: Iterable[Resolution]) -> dict[int, Clauses]:
    """The clauses of texts by their keys; two queries."""
    return {key: one.clauses for key, one in held([text.pk for text in texts]).items()}


def links_of(before: Resolution, after: Resolution, clauses: Mapping[int, Clauses]) -> tuple[Link, ...]:
    """The links between two held texts; ``clauses`` holds those of both. One query if they are stored.

    Links are stored where one text follows the other; the others are drawn, and remembered in this process
    until one of the documents changes.
    """
    stored = stored_links(before.pk, after.pk)
    if stored and _are_all(stored, clauses[before.pk], clauses[after.pk]):
        return stored
    known: tuple[Link, ...] | None = cache.get(_name(before, after))
    return known or _remembered(before, after, align(clauses[before.pk], clauses[after.pk]))


def stored_links(before: int, after: int) -> tuple[Link, ...]:
    """The stored links of a text that follows another, if they are current; empty if not."""
    rows = (
        Stored.objects.filter(step__earlier=before, step__later=after, step__is_current=True)
        .order_by("number", "order")
        .values_list(
            *("number", "earlier__anchor", "later__anchor"), "relation", "moved", "score", "why", "carries_on"
        )
    )
    return tuple(_link(list(group)) for _, group in groupby(rows, key=lambda row: row[0]))


Row = tuple[int, str | None, str | None, str, bool, float, str, bool]


def _link(rows: list[Row]) -> Link:
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


def _remembered(before: Resolution, after: Resolution, links: tuple[Link, ...]) -> tuple[Link, ...]:
    cache.set(_name(before, after), links, timeout=None)
    return links


def _name(before: Resolution, after: Resolution) -> str:
    """The name under which links are remembered: it changes when either document does."""
    return ":".join(["links", *map(_version, (before, after))])


def _version(text: Resolution) -> str:
    document = text.document
    return f"{text.pk}-{document.record_sha256}-{document.updated_at.timestamp()}"


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


def stored_balances(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Balance]:
    """The balance of each pair of texts, by their keys, that is stored and current; one query."""
    wanted = set(pairs)
    rows = Step.objects.filter(Q(earlier__in={one for one, _ in wanted}), is_current=True)
    return {
        ends: tuple(Count(relation, getattr(step, relation)) for relation in BALANCE)
        for step in rows
        if (ends := (step.earlier_id, step.later_id)) in wanted
    }
