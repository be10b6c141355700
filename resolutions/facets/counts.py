"""How many paragraphs each choice would show: one statement for the total and every facet.

The rows that match the query are found once (``hits``). A facet's counts leave out what is chosen of
it and keep what is chosen of the others, so a count is what the choice alone would show.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Q, Value, When

from resolutions.facets.filters import FACETS, Chosen, Facet, Rows
from resolutions.models import Document

_LANGUAGE = "lang"
"""The name under which the languages held are told, beside the facets."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A choice of a facet as the rows have it: value in the address, label, paragraphs it would show."""

    value: str
    label: str
    count: int


@dataclass(slots=True)
class Counts:
    """The number of paragraphs found, the choices of each facet, and the languages held at all."""

    total: int = 0
    choices: dict[str, list[Counted]] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)

    @property
    def anywhere(self) -> int:
        """The number of paragraphs of any kind that fall under the rest of what is chosen."""
        return sum(choice.count for choice in self.choices["kind"])


def count(rows: Rows, chosen: Chosen, language: str) -> Counts:
    """Count the rows found and those each choice would show; one query."""
    hits, params = _sql(_hits(rows, chosen))
    parts = [f"SELECT '', '', '', count(*) FILTER (WHERE {_all_but('')}) FROM hits"]
    for name, facet in FACETS.items():
        part, more = _part(name, facet, language)
        parts.append(part)
        params += more
    parts.append(f"SELECT DISTINCT '{_LANGUAGE}', language, '', 0 FROM {Document._meta.db_table}")
    with connection.cursor() as cursor:
        cursor.execute(f"WITH hits AS MATERIALIZED ({hits}) {' UNION ALL '.join(parts)}", params)
        return _read(cursor.fetchall(), chosen)


def _hits(rows: Rows, chosen: Chosen) -> Rows:
    """Return, of every matching row, the key of each facet and whether it falls under what is chosen."""
    columns: dict[str, Any] = {}
    for name, facet in FACETS.items():
        columns[f"key_{name}"] = facet.key
        columns[f"in_{name}"] = _truth(facet.when(chosen.get(name, ())))
    return rows.order_by().values(**columns)


def _truth(condition: Q) -> Case | Value:
    """Return a condition as a column."""
    if not condition:
        return Value(True, BooleanField())
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _all_but(left_out: str) -> str:
    """Return that a hit falls under what is chosen of every facet but one."""
    return " AND ".join(f"in_{name}" for name in FACETS if name != left_out)


def _part(name: str, facet: Facet, language: str) -> tuple[str, list[Any]]:
    """Return the statement that counts one facet's choices: name, value, label, count."""
    keys = (
        f"SELECT key_{name} AS key, count(*) FILTER (WHERE {_all_but(name)}) AS found FROM hits"
        f" WHERE key_{name} IS NOT NULL GROUP BY 1"
    )
    if facet.held is None:
        return f"SELECT '{name}', key::text, key::text, found FROM ({keys}) AS counted", []
    held, params = _sql(facet.held(language))
    return (
        f"SELECT '{name}', value, max(label), coalesce(sum(found), 0)"
        f" FROM ({held}) AS held LEFT JOIN ({keys}) AS counted USING (key) GROUP BY value",
        params,
    )


def _sql(rows: Rows) -> tuple[str, list[Any]]:
    """Return a queryset as SQL with its parameters."""
    sql, params = rows.query.sql_with_params()
    return sql, list(params)


def _read(rows: list[tuple[str, str, str, int]], chosen: Chosen) -> Counts:
    """Sort the rows by facet; fixed choices and chosen values are there even if nothing has them."""
    found: dict[str, dict[str, Counted]] = {name: {} for name in ["", _LANGUAGE, *FACETS]}
    for name, value, label, number in rows:
        found[name][value] = Counted(value, label, int(number))
    counts = Counts(total=found[""][""].count, languages=sorted(found[_LANGUAGE]))
    for name, facet in FACETS.items():
        fixed = {
            value: Counted(value, label, found[name][value].count if value in found[name] else 0)
            for value, label in facet.choices
        }
        missing = {value: Counted(value, value, 0) for value in facet.applied(chosen.get(name, ()))}
        counts.choices[name] = list({**missing, **(fixed or found[name])}.values())
    return counts
