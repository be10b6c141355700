"""The parts of a search's statement that count the choices of each facet."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db.models import Sum

from resolutions.facets.filters import FACETS, Facet
from resolutions.facets.searches import Search, Sql, all_of, compiled
from resolutions.models import Tally

MOST_ABSENT = 2_000
"""Rows of what is held that are looked through for choices that show nothing."""


def _keys(name: str, facet: Facet, under: Sequence[str]) -> str:
    """Return rows of ``key`` and ``found`` of one facet, from the hits."""
    others = [other for other in under if other not in (name, "kind")]
    kind = [other for other in under if other == "kind" != name]  # other kinds offer no choices
    number = f"sum(weight) FILTER (WHERE {all_of(others)})" if others else "sum(weight)"
    grouped = (
        f"SELECT key_{name} AS key, {number} AS found FROM hits"
        f" WHERE {all_of(kind)} AND key_{name} IS NOT NULL GROUP BY 1"
    )
    if not facet.several:
        return grouped
    each = f"({grouped}) AS sets, unnest(sets.key) AS one (key)"
    return f"SELECT one.key, sum(found) AS found FROM {each} GROUP BY 1"


def facets(search: Search) -> list[Sql]:
    """Return the statements that count each facet's choices: name, value, label, count."""
    parts = []
    for name, facet in FACETS.items():
        tallied = search.browses and not search.narrowing.keys() - {name}
        counted, params = (
            _tallied(name, facet, search) if tallied else (_keys(name, facet, search.narrows), [])
        )
        text, more = _named(name, facet, search.language, counted, params)
        parts.append((text, more))
    return parts


def _named(name: str, facet: Facet, language: str, counted: str, params: list[Any]) -> Sql:
    """Return counted keys as choices, with those that show nothing."""
    if facet.held is None:
        return f"SELECT '{name}', key::text, key::text, found FROM ({counted}) AS counted", params
    held, more = _held(name, language)
    named = (
        f"SELECT '{name}', named.value, named.label, counted.found FROM counted CROSS JOIN LATERAL"
        f" (SELECT value, label FROM ({held}) AS held WHERE held.key = counted.key LIMIT 1) AS named"
    )
    if not facet.names_absent:
        return f"(WITH counted AS MATERIALIZED ({counted}) {named})", params + more
    return (
        f"(WITH counted AS MATERIALIZED ({counted}) {named}"
        f" UNION ALL SELECT '{name}', value, max(label), 0"
        f" FROM (SELECT * FROM ({held}) AS held LIMIT {MOST_ABSENT}) AS held"
        " WHERE NOT EXISTS (SELECT FROM counted WHERE counted.key = held.key) GROUP BY value)",
        params + more * 2,
    )


@cache
def _held(name: str, language: str) -> Sql:
    """Return the choices of a facet that are held, named; the same statement every time."""
    held = FACETS[name].held
    return ("", []) if held is None else compiled(held(language))


def _tallied(name: str, facet: Facet, search: Search) -> Sql:
    """Return what ``_keys`` would, of the whole archive, from the tallies."""
    rows = Tally.objects.filter(language=search.language, facet=column_of(facet))
    if name != "kind" and (kinds := FACETS["kind"].applied(search.chosen.get("kind", ()))):
        rows = rows.filter(kind__in=kinds)
    text, params = compiled(rows.order_by().values("key").annotate(found=Sum("paragraphs")))
    number = "::bigint" if facet.held else ""
    return f"SELECT key{number} AS key, found FROM ({text}) AS tallied", params


def column_of(facet: Facet) -> str:
    """Return the column that a facet groups by; that of kinds is the only one that is put together."""
    return str(getattr(facet.key, "name", "kind"))
