"""A search as the database is asked for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from resolutions.facets.filters import FACETS, Chosen, Rows
from resolutions.models import Paragraph
from resolutions.querysets.paragraphs import ParagraphQuerySet
from resolutions.search.understanding import Reading

Sql = tuple[str, list[Any]]
"""A piece of SQL with its parameters."""


@dataclass(frozen=True)
class Search:
    """What is asked for: the query, what is chosen, the order (``sort``), and which rows of the result.

    ``tallied`` says that counts of the whole archive stand in a table.
    """

    reading: Reading
    chosen: Chosen
    language: str
    sort: str = ""
    first: int = 0
    most: int = 0
    tallied: bool = False

    @property
    def matching(self) -> ParagraphQuerySet:
        """The rows that match the query, whatever is chosen."""
        return Paragraph.objects.in_scope(self.language).matching(self.reading)

    @cached_property
    def narrows(self) -> tuple[str, ...]:
        """The facets of which something is chosen or implied."""
        return tuple(name for name, facet in FACETS.items() if facet.when(self.chosen.get(name, ())))

    @cached_property
    def narrowing(self) -> dict[str, Q]:
        """What is chosen of each facet but the kind of paragraph."""
        others = [name for name in self.narrows if name != "kind"]
        return {name: FACETS[name].when(self.chosen.get(name, ())) for name in others}

    @property
    def browses(self) -> bool:
        """Whether there is no query, and counts of the whole archive are at hand."""
        return self.tallied and not self.reading.searches

    @property
    def ranks(self) -> bool:
        """Whether the best match comes first."""
        return self.sort not in ("newest", "oldest", "position") and self.reading.searches


def narrowed(search: Search, rows: ParagraphQuerySet) -> ParagraphQuerySet:
    """Return the rows that fall under all that is chosen."""
    for name in search.narrows:
        rows = rows.filter(FACETS[name].when(search.chosen.get(name, ())))
    return rows


def compiled(rows: Rows) -> Sql:
    """Return a queryset as SQL."""
    sql, params = rows.query.sql_with_params()
    return sql, list(params)


def all_of(narrows: Iterable[str]) -> str:
    """Return that a hit falls under what is chosen of each of these facets."""
    return " AND ".join(f"in_{name}" for name in narrows) or "true"
