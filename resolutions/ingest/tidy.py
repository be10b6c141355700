"""Indexes around a large ingest: left until the end, and sorted out after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models, transaction

from resolutions.models import (
    Annex,
    CrossReference,
    Document,
    Entry,
    Footnote,
    FootnoteMark,
    Paragraph,
    ParseWarning,
    Resolution,
)

LARGE: tuple[type[models.Model], ...] = (
    *(Paragraph, Entry, CrossReference, Footnote, FootnoteMark),
    *(Resolution, Annex, ParseWarning),
)
"""The tables that a large ingest fills."""

_RELATIONS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
      FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY (%s::regclass[])
     ORDER BY conrelid::regclass::text, conname
"""
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
      FROM pg_index WHERE NOT indisunique AND indrelid = ANY (%s::regclass[])
     ORDER BY indexrelid::regclass::text
"""
_WORKING = (
    "SET LOCAL maintenance_work_mem = '512MB'",
    "SET LOCAL max_parallel_maintenance_workers = 2",
)
"""What an index is made with."""


def fresh() -> bool:
    """Say whether the archive holds nothing yet."""
    return not Document.objects.exists()


@contextmanager
def deferred_indexes() -> Iterator[None]:
    """Make the indexes of large tables anew after a block, which is one transaction.

    Quicker than to keep them up, for an archive that holds nothing yet. What rows refer to
    is looked up then, too; what has to be unique is watched all the time. All of the block or nothing is
    stored: no crash leaves the archive without an index. Others cannot read before the end.
    """
    tables = [model._meta.db_table for model in LARGE]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_RELATIONS, [tables])
        relations = cursor.fetchall()
        cursor.execute(_INDEXES, [tables])
        indexes = cursor.fetchall()
        for table, name, _ in relations:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for setting in _WORKING:
            cursor.execute(setting)
        for name, made in sorted(indexes, key=lambda index: index[0] != "entry_depth"):
            cursor.execute(made)
            if name == "entry_depth":  # the others are made of rows that lie in order
                cursor.execute("CLUSTER resolutions_entry USING entry_depth")
        for table, name, made in relations:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {made}")


def sort_in() -> None:
    """Sort what an ingest left waiting into the inverted indexes, so that no search need read it."""
    with connection.cursor() as cursor:
        for index in (index for model in LARGE for index in model._meta.indexes):
            if isinstance(index, GinIndex):
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index.name])
