"""Rows of documents written to tables that do not hold them yet, by COPY: few and large statements."""

from collections.abc import Callable, Sequence
from json import dumps
from operator import itemgetter
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from resolutions.ingest.offer import offer
from resolutions.ingest.rows import Rows
from resolutions.ingest.unsaved import keys
from resolutions.models import Document, Resolution


def insert(*documents: Rows) -> None:
    """Write all rows of documents that the archive did not hold.

    Agenda items come before paragraphs, which are filed under them as they are written.
    """
    for name in ("resolutions", "annexes"):
        store(_all(documents, name))
    copy(_all(documents, "placements"))
    paragraphs = _all(documents, "paragraphs")
    _file(documents)
    draw_keys(paragraphs)
    offer(documents)
    write(paragraphs)
    insert_around(*documents)
    copy(_all(documents, "sponsorships"))


def insert_around(*documents: Rows) -> None:
    """Write what hangs on texts and paragraphs and holds nothing of a curator's."""
    store(_all(documents, "footnotes"))
    for name in ("warnings", "marks", "citations"):
        copy(_all(documents, name))


def _file(documents: Sequence[Rows]) -> None:
    """Say where whole paragraphs are filed, as the database would, one by one, for those that do not."""
    held = Document.objects.filter(pk__in=[rows.document.pk for rows in documents]).order_by()
    topics = dict(held.values_list("pk", "topics"))
    texts = Resolution.objects.filter(pk__in=[row.pk for row in _all(documents, "resolutions")]).order_by()
    families = dict(texts.values_list("pk", "family"))
    for rows in documents:
        document = rows.document
        filed: dict[str, Any] = {"session_id": document.session_id, "document_kind": document.kind}
        filed |= {"topics": topics[document.pk], "dated": document.date}
        filed_by = {id(None): filed} | {
            id(text): filed
            | {"status": text.status, "family": families[text.pk], "dated": text.adopted_on or document.date}
            for text in rows.resolutions
        }
        for row in rows.paragraphs:
            related = row._state.fields_cache
            if related["parent"] is None:
                row.__dict__.update(filed_by[id(related["resolution"])])


def _all(documents: Sequence[Rows], name: str) -> list[Any]:
    """Give the rows of one table of all documents, in order."""
    return [row for rows in documents for row in getattr(rows, name)]


def store(rows: Sequence[models.Model]) -> None:
    """Write rows of one table that others refer to: from then on they have keys."""
    draw_keys(rows)
    write(rows)


def write(rows: Sequence[models.Model]) -> None:
    """Write rows of one table that have keys."""
    copy(rows)
    alias = connection.alias
    for row in rows:
        row._state.adding, row._state.db = False, alias


def draw_keys(rows: Sequence[models.Model]) -> None:
    """Give unsaved rows of one table the keys they will be stored under, because others refer to them."""
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(sequence.name) FROM generate_series(1, %s),"
            " (SELECT pg_get_serial_sequence(%s, 'id') AS name OFFSET 0) AS sequence",
            [len(rows), rows[0]._meta.db_table],
        )
        name = rows[0]._meta.pk.attname
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.__dict__[name] = key


def copy(rows: Sequence[models.Model]) -> None:
    """Write rows of one table; those without a key get one from the database.

    Raises django.db.DatabaseError as other statements do.
    """
    if not rows:
        return
    fields = _written(rows[0])
    values = _reader(fields)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    statement = f"COPY {quote(rows[0]._meta.db_table)} ({columns}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row(values(row))


def _written(row: models.Model) -> "list[models.Field[Any, Any]]":
    """Give the columns that are not the database's to fill."""
    meta = row._meta
    return [
        field
        for field in meta.concrete_fields
        if not field.generated and (field is not meta.pk or row.pk is not None)
    ]


def _reader(fields: "Sequence[models.Field[Any, Any]]") -> Callable[[models.Model], list[Any]]:
    """Give what reads a row's columns as COPY takes them; a relation's key as it is by now."""
    relations = keys(fields)
    stamped = [field for field in fields if isinstance(field, models.DateTimeField)]
    written = [(place, writer) for place, field in enumerate(fields) if (writer := _writer(field))]
    chosen = [place for place, field in enumerate(fields) if field.choices]
    columns = itemgetter(*(field.attname for field in fields))

    def read(row: models.Model) -> list[Any]:
        held = row.__dict__
        for name, of in row._state.fields_cache.items():
            if of is not None:
                column, key = relations[name]
                held[column] = of.__dict__[key]
        for field in stamped:
            field.pre_save(row, add=True)
        values = list(columns(held))
        for place, writer in written:
            values[place] = writer(values[place])
        for place in chosen:
            if values[place].__class__ not in _PLAIN:
                values[place] = str(values[place])
        return values

    return read


def _writer(field: "models.Field[Any, Any]") -> Callable[[Any], str | None] | None:
    """Give what writes a column's value in a way of its own; None where the driver knows how."""
    if isinstance(field, models.JSONField):
        return _json
    if isinstance(field, ArrayField):
        return _numbers if isinstance(field.base_field, models.IntegerField) else _words
    return None


def _json(value: Any) -> str | None:
    if value is None:
        return None
    return dumps(value) if value else _EMPTY.get(value.__class__) or dumps(value)  # most are empty


_EMPTY = {list: "[]", dict: "{}"}


def _numbers(value: Sequence[int] | None) -> str | None:
    return None if value is None else f"{{{str(list(value))[1:-1]}}}"


def _words(value: Sequence[str] | None) -> str | None:
    """Write an array of texts, each in quotes: a name may hold a comma."""
    if not value:
        return None if value is None else "{}"
    quoted = (word.replace("\\", r"\\").replace('"', r"\"") for word in value)
    return '{"' + '","'.join(quoted) + '"}'


_PLAIN = (str, type(None))
"""Of these the driver takes a choice as it is; it would write an enumeration's name."""
