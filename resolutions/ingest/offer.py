"""Search vectors offered to the database with new paragraphs, so that it need not make them.

The triggers that write entries take the vector of a paragraph from a table of this connection where they
find it there (migration ``0028_offered_vectors``), and make it themselves where they do not.
"""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from django.db import connection

from resolutions.ingest.rows import Rows
from resolutions.search import lexemes
from resolutions.search.pieces import Cut

LANGUAGE = "en"
"""The language whose words follow from pieces of a text; others are read by the database alone."""
MANY = 500
"""Paragraphs from which on it pays."""

_TABLE = """
    CREATE TEMPORARY TABLE IF NOT EXISTS archive_offered (paragraph_id bigint, vector tsvector)
        ON COMMIT DELETE ROWS
"""
_OFFERED = "SET LOCAL archive.vectors_are_offered = 'yes'"
_COPY = "COPY pg_temp.archive_offered FROM STDIN (FORMAT binary)"
_ASK = """
    SELECT place - 1, lexeme, position
      FROM unnest(%s::text[]) WITH ORDINALITY AS one (piece, place),
           unnest(archive_vector(%s, ' ' || piece || ' ')), unnest(positions) AS position
"""


def offer(documents: Sequence[Rows]) -> None:
    """Offer the vectors of whole paragraphs that are about to be written in this transaction."""
    offered = [one for one in documents if one.document.language == LANGUAGE and one.cut is not None]
    if sum(len(one.cut.sizes) for one in offered if one.cut) < MANY:
        return
    with connection.cursor() as cursor:
        cursor.execute(_TABLE)
        cursor.execute(_OFFERED)
        for _, some in groupby(offered, key=lambda one: id(one.cut and one.cut.known)):
            known = list(some)
            cut = Cut.joined([one.cut for one in known if one.cut])
            keys = np.array([row.pk for one in known for row in one.whole()], np.int64)
            written = lexemes.rows(cut, keys, _ask)
            with cursor.copy(_COPY) as stream:
                for some_rows in written:
                    stream.write(some_rows)


def _ask(pieces: list[str]) -> list[tuple[int, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [pieces, LANGUAGE])
        found: list[tuple[int, str, int]] = cursor.fetchall()
        return found
