"""Texts that come back under one title, session after session."""

from collections import defaultdict
from dataclasses import dataclass

from resolutions.models import Resolution
from resolutions.querysets.texts import ResolutionQuerySet


@dataclass(frozen=True, slots=True)
class Family:
    """A title and the texts that carry it, newest first."""

    title: str
    texts: tuple[Resolution, ...]


def families(texts: ResolutionQuerySet, most: int) -> tuple[Family, ...]:
    """The titles that recur in the most sessions, at most ``most``; two queries."""
    keys = [row["title_key"] for row in texts.recurring()[:most]]
    found: defaultdict[str, list[Resolution]] = defaultdict(list)
    for text in (
        texts.filter(title_key__in=keys).with_path().select_related("document__session").newest_first()
    ):
        found[text.title_key].append(text)
    return tuple(Family(found[key][0].title, tuple(found[key])) for key in keys)
