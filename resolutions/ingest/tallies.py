"""Counts of the whole archive by each facet, made anew after an ingest and after a curator's change."""

from django.db import connection, transaction

from resolutions.models import Tally

COLUMNS = {
    "kind": "ARRAY[CASE kind WHEN 'annex_heading' THEN 'annex' ELSE kind END]",
    "session_id": "ARRAY[session_id]",
    "topics": "topics",
    "lead_phrase": "ARRAY[lead_phrase]",
    "status": "ARRAY[status]",
    "document_kind": "ARRAY[document_kind]",
    "year": "ARRAY[year]",
    "family": "ARRAY[family]",
    "verbs": "verbs",
    "addressed": "addressed",
}
"""Column of a paragraph that is tallied, and its values as an array."""

_TALLY = """
    INSERT INTO resolutions_tally (language, facet, kind, key, paragraphs)
    SELECT language, '{column}', kind, one.key::text, sum(found)
      FROM (SELECT language, CASE kind WHEN 'annex_heading' THEN 'annex' ELSE kind END AS kind,
                   {values} AS keys, count(*) AS found
              FROM resolutions_paragraph WHERE parent_id IS NULL GROUP BY 1, 2, 3) AS sets,
           unnest(sets.keys) AS one (key)
     WHERE one.key IS NOT NULL GROUP BY 1, 3, 4
"""


def renew() -> None:
    """Make the tallies anew if a change has made them void."""
    if not Tally.objects.exists():
        tally()


def tally() -> None:
    """Replace the tallies; nobody changes a paragraph meanwhile, so what they say is true."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE resolutions_paragraph IN SHARE MODE")
        cursor.execute("DELETE FROM resolutions_tally")
        for column, values in COLUMNS.items():
            cursor.execute(_TALLY.format(column=column, values=values))
