"""The archive's words and runs of words, counted anew after an ingest."""

from django.db import connection, transaction

from resolutions.search.letters import ARABIC_MARKS
from resolutions.search.vectors import cut

_WORDS = """
    INSERT INTO resolutions_word (language, word, plain, uses)
    SELECT %s, word, {plain}, ndoc
      FROM ts_stat(format(
               'SELECT to_tsvector(''pg_catalog.simple'', {cut}(full_text))
                  FROM resolutions_paragraph WHERE parent_id IS NULL AND language = %%L', %s::text))
     WHERE word ~ '^[[:alpha:]]{{3,40}}$'
"""
_PLAIN = (
    f"translate(unaccent(regexp_replace(word, '[{ARABIC_MARKS}]', '', 'g')), 'أإآٱىةؤئ', 'ااااي' || 'هوي')"
)
"""The letters of a word as ``letters.bare`` gives them."""

RARE = 20
"""Uses below which a run of words is rare: not worth a row."""

_SHINGLES = """
    INSERT INTO resolutions_shingle (number, uses)
    SELECT run, count(*) FROM resolutions_paragraph AS paragraph, unnest(paragraph.shingles) AS run
     WHERE paragraph.parent_id IS NULL GROUP BY run HAVING count(*) >= %s
"""


@transaction.atomic
def count_words() -> None:
    """Replace the words by those of the paragraphs held now, without numbers and short words."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM resolutions_word")
        cursor.execute("SELECT DISTINCT language FROM resolutions_document")
        for (language,) in cursor.fetchall():
            cursor.execute(_WORDS.format(plain=_PLAIN, cut=cut(language)), [language, language])


@transaction.atomic
def count_runs() -> None:
    """Replace the runs of words by those that the paragraphs held now share."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM resolutions_shingle")
        cursor.execute(_SHINGLES, [RARE])
