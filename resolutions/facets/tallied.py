"""Browsing: what the whole archive counts stands in a table, made after each ingest."""

from resolutions.facets import statement
from resolutions.facets.filters import FACETS
from resolutions.facets.grouping import column_of, facets
from resolutions.facets.searches import Search, Sql, compiled
from resolutions.facets.statement import TOTAL
from resolutions.ingest.tallies import COLUMNS
from resolutions.models import Paragraph, Tally


def held(language: str) -> bool:
    """Say whether there are tallies of every facet: none are after a change, until made anew."""
    known = all(column_of(facet) in COLUMNS for facet in FACETS.values())
    return known and Tally.objects.filter(language=language).exists()


def tells(search: Search) -> bool:
    """Say whether the tallies tell all there is to count."""
    return search.browses and not search.narrowing


def sql(search: Search) -> Sql:
    """Return the statement: rows of facet, value, label and number, as ``statement.sql`` gives them."""
    rows = Tally.objects.filter(language=search.language, facet="kind")
    kinds = FACETS["kind"].applied(search.chosen.get("kind", ()))
    narrowed = rows.filter(key__in=kinds) if kinds else rows
    every, params = compiled(narrowed.order_by().values("paragraphs"))
    total = f"(SELECT coalesce(sum(paragraphs), 0) FROM ({every}) AS every)"
    totals = (
        f"SELECT '{TOTAL}', name, '', number FROM (VALUES ('found', {total}), ('listed', {total}),"
        " ('about', 0), ('roughly', 0)) AS totals (name, number)"
    )
    parts = [(totals, params * 2), *facets(search), statement.languages()]
    if search.most:
        browsed = Paragraph.objects.in_scope(search.language)
        parts.append(statement.page(statement.walked(search, browsed)))
    return " UNION ALL ".join(text for text, _ in parts), [one for _, more in parts for one in more]
