"""Paragraphs by their wording, or by their text: the same one is told once."""

from collections.abc import Sequence

from django.db import connection

_GROUPED = """
    SELECT members, count(*) OVER ()
      FROM (SELECT min(asked.place) AS best,
                   array_agg(paragraph.id ORDER BY paragraph.dated DESC NULLS LAST,
                             paragraph.document_id DESC, paragraph."order") AS members
              FROM unnest(%s::bigint[]) WITH ORDINALITY AS asked (id, place)
              JOIN resolutions_paragraph AS paragraph USING (id)
             GROUP BY md5(btrim(regexp_replace(
                      lower(archive_fold(paragraph.full_text)), '[^[:alnum:]]+', ' ', 'g')))) AS wording
     ORDER BY best LIMIT %s OFFSET %s
"""


_TEXTS = """
    SELECT members, count(*) OVER ()
      FROM (SELECT min(asked.place) AS best, array_agg(entry.paragraph_id ORDER BY asked.place) AS members
              FROM unnest(%s::bigint[]) WITH ORDINALITY AS asked (id, place)
              JOIN resolutions_entry AS entry ON entry.paragraph_id = asked.id
             GROUP BY coalesce(entry.resolution_id, -entry.document_id)) AS text
     ORDER BY best LIMIT %s OFFSET %s
"""


def by_text(keys: Sequence[int], *, first: int, most: int) -> tuple[list[list[int]], int]:
    """Return some of the texts of paragraphs, and how many there are; in the order of the paragraphs.

    A text is the keys of its paragraphs, in their order. A report's own paragraphs are one text.
    """
    return _grouped(_TEXTS, keys, first, most)


def by_wording(keys: Sequence[int], *, first: int, most: int) -> tuple[list[list[int]], int]:
    """Return some of the wordings of paragraphs, and how many there are; in the order of the paragraphs.

    A wording is the keys of the paragraphs that have it, the newest first. Two paragraphs have one
    wording if they differ in nothing but case, spaces and punctuation.
    """
    return _grouped(_GROUPED, keys, first, most)


def _grouped(statement: str, keys: Sequence[int], first: int, most: int) -> tuple[list[list[int]], int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(keys), most, first])
        rows = cursor.fetchall()
        if not rows and first:  # beyond the last: how many there are has still to be told
            cursor.execute(_GROUPED, [list(keys), 1, 0])
            return [], (cursor.fetchone() or (None, 0))[1]
    return [members for members, _ in rows], rows[0][1] if rows else 0
