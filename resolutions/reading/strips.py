"""What became of each clause from text to text of a family, to look at: a strip of blocks for each step."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import ngettext, pgettext_lazy

from resolutions import phrases
from resolutions.aligning.records import DROPPED, IDENTICAL, NEW
from resolutions.models import Link, Resolution
from resolutions.reading.choosing import link_to
from resolutions.reading.families import FamilyPage
from resolutions.reading.sides import name_of

MOST_STRIPS = 12
"""Steps that are drawn, the newest; the table has the numbers of all."""

KINDS = {
    "carried": pgettext_lazy("clauses in a strip", "word for word"),
    "edited": pgettext_lazy("clauses in a strip", "changed"),
    "new": pgettext_lazy("clauses in a strip", "not there before"),
    "dropped": pgettext_lazy("clauses in a strip", "not kept"),
}
"""What a block shows, and what that means."""
TOPS = {"carried": (22, 8), "edited": (13, 17), "new": (2, 28), "dropped": (33, 9)}
"""Where a block begins, from above, and how high it is; what is dropped hangs below the line at 30.

Each kind has a height and a place of its own, so that no colour is needed to tell them apart.
"""


@dataclass(frozen=True, slots=True)
class Block:
    """Clauses one after another that became the same; ``start`` and ``width`` count clauses.

    ``label`` says it in words; ``href`` is the row of the comparison that the first of them has.
    """

    kind: str
    start: int
    width: int
    label: str
    href: str

    @property
    def top(self) -> int:
        """Where it begins, from above."""
        return TOPS[self.kind][0]

    @property
    def height(self) -> int:
        """How high it is."""
        return TOPS[self.kind][1]


@dataclass(frozen=True, slots=True)
class Strip:
    """A step of a family: what both texts are called, their comparison, the blocks in the later's order."""

    earlier: str
    later: str
    href: str
    is_stage: bool
    blocks: tuple[Block, ...]

    @property
    def width(self) -> int:
        """How many clauses it shows."""
        return sum(block.width for block in self.blocks)


def key() -> tuple[Block, ...]:
    """A block of each kind, labelled with what it means."""
    return tuple(Block(kind, 1, 2, str(meaning), "") for kind, meaning in KINDS.items())


class Fate(NamedTuple):
    """What became of a clause, and the anchors at both ends."""

    relation: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> str:
        """What a block of it shows."""
        return {IDENTICAL: "carried", NEW: "new", DROPPED: "dropped"}.get(self.relation, "edited")

    @property
    def row(self) -> str:
        """The name of its row in the comparison, as ``rows.anchor_of`` gives it."""
        return self.after or f"was-{self.before}"

    @property
    def place(self) -> str:
        """Where it stands, in the later text if it is there: ``op 4``."""
        anchor = self.after or self.before or ""
        return phrases.anchored(anchor)


def strips(page: FamilyPage, texts: Iterable[Resolution]) -> tuple[Strip, ...]:
    """The newest steps of a family whose links are stored; ``texts`` holds those of the page. One query."""
    keys = {name_of(text): text.pk for text in texts if text.document.language == page.language}
    found = [
        (since, step.called, (keys[since.names[0]], step.text.pk))
        for step in page.steps
        for since in step.since
        if since.balance
    ][:MOST_STRIPS]
    fates = _fates([ends for _, _, ends in found])
    return tuple(
        Strip(
            earlier=since.called,
            later=later,
            href=link_to(*since.names),
            is_stage=since.is_stage,
            blocks=tuple(_blocks(fates[ends], link_to(*since.names))),
        )
        for since, later, ends in found
        if ends in fates
    )


def _fates(pairs: Sequence[tuple[int, int]]) -> Mapping[tuple[int, int], Sequence[Fate]]:
    """What became of the clauses in each step between two texts, in order; a split or merger once."""
    rows = Link.objects.filter(
        step__later__in={later for _, later in pairs}, step__is_current=True, order=0
    ).order_by("step", "number")
    found: defaultdict[tuple[int, int], list[Fate]] = defaultdict(list)
    for earlier, later, *fate in rows.values_list(
        *("step__earlier", "step__later", "relation", "earlier__anchor", "later__anchor")
    ):
        found[earlier, later].append(Fate(*fate))
    return {ends: found[ends] for ends in pairs if ends in found}


def _said(kind: str, count: int) -> str:
    """A sentence on so many clauses of a kind, with room for their number and places."""
    if kind == "carried":
        return ngettext("%(count)s carried: %(places)s", "%(count)s carried: %(places)s", count)
    if kind == "edited":
        return ngettext("%(count)s edited: %(places)s", "%(count)s edited: %(places)s", count)
    if kind == "new":
        return ngettext("%(count)s new: %(places)s", "%(count)s new: %(places)s", count)
    return ngettext(
        "%(count)s dropped: %(places)s of the earlier text",
        "%(count)s dropped: %(places)s of the earlier text",
        count,
    )


def _blocks(fates: Iterable[Fate], href: str) -> Iterable[Block]:
    """The clauses in blocks of those that became the same."""
    start = 0
    for kind, group in groupby(fates, key=lambda fate: fate.kind):
        run = list(group)
        first, last = run[0].place, run[-1].place
        label = _said(kind, len(run)) % {"count": len(run), "places": phrases.span(first, last)}
        yield Block(kind, start, len(run), label, f"{href}#{run[0].row}")
        start += len(run)
