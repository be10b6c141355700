"""The archive's words, counted anew after an ingest."""

from django.db import connection, transaction

_WORDS = """
    INSERT INTO resolutions_word (language, word, uses)
    SELECT %s, word, ndoc
      FROM ts_stat(format(
               'SELECT to_tsvector(''archive_simple'', archive_fold(full_text))
                  FROM resolutions_paragraph WHERE parent_id IS NULL AND language = %%L', %s::text))
     WHERE word ~ '^[[:alpha:]]{3,40}$'
"""


def count_words() -> None:
    """Replace the words by those of the paragraphs held now; numbers and short words are left out."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM resolutions_word")
        cursor.execute("SELECT DISTINCT language FROM resolutions_document")
        for (language,) in cursor.fetchall():
            cursor.execute(_WORDS, [language, language])
