"""Texts whose title was typed: one plain statement, since every search of a few words asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resolutions.cursors import preparing


@dataclass(frozen=True, slots=True)
class TitledText:
    """A text by its title; ``key`` is that of its family, ``session`` as facets name it (``S-32``).

    ``symbol``, ``href`` and ``session`` are empty where they are not known.
    """

    key: str
    title_key: str
    title: str
    symbol: str
    status: str
    adopted_on: date | None
    session: str
    href: str


_TITLED = """
    SELECT coalesce(nullif(text.family_key, ''), text.title_key), text.title_key, text.title,
           coalesce(text.symbol, ''), text.status, text.adopted_on,
           coalesce(CASE session.kind WHEN 'special' THEN 'S-' WHEN 'emergency_special' THEN 'ES-' ELSE '' END
                    || session.number, ''),
           coalesce((SELECT CASE language WHEN 'en' THEN path ELSE '/' || language || path END
                       FROM resolutions_address WHERE resolution_id = text.id AND current), '')
      FROM resolutions_resolution AS text
      JOIN resolutions_document AS held ON held.id = text.document_id
      LEFT JOIN resolutions_session AS session ON session.id = held.session_id
     WHERE held.language = %(language)s::text AND {has_words}
       AND (length(text.title_key) <= 2 * length(%(words)s::text)
            OR starts_with(text.title_key, %(words)s::text))
     ORDER BY session.number DESC NULLS LAST, coalesce(text.adopted_on, held.date) DESC NULLS LAST,
              text.symbol, text.document_id, text."order"
     LIMIT %(most)s
"""
_WORDS = "to_tsvector('simple', coalesce(text.title_key, '')) @@ plainto_tsquery('simple', %(words)s::text)"
_CHARACTERS = "strpos(text.title_key, %(words)s::text) > 0"
"""In Chinese nothing parts words."""


def titled(words: str, language: str, most: int) -> list[TitledText]:
    """Give the texts whose title some folded words begin, or are at least half of; newest first."""
    sql = _TITLED.format(has_words=_CHARACTERS if language == "zh" else _WORDS)
    with preparing() as cursor:
        cursor.execute(sql, {"words": words, "language": language, "most": most})
        return [TitledText(*row) for row in cursor.fetchall()]
