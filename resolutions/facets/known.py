"""What stands behind the numbers that searches count by, and what keys are called: asked once, then known.

A number stands for the same columns for ever (``models.keys.RowKey``), so what was read of it stays true.
What a key is called can change in its capitals and points alone, for the key is made of the rest; so a
process asks for all names anew after a minute.
"""

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import connection

from resolutions.facets.behind import Behind
from resolutions.facets.columns import COLUMNS, TOGETHER, read
from resolutions.facets.filters import FACETS
from resolutions.facets.searches import Sql, compiled
from resolutions.models import Entry
from resolutions.models.entries import FILING, OPENING
from resolutions.models.keys import row_key

FRESH_SECONDS = 60
"""How long names are taken as they were read."""
MOST_NUMBERS = 200_000
"""Numbers remembered; with more, a process begins anew."""
MOST_HELD = 2_000
"""Choices of a facet that are listed although nothing has them."""
SMALL = 60_000
"""Entries of which all that match are counted one by one, without a look first at how many they are."""

_TABLE = Entry._meta.db_table
_LANGUAGES, _ENTRIES = "languages", "entries"


@dataclass(frozen=True, slots=True)
class Named:
    """A key as addresses say it, and as pages do."""

    value: str
    label: str


@dataclass(slots=True)
class Known:
    """What a process knows of one language.

    ``behind`` has what stands behind the numbers of ``filing`` and ``opening``. ``names`` and ``keys`` lead
    from key to name and from value to key, by facet.
    """

    behind: dict[str, Behind] = field(
        default_factory=lambda: {column: Behind(names) for column, names in TOGETHER.items()}
    )
    names: dict[str, dict[str, Named]] = field(default_factory=lambda: {name: {} for name in FACETS})
    keys: dict[str, dict[str, str | None]] = field(default_factory=lambda: {name: {} for name in FACETS})
    languages: tuple[str, ...] = ()
    entries: int = -1
    """Entries in all languages, about; -1 where the database does not know."""
    since: float = field(default_factory=time.monotonic)

    @property
    def stale(self) -> bool:
        """Whether to ask for names anew."""
        return time.monotonic() - self.since > FRESH_SECONDS

    @property
    def small(self) -> bool:
        """Whether the archive holds so little that any search may count all it finds."""
        return 0 < self.entries <= SMALL

    @property
    def full(self) -> bool:
        """Whether to begin anew."""
        return sum(map(len, self.behind.values())) > MOST_NUMBERS


_known: dict[str, Known] = {}


def forget() -> None:
    """Begin anew in every language."""
    _known.clear()


def known_of(language: str) -> Known:
    """Return what is known of a language."""
    known = _known.get(language)
    if known is None or known.full:
        known = _known[language] = Known()
    return known


def learn(
    known: Known,
    language: str,
    samples: Mapping[str, Sequence[int]],
    keys: Mapping[str, Iterable[str]],
    values: Mapping[str, Sequence[str]],
) -> Known:
    """Return what is known with all that is asked for; one query for what is not known, none mostly.

    ``samples`` are paragraphs that have the unknown numbers of ``filing`` and ``opening``; ``keys`` and
    ``values`` are those of facets whose choices have names. A paragraph that is gone meanwhile leaves its
    number unknown. Names are all asked for anew from time to time.
    """
    wanted: dict[str, Iterable[str]] = dict(keys)
    stale = known.stale
    if stale:
        wanted = {name: {*named, *keys.get(name, ())} for name, named in known.names.items()}
        known = Known(behind=known.behind)
    new_keys = {
        name: [key for key in found if key not in known.names[name]] for name, found in wanted.items()
    }
    new_values = {
        name: [one for one in said if one not in known.keys[name]]
        for name, said in values.items()
        if FACETS[name].held
    }
    asked: tuple[Mapping[str, Sequence[Any]], ...] = (samples, new_keys, new_values)
    if not known.languages or any(any(map(len, one.values())) for one in asked):
        _learn(known, language, samples, new_keys, new_values)
    if stale:
        _known[language] = known  # not before its names are there: another thread may ask
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
    behind: dict[str, dict[int, dict[str, Sequence[str]]]] = {column: {} for column in TOGETHER}
    for what, key, first, second in rows:
        if what in TOGETHER:
            behind[what][int(key)] = _held_in(what, json.loads(first))
        elif what == _LANGUAGES:
            known.languages = tuple(sorted(json.loads(first)))
        elif what == _ENTRIES:
            known.entries = int(first)
        else:
            known.names[what][key] = Named(first, second)
            known.keys[what][first] = key
    for column, found in behind.items():
        if found:
            known.behind[column].learn(found)


def _held_in(column: str, values: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    """Return the keys of each facet in the columns that a number stands for."""
    found: dict[str, Sequence[str]] = {}
    for name in TOGETHER[column]:
        held = values[COLUMNS[name]]
        several = held if isinstance(held, list) else [held]
        found[name] = [read(name, one) for one in several if one is not None]
    return found


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
    parts += [_LANGUAGES_HELD, _ENTRIES_HELD]
    return f"WITH {', '.join(new)} {' UNION ALL '.join(parts)}", params


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
_ENTRIES_HELD = (
    f"(SELECT '{_ENTRIES}', '', reltuples::bigint::text, '' FROM pg_class WHERE oid = '{_TABLE}'::regclass)"
)
"""How many entries there were when the database last looked."""
