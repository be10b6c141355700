"""What a search finds, by one statement: the total, every facet, and the keys of the page asked for.

The rows that match the query are found once (``hits``). A facet's counts leave out what is chosen of
it and keep what is chosen of the others, so a count is what the choice alone would show. Where very
many rows match, a sample of them stands for all, and counts are about right (``statement``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db import connection

from resolutions.facets import statement, tallied
from resolutions.facets.filters import FACETS, Chosen, Facet
from resolutions.facets.grouping import keys_of
from resolutions.facets.searches import Search
from resolutions.facets.statement import LANGUAGE, PAGE, TOTAL

FoundRow = tuple[str, str, str, int]
"""Facet, value, label and number, as the statement gives them."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A choice of a facet as the rows have it: value in the address, label, paragraphs it would show."""

    value: str
    label: str
    count: int


@dataclass(slots=True)
class Counts:
    """The number of paragraphs found, the choices of each facet, and the languages held at all.

    ``keys`` are those of the page asked for, in order; ``listed`` how many paragraphs can be paged
    through. ``about`` says that the total is an estimate, ``roughly`` that the choices' counts are.
    """

    total: int = 0
    choices: dict[str, list[Counted]] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    listed: int = 0
    about: bool = False
    roughly: bool = False

    @property
    def anywhere(self) -> int:
        """The number of paragraphs of any kind that fall under the rest of what is chosen."""
        return sum(choice.count for choice in self.choices["kind"])


def count(search: Search) -> Counts:
    """Count the rows found and those each choice would show, and give the page's keys.

    One query; one more where there are no words, for whether the whole archive is tallied.
    """
    if not search.reading.searches and tallied.held(search.language):
        search = replace(search, tallied=True)
    sql, params = tallied.sql(search) if tallied.tells(search) else statement.sql(search)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return _read(cursor.fetchall(), search.chosen)


def _read(rows: Sequence[FoundRow], chosen: Chosen) -> Counts:
    """Sort the rows by facet; fixed choices and chosen values are there even if nothing has them."""
    found: dict[str, dict[str, Counted]] = {name: {} for name in [TOTAL, PAGE, LANGUAGE, *FACETS]}
    for name, key, label, number in rows:
        value = keys_of(name).read(key) if name in FACETS else key
        found[name][value] = Counted(value, label, int(number or 0))
    told = {name: one.count for name, one in found[TOTAL].items()}
    counts = Counts(
        languages=sorted(found[LANGUAGE]),
        keys=[int(one.value) for one in sorted(found[PAGE].values(), key=lambda one: one.count)],
        about=bool(told.get("about")),
        roughly=bool(told.get("roughly")),
    )
    for name, facet in FACETS.items():
        fixed = {
            value: Counted(value, label, found[name][value].count if value in found[name] else 0)
            for value, label in facet.choices
        }
        missing = {
            value: Counted(value, value, _covered(facet, value, found[name].values()))
            for value in facet.applied(chosen.get(name, ()))
        }
        counts.choices[name] = list({**missing, **(fixed or found[name])}.values())
    kinds = FACETS["kind"].applied(chosen.get("kind", ()))
    shown = (one.count for one in counts.choices["kind"] if not kinds or one.value in kinds)
    counts.total = told["listed"] if told.get("exact") else sum(shown)
    counts.listed = told.get("listed") or counts.total
    return counts


def _covered(facet: Facet, value: str, found: Iterable[Counted]) -> int:
    """Return what a value shows that stands for several choices."""
    return sum(one.count for one in found if facet.covers and facet.covers(value, one.value))
