"""Browsing: what the whole archive counts stands in a table, made after each ingest."""

from resolutions.facets import statement
from resolutions.facets.filters import FACETS
from resolutions.facets.grouping import column_of, facets
from resolutions.facets.searches import Search, Sql
from resolutions.ingest.tallies import COLUMNS
from resolutions.models import Entry, Tally


def held(language: str) -> bool:
    """Say whether there are tallies of every facet: none are after a change, until made anew."""
    known = all(column_of(facet) in COLUMNS for facet in FACETS.values())
    return known and Tally.objects.filter(language=language).exists()


def tells(search: Search) -> bool:
    """Say whether the tallies tell all there is to count."""
    return search.browses and not search.narrowing


def sql(search: Search) -> Sql:
    """Return the statement: rows of facet, value, label and number, as ``statement.sql`` gives them."""
    parts = [*facets(search)[1], statement.languages()]
    if search.most:
        browsed = Entry.objects.in_scope(search.language)
        parts.append(statement.page(statement.walked(search, browsed)))
    return " UNION ALL ".join(text for text, _ in parts), [one for _, more in parts for one in more]
