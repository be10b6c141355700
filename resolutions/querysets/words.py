"""Questions about the words of the archive."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from django.db import connections
from django.db.models import QuerySet
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from resolutions.search.letters import bare

if TYPE_CHECKING:
    from resolutions.models import Word  # noqa: F401 - named in quotes

UNKNOWN_LETTERS = ("ar", "ru")
"""Languages in letters that the database's index of similar words may not know: pg_trgm asks its locale."""
LEAST_ALIKE = 72
"""Similarity (0 to 100) below which a word in these letters was not meant."""
MOST_SIMILAR = 20
"""Words that share most runs of three letters, of which the one is taken that fewest slips lead to."""
MOST_ENDINGS = 200
"""Words that a prefix stands for: the most used ones."""


class WordQuerySet(QuerySet["Word"]):
    """Words."""

    def beginning_with(self, prefix: str, language: str) -> list[str]:
        """Give the words that begin so, whatever their accents, the most used first."""
        words = self.filter(language=language, plain__startswith=bare(prefix))
        return list(words.order_by("-uses", "word").values_list("word", flat=True)[:MOST_ENDINGS])

    def meant(self, typed: Sequence[str], language: str) -> dict[str, str | None]:
        """Give, for each word that the archive does not hold, the most similar one, if any; one query."""
        if not typed:
            return {}
        if language in UNKNOWN_LETTERS:
            return self._meant_by_letters(typed, language)
        with connections[self.db].cursor() as cursor:
            words = [word.lower() for word in typed]
            cursor.execute(_MEANT, [language, MOST_SIMILAR, words, list(map(bare, words)), language])
            return {word: _nearest(bare(word), similar) for word, similar in cursor.fetchall()}

    def _meant_by_letters(self, typed: Sequence[str], language: str) -> dict[str, str | None]:
        """Give the same by comparing the words of the language one by one."""
        rows = self.filter(language=language).order_by("-uses", "word").values_list("plain", "word")
        held = dict(reversed(rows))  # of two that are alike, the one used more
        asked = {word: bare(word) for word in (one.lower() for one in typed)}
        found: dict[str, str | None] = {}
        for word, plain in asked.items():
            if plain not in held:
                nearest = process.extractOne(plain, held.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
                found[word] = held[nearest[0]] if nearest else None
        return found

    def shares(self, words: Collection[str], language: str) -> tuple[dict[str, float], float]:
        """Give the share of paragraphs that hold each word, of those held, and the least there can be.

        One query. A share is of the paragraphs that hold the commonest word, which nearly all do.
        """
        with connections[self.db].cursor() as cursor:
            cursor.execute(_USES, [language, list(words), language])
            [(most,), *held] = [row[:1] if row[1] is None else row[1:] for row in cursor.fetchall()]
        least = 1 / (most + 1)
        return {word: (uses + 1) * least for word, uses in held}, least


def _nearest(typed: str, similar: Sequence[Sequence[str]]) -> str | None:
    """Give the word that fewest slips lead to: a letter wrong, left out, too many, or two changed round."""
    slips = [(OSA.distance(typed, plain), place) for place, (plain, _) in enumerate(similar)]
    return similar[min(slips)[1]][1] if slips else None


_USES = """
    SELECT coalesce(max(uses), 1), NULL, NULL FROM resolutions_word WHERE language = %s
     UNION ALL
    SELECT NULL, asked.word, max(held.uses)
      FROM unnest(%s::text[]) AS asked (word)
      JOIN resolutions_word AS held ON held.language = %s AND held.plain = unaccent(asked.word)
     GROUP BY asked.word
"""


_MEANT = """
    SELECT asked.typed, ARRAY (SELECT ARRAY[held.plain, held.word] FROM (
           SELECT held.plain, held.word FROM resolutions_word AS held
            WHERE held.language = %s AND held.plain %% asked.plain
            ORDER BY similarity(held.plain, asked.plain) DESC, held.uses DESC, held.word LIMIT %s) AS held)
      FROM unnest(%s::text[], %s::text[]) AS asked (typed, plain)
     WHERE NOT EXISTS (SELECT FROM resolutions_word WHERE language = %s AND plain = asked.plain)
"""
