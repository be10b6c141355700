"""The statement that answers a search, put together from querysets.

==========  =================================================================================
``probe``   how many rows match at all, and how many fall under what is chosen: an estimate
            from every 16th paragraph
``hits``    the rows that match, with the key of each facet; all of them, or where they are many
            every 4th or 16th, each for as many (``weight``), and the short ones (for none)
``found``   those that fall under all that is chosen, from which the page is taken
==========  =================================================================================

A part that the probe rules out costs nothing: the database asks its condition first.
"""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, Case, F, Func, Q, Value, When

from resolutions.facets.filters import FACETS, Rows
from resolutions.facets.grouping import facets
from resolutions.facets.searches import Search, Sql, all_of, compiled, narrowed
from resolutions.models import Paragraph
from resolutions.models.paragraphs import DEEP, DEEPER
from resolutions.querysets.paragraphs import ParagraphQuerySet

TOTAL, PAGE, LANGUAGE = "", "#", "lang"
"""Names under which totals, the page's keys and the languages held are told, beside the facets."""

COUNTED = 26_000
"""Rows that are counted one by one; of more, a sample. No total below 24,000 is an estimate."""
MOST_RANKED = 3_000
"""Rows that are ranked; of more, the shortest: what a long paragraph says is only partly the subject."""

_ROW = ("hit_id", "hit_size", "hit_dated", "hit_document", "hit_order")
_COLUMNS = ", ".join(_ROW)


def sql(search: Search) -> Sql:
    """Return the statement: rows of facet, value, label and number."""
    rows, under = _rows(search), search.narrows
    ctes = [_probe(rows, under), _hits(rows), _found(search, under)]
    parts = [_totals(under), *facets(search), languages()]
    if search.most:
        parts.append(page(_ranked(search) if search.ranks else _sorted(search)))
    texts = [text for text, _ in (*ctes, *parts)]
    body = " UNION ALL ".join(texts[len(ctes) :])
    params = [one for _, more in (*ctes, *parts) for one in more]
    return f"WITH {', '.join(texts[: len(ctes)])} {body}", params


def _probe(rows: Sql, under: Sequence[str]) -> Sql:
    """Return the rows looked at where there are very many, and from them how many there are."""
    text, params = rows
    sampled = f"hit_id %% {DEEPER} = 0"
    return (
        f"looked AS MATERIALIZED ({text} AND {_depth('= 2')}),"
        f" probe AS MATERIALIZED (SELECT {DEEPER} * count(*) FILTER (WHERE {sampled}) AS matching,"
        f" {DEEPER} * count(*) FILTER (WHERE {sampled} AND {all_of(under)}) AS chosen FROM looked)",
        params,
    )


def _hits(rows: Sql) -> Sql:
    """Return the rows that match: all, or a sample of many with those that are short."""
    text, params = rows
    number = "(SELECT matching FROM probe)"
    deep, deeper = (
        f"CASE WHEN hit_id %% {one} = 0 THEN {one} ELSE 0 END AS weight" for one in (DEEP, DEEPER)
    )
    return (
        f"hits AS MATERIALIZED (SELECT *, 1 AS weight FROM ({text} AND {number} <= {COUNTED}) AS few"
        f" UNION ALL SELECT *, {deep} FROM ({text} AND {_depth('>= 1')}"
        f" AND {number} BETWEEN {COUNTED + 1} AND {COUNTED * DEEP}) AS many"
        f" UNION ALL SELECT *, {deeper} FROM looked WHERE {number} > {COUNTED * DEEP})",
        params * 2,
    )


def _found(search: Search, under: Sequence[str]) -> Sql:
    """Return the rows under all that is chosen; all of them, unless they are many."""
    text, params = compiled(narrowed(search, search.matching).order_by().values(**_row()))
    exact = f"(SELECT matching > {COUNTED} AND chosen <= {COUNTED} FROM probe)"
    return (
        f"found AS MATERIALIZED (SELECT {_COLUMNS} FROM hits WHERE {all_of(under)} AND NOT {exact}"
        f" UNION ALL SELECT {_COLUMNS} FROM ({text} AND {exact}) AS few)",
        params,
    )


def _row() -> dict[str, Any]:
    """Return what a row is sorted by."""
    columns = (F("pk"), F("size"), F("dated"), F("document_id"), F("order"))
    return dict(zip(_ROW, columns, strict=True))


def _rows(search: Search) -> Sql:
    """Return, of every matching row, the key of each facet and whether it falls under what is chosen."""
    columns = _row()
    for name, facet in FACETS.items():
        columns[f"key_{name}"] = facet.key
        if name in search.narrows:
            columns[f"in_{name}"] = _truth(facet.when(search.chosen.get(name, ())))
    rows = search.matching
    if search.browses:
        # A row outside two facets counts nowhere; one outside the only one is in the tallies.
        rows = rows.filter(reduce(or_, search.narrowing.values(), Q()))
    return compiled(rows.order_by().values(**columns))


def _truth(condition: Q) -> Case:
    """Return a condition as a column."""
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _depth(is_: str) -> str:
    """Return that a paragraph is looked at where there are many."""
    return f"{Paragraph._meta.db_table}.depth {is_}"


def _totals(under: Sequence[str]) -> Sql:
    """Return how many rows there are, whether that is an estimate, and how many can be listed."""
    about = f"(matching > {COUNTED} AND chosen > {COUNTED})"
    every = f"(SELECT sum(weight) FROM hits WHERE {all_of(under)})"
    listed = "(SELECT count(*) FROM found)"
    return (
        f"SELECT '{TOTAL}', 'found', '', CASE WHEN {about} THEN {every} ELSE {listed} END FROM probe"
        f" UNION ALL SELECT '{TOTAL}', 'listed', '', {listed}"
        f" UNION ALL SELECT '{TOTAL}', 'about', '', {about}::int FROM probe"
        f" UNION ALL SELECT '{TOTAL}', 'roughly', '', (matching > {COUNTED})::int FROM probe",
        [],
    )


def languages() -> Sql:
    """Return the languages of paragraphs, each found by one step in the index of the newest."""
    rows = f"SELECT min(language) FROM {Paragraph._meta.db_table} WHERE parent_id IS NULL"
    return (
        f"(WITH RECURSIVE held (language) AS ({rows} UNION ALL SELECT ({rows} AND language > held.language)"
        " FROM held WHERE held.language IS NOT NULL)"
        f" SELECT '{LANGUAGE}', language, '', 0 FROM held WHERE language IS NOT NULL)",
        [],
    )


def page(keys: Sql) -> Sql:
    """Return the keys of the page in order, from a statement that gives ``id``."""
    text, params = keys
    return f"SELECT '{PAGE}', id::text, '', row_number() OVER () FROM ({text}) AS page", params


def _ranked(search: Search) -> Sql:
    """Return the page's rows, the best match first."""
    candidates = Func(
        "id",
        template="%(expressions)s = ANY (ARRAY("
        f"SELECT hit_id FROM found ORDER BY hit_size, hit_id LIMIT {MOST_RANKED}))",
        output_field=BooleanField(),
    )
    return compiled(_cut(search, Paragraph.objects.filter(candidates).ranked(search.reading)))


def _sorted(search: Search) -> Sql:
    """Return the page's rows, the newest or the oldest first: from those found, or of many, one by one."""
    direction = "ASC" if search.sort == "oldest" else "DESC"
    order = f"hit_dated {direction} NULLS LAST, hit_document {direction}, hit_order"
    few = f"(SELECT chosen <= {COUNTED} FROM probe)"
    rows = Paragraph.objects.in_scope(search.language).matching(search.reading, by_index=False)
    many, params = walked(search, rows)
    return (
        f"(SELECT hit_id AS id FROM found WHERE {few} ORDER BY {order}"
        f" LIMIT {search.most} OFFSET {search.first})"
        f" UNION ALL SELECT id FROM ({many}) AS many WHERE NOT {few}",
        params,
    )


def walked(search: Search, rows: ParagraphQuerySet) -> Sql:
    """Return the page's rows by a walk through them in the order asked for."""
    chosen = narrowed(search, rows)
    return compiled(_cut(search, chosen.oldest() if search.sort == "oldest" else chosen.newest()))


def _cut(search: Search, rows: ParagraphQuerySet) -> Rows:
    return rows.values_list("id", flat=True)[search.first : search.first + search.most]
