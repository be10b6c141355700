"""Search vectors offered to the database with new paragraphs, so that it need not make them.

The triggers that write entries take the vector of a paragraph from a table of this connection where they
find it there (migration ``0028_offered_vectors``), and make it themselves where they do not.
"""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from django.db import connection

from resolutions.ingest import binary
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
_EMPTY = "TRUNCATE pg_temp.archive_offered"
"""Some may be left of what was written before in the same transaction."""
_OFFERED = "SET LOCAL archive.vectors_are_offered = 'yes'"
_COPY = "COPY pg_temp.archive_offered FROM STDIN (FORMAT binary)"
_ASK = """
    SELECT place - 1, lexeme, position
      FROM unnest(%s::text[]) WITH ORDINALITY AS one (piece, place),
           unnest(archive_vector(%s, ' ' || piece || ' ')), unnest(positions) AS position
"""


def offer(documents: Sequence[Rows]) -> None:
    """Offer the vectors of whole paragraphs that are about to be written in this transaction."""
    offered = [one for one in documents if one.document.language == LANGUAGE]
    if sum(len(one.pieces.sizes) for one in offered) < MANY:
        return
    with connection.cursor() as cursor:
        cursor.execute(_TABLE)
        cursor.execute(_EMPTY)
        cursor.execute(_OFFERED)
        for _, alike in groupby(offered, key=lambda one: id(one.pieces.known)):
            some = list(alike)
            keys = np.array([paragraph.id for one in some for paragraph in one.whole()], np.int64)
            rows = lexemes.rows(Cut.joined([one.pieces for one in some]), keys, _ask)
            with cursor.copy(_COPY) as stream:
                stream.write(b"".join([binary.BEGIN, *rows, binary.END]))


def _ask(pieces: list[str]) -> list[tuple[int, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [pieces, LANGUAGE])
        found: list[tuple[int, str, int]] = cursor.fetchall()
        return found
