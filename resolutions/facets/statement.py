"""The statement that answers a search: written out, with what is asked for as parameters.

==========  =================================================================================
``probe``   how many rows match at all, and how many fall under what is chosen: an estimate
            from every 16th paragraph; and for how many each hit stands (``weight``)
``hits``    the rows that match, ranked as they are read; where they are many, every 4th or
            16th of them
``filing``  the hits by where they are filed, and ``opening`` by how they open: two numbers
            that stand for the columns of all facets (``models.entries``)
``found``   where many match: the rows from which the page is taken
==========  =================================================================================

A part that the probe rules out costs nothing: the database asks its condition first. What stands behind
the two numbers is told by ``known``.
"""

from collections.abc import Sequence

from resolutions.facets.columns import TOGETHER
from resolutions.facets.searches import Search, Sql, all_of, compiled, narrowed
from resolutions.models import Entry
from resolutions.models.paragraphs import DEEP, DEEPER
from resolutions.querysets.entries import EntryQuerySet

TOLD, PAGE, KINDS = "", "#", "kind"
"""Names of the rows that tell how much was looked at, the page's keys, and the hits of each kind."""

COUNTED = 26_000
"""Rows that are counted one by one; of more, a sample. No total below 24,000 is an estimate."""
RANKED = 60_000
"""Matching rows of which all under what is chosen are ranked; of more, see ``_found``."""

TABLE = Entry._meta.db_table
_ID = f"{TABLE}.paragraph_id"
_PLACE = f'{TABLE}.dated AS hit_dated, {TABLE}.document_id AS hit_document, {TABLE}."order" AS hit_order'
_KEYS = ", ".join(f"{TABLE}.{column} AS key_{column}" for column in ("kind", *TOGETHER))
_ROW = "hit_id, hit_dated, hit_document, hit_order, hit_score"
_SORTS = {
    "relevance": "hit_score DESC, hit_dated DESC NULLS LAST, hit_document DESC, hit_order",
    "newest": "hit_dated DESC NULLS LAST, hit_document DESC, hit_order",
    "oldest": "hit_dated ASC NULLS LAST, hit_document ASC, hit_order",
}


def sql(search: Search, counted: Sequence[str]) -> Sql:
    """Return the statement, which counts some facets (``counted``), as names of them.

    Its rows: what is told, and arrays of keys, of numbers, and of a paragraph that has each key. Counts of
    several facets by the same keys have all their names, separated by spaces.
    """
    ctes, parts = [_probe(search), _hits(search), _found(search)], [_told(), _kinds(search)]
    for column, facets in TOGETHER.items():
        if names := [name for name in facets if name in counted]:
            ctes.append((_grouped(column, names, search), []))
            parts += [(text, []) for text in _numbers(column, names, search)]
    if search.most:
        parts.append(page(_paged(search)))
    texts = [text for text, _ in (*ctes, *parts)]
    body = " UNION ALL ".join(texts[len(ctes) :])
    params = [one for _, more in (*ctes, *parts) for one in more]
    return f"WITH {', '.join(texts[: len(ctes)])} {body}", params


def _is(condition: str) -> str:
    """Return a condition on what the probe tells."""
    return f"(SELECT {condition} FROM probe)"


def _probe(search: Search) -> Sql:
    """Return how many rows there are, from every 16th."""
    rows, params = search.source.rows
    chosen, under = search.source.chosen
    either, extra = _either(search)
    numbers = f"{DEEPER} * count(*) AS matching, {DEEPER} * count(*) FILTER (WHERE {chosen}) AS chosen"
    sample = f"{rows} AND {TABLE}.depth = 2 AND {_ID} %% {DEEPER} = 0{either}"
    weight = (
        f"CASE WHEN matching <= {COUNTED} THEN 1"
        f" WHEN matching <= {COUNTED * DEEP} THEN {DEEP} ELSE {DEEPER} END"
    )
    return (
        f"probe AS MATERIALIZED (SELECT matching, chosen, {weight} AS weight"
        f" FROM (SELECT {numbers} FROM {sample}) AS sample)",
        under + params + extra,
    )


def _hits(search: Search) -> Sql:
    """Return the rows that match, or a sample of many; only where all are there, they are ranked.

    What is read oftenest comes first in a row.
    """
    (rows, params), (either, extra) = search.source.rows, _either(search)
    under, chosen = _under(search)
    rank, ranking = "0::float8", []
    if search.ranks:
        every, asked = search.source.chosen
        score, sought = search.source.score
        rank, ranking = f"CASE WHEN {every} THEN {score} END", asked + sought
    sampled = [
        f"SELECT {under}{_KEYS}, {_ID}, NULL, {_PLACE} FROM {rows} AND {TABLE}.depth {deep}"
        f" AND {_ID} %% {every} = 0{either} AND {_is(f'weight = {every}')}"
        for deep, every in ((">= 1", DEEP), ("= 2", DEEPER))
    ]
    return (
        f"hits AS MATERIALIZED (SELECT {under}{_KEYS}, {_ID} AS hit_id, {rank} AS hit_score, {_PLACE}"
        f" FROM {rows}{either} AND {_is('weight = 1')} UNION ALL {' UNION ALL '.join(sampled)})",
        chosen + ranking + params + extra + 2 * (chosen + params + extra),
    )


def _found(search: Search) -> Sql:
    """Return the rows the page is taken from, where many match; none where it is walked to.

    If few of them are under what is chosen, all of those. Else, to rank: all, where not more match than
    ``RANKED``; where more do, the sample and all that are short: a long paragraph has many other words,
    so it ranks lower.
    """
    (rows, params), (rank, ranking) = search.source.narrowed, search.source.score
    columns = f"{_ID} AS hit_id, {_PLACE}, {rank} AS hit_score"
    taken = [f"{rows} AND {_is(f'weight > 1 AND {_exact(search)}')}"]
    if search.ranks:
        taken += [
            f"{rows} AND {TABLE}.depth {deep} AND {_is(f'weight = {every} AND NOT ({_exact(search)})')}"
            for deep, every in ((">= 1", DEEP), ("= 2", DEEPER))
        ]
    text = " UNION ALL ".join(f"SELECT {columns} FROM {one}" for one in taken)
    return f"found AS MATERIALIZED ({text})", (ranking + params) * len(taken)


def _exact(search: Search) -> str:
    """Return that of many rows that match, all under what is chosen are looked at."""
    return f"(chosen <= {COUNTED}{f' OR matching <= {RANKED}' if search.ranks else ''})"


def _under(search: Search) -> Sql:
    """Return whether a row is under what is chosen of each facet, each followed by a comma."""
    conditions = search.source.conditions
    texts = [f"{text} AS in_{name}, " for name, (text, _) in conditions.items()]
    return "".join(texts), [one for _, params in conditions.values() for one in params]


def _either(search: Search) -> Sql:
    """Return that a row counts at all, where the whole archive is tallied and there is no query.

    A row outside two facets counts nowhere; one outside the only one is in the tallies.
    """
    if not search.browses or not search.narrowing:
        return "", []
    parts = [search.source.conditions[name] for name in search.narrowing]
    return f" AND ({' OR '.join(text for text, _ in parts)})", [one for _, more in parts for one in more]


def _told() -> Sql:
    """Return for how many rows each hit stands, what the probe estimates, and how many rows can be listed."""
    return (
        f"SELECT '{TOLD}', NULL::bigint[], ARRAY[weight, matching, chosen,"
        " CASE WHEN weight > 1 THEN (SELECT count(*) FROM found) END], NULL::bigint[] FROM probe",
        [],
    )


def _kinds(search: Search) -> Sql:
    """Return the hits of each kind."""
    number = _number(search, "kind")
    return (
        f"SELECT '{KINDS}', array_agg(key), array_agg(number), NULL FROM (SELECT key_kind AS key,"
        f" {number} AS number FROM hits GROUP BY 1) AS kinds",
        [],
    )


def _grouped(column: str, names: Sequence[str], search: Search) -> str:
    """Return the hits by a number that stands for columns; other kinds than those chosen do not count."""
    numbers = {_counts(name, search): _number(search, name) for name in names}
    kind = [name for name in search.narrows if name == "kind"]
    return (
        f"{column} AS MATERIALIZED (SELECT key_{column} AS key, min(hit_id) AS sample,"
        f" {', '.join(f'{number} AS {counts}' for counts, number in numbers.items())}"
        f" FROM hits WHERE {all_of(kind)} GROUP BY 1)"
    )


def _numbers(column: str, names: Sequence[str], search: Search) -> list[str]:
    """Return the counts of the facets that a number stands for, those that count the same together."""
    told: dict[str, list[str]] = {}
    for name in names:
        told.setdefault(_counts(name, search), []).append(name)
    return [
        f"SELECT '{' '.join(same)}', array_agg(key), array_agg({counts}), array_agg(sample) FROM {column}"
        for counts, same in told.items()
    ]


def _counts(name: str, search: Search) -> str:
    """Return the name of the column that counts for a facet: its own where it is narrowed itself."""
    return f"counts_{name}" if name in search.narrows else "counts"


def _number(search: Search, name: str) -> str:
    """Return how many hits fall under all that is chosen of other facets than one (and the kind)."""
    others = [other for other in search.narrows if other != "kind" or name == "kind"]
    others = [other for other in others if other != name]
    return f"count(*) FILTER (WHERE {all_of(others)})" if others else "count(*)"


def page(keys: Sql) -> Sql:
    """Return the keys of the page in order, from a statement that gives ``id``."""
    text, params = keys
    return f"SELECT '{PAGE}', ARRAY({text}), NULL::bigint[], NULL::bigint[]", params


def _paged(search: Search) -> Sql:
    """Return the page's rows, in the order asked for: from those found, or of many, one by one."""
    order = _SORTS["relevance" if search.ranks else search.sort if search.sort in _SORTS else "newest"]
    hits = f"SELECT {_ROW} FROM hits WHERE {all_of(search.narrows)} AND {_is('weight = 1')}"
    few = (
        f"SELECT hit_id AS id FROM ({hits} UNION ALL SELECT {_ROW} FROM found) AS listed"
        f" ORDER BY {order} LIMIT {search.most} OFFSET {search.first}"
    )
    if search.ranks:
        return few, []
    rows = Entry.objects.in_scope(search.language).matching(search.reading, by_index=False)
    many, params = walked(search, rows)
    gate = _is(f"weight > 1 AND chosen > {COUNTED}")
    return f"({few}) UNION ALL SELECT id FROM ({many}) AS many WHERE {gate}", params


def walked(search: Search, rows: EntryQuerySet) -> Sql:
    """Return the page's rows by a walk through them in the order asked for."""
    chosen = narrowed(search, rows)
    ordered = chosen.oldest() if search.sort == "oldest" else chosen.newest()
    text, params = compiled(ordered.values_list("pk")[search.first : search.first + search.most])
    return f"SELECT id FROM ({text}) AS walked (id)", params
