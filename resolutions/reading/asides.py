"""What stands beside the line of a clause: the other parts of splits, those it took in, where it ends."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from resolutions.aligning.records import DROPPED, MERGED, SPLIT
from resolutions.models import Link, Resolution
from resolutions.reading.kin import Kin
from resolutions.reading.rows import name_of_anchor
from resolutions.reading.sides import called


@dataclass(frozen=True, slots=True)
class Aside:
    """Something beside the line: in words, with the clause meant (empty for none) and its text.

    ``href`` is the page of that clause, or of the text.
    """

    words: str
    place: str
    called: str
    href: str


@dataclass(frozen=True, slots=True)
class Asides:
    """By the paragraphs of a line: what stands beside each, and how the line ends there."""

    beside: Mapping[int, Sequence[Aside]]
    ending: Mapping[int, Sequence[Aside]]

    def of(self, paragraph: int) -> tuple[Aside, ...]:
        """What stands beside a paragraph."""
        return tuple(self.beside.get(paragraph, ()))

    def ends(self, paragraph: int) -> tuple[Aside, ...]:
        """What became of a clause after its last paragraph."""
        return tuple(self.ending.get(paragraph, ()))


def history_of(text: Resolution, anchor: str) -> str:
    """The address of the page of a clause: ``/A/RES/77/237/op12/history/``."""
    return f"{getattr(text, 'href', '') or ''}{anchor}/history/"


def asides(paragraphs: Collection[int], kin: Kin) -> Asides:
    """Read what stands beside the paragraphs of a line; one query."""
    rows = (
        Link.objects.filter(Q(later__in=paragraphs) | Q(earlier__in=paragraphs))
        .filter(carries_on=False, step__is_current=True)
        .order_by("step", "number", "order")
        .values_list(
            *("relation", "earlier", "later", "earlier__anchor", "later__anchor"),
            *("step__earlier", "step__later"),
        )
    )
    beside: defaultdict[int, list[Aside]] = defaultdict(list)
    ending: defaultdict[int, list[Aside]] = defaultdict(list)
    for relation, earlier, later, was, now, one, other in rows:
        if one not in kin.texts or other not in kin.texts:
            continue
        before, after = kin.texts[one], kin.texts[other]
        if relation == DROPPED:
            ending[earlier].append(Aside("Not in", "", called(after), str(getattr(after, "href", ""))))
        elif relation == MERGED and later in paragraphs:
            beside[later].append(_aside("Took in", before, was))
        elif relation == MERGED:
            ending[earlier].append(_aside("Merged into", after, now))
        elif relation == SPLIT and later in paragraphs:
            beside[later].append(_aside("Split off from", before, was))
        elif relation == SPLIT:
            beside[earlier].append(_aside("Another part of it became", after, now))
    return Asides(beside, ending)


def _aside(words: str, text: Resolution, anchor: str) -> Aside:
    return Aside(words, name_of_anchor(anchor), called(text), history_of(text, anchor))
