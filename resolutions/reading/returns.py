"""Clauses brought back: dropped from one text of a family, and there again in a later one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resolutions.aligning.align import align
from resolutions.aligning.records import Clause
from resolutions.models import Paragraph, ParagraphKind, Strand
from resolutions.reading.kin import Kin
from resolutions.reading.lives import Life, clause_keys

LEAST_SCORE = 0.5
"""Share of words, weighed by rarity, that the wording brought back and the one dropped have in common."""
MOST_CHAPTERS = 6
"""Times that a clause is followed beyond a gap, back and on together."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a family that may be the same clause: its first and its last paragraph."""

    first: Paragraph
    last: Paragraph


def chapters(life: Life, kin: Kin) -> tuple[int, ...]:
    """The lines of a clause that was dropped and brought back, by a paragraph of each; four queries.

    They come in order, that of ``life`` among them. Between two of them stands at least one leading text
    that has neither; or the later one begins in a draft, which is not aligned with the text before.
    """
    own = Line(life.first.paragraph, life.latest.paragraph)
    known = {version.paragraph.pk for version in life.versions}
    lines = list(_lines(own, known, kin))
    found = [own]
    while len(found) < MOST_CHAPTERS and (
        one := _best(((line.last, found[0].first, line) for line in lines), kin)
    ):
        found.insert(0, one)
    while len(found) < MOST_CHAPTERS and (
        one := _best(((found[-1].last, line.first, line) for line in lines), kin)
    ):
        found.append(one)
    return tuple(line.first.pk for line in found)


def _lines(own: Line, known: set[int], kin: Kin) -> Iterator[Line]:
    """The lines of a family that share runs of words with either end of one; four queries."""
    runs = sorted({*own.first.shingles, *own.last.shingles})
    whole = Paragraph.objects.filter(parent=None, annex=None).exclude(kind=ParagraphKind.HEADING)
    near = whole.filter(resolution__in=list(kin.texts), shingles__overlap=runs).values_list("pk", flat=True)
    keys = set(near) - known if runs else set()
    clauses = clause_keys(keys)
    strands = Strand.objects.filter(clause__in=set(clauses.values())).values_list("paragraph", "clause")
    clause_of = {**clauses, **dict(strands)}
    members: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for row in whole.filter(pk__in=clause_of).only("resolution_id", "kind", "anchor", "full_text"):
        if row.resolution_id in kin.texts:
            members[clause_of[row.pk]].append(row)
    for rows in members.values():
        ordered = sorted(rows, key=lambda row: kin.places[row.resolution_id or 0])
        yield Line(ordered[0], ordered[-1])


def _best(pairs: Iterable[tuple[Paragraph, Paragraph, Line]], kin: Kin) -> Line | None:
    """The line that is most alike across a gap; None for none alike enough."""
    found: list[tuple[float, int, Line]] = []
    for earlier, later, line in pairs:
        one, other = earlier.resolution_id or 0, later.resolution_id or 0
        apart = kin.between(one, other) or other not in kin.leading
        if kin.places[one] < kin.places[other] and apart:
            found.append((_score(earlier, later), -abs(kin.places[other] - kin.places[one]), line))
    best = max(found, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] >= LEAST_SCORE else None


def _score(earlier: Paragraph, later: Paragraph) -> float:
    """How alike two wordings are; 0 if they are no counterparts at all."""
    one, other = (Clause(row.anchor, row.kind, row.full_text) for row in (earlier, later))
    return max(link.score for link in align([one], [other]))
