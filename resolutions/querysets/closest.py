"""Closest wordings: the paragraphs whose words are most like those of a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from rapidfuzz.distance import Indel

from resolutions.search import shingles

RAREST = 6
"""Runs of words of a fingerprint that are looked up."""
MOST_COMPARED = 200
"""Paragraphs that are compared word by word; of more, those that share most of the fingerprint."""
SHORTEST_COUNTED = 3
"""Letters of the shortest words whose uses are known (``ingest.words``)."""
EVERYWHERE = 1_000_000_000
"""The uses of a word that is not counted."""
LEAST = 0.3
"""Similarity (0 to 1) below which a wording is not close at all."""


@dataclass(frozen=True, slots=True)
class Close:
    """A paragraph and how alike its words are to those asked for, from 0 to 1."""

    paragraph: int
    similarity: float


_USES = """
    SELECT asked.word, coalesce(held.uses, 0)
      FROM unnest(%s::text[]) AS asked (word)
      LEFT JOIN resolutions_word AS held ON held.word = asked.word AND held.language = %s
"""

_SHARING = """
    SELECT paragraph.id, paragraph.full_text
      FROM resolutions_paragraph AS paragraph
     WHERE paragraph.parent_id IS NULL AND paragraph.shingles && %(rarest)s::int[]
       AND paragraph.language = %(language)s AND paragraph.id <> ALL (%(exclude)s::bigint[])
       AND (%(before)s::date IS NULL OR paragraph.dated < %(before)s::date)
     ORDER BY (SELECT count(*) FROM unnest(paragraph.shingles) AS one (number)
                WHERE one.number = ANY (%(all)s::int[])) DESC, paragraph.id DESC
     LIMIT %(most)s
"""


def closest(
    text: str,
    language: str,
    *,
    before: date | None = None,
    exclude: Collection[int] = (),
    limit: int = 10,
    least: float = LEAST,
) -> list[Close]:
    """Return the paragraphs most like a text, the most alike first; two queries.

    ``before`` keeps earlier wordings: paragraphs dated before a day. ``exclude`` are keys to leave out,
    such as those of the text's own document. Only whole paragraphs are compared.
    """
    tokens = shingles.words(text)
    if not tokens:
        return []
    asked = {
        "rarest": _rarest(tokens, language),
        "all": shingles.fingerprint(text),
        "language": language,
        "exclude": list(exclude),
        "before": before,
        "most": MOST_COMPARED,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, asked)
        found = cursor.fetchall()
    return _compared(tokens, found, least)[:limit]


def _rarest(tokens: Sequence[str], language: str) -> list[int]:
    """Return the numbers of a fingerprint's rarest runs: those with the rarest words."""
    kept = shingles.runs_kept(tokens)
    words = {word for run in kept.values() for word in run}
    with connection.cursor() as cursor:
        cursor.execute(_USES, [list(words), language])
        uses: dict[str, int] = {word: count for word, count in cursor.fetchall() if _is_counted(word)}
    return sorted(kept, key=lambda number: sorted(uses.get(word, EVERYWHERE) for word in kept[number]))[
        :RAREST
    ]


def _is_counted(word: str) -> bool:
    """Say whether the archive counts such words; short ones and numbers are taken for common."""
    return len(word) >= SHORTEST_COUNTED and word.isalpha()


def _compared(tokens: Sequence[str], found: Iterable[tuple[int, str]], least: float) -> list[Close]:
    """Return what is alike enough, by words that stay when one text is made of the other."""
    scored = (
        Close(key, Indel.normalized_similarity(tokens, shingles.words(text), score_cutoff=least))
        for key, text in found
    )
    return sorted(
        (one for one in scored if one.similarity >= least and one.similarity),
        key=lambda one: (-one.similarity, -one.paragraph),
    )
