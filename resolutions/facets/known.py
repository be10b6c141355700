"""What stands behind the numbers that searches count by, and what keys are called: asked once, then known.

A number stands for the same columns for ever (``models.keys.RowKey``), so what was read of it stays true.
What a key is called can change in its capitals and points alone, for the key is made of the rest; so a
process asks for it anew after a minute.
"""

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any

from django.db import connection

from resolutions.facets.columns import COLUMNS, TOGETHER, read
from resolutions.facets.filters import FACETS
from resolutions.facets.searches import Sql, compiled
from resolutions.models import Entry
from resolutions.models.entries import FILING, OPENING
from resolutions.models.keys import row_key

FRESH_SECONDS = 60
MOST_NUMBERS = 200_000
"""Numbers remembered; with more, a process begins anew."""
MOST_HELD = 2_000
"""Choices of a facet that are listed although nothing has them."""

_TABLE = Entry._meta.db_table
_LANGUAGES = "languages"

Slots = tuple[int, ...]
"""The places in ``Known.slots`` of what a column holds: one, none, or those of an array."""


@dataclass(frozen=True, slots=True)
class Named:
    """A key as addresses say it, and as pages do."""

    value: str
    label: str


@dataclass(slots=True)
class Known:
    """What a process knows of one language.

    ``slots`` are all keys met, with their facets. ``behind`` has, for each number of ``filing`` and
    ``opening``, the slots of each facet in the order of ``TOGETHER``, and at last those of all.
    ``names`` and ``keys`` lead from key to name and from value to key, by facet.
    """

    slots: list[tuple[str, str]] = field(default_factory=list)
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    behind: dict[str, dict[int, tuple[Slots, ...]]] = field(
        default_factory=lambda: {column: {} for column in TOGETHER}
    )
    names: dict[str, dict[str, Named]] = field(default_factory=lambda: {name: {} for name in FACETS})
    keys: dict[str, dict[str, str | None]] = field(default_factory=lambda: {name: {} for name in FACETS})
    languages: tuple[str, ...] = ()
    since: float = field(default_factory=time.monotonic)

    def slot(self, name: str, key: str) -> int:
        """Return the place of a key, a new one if it was not met before."""
        place = self.places.setdefault((name, key), len(self.slots))
        if place == len(self.slots):
            self.slots.append((name, key))
        return place

    @property
    def stale(self) -> bool:
        """Whether to begin anew."""
        many = sum(map(len, self.behind.values())) > MOST_NUMBERS
        return many or time.monotonic() - self.since > FRESH_SECONDS


_known: dict[str, Known] = {}


def forget() -> None:
    """Begin anew in every language."""
    _known.clear()


def learned(
    language: str,
    samples: Mapping[str, Mapping[int, int]],
    keys: Mapping[str, Iterable[str]],
    values: Mapping[str, Sequence[str]],
) -> Known:
    """Return what is known, with all that is asked for; one query for what was not known, none mostly.

    ``samples`` are numbers of ``filing`` and ``opening``, each with a paragraph that has it; ``keys`` and
    ``values`` are those of facets whose choices have names. A paragraph that is gone meanwhile leaves its
    number unknown.
    """
    known = _known.get(language)
    if known is None or known.stale:
        known = _known[language] = Known()
    unknown = {
        column: [sample for number, sample in found.items() if number not in known.behind[column]]
        for column, found in samples.items()
    }
    new_keys = {name: [key for key in found if key not in known.names[name]] for name, found in keys.items()}
    new_values = {
        name: [one for one in said if one not in known.keys[name]]
        for name, said in values.items()
        if FACETS[name].held
    }
    asked = (unknown, new_keys, new_values)
    if not known.languages or any(any(one.values()) for one in asked):
        _learn(known, language, unknown, new_keys, new_values)
    return known


def _learn(
    known: Known,
    language: str,
    samples: Mapping[str, Sequence[int]],
    keys: Mapping[str, Sequence[str]],
    values: Mapping[str, Sequence[str]],
) -> None:
    sql, params = _statement(language, samples, keys, values)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    for name, said in values.items():
        known.keys[name] |= dict.fromkeys(said)
    for what, key, first, second in rows:
        if what in TOGETHER:
            known.behind[what][int(key)] = _behind(known, what, json.loads(first))
        elif what == _LANGUAGES:
            known.languages = tuple(sorted(json.loads(first)))
        else:
            known.names[what][key] = Named(first, second)
            known.keys[what][first] = key


def _behind(known: Known, column: str, values: Mapping[str, Any]) -> tuple[Slots, ...]:
    """Return the slots of each facet that a number stands for, and of all together."""
    each: list[Slots] = []
    for name in TOGETHER[column]:
        held = values[COLUMNS[name]]
        several = held if isinstance(held, list) else [held]
        each.append(tuple(known.slot(name, read(name, one)) for one in several if one is not None))
    return (*each, tuple(chain.from_iterable(each)))


def _statement(
    language: str,
    samples: Mapping[str, Sequence[int]],
    keys: Mapping[str, Sequence[str]],
    values: Mapping[str, Sequence[str]],
) -> Sql:
    """Return the statement: rows of what is told, key, and two texts."""
    new = [
        f"new_{column} AS MATERIALIZED (SELECT DISTINCT {row_key(columns)} AS number, {', '.join(columns)}"
        f" FROM {_TABLE}"
        " WHERE paragraph_id = ANY (%s::bigint[]))"
        for column, columns in (("filing", FILING), ("opening", OPENING))
    ]
    parts = [
        f"SELECT '{column}', number::text, to_jsonb(new_{column})::text, '' FROM new_{column}"
        for column in TOGETHER
    ]
    params: list[Any] = [list(samples.get(column, ())) for column in TOGETHER]
    for name, facet in FACETS.items():
        if facet.held:
            text, more = _named(name, language, keys.get(name, ()), values.get(name, ()))
            parts.append(text)
            params += more
    return f"WITH {', '.join(new)} {' UNION ALL '.join((*parts, _LANGUAGES_HELD))}", params


def _named(name: str, language: str, keys: Sequence[str], values: Sequence[str]) -> Sql:
    """Return the names of keys: behind new numbers, or asked for; of some facets, of all that are held.

    Of a key that is named in several ways, the first name counts.
    """
    held, params = _held(name, language)
    column = f"unnest({COLUMNS[name]})" if FACETS[name].several else COLUMNS[name]
    behind = f"ARRAY(SELECT {column} FROM new_filing)"
    wanted = f"SELECT * FROM ({held}) AS every WHERE key = ANY ({behind} || %s::bigint[]) OR value = ANY (%s)"
    given = [*params, [int(key) for key in keys], list(values)]
    if FACETS[name].names_absent:
        wanted = f"({wanted}) UNION ALL (SELECT * FROM ({held}) AS every LIMIT {MOST_HELD})"
        given += params
    return (
        f"SELECT '{name}', key::text, value, (array_agg(label ORDER BY place))[1]"
        f" FROM (SELECT held.*, row_number() OVER () AS place FROM ({wanted}) AS held) AS held GROUP BY 2, 3",
        given,
    )


@cache
def _held(name: str, language: str) -> Sql:
    """Return the choices of a facet that are held, named; the same statement every time."""
    held = FACETS[name].held
    return ("", []) if held is None else compiled(held(language))


_STEP = f"SELECT min(language) FROM {_TABLE}"
_LANGUAGES_HELD = (
    f"(WITH RECURSIVE held (language) AS ({_STEP} UNION ALL SELECT ({_STEP} WHERE language > held.language)"
    f" FROM held WHERE held.language IS NOT NULL) SELECT '{_LANGUAGES}', '', coalesce(json_agg(language)"
    " FILTER (WHERE language IS NOT NULL), '[]')::text, '' FROM held)"
)
"""The languages of paragraphs, each found by one step in the index of the newest."""
