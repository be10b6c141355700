"""Earlier and later wordings: where a paragraph stands in the text before its own, and in the one after."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from resolutions.cursors import preparing

TEXTS = 2
"""Texts of the family, on either side, in which a paragraph is looked for."""

FIRST = 4
"""Numbers of a fingerprint of which two close wordings share one: nearly always, and quick to see."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The paragraph with the closest wording in an earlier or a later text under the same title.

    ``same`` says that the words are the same, as far as their fingerprints tell.
    """

    kind: str
    number: str
    anchor: str
    href: str
    symbol: str
    session: str
    same: bool


Neighbours = tuple[Neighbour | None, Neighbour | None]
"""The earlier and the later wording."""

_NEIGHBOURS = """
    WITH shown AS MATERIALIZED (
        SELECT id, resolution_id, family, dated, language, kind, shingles, shingles[:%(first)s::int] AS first
          FROM resolutions_paragraph
         WHERE id = ANY (%(keys)s::bigint[]) AND resolution_id IS NOT NULL AND dated IS NOT NULL
           AND shingles <> '{}'),
    family AS (
        SELECT texts.id AS of, text.id, text.symbol, held.session_id,
               coalesce(text.adopted_on, held.date) - texts.dated AS days
          FROM (SELECT DISTINCT resolution_id AS id, family, dated, language FROM shown) AS texts
          JOIN resolutions_resolution AS text ON text.family = texts.family
          JOIN resolutions_document AS held ON held.id = text.document_id AND held.language = texts.language),
    kin AS MATERIALIZED (
        SELECT * FROM (
               SELECT *, row_number() OVER (PARTITION BY of, days > 0
                                                ORDER BY abs(days), id * sign(days)) AS place
                 FROM family WHERE days <> 0) AS placed
         WHERE place <= %(texts)s),
    beside AS (
        SELECT kin.of, kin.days, kin.id AS text, kin.symbol, kin.session_id, close.kind, close.number,
               close.anchor, close."order", close.shingles, close.shingles[:%(first)s::int] AS first
          FROM kin
          JOIN resolutions_paragraph AS close ON close.resolution_id = kin.id AND close.parent_id IS NULL
        OFFSET 0)
    SELECT DISTINCT ON (shown.id, days > 0)
           shown.id, days > 0, beside.kind, beside.number, beside.anchor,
           (SELECT CASE language WHEN 'en' THEN path ELSE '/' || language || path END
              FROM resolutions_address WHERE resolution_id = beside.text AND current LIMIT 1),
           coalesce(beside.symbol, ''),
           coalesce((SELECT CASE kind WHEN 'regular' THEN '' WHEN 'special' THEN 'S-' ELSE 'ES-' END || number
                       FROM resolutions_session WHERE id = beside.session_id), ''),
           beside.shingles = shown.shingles
      FROM shown
      JOIN beside
        ON beside.of = shown.resolution_id AND beside.kind = shown.kind AND beside.first && shown.first
     CROSS JOIN LATERAL (SELECT count(*) AS shared FROM unnest(beside.shingles) AS one
                          WHERE one = ANY (shown.shingles)) AS counted
     WHERE beside.shingles = shown.shingles OR (shared >= 2 AND shared * 4 >= cardinality(shown.shingles))
     ORDER BY shown.id, days > 0, abs(days), shared DESC, beside."order", beside.text
"""
"""``OFFSET 0`` has the numbers of each row cut out once, not once for every paragraph beside it."""


def neighbours(keys: Collection[int]) -> dict[int, Neighbours]:
    """Give, of each paragraph that has any, its wording in the texts before and after; one query.

    Looked at are the two nearest texts under the same title, whatever their number, so the cost does not
    grow with the archive. A wording is close where a quarter of the fingerprint is shared.
    """
    if not keys:
        return {}
    found: dict[int, Neighbours] = {}
    with preparing() as cursor:
        cursor.execute(_NEIGHBOURS, {"keys": list(keys), "texts": TEXTS, "first": FIRST})
        for key, later, *columns in cursor.fetchall():
            one = Neighbour(*columns)
            before, after = found.get(key, (None, None))
            found[key] = (before, one) if later else (one, after)
    return found
