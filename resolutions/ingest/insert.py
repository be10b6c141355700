"""Rows of a document written to tables that do not hold them yet."""

from django.db import connection

from resolutions.ingest.rows import Rows
from resolutions.models import (
    Annex,
    CrossReference,
    Footnote,
    FootnoteMark,
    ItemPlacement,
    Paragraph,
    ParseWarning,
    Resolution,
    Sponsorship,
)


def insert(rows: Rows) -> None:
    """Write all rows of a document that the archive did not hold."""
    Resolution.objects.bulk_create(rows.resolutions)
    Annex.objects.bulk_create(rows.annexes)
    insert_paragraphs(rows.paragraphs)
    insert_around(rows)
    Sponsorship.objects.bulk_create(rows.sponsorships)


def insert_paragraphs(paragraphs: list[Paragraph]) -> None:
    """Write paragraphs; their keys are drawn first, because some are the parents of others."""
    draw_keys(paragraphs)
    Paragraph.objects.bulk_create(paragraphs)


def insert_around(rows: Rows) -> None:
    """Write what hangs on texts and paragraphs and holds nothing of a curator's."""
    ItemPlacement.objects.bulk_create(rows.placements)
    ParseWarning.objects.bulk_create(rows.warnings)
    Footnote.objects.bulk_create(rows.footnotes)
    FootnoteMark.objects.bulk_create(rows.marks)
    CrossReference.objects.bulk_create(rows.citations)


def draw_keys(paragraphs: list[Paragraph]) -> None:
    """Give unsaved paragraphs the keys they will be stored under."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Paragraph._meta.db_table, len(paragraphs)],
        )
        for paragraph, (key,) in zip(paragraphs, cursor.fetchall(), strict=True):
            paragraph.pk = key
