"""Curators' rulings as alignment takes them; those whose paragraphs are gone wait for their words."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from resolutions.aligning.records import Ends, Rulings
from resolutions.lineage.held import placed
from resolutions.lineage.line import in_order
from resolutions.models import Address, Link, Paragraph, Resolution, Ruling, Strand
from resolutions.querysets.counting import href

LANGUAGE = len("/fr")
"""Characters before the path of an address that is not English."""


def ruled_on(before: int, after: int) -> Rulings:
    """Give the rulings on two texts, by their keys, as the anchors of their clauses; one query."""
    same: list[Ends] = []
    apart: set[Ends] = set()
    texts = (before, after)
    rows = Ruling.objects.filter(earlier__resolution__in=texts, later__resolution__in=texts)
    for verdict, text, one, other in rows.order_by("pk").values_list(
        "verdict", "earlier__resolution", "earlier__anchor", "later__anchor"
    ):
        ends = (one, other) if text == before else (other, one)
        if verdict == Ruling.Verdict.JOINED:
            same.append(ends)
        else:
            apart.add(ends)
    return Rulings(tuple(same), frozenset(apart))


@dataclass(frozen=True, slots=True)
class Across:
    """Rulings within a family, by the keys of paragraphs, in either order of the two."""

    same: tuple[tuple[int, int], ...]
    apart: frozenset[frozenset[int]]


def across(texts: Collection[int]) -> Across:
    """Give the rulings on paragraphs of some texts; one query."""
    within = Q(earlier__resolution__in=texts, later__resolution__in=texts)
    rows = list(_ruled(Ruling.objects.filter(within)))
    same = [(one, other) for verdict, one, other in rows if verdict == Ruling.Verdict.JOINED]
    apart = (frozenset((one, other)) for verdict, one, other in rows if verdict == Ruling.Verdict.CUT)
    return Across(tuple(same), frozenset(apart))


def _ruled(rulings: "QuerySet[Ruling]") -> Iterator[tuple[str, int, int]]:
    """Give the verdict and the keys of both paragraphs of some rulings."""
    for verdict, one, other in rulings.order_by("pk").values_list("verdict", "earlier_id", "later_id"):
        if one and other:
            yield verdict, one, other


def clauses() -> "QuerySet[Paragraph]":
    """Give the paragraphs that can be linked: whole ones of texts, neither headings nor in annexes."""
    return Paragraph.objects.filter(parent=None, annex=None, resolution__isnull=False).exclude(kind="heading")


def standing() -> Q:
    """Say, as a condition on rulings, that both paragraphs are clauses of texts still."""
    return Q(*(Exists(clauses().filter(pk=OuterRef(f"{name}_id"))) for name in ("earlier", "later")))


def reattach() -> int:
    """Let rulings whose paragraph is gone stand again where its words are back; give how many."""
    found = 0
    for ruling in Ruling.objects.filter(~standing()).order_by("pk"):
        ends = [
            _held(ruling.earlier_id, ruling.earlier_place, ruling.earlier_words),
            _held(ruling.later_id, ruling.later_place, ruling.later_words),
        ]
        taken = Ruling.objects.exclude(pk=ruling.pk).filter(earlier__in=ends, later__in=ends)
        if None not in ends and ends[0] != ends[1] and not taken.exists():
            ruling.earlier_id, ruling.later_id = ends
            ruling.save(update_fields=["earlier", "later"])
            found += 1
    return found


def _held(key: int | None, place: str, words: str) -> int | None:
    """Give the key of a paragraph, or of one with the same words in what stands at the same address."""
    if key and clauses().filter(pk=key).exists():
        return key
    found = clause_at(place, words)
    return found.pk if found else None


def clause_at(place: str, words: str) -> Paragraph | None:
    """Give the clause with these words in what stands, or stood, at an address; by its anchor if several."""
    path, _, anchor = place.partition("#")
    there = Address.objects.filter(path__in=[path, path[LANGUAGE:]]).alias(_href=href()).filter(_href=path)
    same = clauses().filter(full_text=words, resolution__in=there.values("resolution")).order_by("order")
    rows = list(same)
    return next((row for row in rows if row.anchor == anchor), rows[0] if rows else None)


def between(one: Paragraph, other: Paragraph) -> "QuerySet[Ruling]":
    """Give the ruling on two paragraphs, if there is one."""
    return Ruling.objects.filter(Q(earlier=one, later=other) | Q(earlier=other, later=one))


def rule(one: Paragraph, other: Paragraph, verdict: str) -> Ruling:
    """Store what a curator says of two paragraphs of two texts, in place of what was said of them before."""
    ruling = between(one, other).first() or Ruling()
    ruling.verdict = verdict
    name(ruling, one, other)
    ruling.save()
    return ruling


def name(ruling: Ruling, one: Paragraph, other: Paragraph) -> None:
    """Say in a ruling which paragraphs it is on, the earlier text's first; does not save."""
    texts = Resolution.objects.select_related("document__session").in_bulk(
        [row.resolution_id for row in (one, other)]
    )
    order = in_order(placed(text) for text in texts.values())
    earlier, later = sorted((one, other), key=lambda row: order.index(row.resolution_id or 0))
    ruling.earlier, ruling.later = earlier, later
    ruling.earlier_place, ruling.later_place = permalink(earlier), permalink(later)
    ruling.earlier_words, ruling.later_words = earlier.full_text, later.full_text


def permalink(paragraph: Paragraph) -> str:
    """Give the address of a paragraph on this site; one query."""
    current = Address.objects.filter(resolution=paragraph.resolution_id, current=True)
    path = current.order_by().annotate(_href=href()).values_list("_href", flat=True).first()
    return f"{path or ''}#{paragraph.anchor}"


def honoured(rulings: Iterable[Ruling]) -> dict[int, bool]:
    """Say of each ruling, by its key, whether the lines of clauses are as it says; one query.

    Two paragraphs ruled the same are on one line, unless it would pass one text twice; so are the parts of a
    split or a merger, which are linked though not on one line.
    """
    every = list(rulings)
    keys = {key for ruling in every for key in (ruling.earlier_id, ruling.later_id)}
    clause = dict(Strand.objects.filter(paragraph__in=keys).values_list("paragraph", "clause").order_by())
    linked = {
        frozenset(ends)
        for ends in Link.objects.filter(earlier__in=keys, later__in=keys, step__is_current=True)
        .order_by()
        .values_list("earlier_id", "later_id")
    }
    return {
        ruling.pk: (ruling.verdict == Ruling.Verdict.JOINED)
        == (
            frozenset((ruling.earlier_id, ruling.later_id)) in linked
            or (clause.get(ruling.earlier_id or 0, 0) or -1) == clause.get(ruling.later_id or 0)
        )
        for ruling in every
    }
