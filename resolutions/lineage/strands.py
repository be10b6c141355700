"""The line of each clause: the paragraphs that current links carry on from text to text.

A line goes on across a gap where a clause comes back that an older text had, or where a curator says so. What
a draft says and its adopted text does not belongs to the clause of an older or a later text that says it too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from resolutions.aligning.records import Clause, Rulings
from resolutions.aligning.returning import returned
from resolutions.lineage.lines import Lines
from resolutions.lineage.locking import transaction_of_lineage
from resolutions.lineage.rulings import Across, across
from resolutions.models import Course, Link, Paragraph, Step, Strand

LinksOf = Mapping[int, Sequence[Link]]
"""The links of each step, by its key."""


def thread(texts: Collection[int], steps: Sequence[int]) -> None:
    """Make the strands of a family's texts anew; ``steps``: the keys of those between them, in order.

    Only links of current steps count. Who changes a text meanwhile waits for the end. Raises OperationalError
    if somebody is changing one of the texts.
    """
    with transaction_of_lineage():
        rows = Step.objects.select_for_update().filter(pk__in=steps).order_by("pk")
        locked = {step.pk: step for step in rows if step.is_current}
        current = [locked[key] for key in steps if key in locked]
        links = _links(current)
        rulings = across(texts)
        text_of = dict(
            Paragraph.objects.filter(resolution__in=texts).order_by().values_list("pk", "resolution")
        )
        found: Lines[int] = Lines(text_of)
        for one, other in (*_carried(links, current), *rulings.same):
            found.join(one, other)
        along = [step for step in current if step.course == Course.ALONG]
        back = dict(_returns([links[step.pk] for step in along], found, rulings))
        _join_drafted([(step, links[step.pk]) for step in current], found, rulings)
        _store_strands(texts, found.found())
        _store_returns([link for step in along for link in links[step.pk]], back)
        for step in current:
            step.is_threaded = True
            step.returned = len({link.later_id for link in links[step.pk] if link.returns_id})
        Step.objects.bulk_update(current, ["is_threaded", "returned"])


def _links(steps: Sequence[Step]) -> LinksOf:
    found: defaultdict[int, list[Link]] = defaultdict(list)
    rows = Link.objects.filter(step__in=[step.pk for step in steps])
    for link in rows.defer("why").order_by("step_id", "number", "order"):
        found[link.step_id].append(link)
    return found


def _carried(links: LinksOf, steps: Iterable[Step]) -> Iterator[tuple[int, int]]:
    for step in steps:
        for link in links[step.pk]:
            if link.carries_on and link.earlier_id and link.later_id:
                yield link.earlier_id, link.later_id


@dataclass(frozen=True, slots=True)
class _Loose:
    """Where lines end and begin in one step: paragraphs of the earlier and of the later text."""

    ended: tuple[int, ...]
    begun: tuple[int, ...]


def _loose(links: Sequence[Link]) -> _Loose:
    on = {link.earlier_id for link in links if link.carries_on}
    back = {link.later_id for link in links if link.carries_on}
    ended = dict.fromkeys(link.earlier_id for link in links if link.earlier_id and link.earlier_id not in on)
    begun = dict.fromkeys(link.later_id for link in links if link.later_id and link.later_id not in back)
    return _Loose(tuple(ended), tuple(begun))


@dataclass(frozen=True, slots=True)
class _Worded:
    """A paragraph as a clause that is named by its key, and the fingerprint of its wording."""

    clause: Clause
    shingles: frozenset[int]


def _returns(
    along: Sequence[Sequence[Link]], found: Lines[int], rulings: Across
) -> Iterator[tuple[int, int]]:
    """Give the paragraphs that bring a clause back, each with the last one before; joins their lines.

    ``along``: the links from each leading text to the next, the oldest first.
    """
    loose = [_loose(links) for links in along]
    words = _words(key for one in loose for key in (*one.ended, *one.begun))
    waiting: list[int] = []
    for one in loose:
        ruled = {later: key for key in waiting for later in one.begun if found.is_one(key, later)}
        begun = [words[key] for key in one.begun if key not in ruled and key in words]
        ended = [words[key] for key in waiting if key not in ruled.values() and key in words]
        said = {later: key for later, key in _alike(ended, begun, rulings).items() if found.join(key, later)}
        back = {**ruled, **said}
        yield from sorted(back.items())
        waiting = [key for key in waiting if key not in back.values()] + list(one.ended)


def _join_drafted(steps: Sequence[tuple[Step, Sequence[Link]]], found: Lines[int], rulings: Across) -> None:
    """Join what drafts alone say to the lines of the same clauses before and after, or in other drafts.

    ``steps`` with their links, in order. Beside the clauses of a draft that did not come to be adopted stand
    those of leading texts whose lines end or begin somewhere, and those that older drafts alone say.
    """
    stages = {step.earlier_id: links for step, links in steps if step.course == Course.STAGE}
    leading = frozenset(key for step, _ in steps for key in (step.earlier_id, step.later_id)) - stages.keys()
    drafted = {
        text: [key for key in _before(links) if not found.places(key) & leading]
        for text, links in stages.items()
    }
    loose = [_loose(links) for _, links in steps] if any(drafted.values()) else []
    ends = dict.fromkeys(key for one in loose for key in (*one.ended, *one.begun))
    pool = [key for key in ends if found.places(key) & leading]
    words = _words([*pool, *(key for keys in drafted.values() for key in keys)])
    for keys in drafted.values():
        new = [words[key] for key in keys if key in words and not found.places(key) & leading]
        for later, key in _alike([words[key] for key in pool if key in words], new, rulings).items():
            found.join(key, later)
        pool += keys


def _before(links: Iterable[Link]) -> list[int]:
    """The paragraphs of the earlier text of a step, each once."""
    return list(dict.fromkeys(link.earlier_id for link in links if link.earlier_id))


def _alike(ended: Sequence[_Worded], begun: Sequence[_Worded], rulings: Across) -> dict[int, int]:
    """Give which clauses are back; only those are compared whose fingerprints have a number in common."""
    ended, begun = _sharing(ended, begun), _sharing(begun, ended)
    if not begun:
        return {}
    apart = {
        (one.clause.anchor, other.clause.anchor)
        for one in ended
        for other in begun
        if frozenset((int(one.clause.anchor), int(other.clause.anchor))) in rulings.apart
    }
    found = returned(
        [one.clause for one in ended], [one.clause for one in begun], Rulings(apart=frozenset(apart))
    )
    return {int(later): int(key) for later, key in found.items()}


def _sharing(some: Sequence[_Worded], others: Sequence[_Worded]) -> list[_Worded]:
    held = frozenset[int]().union(*(other.shingles for other in others))
    return [one for one in some if one.shingles & held]


def _words(keys: Iterable[int]) -> dict[int, _Worded]:
    """Read paragraphs; one query."""
    rows = Paragraph.objects.filter(pk__in=set(keys)).order_by("pk")
    return {
        key: _Worded(Clause(str(key), kind, text), frozenset(shingles))
        for key, kind, text, shingles in rows.values_list("pk", "kind", "full_text", "shingles")
    }


def _store_strands(texts: Collection[int], wanted: Mapping[int, int]) -> None:
    stored = Strand.objects.filter(paragraph__resolution__in=texts).order_by()
    known = dict(stored.values_list("paragraph", "clause"))
    gone = [key for key, clause in known.items() if wanted.get(key) != clause]
    Strand.objects.filter(paragraph__in=gone).delete()
    Strand.objects.bulk_create(
        Strand(paragraph_id=key, clause=clause) for key, clause in wanted.items() if known.get(key) != clause
    )


def _store_returns(links: Sequence[Link], back: Mapping[int, int]) -> None:
    """Say on the links along a family which paragraph of an older text they bring back."""
    changed = []
    for link in links:
        wanted = back.get(link.later_id or 0)
        if link.returns_id != wanted:
            link.returns_id = wanted
            changed.append(link)
    Link.objects.bulk_update(changed, ["returns"])
