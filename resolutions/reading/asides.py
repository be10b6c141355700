"""What stands beside the line of a clause: the other parts of splits, those it took in, where it ends."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import pgettext, pgettext_lazy

from resolutions.aligning.records import MERGED, SPLIT
from resolutions.models import Resolution
from resolutions.reading.kin import Kin
from resolutions.reading.lives import Life, turns
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


WORDS = {
    (MERGED, True): pgettext_lazy("before a clause", "Took in"),
    (MERGED, False): pgettext_lazy("before a clause", "Merged into"),
    (SPLIT, True): pgettext_lazy("before a clause", "Split off from"),
    (SPLIT, False): pgettext_lazy("before a clause", "Another part of it became"),
}
"""What pages say of another clause, by the relation and whether it stands in the text before."""


def asides(life: Life, kin: Kin) -> Asides:
    """What stands beside the paragraphs of a line; one query."""
    beside: defaultdict[int, list[Aside]] = defaultdict(list)
    ending: defaultdict[int, list[Aside]] = defaultdict(list)
    for turn in turns(life):
        other = turn.other
        if other is None and turn.text.pk in kin.texts:
            ending[turn.at].append(_dropped(kin.texts[turn.text.pk]))
        elif other and (text := kin.texts.get(other.resolution_id or 0)):
            said = _aside(str(WORDS[turn.relation, turn.is_before]), text, other.anchor)
            ends = turn.relation == MERGED and not turn.is_before
            (ending if ends else beside)[turn.at].append(said)
    return Asides(beside, ending)


def _aside(words: str, text: Resolution, anchor: str) -> Aside:
    return Aside(words, name_of_anchor(anchor), called(text), history_of(text, anchor))


def _dropped(text: Resolution) -> Aside:
    return Aside(pgettext("before a text", "Not in"), "", called(text), str(getattr(text, "href", "") or ""))
