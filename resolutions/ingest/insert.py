"""Rows of a document written to tables that do not hold them yet, by COPY: few and large statements."""

from collections.abc import Callable, Sequence
from json import dumps
from operator import attrgetter
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from resolutions.ingest.rows import Rows
from resolutions.models import Annex, Document, Footnote, Paragraph, Resolution


def insert(*documents: Rows) -> None:
    """Write all rows of documents that the archive did not hold.

    Agenda items come before paragraphs, which are filed under them as they are written.
    """
    Resolution.objects.bulk_create(_all(documents, "resolutions"))
    Annex.objects.bulk_create(_all(documents, "annexes"))
    copy(_all(documents, "placements"))
    paragraphs = _all(documents, "paragraphs")
    _file([rows.document for rows in documents], paragraphs)
    draw_keys(Paragraph, paragraphs)
    copy(paragraphs)
    insert_around(*documents)
    copy(_all(documents, "sponsorships"))


def insert_around(*documents: Rows) -> None:
    """Write what hangs on texts and paragraphs and holds nothing of a curator's."""
    draw_keys(Footnote, _all(documents, "footnotes"))
    for name in ("warnings", "footnotes", "marks", "citations"):
        copy(_all(documents, name))


def _file(documents: Sequence[Document], paragraphs: Sequence[Paragraph]) -> None:
    """Say where whole paragraphs are filed, as the database would, one by one, for those that do not."""
    held = Document.objects.filter(pk__in=[one.pk for one in documents]).order_by()
    topics = dict(held.values_list("pk", "topics"))
    for row in paragraphs:
        if row.parent is None:
            document, text = row.document, row.resolution
            row.session_id, row.document_kind = document.session_id, document.kind
            row.topics, row.dated = topics[document.pk], document.date
            if text is not None:
                row.status, row.family = text.status, text.family
                row.dated = text.adopted_on or document.date


def _all(documents: Sequence[Rows], name: str) -> list[Any]:
    """Give the rows of one table of all documents, in order."""
    return [row for rows in documents for row in getattr(rows, name)]


def draw_keys(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Give unsaved rows the keys they will be stored under, because others refer to them."""
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, len(rows)],
        )
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key


def copy(rows: Sequence[models.Model]) -> None:
    """Write rows of one table; those without a key get one from the database."""
    if not rows:
        return
    left_out = () if rows[0].pk is not None else (rows[0]._meta.pk,)
    columns_of = rows[0]._meta.concrete_fields
    fields = [field for field in columns_of if not field.generated and field not in left_out]
    readers = [_reader(field) for field in fields]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    statement = f"COPY {quote(rows[0]._meta.db_table)} ({columns}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row([read(row) for read in readers])


def _reader(field: "models.Field[Any, Any]") -> Callable[[models.Model], Any]:
    """Give what reads a column's value as COPY takes it; a relation's key as it is by now."""
    plain = attrgetter(field.attname)
    if isinstance(field, models.ForeignKey):
        name = field.name
        return lambda row: getattr(row._state.fields_cache.get(name), "pk", None) or plain(row)
    if isinstance(field, models.JSONField):
        return lambda row: dumps(value) if (value := plain(row)) else str(value)
    if isinstance(field, ArrayField):
        return lambda row: None if (value := plain(row)) is None else f"{{{','.join(map(str, value))}}}"
    if field.choices:
        return lambda row: str(plain(row))
    return plain
