"""How well alignment agrees with alignments made by hand: ``uv run python -m tests.lineage.score``.

``--akn DIR`` adds the pairs of official XML (``DIR/75/en/*.xml``), which are no part of this project.
``--wrong`` lists every link that differs.
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from rapidfuzz import fuzz

from resolutions.aligning.align import align
from resolutions.aligning.order import out_of_order
from resolutions.aligning.records import Clause, Link
from tests.lineage.truth import Edge, Truth, text, truths

SIMILAR = 70.0
"""Similarity of characters (0 to 100) below which a link is hard."""

TIMES = 5
"""Runs of which the fastest is told."""


@dataclass(frozen=True, slots=True)
class Count:
    """Things right of things asked; adds up."""

    right: int = 0
    asked: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.asked + other.asked)

    @property
    def share(self) -> float:
        """The share that is right; 1 where nothing was asked."""
        return self.right / self.asked if self.asked else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """How one alignment, or several together, agree with the truth."""

    precision: Count = Count()
    recall: Count = Count()
    changed: Count = Count()
    hard: Count = Count()
    unlinked: Count = Count()
    relation: Count = Count()

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        one, other = self.precision.share, self.recall.share
        return 2 * one * other / (one + other) if one + other else 0.0

    def row(self) -> str:
        """Give the shares as a line."""
        counts = (self.precision, self.recall, self.changed, self.hard, self.unlinked, self.relation)
        one, other, *rest = (f"{count.share:6.3f}" for count in counts)
        return " ".join([one, other, f"{self.f1:6.3f}", *rest])


HEADER = f"{'':24} {'links':>5}  prec.  recall     F1 changed   hard  new/dr relation   ms"


def score(truth: Truth, before: Sequence[Clause], after: Sequence[Clause], links: Sequence[Link]) -> Score:
    """Compare an alignment with the truth; what is doubtful there counts neither way."""
    true = {edge for link in truth.links for edge in link.edges}
    found = {(one, other) for link in links for one in link.before for other in link.after}
    changed = {edge for link in truth.links if "identical" not in link.relations for edge in link.edges}
    hard = _hard(truth, before, after)
    return Score(
        precision=Count(len(found & true), len(found - truth.doubtful)),
        recall=Count(len(found & true), len(true)),
        changed=Count(len(found & changed), len(changed)),
        hard=Count(len(found & hard), len(hard)),
        unlinked=_unlinked(truth, before, after, links),
        relation=_relations(truth, links),
    )


def _hard(truth: Truth, before: Sequence[Clause], after: Sequence[Clause]) -> set[Edge]:
    """Give the links that are moved, split, merged, or between wordings less than ``SIMILAR``."""
    places = [{clause.anchor: index for index, clause in enumerate(side)} for side in (before, after)]
    texts = [{clause.anchor: clause.text for clause in side} for side in (before, after)]
    chain = [(places[0][link.before[0]], places[1][link.after[0]]) for link in truth.links]
    moved = out_of_order(chain, [1.0] * len(chain))
    return {
        (one, other)
        for index, link in enumerate(truth.links)
        for one, other in link.edges
        if index in moved
        or len(link.edges) > 1
        or one[:2] != other[:2]
        or fuzz.ratio(texts[0][one], texts[1][other]) < SIMILAR
    }


def _unlinked(
    truth: Truth, before: Sequence[Clause], after: Sequence[Clause], links: Sequence[Link]
) -> Count:
    """Count new and dropped clauses rightly told, of all that are either in truth or as told."""
    doubt = {("before", one) for one, _ in truth.doubtful} | {("after", other) for _, other in truth.doubtful}
    every = {("before", one.anchor) for one in before} | {("after", one.anchor) for one in after}
    true = every - doubt
    for link in truth.links:
        true -= {("before", one) for one in link.before} | {("after", one) for one in link.after}
    told = {("before", link.before[0]) for link in links if not link.after}
    told |= {("after", link.after[0]) for link in links if not link.before}
    return Count(len(true & told), len(true | (told - doubt)))


def _relations(truth: Truth, links: Sequence[Link]) -> Count:
    """Count the links of the truth whose clauses are linked and have the right relation."""
    doubt = {anchor for edge in truth.doubtful for anchor in edge}
    asked = right = 0
    for link in truth.links:
        told = [
            one for one in links if set(one.before) & set(link.before) and set(one.after) & set(link.after)
        ]
        if told and not doubt & {*link.before, *link.after}:
            asked += 1
            right += all(one.relation in link.relations for one in told)
    return Count(right, asked)


def wrong(truth: Truth, links: Iterable[Link]) -> list[str]:
    """Give every link that differs from the truth, as a line."""
    true = {edge for link in truth.links for edge in link.edges}
    found = {(one, other) for link in links for one in link.before for other in link.after}
    lines = [f"  not found: {one} -> {other}" for one, other in sorted(true - found)]
    lines += [f"  wrong: {one} -> {other}" for one, other in sorted(found - true - truth.doubtful)]
    by_edges = {frozenset(link.edges): link for link in truth.links}
    for link in links:
        known = by_edges.get(frozenset((one, other) for one in link.before for other in link.after))
        if known and link.relation not in known.relations:
            lines.append(f"  {link.before} -> {link.after}: {link.relation}, not {'|'.join(known.relations)}")
    return lines


def milliseconds(before: Sequence[Clause], after: Sequence[Clause]) -> float:
    """Give the time of the fastest of ``TIMES`` runs."""
    times = []
    for _ in range(TIMES):
        start = time.process_time()
        align(before, after)
        times.append(time.process_time() - start)
    return 1000 * min(times)


def main() -> None:
    """Print a row for each pair and one for all of each use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--akn", type=Path, metavar="DIR")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    print(HEADER)
    known = [truth for truth in truths() if options.akn or not truth.official]
    for use in sorted({truth.use for truth in known}, reverse=True):
        total = Score()
        for truth in (one for one in known if one.use == use):
            before, after = text(truth.earlier, options.akn), text(truth.later, options.akn)
            links = align(before, after)
            found = score(truth, before, after, links)
            total += found
            row = f"{truth.name:24} {found.recall.asked:5} {found.row()}"
            print(f"{row} {milliseconds(before, after):5.0f}")
            if options.wrong:
                print("\n".join(wrong(truth, links)))
        print(f"{'all ' + use:24} {total.recall.asked:5} {total.row()}\n")


if __name__ == "__main__":
    main()
