"""Paragraphs by their wording, or by their text: the same one is told once."""

from collections.abc import Sequence

from django.db import connection

_GROUPED = """
    SELECT members
      FROM (SELECT min(asked.place) AS best,
                   array_agg(paragraph.id ORDER BY paragraph.dated DESC NULLS LAST,
                             paragraph.document_id DESC, paragraph."order") AS members
              FROM unnest(%s::bigint[]) WITH ORDINALITY AS asked (id, place)
              JOIN resolutions_paragraph AS paragraph USING (id)
             GROUP BY md5(btrim(regexp_replace(
                      lower(archive_fold(paragraph.full_text)), '[^[:alnum:]]+', ' ', 'g')))) AS wording
     ORDER BY best
"""


_TEXTS = """
    SELECT members
      FROM (SELECT min(asked.place) AS best, array_agg(entry.paragraph_id ORDER BY asked.place) AS members
              FROM unnest(%s::bigint[]) WITH ORDINALITY AS asked (id, place)
              JOIN resolutions_entry AS entry ON entry.paragraph_id = asked.id
             GROUP BY coalesce(entry.resolution_id, -entry.document_id)) AS text
     ORDER BY best
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
        cursor.execute(statement, [list(keys)])
        groups = [members for (members,) in cursor.fetchall()]
    return groups[first : first + most], len(groups)
