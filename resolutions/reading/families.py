"""Texts that come back under one title, session after session."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from resolutions.lineage.held import placed
from resolutions.lineage.keeping import keep
from resolutions.lineage.line import Pair, in_order, pairs
from resolutions.models import Resolution
from resolutions.querysets.texts import ResolutionQuerySet
from resolutions.reading.alignments import Balance, Stored, stored_steps
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
    is an earlier stage of the same text, a draft or a version in a report. ``returned`` counts the new
    clauses that an older text had.
    """

    called: str
    names: tuple[str, str]
    is_stage: bool
    balance: Balance | None
    returned: int


@dataclass(frozen=True, slots=True)
class Step:
    """A text on the time line, and the texts it follows: none, the one before it, its own earlier stage.

    ``stage_of`` is what pages call the text that it became, ``title`` its own where that is not the family's.
    """

    text: Resolution
    called: str
    title: str
    stage_of: str
    since: tuple[Since, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A family on its time line, newest first; ``more`` texts are older still and not shown.

    ``title`` is that of the newest text, ``key`` what the family goes under in searches.
    """

    title: str
    key: str
    language: str
    steps: tuple[Step, ...]
    more: int

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return slug(self.title)

    @property
    def is_waiting(self) -> bool:
        """Whether some pairs of texts are not aligned yet."""
        return any(since.balance is None for step in self.steps for since in step.since)


MOST_ALIGNED = 6
"""Pairs of texts that are aligned while a reader waits, where that was not done before."""


def family_page(texts: Sequence[Resolution]) -> FamilyPage:
    """The page of a family; ``texts``: all of it, at least one, from ``in_family``.

    One query; some more where pairs are not aligned yet, or no longer: a few are aligned at once.
    """
    language = min((text.document.language for text in texts), key=lambda code: (code != "en", code))
    own = {text.pk: text for text in texts if text.document.language == language}
    followed = pairs(map(placed, own.values()))
    stored = _stored(own, followed)
    since: defaultdict[int, list[Since]] = defaultdict(list)
    became = {pair.earlier: called(own[pair.later]) for pair in followed if pair.is_stage}
    for pair in followed:
        since[pair.later].append(_since(own, pair, stored.get((pair.earlier, pair.later))))
    order = in_order(map(placed, own.values()))
    newest = own[order[-1]]
    steps = [
        Step(
            text=own[key],
            called=called(own[key]),
            title="" if own[key].title_key == newest.title_key else own[key].title,
            stage_of=became.get(key, ""),
            since=tuple(since[key]),
        )
        for key in order[-MOST_TEXTS:]
    ]
    return FamilyPage(
        title=newest.title,
        key=newest.family_key or newest.title_key,
        language=language,
        steps=tuple(reversed(steps)),
        more=len(own) - len(steps),
    )


def _since(texts: Mapping[int, Resolution], pair: Pair, stored: Stored | None) -> Since:
    earlier, later = texts[pair.earlier], texts[pair.later]
    return Since(
        called=called(earlier),
        names=(name_of(earlier), name_of(later)),
        is_stage=pair.is_stage,
        balance=stored.balance if stored else None,
        returned=stored.returned if stored else 0,
    )


def _stored(texts: Mapping[int, Resolution], followed: Iterable[Pair]) -> Mapping[tuple[int, int], Stored]:
    """What is stored of the steps between texts; some are drawn if any is missing."""
    ends = [(pair.earlier, pair.later) for pair in followed]
    found = stored_steps(ends)
    if len(found) < len(ends):
        keep({(text.family, text.document.language) for text in texts.values()}, most=MOST_ALIGNED)
        found = stored_steps(ends)
    return found


@dataclass(frozen=True, slots=True)
class Listed:
    """A family in a list: its newest text, in how many sessions it came back, and in how many texts."""

    latest: Resolution
    sessions: int
    texts: int
    adopted: int
    first: int | None
    last: int | None

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return slug(self.latest.title)

    @property
    def called(self) -> str:
        """What pages call its newest text."""
        return called(self.latest)


def listed(rows: Sequence[Mapping[str, Any]]) -> tuple[Listed, ...]:
    """Families of one page of ``recurring`` as a list shows them, in the same order; one query."""
    texts = Resolution.objects.in_one_language().latest_of([row["family"] for row in rows])
    latest = {text.family: text for text in texts}
    return tuple(
        Listed(
            latest[row["family"]],
            *(row[name] for name in ("sessions", "texts", "adopted", "first", "latest")),
        )
        for row in rows
        if row["family"] in latest
    )
