"""The archive's words and runs of words, counted anew after an ingest."""

import numpy as np
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

_RUNS = """
    SELECT string_agg(substr(array_send(shingles), 21), '') FROM resolutions_paragraph
     WHERE parent_id IS NULL AND shingles <> '{}' GROUP BY id / 100000
"""
"""The runs of all paragraphs as the server sends arrays, without their heads: each number after its size."""
_SHINGLES = "INSERT INTO resolutions_shingle (number, uses) SELECT * FROM unnest(%s::int[], %s::int[])"


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
    """Replace the runs of words by those that the paragraphs held now share.

    They are counted here, in two thirds of the time of the database.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RUNS)
        sent = np.frombuffer(b"".join(some for (some,) in cursor), ">i4")
        runs, uses = np.unique(sent[1::2].astype(np.int32), return_counts=True)
        shared = uses >= RARE
        cursor.execute("DELETE FROM resolutions_shingle")
        cursor.execute(_SHINGLES, [runs[shared].tolist(), uses[shared].tolist()])
