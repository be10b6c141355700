"""The parts of a search's statement that count the choices of each facet, in one pass over the hits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Sum

from resolutions.facets.filters import FACETS, Facet
from resolutions.facets.searches import Search, Sql, all_of, compiled, expression
from resolutions.models import Tally

MOST_ABSENT = 2_000
"""Rows of what is held that are looked through for choices that show nothing."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What rows are grouped by for a facet, as SQL, and the field that reads a key."""

    sql: Sql
    field: Any

    def read(self, value: str) -> str:
        """Return a key as addresses name it: a number that stands for a word becomes the word."""
        words: Sequence[str] = getattr(self.field, "words", ())
        return words[int(value) - 1] if words and value.isdigit() else value


@cache
def keys_of(name: str) -> Keys:
    """Return what a facet's rows are grouped by; the same every time."""
    return Keys(*expression(FACETS[name].key))


def facets(search: Search) -> tuple[list[Sql], list[Sql]]:
    """Return the CTE that counts (or none), and for each facet rows of name, value, label, count."""
    tallied = [name for name in FACETS if search.browses and not set(search.narrowing) - {name}]
    grouped = [name for name in FACETS if name not in tallied and name != "kind"]
    parts = []
    for name in FACETS:
        if name in tallied:
            counted = _tallied(name, search)
        elif name == "kind":
            counted = f"SELECT key_kind AS key, {_number(search, name)} AS found FROM hits GROUP BY 1", []
        else:
            counted = _of_one(name, grouped, search), []
        parts.append(_named(name, search.language, *counted))
    return ([_counted(search, grouped)] if grouped else []), parts


def _counted(search: Search, grouped: Sequence[str]) -> Sql:
    """Return the hits grouped by each facet at once; other kinds than those chosen offer no choices."""
    keys = [f"key_{name}" for name in grouped]
    numbers = {_found(name, search): _number(search, name) for name in grouped}
    kind = [name for name in search.narrows if name == "kind"]
    return (
        f"counted AS MATERIALIZED (SELECT grouping({', '.join(keys)}) AS grouped, {', '.join(keys)},"
        f" {', '.join(f'{number} AS {found}' for found, number in numbers.items())}"
        f" FROM hits WHERE {all_of(kind)} GROUP BY GROUPING SETS ({', '.join(f'({key})' for key in keys)}))",
        [],
    )


def _found(name: str, search: Search) -> str:
    """Return the name of the column that counts for a facet: its own where it is narrowed itself."""
    return f"found_{name}" if name in search.narrows else "found"


def _number(search: Search, name: str) -> str:
    """Return how many rows fall under all that is chosen of other facets than one (and the kind)."""
    others = [other for other in search.narrows if other != "kind" or name == "kind"]
    others = [other for other in others if other != name]
    counted = f"count(*) FILTER (WHERE {all_of(others)})" if others else "count(*)"
    return f"{counted} * (SELECT weight FROM probe)"


def _of_one(name: str, grouped: Sequence[str], search: Search) -> str:
    """Return rows of ``key`` and ``found`` of one facet."""
    alone = ((1 << len(grouped)) - 1) ^ (1 << (len(grouped) - 1 - grouped.index(name)))
    found, rows = _found(name, search), f"FROM counted WHERE grouped = {alone} AND key_{name} IS NOT NULL"
    if not FACETS[name].several:
        return f"SELECT key_{name} AS key, {found} AS found {rows}"
    each = f"(SELECT key_{name} AS keys, {found} AS found {rows}) AS sets, unnest(sets.keys) AS one (key)"
    return f"SELECT one.key, sum(sets.found) AS found FROM {each} GROUP BY 1"


def _named(name: str, language: str, counted: str, params: list[Any]) -> Sql:
    """Return counted keys as choices, with those that show nothing."""
    if FACETS[name].held is None:
        return f"SELECT '{name}', key::text, key::text, found FROM ({counted}) AS counted", params
    held, more = _held(name, language)
    named = (
        f"SELECT '{name}', named.value, named.label, counted.found FROM counted CROSS JOIN LATERAL"
        f" (SELECT value, label FROM ({held}) AS held WHERE held.key = counted.key LIMIT 1) AS named"
    )
    if not FACETS[name].names_absent:
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


def _tallied(name: str, search: Search) -> Sql:
    """Return the same of the whole archive, from the tallies."""
    facet = FACETS[name]
    rows = Tally.objects.filter(language=search.language, facet=column_of(facet))
    if name != "kind" and (kinds := FACETS["kind"].applied(search.chosen.get("kind", ()))):
        rows = rows.filter(kind__in=kinds)
    text, params = compiled(rows.order_by().values("key").annotate(found=Sum("paragraphs")))
    number = "::bigint" if facet.held else ""
    return f"SELECT key{number} AS key, found FROM ({text}) AS tallied", params


def column_of(facet: Facet) -> str:
    """Return the column that a facet groups by; that of kinds is the only one that is put together."""
    return str(getattr(facet.key, "name", "kind"))
