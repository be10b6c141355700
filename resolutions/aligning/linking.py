"""A finished pairing as links: what has become of each clause, whether it moved, how sure and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product, zip_longest

from resolutions.aligning.likeness import Likeness
from resolutions.aligning.order import out_of_order
from resolutions.aligning.pairing import Pairing, in_place
from resolutions.aligning.records import (
    DROPPED,
    IDENTICAL,
    MERGED,
    NEW,
    ROUTINE,
    SPLIT,
    Clause,
    Link,
)
from resolutions.aligning.relations import relation_of
from resolutions.aligning.worded import Worded

RULED = "a curator says so"
"""What a link rests on that a person has ruled."""


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """The clauses of one link by index, ``after`` first: their order is the later text's."""

    after: tuple[int, ...]
    before: tuple[int, ...]


def links(pairing: Pairing, likeness: Likeness) -> tuple[Link, ...]:
    """Give a link for every clause of both texts, in the later text's order."""
    groups = sorted(_groups(pairing))
    scores = [round(likeness.in_common(group.before, group.after), 2) for group in groups]
    moved = out_of_order([(group.before[0], group.after[0]) for group in groups], scores)
    made = {
        group: _link(pairing, likeness, group, score=scores[index], out=index in moved)
        for index, group in enumerate(groups)
    }
    made |= dict(_unlinked(pairing, groups))
    return tuple(made[group] for group in _reading_order(made))


def _groups(pairing: Pairing) -> Iterator[Group]:
    """Give the linked clauses: one and one, several and one, or one and several."""
    wholes: dict[int, list[int]] = {}
    parts: dict[int, list[int]] = {}
    for before, after in sorted(pairing.forward.items()):
        wholes.setdefault(after, []).append(before)
    for after, before in sorted(pairing.backward.items()):
        parts.setdefault(before, []).append(after)
    for whole, merged in wholes.items():
        if len(merged) > 1 or len(parts[merged[0]]) == 1:
            yield Group((whole,), tuple(merged))
    yield from (Group(tuple(split), (whole,)) for whole, split in parts.items() if len(split) > 1)


def _unlinked(pairing: Pairing, groups: Iterable[Group]) -> Iterator[tuple[Group, Link]]:
    """Give a link of its own to every clause without a counterpart."""
    earlier = {index for group in groups for index in group.before}
    later = {index for group in groups for index in group.after}
    for index, clause in enumerate(pairing.after):
        if index not in later:
            why = "nothing in the earlier text is like it"
            yield Group((index,), ()), Link((), (clause.anchor,), NEW, False, 0.0, why)
    for index, clause in enumerate(pairing.before):
        if index not in earlier:
            why = "nothing in the later text is like it"
            yield Group((), (index,)), Link((clause.anchor,), (), DROPPED, False, 0.0, why)


def _reading_order(groups: Iterable[Group]) -> list[Group]:
    """Put groups in the later text's order, dropped clauses after what their neighbour before became."""
    counterpart = {index: group.after[0] for group in groups if group.after for index in group.before}
    places: dict[Group, tuple[int, int]] = {}
    last = -1
    for group in sorted(groups, key=lambda one: one.before):
        if group.after:
            last = group.after[0] if group.before else last
            places[group] = (group.after[0], -1)
        else:
            last = counterpart.get(group.before[0] - 1, last)
            places[group] = (last, group.before[0])
    return sorted(places, key=lambda one: (places[one], one))


def _link(pairing: Pairing, likeness: Likeness, group: Group, *, score: float, out: bool) -> Link:
    before = [pairing.before[index] for index in group.before]
    after = [pairing.after[index] for index in group.after]
    found = _relation(before, after)
    crosses = len({clause.kind for clause in (*before, *after)}) > 1
    return Link(
        before=tuple(one.anchor for one in before),
        after=tuple(one.anchor for one in after),
        relation=found,
        moved=out or crosses,
        score=1.0 if found == IDENTICAL else min(score, 0.99),
        why=_why(pairing, likeness, group, found),
        core=_core(pairing, group),
    )


def _core(pairing: Pairing, group: Group) -> tuple[str, str]:
    """Give the two clauses of a link that are each other's counterparts."""
    earlier, later = group.before[0], group.after[0]
    if len(group.before) > 1:
        earlier = pairing.backward[later]
    elif len(group.after) > 1:
        later = pairing.forward[earlier]
    return pairing.before[earlier].anchor, pairing.after[later].anchor


def _relation(before: list[Worded], after: list[Worded]) -> str:
    if len(before) > 1:
        return MERGED
    return SPLIT if len(after) > 1 else relation_of(before[0], after[0])


def _why(pairing: Pairing, likeness: Likeness, group: Group, found: str) -> str:
    """Say in plain words what a link rests on."""
    said = _why_alike(pairing, likeness, group, found)
    return f"{RULED}; {said}" if pairing.ruled & set(product(group.before, group.after)) else said


def _why_alike(pairing: Pairing, likeness: Likeness, group: Group, found: str) -> str:
    before, after = pairing.before[group.before[0]].clause, pairing.after[group.after[0]].clause
    if found == IDENTICAL:
        return "the same words; other footnotes" if _other_notes(before, after) else "the same words"
    if found == ROUTINE:
        return "differs only in dates, symbols, counts and the like"
    shares = [
        f"{pairing.before[earlier].anchor} shares {likeness.both(earlier, later):.0%} of the weighed words"
        f" with {pairing.after[later].anchor}, {likeness.within(earlier, later):.0%} of the shorter"
        for earlier in group.before
        for later in group.after
    ]
    place = (group.before[0], group.after[0])
    return "; ".join(
        [*shares, *(["between its neighbours' counterparts"] if in_place(pairing, place) else [])]
    )


def _other_notes(before: Clause, after: Clause) -> bool:
    """Whether footnotes differ in more than *Ibid.* for a source printed before."""
    pairs = zip_longest(before.footnotes, after.footnotes, fillvalue="")
    return any(one != other and "Ibid." not in (one[:5], other[:5]) for one, other in pairs)
