"""Earlier and later wordings: where a paragraph stands in the text before its own, and in the one after."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

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
        SELECT id, resolution_id, family, dated, language, kind, shingles, shingles[:%(first)s] AS first
          FROM resolutions_paragraph
         WHERE id = ANY (%(keys)s) AND resolution_id IS NOT NULL AND dated IS NOT NULL AND shingles <> '{}'),
    texts AS (SELECT DISTINCT resolution_id AS id, family, dated, language FROM shown),
    kin AS MATERIALIZED (
        SELECT texts.id AS of, beside.*
          FROM texts CROSS JOIN LATERAL (
               (SELECT false AS later, text.id, text.symbol, text.document_id, held.session_id,
                       coalesce(text.adopted_on, held.date) AS dated
                  FROM resolutions_resolution AS text
                  JOIN resolutions_document AS held ON held.id = text.document_id
                 WHERE text.family = texts.family AND held.language = texts.language
                   AND coalesce(text.adopted_on, held.date) < texts.dated
                 ORDER BY dated DESC, text.id DESC LIMIT %(texts)s)
               UNION ALL
               (SELECT true, text.id, text.symbol, text.document_id, held.session_id,
                       coalesce(text.adopted_on, held.date) AS dated
                  FROM resolutions_resolution AS text
                  JOIN resolutions_document AS held ON held.id = text.document_id
                 WHERE text.family = texts.family AND held.language = texts.language
                   AND coalesce(text.adopted_on, held.date) > texts.dated
                 ORDER BY dated, text.id LIMIT %(texts)s)) AS beside),
    rows AS MATERIALIZED (
        SELECT kin.of, kin.later, kin.id AS text, beside.id, beside.kind, beside.shingles,
               beside.shingles[:%(first)s] AS first
          FROM kin
          JOIN resolutions_paragraph AS beside ON beside.resolution_id = kin.id AND beside.parent_id IS NULL),
    compared AS MATERIALIZED (
        SELECT shown.id, rows.later, rows.text, rows.id AS close,
               (SELECT count(*) FROM unnest(rows.shingles) AS one WHERE one = ANY (shown.shingles)) AS shared
          FROM shown
          JOIN rows ON rows.of = shown.resolution_id AND rows.kind = shown.kind AND rows.first && shown.first)
    SELECT DISTINCT ON (shown.id, compared.later)
           shown.id, compared.later, close.kind, close.number, close.anchor,
           (SELECT CASE language WHEN 'en' THEN path ELSE '/' || language || path END
              FROM resolutions_address WHERE resolution_id = kin.id AND current LIMIT 1),
           coalesce(kin.symbol, ''),
           coalesce((SELECT CASE kind WHEN 'regular' THEN '' WHEN 'special' THEN 'S-' ELSE 'ES-' END || number
                       FROM resolutions_session WHERE id = kin.session_id), ''),
           close.shingles = shown.shingles
      FROM compared
      JOIN shown ON shown.id = compared.id
      JOIN kin ON kin.id = compared.text AND kin.of = shown.resolution_id AND kin.later = compared.later
      JOIN resolutions_paragraph AS close ON close.id = compared.close
     WHERE close.shingles = shown.shingles
        OR (compared.shared >= 2 AND compared.shared * 4 >= cardinality(shown.shingles))
     ORDER BY shown.id, compared.later, CASE WHEN kin.later THEN kin.dated END, kin.dated DESC,
              compared.shared DESC, close."order"
"""


def neighbours(keys: Collection[int]) -> dict[int, Neighbours]:
    """Give, of each paragraph that has any, its wording in the texts before and after; one query.

    Looked at are the two nearest texts under the same title, whatever their number, so the cost does not
    grow with the archive. A wording is close where a quarter of the fingerprint is shared.
    """
    if not keys:
        return {}
    found: dict[int, Neighbours] = {}
    with connection.cursor() as cursor:
        cursor.execute(_NEIGHBOURS, {"keys": list(keys), "texts": TEXTS, "first": FIRST})
        for key, later, *columns in cursor.fetchall():
            one = Neighbour(*columns)
            before, after = found.get(key, (None, None))
            found[key] = (before, one) if later else (one, after)
    return found
