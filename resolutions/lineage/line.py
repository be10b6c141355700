"""Which text of a family follows which. Pure and deterministic.

The texts of one session are a *round*. A round leads with its adopted texts; where none is held, with the
last of its report versions, else of its drafts. Leading texts follow one another, round after round:
an adopted text follows the adopted text before it, or what the session before it came to. The other texts of
a round are earlier stages of a leading one and lead up to it in order: draft, revised draft, the
version in a report, the adopted text. So every text but the first leading one stands in a tree, each pair of
texts is joined by one way only, and a draft never stands between two adopted texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

DRAFT, REPORT, ADOPTED = range(3)
"""How far a text has come."""

FOUNDED = 1945
"""The year in which session 0 would have opened: the 1st opened in the year after."""
OPENING = (9, 1)
"""Month and day before which no regular session of a year opens."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session: its kind (``regular``, ``special``, ...) and number; ``number`` is None if unknown."""

    kind: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a family; ``key`` is any number, ``draft`` the key of the draft it names, if held."""

    key: int
    session: Session
    stage: int
    day: date | None
    symbol: str
    draft: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """That ``later`` follows ``earlier``; ``is_stage``: as the next stage of the same text."""

    earlier: int
    later: int
    is_stage: bool


Round = list[Text]


def rounds(texts: Iterable[Text]) -> list[Round]:
    """Give the texts session by session, the oldest first, and in order within each."""
    found: dict[object, Round] = defaultdict(list)
    for text in texts:
        found[_round(text)].append(text)
    ordered = [sorted(one, key=_place) for one in found.values()]
    return sorted(ordered, key=lambda one: (_opened(one), _place(one[0])))


def pairs(texts: Iterable[Text]) -> list[Pair]:
    """Give which text follows which; one pair less than there are texts."""
    found: list[Pair] = []
    before: Text | None = None
    for one in rounds(texts):
        leading = _leading(one)
        if before is not None:
            found.append(Pair(before.key, leading[0].key, is_stage=False))
        found.extend(Pair(a.key, b.key, is_stage=False) for a, b in pairwise(leading))
        found.extend(_stages(one, leading))
        before = leading[-1]
    return found


def in_order(texts: Iterable[Text]) -> list[int]:
    """Give the keys of texts in the order they came about."""
    return [text.key for one in rounds(texts) for text in one]


def _round(text: Text) -> object:
    if text.session.number is not None:
        return text.session
    return text.day.year if text.day else None


def _place(text: Text) -> tuple[int, date, int, str, int]:
    return text.stage, text.day or date.min, len(text.symbol), text.symbol, text.key


def _opened(texts: Round) -> tuple[int, int, int]:
    """Give a day by which rounds are put in order: of a regular session the first on which it may open."""
    session = texts[0].session
    if session.number is not None and session.kind == "regular":
        return (FOUNDED + session.number, *OPENING)
    first = min((text.day for text in texts if text.day), default=date.min)
    return (first.year, first.month, first.day)


def _leading(texts: Round) -> Round:
    adopted = [text for text in texts if text.stage == ADOPTED]
    return adopted or [texts[-1]]


def _stages(texts: Round, leading: Sequence[Text]) -> Iterator[Pair]:
    """Give how the other texts of a round lead up to the leading ones."""
    led: dict[int, Round] = defaultdict(list)
    for text in texts:
        if text not in leading:
            led[_led_up_to(text, leading).key].append(text)
    for last in leading:
        way = [*led[last.key], last]
        yield from (Pair(one.key, other.key, is_stage=True) for one, other in pairwise(way))


def _led_up_to(text: Text, leading: Sequence[Text]) -> Text:
    """Give the leading text that names a draft as its own, or the first that is not older, or the last."""
    named = (one for one in leading if one.draft == text.key)
    later = (one for one in leading if not (one.day and text.day) or one.day >= text.day)
    return next(named, None) or next(later, leading[-1])
