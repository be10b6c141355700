"""A search as the database is asked for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from resolutions.facets.filters import FACETS, Chosen, Rows, kinds_of
from resolutions.models import Entry
from resolutions.querysets.entries import EntryQuerySet, score
from resolutions.search.conditions import wording
from resolutions.search.understanding import Reading

Sql = tuple[str, list[Any]]
"""A piece of SQL with its parameters."""


@dataclass(frozen=True)
class Search:
    """What is asked for: the query, what is chosen, the order (``sort``), and which rows of the result.

    ``tallied`` says that counts of the whole archive stand in a table, ``small`` that all that can match is
    few enough to be counted one by one; all choices of the facet ``every`` are told, however many.
    """

    reading: Reading
    chosen: Chosen
    language: str
    sort: str = ""
    first: int = 0
    most: int = 0
    tallied: bool = False
    small: bool = False
    every: str = ""

    @property
    def matching(self) -> EntryQuerySet:
        """The rows that match the query, whatever is chosen."""
        return Entry.objects.in_scope(self.language).matching(self.reading)

    @cached_property
    def source(self) -> "Source":
        """The rows that match, what they rank by, and the conditions of what is chosen, as SQL."""
        return Source(self)

    @cached_property
    def narrows(self) -> tuple[str, ...]:
        """The facets of which something is chosen or implied."""
        return tuple(name for name, facet in FACETS.items() if facet.applied(self.chosen.get(name, ())))

    @cached_property
    def narrowing(self) -> tuple[str, ...]:
        """Those but the kind of paragraph."""
        return tuple(name for name in self.narrows if name != "kind")

    @cached_property
    def kinds(self) -> tuple[int, ...]:
        """The kinds that are chosen or implied, as entries number them; none for all."""
        chosen = FACETS["kind"].applied(self.chosen.get("kind", ()))
        codes = Entry._meta.get_field("kind")
        return tuple(codes.get_prep_value(kind) for kind in kinds_of(chosen))

    @property
    def order(self) -> str:
        """The order of the hits: best match, newest or oldest first."""
        return "relevance" if self.ranks else "oldest" if self.sort == "oldest" else "newest"

    @property
    def browses(self) -> bool:
        """Whether there is no query, and counts of the whole archive are at hand."""
        return self.tallied and not self.reading.searches

    @cached_property
    def worded(self) -> bool:
        """Whether there are words that the rows must hold."""
        return wording(self.reading) is not None

    @property
    def ranks(self) -> bool:
        """Whether the best match comes first."""
        return self.sort not in ("newest", "oldest", "position") and self.reading.searches


class Source:
    """Pieces of SQL of one search, each compiled once: what is looked for is in their parameters alone."""

    def __init__(self, search: Search) -> None:
        """Compile the query; what is chosen of a facet was mostly compiled for an earlier search."""
        query = search.matching.order_by().query
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        ranked = score(search.reading) if search.ranks else None
        self.score: Sql = ("0::float8", [])
        if ranked is not None:
            text, params = compiler.compile(ranked.resolve_expression(query))
            self.score = (text, list(params))
        where, params = compiler.compile(query.where)
        tables, more = compiler.get_from_clause()
        self._tables: Sql = (" ".join(tables), list(more))
        self._where: Sql = (where, list(params))
        self.conditions: dict[str, Sql] = {
            name: _condition(name, tuple(search.chosen.get(name, ()))) for name in search.narrows
        }

    def rows(self, *conditions: Sql) -> Sql:
        """Return the rows that match under some conditions, from ``FROM`` on.

        What is a matter of numbers is asked first; the language is a text, and behind them in a row.
        """
        where, params = together([*conditions, self._where])
        return f"{self._tables[0]} WHERE {where}", [*self._tables[1], *params]

    @property
    def chosen(self) -> Sql:
        """That a row falls under all that is chosen."""
        return together(self.conditions.values())


def together(conditions: Iterable[Sql], *, by: str = "AND") -> Sql:
    """Return that all of some conditions hold, or any (``OR``); none of them is no matter."""
    parts = list(conditions)
    return f" {by} ".join(text for text, _ in parts) or "true", [one for _, more in parts for one in more]


@lru_cache(maxsize=512)
def _condition(name: str, chosen: tuple[str, ...]) -> Sql:
    """Return that an entry falls under what is chosen of a facet."""
    return condition(FACETS[name].when(chosen))


def condition(when: Q) -> Sql:
    """Return a condition on entries as SQL; it may not ask other tables but in subqueries."""
    query = Entry.objects.all().query
    text, params = query.get_compiler(DEFAULT_DB_ALIAS).compile(query.build_where(when))
    return f"({text})", list(params)


def narrowed(search: Search, rows: EntryQuerySet) -> EntryQuerySet:
    """Return the rows that fall under all that is chosen."""
    for name in search.narrows:
        rows = rows.filter(FACETS[name].when(search.chosen.get(name, ())))
    return rows


def compiled(rows: Rows) -> Sql:
    """Return a queryset as SQL."""
    sql, params = rows.query.sql_with_params()
    return sql, list(params)
