"""Questions about the words of the archive."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

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
MOST_MEANT = 8
"""Words that the archive does not hold for which similar ones are sought."""


class LookedUp(NamedTuple):
    """How many paragraphs hold each word; for words that none holds, the most similar one, if any."""

    uses: Mapping[str, int]
    similar: Mapping[str, str | None]


class WordQuerySet(QuerySet["Word"]):
    """Words."""

    def beginning_with(self, prefix: str, language: str) -> list[str]:
        """Give the words that begin so, whatever their accents, the most used first."""
        words = self.filter(language=language, plain__startswith=bare(prefix))
        return list(words.order_by("-uses", "word").values_list("word", flat=True)[:MOST_ENDINGS])

    def looked_up(self, typed: Sequence[str], language: str) -> LookedUp:
        """Look words up, and similar ones for the first ``MOST_MEANT`` that are not held; one query."""
        words = list(dict.fromkeys(word.lower() for word in typed))
        if not words:
            return LookedUp({}, {})
        if language in UNKNOWN_LETTERS:
            return self._looked_up_by_letters(words, language)
        with connections[self.db].cursor() as cursor:
            cursor.execute(
                _LOOK_UP, [MOST_MEANT, language, MOST_SIMILAR, language, words, list(map(bare, words))]
            )
            rows = cursor.fetchall()
        similar = {word: _nearest(bare(word), near) for word, _, near in rows if near is not None}
        return LookedUp({word: uses or 0 for word, uses, _ in rows}, similar)

    def _looked_up_by_letters(self, words: Sequence[str], language: str) -> LookedUp:
        """Do the same by comparing the words of the language one by one."""
        # of two that are alike, the one used more comes last, and stays
        rows = self.filter(language=language).order_by("uses", "-word").values_list("plain", "word", "uses")
        held = {plain: (word, uses) for plain, word, uses in rows}
        asked = {word: bare(word) for word in words}
        similar: dict[str, str | None] = {}
        for word in [word for word, plain in asked.items() if plain not in held][:MOST_MEANT]:
            nearest = process.extractOne(
                asked[word], held.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE
            )
            similar[word] = held[nearest[0]][0] if nearest else None
        uses = {word: held[plain][1] if plain in held else 0 for word, plain in asked.items()}
        return LookedUp(uses, similar)

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
    """Give the word that fewest slips lead to: a letter wrong, left out, too many, or two changed round.

    None if it takes more slips than half the letters: that is another word.
    """
    slips = [(OSA.distance(typed, plain), place) for place, (plain, _) in enumerate(similar)]
    fewest, place = min(slips, default=(len(typed), 0))
    return similar[place][1] if 2 * fewest <= len(typed) else None


_USES = """
    SELECT coalesce(max(uses), 1), NULL, NULL FROM resolutions_word WHERE language = %s
     UNION ALL
    SELECT NULL, asked.word, max(held.uses)
      FROM unnest(%s::text[]) AS asked (word)
      JOIN resolutions_word AS held ON held.language = %s AND held.plain = unaccent(asked.word)
     GROUP BY asked.word
"""


_LOOK_UP = """
    SELECT asked.typed, asked.uses, CASE
           WHEN asked.uses IS NULL
            AND count(*) FILTER (WHERE asked.uses IS NULL) OVER (ORDER BY asked.place) <= %s
           THEN ARRAY (
                SELECT ARRAY[held.plain, held.word]
                  FROM (SELECT held.plain, held.word FROM resolutions_word AS held
                         WHERE held.language = %s AND held.plain %% asked.plain
                         ORDER BY similarity(held.plain, asked.plain) DESC, held.uses DESC, held.word
                         LIMIT %s) AS held)
           END
      FROM (SELECT one.*, (SELECT max(held.uses) FROM resolutions_word AS held
                            WHERE held.language = %s AND held.plain = one.plain) AS uses
              FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS one (typed, plain, place)) AS asked
     ORDER BY asked.place
"""
