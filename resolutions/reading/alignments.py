"""Held texts as clauses, and what has become of each clause between two of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache

from resolutions.aligning.align import align
from resolutions.aligning.records import RELATIONS, Clause, Link
from resolutions.models import FootnoteMark, Paragraph, Resolution

MOVED = "moved"
BALANCE = (*RELATIONS[:5], MOVED, *RELATIONS[5:])
"""What a balance counts, in its order; ``moved`` goes across the others."""

Clauses = tuple[Clause, ...]


def clauses_of(texts: Iterable[Resolution]) -> dict[int, Clauses]:
    """The clauses of texts by their keys, under the anchors that their pages have; two queries.

    As ``aligning.clauses.clauses`` makes them from a record, without the citations, which no rule needs.
    """
    wanted = [text.pk for text in texts]
    rows: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for row in (
        Paragraph.objects.filter(resolution__in=wanted, parent=None, annex=None)
        .exclude(kind="heading")
        .only("resolution_id", "order", "anchor", "kind", "full_text", "lead_phrase")
        .order_by("resolution", "order")
    ):
        rows[row.resolution_id or 0].append(row)
    notes = _notes(wanted)
    return {key: tuple(_clauses(rows[key], notes.get(key, ()))) for key in wanted}


Note = tuple[int, str]
"""The order of the paragraph that a mark stands in, and the footnote it calls."""


def _notes(texts: Sequence[int]) -> Mapping[int, Sequence[Note]]:
    """The footnotes that marks call, by text, in reading order."""
    found: defaultdict[int, list[Note]] = defaultdict(list)
    marks = FootnoteMark.objects.filter(paragraph__resolution__in=texts, paragraph__annex=None)
    for text, order, note in (
        marks.exclude(footnote=None)
        .order_by("paragraph__order", "order")
        .values_list("paragraph__resolution", "paragraph__order", "footnote__text")
    ):
        found[text or 0].append((order, note or ""))
    return found


def _clauses(rows: Sequence[Paragraph], notes: Sequence[Note]) -> Iterable[Clause]:
    """The clauses of one text; a mark in a sub-paragraph belongs to the paragraph before it."""
    ends = [row.order for row in rows[1:]]
    for row, end in zip(rows, [*ends, None], strict=False):
        called = tuple(note for order, note in notes if row.order <= order and (end is None or order < end))
        yield Clause(row.anchor, row.kind, row.full_text, row.lead_phrase, called)


def links_of(before: Resolution, after: Resolution, clauses: Mapping[int, Clauses]) -> tuple[Link, ...]:
    """The links between two held texts; ``clauses`` holds those of both."""
    known: tuple[Link, ...] | None = cache.get(_name(before, after))
    return known or _remembered(before, after, align(clauses[before.pk], clauses[after.pk]))


def links_between(pairs: Sequence[tuple[Resolution, Resolution]]) -> list[tuple[Link, ...]]:
    """The links of each pair of held texts; two queries, for what this process has not drawn before."""
    known: list[tuple[Link, ...] | None] = [cache.get(_name(*pair)) for pair in pairs]
    unknown = [pair for pair, links in zip(pairs, known, strict=True) if links is None]
    clauses = clauses_of({text.pk: text for pair in unknown for text in pair}.values()) if unknown else {}
    return [links or links_of(*pair, clauses) for pair, links in zip(pairs, known, strict=True)]


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


def balance(links: Iterable[Link]) -> tuple[Count, ...]:
    """How many links there are of each relation, and how many moved, zeros too."""
    found: Counter[str] = Counter()
    for link in links:
        found[link.relation] += 1
        found[MOVED] += link.moved
    return tuple(Count(relation, found[relation]) for relation in BALANCE)
