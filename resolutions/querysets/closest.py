"""Closest wordings: the paragraphs whose words are most like those of a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.db import connection
from rapidfuzz.distance import Indel

from resolutions.search import shingles

MOST_COMPARED = 200
"""Paragraphs that are compared word by word; of more, those that share most of the fingerprint."""
MOST_SHARING = 1_000
"""Paragraphs that may share the runs looked up: rare runs all are, common ones only as they fit."""
LEAST_LOOKED_UP = 2
"""Runs that are looked up however many paragraphs share them."""
SHARE = 3
"""What shares less than one in so many of the runs that the closest shares is not compared."""
LEAST = 0.3
"""Similarity (0 to 1) below which a wording is not close at all."""


@dataclass(frozen=True, slots=True)
class Close:
    """A paragraph and how alike its words are to those asked for, from 0 to 1."""

    paragraph: int
    similarity: float


_USES = "SELECT number, uses FROM resolutions_shingle WHERE number = ANY (%s::int[])"

_SHARING = """
    SELECT id, full_text FROM (
    SELECT paragraph.id, paragraph.full_text, shared.runs, max(shared.runs) OVER () AS most
      FROM resolutions_paragraph AS paragraph
     CROSS JOIN LATERAL (SELECT count(*) AS runs FROM unnest(paragraph.shingles) AS one (number)
                          WHERE one.number = ANY (%(all)s::int[])) AS shared
     WHERE paragraph.parent_id IS NULL AND paragraph.shingles && %(rarest)s::int[]
       AND paragraph.language = %(language)s AND paragraph.id <> ALL (%(exclude)s::bigint[])
       AND (%(before)s::date IS NULL OR paragraph.dated < %(before)s::date)
     ORDER BY shared.runs DESC, paragraph.id DESC LIMIT %(most)s) AS sharing
     WHERE runs * %(share)s >= most
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
    fingerprint = shingles.fingerprint(text)
    asked = {
        "rarest": _rarest(fingerprint),
        "all": fingerprint,
        "language": language,
        "exclude": list(exclude),
        "before": before,
        "most": MOST_COMPARED,
        "share": SHARE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SHARING, asked)
        found = cursor.fetchall()
    return _compared(tokens, found, least)[:limit]


def _rarest(numbers: Sequence[int]) -> list[int]:
    """Return the rarest runs of a fingerprint, as many as few paragraphs share."""
    with connection.cursor() as cursor:
        cursor.execute(_USES, [list(numbers)])
        uses: dict[int, int] = dict(cursor.fetchall())
    ordered = sorted(numbers, key=lambda number: uses.get(number, 0))
    sharing = accumulate(uses.get(number, 0) for number in ordered)
    fitting = sum(all_of <= MOST_SHARING for all_of in sharing)
    return ordered[: max(LEAST_LOOKED_UP, fitting)]


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
