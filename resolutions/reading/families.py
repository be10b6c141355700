"""Texts that come back under one title, session after session."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from resolutions.lineage.held import placed
from resolutions.lineage.keeping import keep
from resolutions.lineage.line import Pair, in_order, pairs
from resolutions.models import Resolution
from resolutions.querysets.texts import ResolutionQuerySet
from resolutions.reading.alignments import Balance, stored_balances
from resolutions.reading.kin import kin
from resolutions.reading.sides import called, name_of
from resolutions.titles import slug

MOST_TEXTS = 40
"""Texts of a family that its page shows, the newest."""


@dataclass(frozen=True, slots=True)
class Family:
    """A title and the texts that carry it, newest first; ``slug`` is its name in addresses."""

    title: str
    texts: tuple[Resolution, ...]

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return slug(self.title)


def families(texts: ResolutionQuerySet, most: int) -> tuple[Family, ...]:
    """The titles that recur in the most sessions, at most ``most``; two queries."""
    keys = [row["family"] for row in texts.recurring()[:most]]
    found: defaultdict[int, list[Resolution]] = defaultdict(list)
    for text in texts.filter(family__in=keys).with_path().select_related("document__session").newest_first():
        found[text.family].append(text)
    return tuple(Family(found[key][0].title, tuple(found[key])) for key in keys)


def in_time(texts: Iterable[Resolution]) -> list[Resolution]:
    """Texts in the order they came about, by session, then by date; of one day the draft before the rest."""
    return sorted(texts, key=_when)


def _when(text: Resolution) -> tuple[int, date, bool, int]:
    session = text.document.session
    day = text.adopted_on or text.document.date
    return (session.number if session else 0, day or date.min, text.status == "adopted", text.pk)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The texts of a family before and after one of them, session by session; None at either end."""

    previous: Resolution | None
    following: Resolution | None


def neighbours(text: Resolution, others: Iterable[Resolution]) -> Neighbours:
    """The texts of the sessions before and after a text's own, of those of its family that lead there."""
    family = kin([text, *(other for other in others if other.family == text.family)])
    place = family.places[text.pk]
    apart = [key for key in family.leading if key != text.pk and not family.are_in_one_session(key, text.pk)]
    before = [family.texts[key] for key in apart if family.places[key] < place]
    after = [family.texts[key] for key in apart if family.places[key] > place]
    return Neighbours(before[-1] if before else None, after[0] if after else None)


@dataclass(frozen=True, slots=True)
class Since:
    """The text that another follows, and the balance of the step; None while it is not aligned.

    ``called`` is what pages call the earlier text, ``names`` what names both in addresses. ``is_stage``: it
    is an earlier stage of the same text, a draft or a version in a report.
    """

    called: str
    names: tuple[str, str]
    is_stage: bool
    balance: Balance | None


@dataclass(frozen=True, slots=True)
class Step:
    """A text on the time line, and the texts it follows: none, the one before it, its own earlier stage."""

    text: Resolution
    called: str
    since: tuple[Since, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A family on its time line, newest first; ``more`` texts are older still and not shown."""

    title: str
    language: str
    steps: tuple[Step, ...]
    more: int


MOST_ALIGNED = 6
"""Pairs of texts that are aligned while a reader waits, where that was not done before."""


def family_page(texts: Sequence[Resolution]) -> FamilyPage:
    """The page of a family; ``texts``: all of it, at least one, from ``in_family``.

    One query; some more where pairs are not aligned yet, or no longer: a few are aligned at once.
    """
    language = min((text.document.language for text in texts), key=lambda code: (code != "en", code))
    own = {text.pk: text for text in texts if text.document.language == language}
    order = in_order(map(placed, own.values()))
    since: defaultdict[int, list[Since]] = defaultdict(list)
    for pair, balance in _balanced(own):
        earlier, later = own[pair.earlier], own[pair.later]
        names = (name_of(earlier), name_of(later))
        since[pair.later].append(Since(called(earlier), names, pair.is_stage, balance))
    shown = [Step(own[key], called(own[key]), tuple(since[key])) for key in order[-MOST_TEXTS:]]
    return FamilyPage(shown[-1].text.title, language, tuple(reversed(shown)), len(own) - len(shown))


def _balanced(texts: Mapping[int, Resolution]) -> list[tuple[Pair, Balance | None]]:
    """Which text follows which, with the balance of each step; None for those still to be aligned."""
    followed = pairs(map(placed, texts.values()))
    ends = [(pair.earlier, pair.later) for pair in followed]
    found = stored_balances(ends)
    if len(found) < len(ends):
        keep({(text.family, text.document.language) for text in texts.values()}, most=MOST_ALIGNED)
        found = stored_balances(ends)
    return [(pair, found.get((pair.earlier, pair.later))) for pair in followed]
