"""Texts that come back under one title, session after session."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from resolutions.models import Resolution
from resolutions.querysets.texts import ResolutionQuerySet
from resolutions.reading.alignments import Count, balance, links_between
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
    keys = [row["title_key"] for row in texts.recurring()[:most]]
    found: defaultdict[str, list[Resolution]] = defaultdict(list)
    for text in (
        texts.filter(title_key__in=keys).with_path().select_related("document__session").newest_first()
    ):
        found[text.title_key].append(text)
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
    """The texts of a family right before and after one of them; None at either end."""

    previous: Resolution | None
    following: Resolution | None


def neighbours(text: Resolution, others: Iterable[Resolution]) -> Neighbours:
    """The text before and the text after one, of those under the same title."""
    family = in_time([text, *(other for other in others if other.title_key == text.title_key)])
    place = family.index(text)
    return Neighbours(
        family[place - 1] if place else None, family[place + 1] if place + 1 < len(family) else None
    )


@dataclass(frozen=True, slots=True)
class Step:
    """A text on the time line, and what has become of the clauses of the one before it.

    ``since`` is what pages call that one, ``names`` what names both in addresses; empty for the first text.
    """

    text: Resolution
    called: str
    since: str
    names: tuple[str, str]
    balance: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A family on its time line, newest first; ``more`` texts are older still and not shown."""

    title: str
    language: str
    steps: tuple[Step, ...]
    more: int


def family_page(texts: Sequence[Resolution]) -> FamilyPage:
    """The page of a family; ``texts``: all of it, at least one, from ``in_family``; two queries.

    Only texts whose links are not remembered are read and aligned.
    """
    language = min((text.document.language for text in texts), key=lambda code: (code != "en", code))
    own = in_time(text for text in texts if text.document.language == language)
    shown = own[-MOST_TEXTS:]
    steps = [Step(shown[0], called(shown[0]), "", ("", ""), ()), *_steps(shown)]
    return FamilyPage(shown[-1].title, language, tuple(reversed(steps)), len(own) - len(shown))


def _steps(texts: Sequence[Resolution]) -> Iterable[Step]:
    pairs = list(pairwise(texts))
    for (before, after), links in zip(pairs, links_between(pairs), strict=True):
        yield Step(after, called(after), called(before), (name_of(before), name_of(after)), balance(links))
