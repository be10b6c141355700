"""The statement that answers a search: written out, with what is asked for as parameters.

==========  =================================================================================
``probe``   how many rows match at all, and how many fall under what is chosen: an estimate
            from every 16th paragraph; and for how many each hit stands (``weight``)
``hits``    the rows that match, ranked as they are read; where they are many, every 4th or
            16th of them
``found``   where many match: the rows from which the page is taken
==========  =================================================================================

A part that the probe rules out costs nothing: the database asks its condition first. A small archive has
the hits alone: to plan the others takes longer than to count what there can be. The hits are neither counted
nor ordered by the database: it gives them as columns of numbers, which ``hits`` reads.
"""

from dataclasses import dataclass

from resolutions import cursors
from resolutions.facets.searches import Search, Sql, compiled, narrowed, together
from resolutions.models import Entry
from resolutions.models.paragraphs import DEEP, DEEPER
from resolutions.querysets.entries import EntryQuerySet

COUNTED = 26_000
"""Rows that are counted one by one; of more, a sample. No total below 24,000 is an estimate."""
RANKED = 60_000
"""Matching rows of which all under what is chosen are ranked; of more, see ``_found``."""

TABLE = Entry._meta.db_table
_ID = f"{TABLE}.paragraph_id"
_PLACE = f'{TABLE}.dated AS hit_dated, {TABLE}.document_id AS hit_document, {TABLE}."order" AS hit_order'
_SORTS = {
    "relevance": "hit_score DESC, hit_dated DESC NULLS LAST, hit_document DESC, hit_order",
    "newest": "hit_dated DESC NULLS LAST, hit_document DESC, hit_order",
    "oldest": "hit_dated ASC NULLS LAST, hit_document ASC, hit_order",
}

_DEPTHS = {DEEP: 1, DEEPER: 2}
"""The sample of every 4th and 16th row to the depth at which its rows lie, among short ones."""

KIND_BITS = 3
"""Bits of a hit's code that are its kind; each of the higher ones is what it lacks of a facet chosen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the statement gives.

    ``weight`` is for how many rows each hit stands; ``matching`` and ``chosen`` are the estimates of the
    probe; ``listed`` how many rows can be paged through, and ``page`` their keys, where it is above 1.
    In bytes, one after another, are the ``codes`` of all hits (two bytes each; ``alike`` says that those of
    the only kind that is chosen are left out, as all of these have the same), and of the hits of a kind that
    is chosen the ``scores`` (four bytes, where the best match comes first) and the ``numbers`` (as in
    ``Entry.numbers``).
    """

    weight: int
    matching: int
    chosen: int
    listed: int | None
    page: list[int]
    codes: bytes
    scores: bytes
    numbers: bytes


def answer(search: Search) -> Answer:
    """Ask the database; one query."""
    *told, codes, scores, numbers = cursors.held(*_sql(search))
    return Answer(*told, *(one or b"" for one in (codes, scores, numbers)))


def _sql(search: Search) -> Sql:
    """Return the statement, whose one row has the columns of ``Answer``."""
    if search.small and search.worded:
        reading, given = _reading(search, 1)
        return f"SELECT 1, 0, 0, NULL, '{{}}'::bigint[], hits.* FROM ({reading}) AS hits", given
    (probe, first), (found, second) = _probe(search), _found(search)
    (hits, third), (paged, fourth) = _hits(search), _paged(search)
    return (
        f"WITH {probe}, {found} SELECT weight, matching, chosen,"
        f" CASE WHEN weight > 1 THEN (SELECT count(*) FROM found) END, ARRAY({paged}), hits.*"
        f" FROM probe, ({hits}) AS hits",
        first + second + fourth + third,
    )


def _is(condition: str) -> Sql:
    """Return a condition on what the probe tells."""
    return f"(SELECT {condition} FROM probe)", []


def _every(number: int, search: Search) -> Sql:
    """Return that a row is in the sample of every 4th or 16th.

    The samples have indexes of their words. Where no words are sought, their rows are found by depth.
    """
    lying = "" if search.worded else f"{TABLE}.depth >= {_DEPTHS[number]} AND "
    return f"{lying}mod({_ID}, {number}) = 0", []


def _probe(search: Search) -> Sql:
    """Return how many rows there are, from every 16th."""
    chosen, under = search.source.chosen
    numbers = f"{DEEPER} * count(*) AS matching, {DEEPER} * count(*) FILTER (WHERE {chosen}) AS chosen"
    sample, params = search.source.rows(_every(DEEPER, search), *_either(search))
    weight = (
        f"CASE WHEN matching <= {COUNTED} THEN 1"
        f" WHEN matching <= {COUNTED * DEEP} THEN {DEEP} ELSE {DEEPER} END"
    )
    return (
        f"probe AS MATERIALIZED (SELECT matching, chosen, {weight} AS weight"
        f" FROM (SELECT {numbers} FROM {sample}) AS sample)",
        under + params,
    )


def _hits(search: Search) -> Sql:
    """Return the rows that match as columns, or of many a sample; only where all are read, they are ranked.

    One of three readings gives a row, the one for the weight; so no row passes through more than it must.
    """
    readings, given = [], []
    for each in (1, DEEP, DEEPER):
        reading, params = _reading(search, each, _is(f"weight = {each}"))
        readings.append(reading)
        given += params
    return " UNION ALL ".join(readings), given


def _reading(search: Search, each: int, gate: Sql | None = None) -> Sql:
    """Return the rows that match as columns, ranked, or of a sample; with a gate, only if it is open."""
    (code, coding), (in_kind, asked) = _code(search), search.source.conditions.get("kind", ("true", []))
    codes, given = f"string_agg(int2send({code}), '')", coding
    if alike(search):
        codes, given = f"{codes} FILTER (WHERE NOT {in_kind})", given + asked
    scores = "NULL::bytea"
    if search.ranks and each == 1:
        (score, sought), (chosen, under) = search.source.score, search.source.chosen
        ranked = f"CASE WHEN {chosen} THEN ({score})::float4 ELSE -1 END"
        scores = f"string_agg(float4send({ranked}), '') FILTER (WHERE {in_kind})"
        given += under + sought + asked
    numbers = f"string_agg({TABLE}.numbers, '') FILTER (WHERE {in_kind})"
    sample = [_every(each, search)] if each > 1 else []
    rows, params = search.source.rows(*sample, *_either(search), *([gate] if gate else []))
    having = f" HAVING {gate[0]}" if gate else ""
    return f"SELECT {codes}, {scores}, {numbers} FROM {rows}{having}", given + asked + params


def alike(search: Search) -> bool:
    """Say whether all hits of a kind that is chosen have the same code."""
    return len(search.kinds) == 1 and not search.narrowing


def _code(search: Search) -> Sql:
    """Return the code of a hit."""
    parts, given = [f"{TABLE}.kind"], []
    for bit, name in enumerate(search.narrowing, start=KIND_BITS):
        text, params = search.source.conditions[name]
        parts.append(f"CASE WHEN {text} THEN 0 ELSE {1 << bit} END")
        given += params
    return f"({' + '.join(parts)})::int2", given


def _found(search: Search) -> Sql:
    """Return the rows the page is taken from, where many match; none where it is walked to.

    If few of them are under what is chosen, all of those. Else, to rank: all, where not more match than
    ``RANKED``; where more do, the sample and all that are short: a long paragraph has many other words,
    so it ranks lower.
    """
    rank, ranking = search.source.score
    taken: list[tuple[Sql, ...]] = [(_is(f"weight > 1 AND {_exact(search)}"),)]
    if search.ranks:
        taken += [
            ((f"{TABLE}.depth {deep}", []), _is(f"weight = {every} AND NOT ({_exact(search)})"))
            for deep, every in ((">= 1", DEEP), ("= 2", DEEPER))
        ]
    parts, given = [], []
    for conditions in taken:
        rows, params = search.source.rows(*search.source.conditions.values(), *conditions)
        parts.append(f"SELECT {_ID} AS hit_id, {_PLACE}, {rank} AS hit_score FROM {rows}")
        given += ranking + params
    return f"found AS MATERIALIZED ({' UNION ALL '.join(parts)})", given


def _exact(search: Search) -> str:
    """Return that of many rows that match, all under what is chosen are looked at."""
    return f"(chosen <= {COUNTED}{f' OR matching <= {RANKED}' if search.ranks else ''})"


def exact(search: Search, told: Answer) -> bool:
    """Say whether of many rows that match, all under what is chosen were looked at; as ``_exact``."""
    return told.chosen <= COUNTED or (search.ranks and told.matching <= RANKED)


def _either(search: Search) -> list[Sql]:
    """Return that a row counts at all, where the whole archive is tallied and there is no query.

    A row outside two facets counts nowhere; one outside the only one is in the tallies.
    """
    if not search.browses or not search.narrowing:
        return []
    any_of_them, params = together((search.source.conditions[name] for name in search.narrowing), by="OR")
    return [(f"({any_of_them})", params)]


def _paged(search: Search) -> Sql:
    """Return the page's rows where many match, in the order asked for: from those found, or one by one."""
    if not search.most:
        return "SELECT NULL::bigint WHERE false", []
    few = (
        f"SELECT hit_id AS id FROM found ORDER BY {_SORTS[search.order]}"
        f" LIMIT {search.most} OFFSET {search.first}"
    )
    if search.ranks:
        return few, []
    rows = Entry.objects.in_scope(search.language).matching(search.reading, by_index=False)
    many, params = walked(search, rows)
    gate, _ = _is(f"weight > 1 AND chosen > {COUNTED}")
    return f"({few}) UNION ALL SELECT id FROM ({many}) AS many WHERE {gate}", params


def walked(search: Search, rows: EntryQuerySet) -> Sql:
    """Return the page's rows by a walk through them in the order asked for."""
    chosen = narrowed(search, rows)
    ordered = chosen.oldest() if search.sort == "oldest" else chosen.newest()
    text, params = compiled(ordered.values_list("pk")[search.first : search.first + search.most])
    return f"SELECT id FROM ({text}) AS walked (id)", params
