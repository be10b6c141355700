"""Rows of documents written to tables that do not hold them yet, by COPY: few and large statements."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models

from resolutions.ingest import binary
from resolutions.ingest.offer import offer
from resolutions.ingest.paragraphs import OWN, NewParagraph
from resolutions.ingest.rows import Rows
from resolutions.ingest.unsaved import keys
from resolutions.models import Document, Paragraph, Resolution


def insert(*documents: Rows) -> None:
    """Write all rows of documents that the archive did not hold.

    Agenda items come before paragraphs, which are filed under them as they are written.
    """
    for name in ("resolutions", "annexes"):
        store(_all(documents, name))
    copy(_all(documents, "placements"))
    _insert_paragraphs(documents, _all(documents, "paragraphs"))
    insert_around(*documents)
    copy(_all(documents, "sponsorships"))


def insert_around(*documents: Rows) -> None:
    """Write what hangs on texts and paragraphs and holds nothing of a curator's."""
    store(_all(documents, "footnotes"))
    for name in ("warnings", "marks", "citations"):
        copy(_all(documents, name))


def _insert_paragraphs(documents: Sequence[Rows], paragraphs: Sequence[NewParagraph]) -> None:
    """Write the paragraphs of new documents, and say of whole ones where they are filed."""
    if not paragraphs:
        return
    columns: dict[str, Sequence[Any]] = {"id": _new_keys(Paragraph, len(paragraphs))}
    for one, key in zip(paragraphs, columns["id"], strict=True):
        one.id = key
    offer(documents)
    columns |= zip(OWN, zip(*map(attrgetter(*OWN), paragraphs), strict=True), strict=True)
    columns |= zip(FILED, zip(*_filed(documents), strict=True), strict=True)
    columns["addressed"] = columns["named"]
    for name in ("resolution", "annex", "parent"):
        column = map(attrgetter(name), paragraphs)
        columns[f"{name}_id"] = [None if of is None else of.id for of in column]
    for field in (fields := _written(Paragraph, keyed=True)):
        columns.setdefault(field.attname, [field.get_default()] * len(paragraphs))
    _send(fields, [columns[field.attname] for field in fields])


FILED = (
    *("document_id", "language"),
    *("session_id", "document_kind", "topics", "dated", "status", "family"),
)
"""Columns that a paragraph has of its document and its text; a part of one has the first two."""


def _filed(documents: Sequence[Rows]) -> Iterator[tuple[Any, ...]]:
    """Yield where each paragraph is filed; the database would look it up for each one that did not say."""
    held = Document.objects.filter(pk__in=[rows.document.pk for rows in documents]).order_by()
    topics = dict(held.values_list("pk", "topics"))
    texts = Resolution.objects.filter(pk__in=[row.pk for row in _all(documents, "resolutions")]).order_by()
    families = dict(texts.values_list("pk", "family"))
    for rows in documents:
        document = rows.document
        of_all = (document.pk, document.language)
        of_whole = (*of_all, document.session_id, document.kind, topics[document.pk])
        of_text = {id(None): (*of_whole, document.date, None, None)} | {
            id(text): (*of_whole, text.adopted_on or document.date, text.status, families[text.pk])
            for text in rows.resolutions
        }
        of_part = (*of_all, None, None, None, None, None, None)
        for one in rows.paragraphs:
            yield of_text[id(one.resolution)] if one.parent is None else of_part


def _all(documents: Sequence[Rows], name: str) -> list[Any]:
    """Give the rows of one table of all documents, in order."""
    return [row for rows in documents for row in getattr(rows, name)]


def store(rows: Sequence[models.Model]) -> None:
    """Write rows of one table that others refer to: from then on they have keys."""
    draw_keys(rows)
    copy(rows)
    alias = connection.alias
    for row in rows:
        row._state.adding, row._state.db = False, alias


def draw_keys(rows: Sequence[models.Model]) -> None:
    """Give unsaved rows of one table the keys they will be stored under, because others refer to them."""
    if rows:
        for row, key in zip(rows, _new_keys(type(rows[0]), len(rows)), strict=True):
            row.pk = key


def _new_keys(model: type[models.Model], count: int) -> list[int]:
    """Give as many keys as that, which no row has."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(sequence.name) FROM generate_series(1, %s),"
            " (SELECT pg_get_serial_sequence(%s, 'id') AS name OFFSET 0) AS sequence",
            [count, model._meta.db_table],
        )
        return [key for (key,) in cursor.fetchall()]


def copy(rows: Sequence[models.Model]) -> None:
    """Write rows of one table; those without a key get one from the database.

    Raises django.db.DatabaseError as other statements do, and ValueError if a value is none of its column's.
    """
    if rows:
        fields = _written(type(rows[0]), keyed=rows[0].pk is not None)
        _send(fields, _columns(rows, fields))


def _written(model: type[models.Model], *, keyed: bool) -> list[binary.Field]:
    """Give the columns that are not the database's to fill."""
    meta = model._meta
    return [
        field for field in meta.concrete_fields if not field.generated and (keyed or field is not meta.pk)
    ]


def _columns(rows: Sequence[models.Model], fields: Sequence[binary.Field]) -> list[list[Any]]:
    """Give the columns of rows; a relation's key as it is by now."""
    relations = keys(fields)
    for row in rows:
        for name, of in row._state.fields_cache.items():
            if of is not None:
                column, key = relations[name]
                row.__dict__[column] = getattr(of, key)
    for field in fields:
        if isinstance(field, models.DateTimeField):
            for row in rows:
                field.pre_save(row, add=True)
    held = [row.__dict__ for row in rows]
    return [[values[field.attname] for values in held] for field in fields]


def _send(fields: Sequence[binary.Field], columns: Sequence[Sequence[Any]]) -> None:
    """Write rows of one table, given as the columns of its fields."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    statement = f"COPY {quote(fields[0].model._meta.db_table)} ({names}) FROM STDIN (FORMAT binary)"
    written = binary.rows(fields, columns)
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as stream:
        stream.write(written)
