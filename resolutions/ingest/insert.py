"""Rows of documents written to tables that do not hold them yet, by COPY: few and large statements."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models

from resolutions.ingest import binary
from resolutions.ingest.entries import enter
from resolutions.ingest.filing import Filed, filed
from resolutions.ingest.paragraphs import OWN, NewParagraph
from resolutions.ingest.rows import Rows
from resolutions.ingest.unsaved import keys
from resolutions.models import Paragraph


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
    """Write the paragraphs of new documents, filed where they belong, and entries of whole ones."""
    if not paragraphs:
        return
    fields = binary.fields(Paragraph)
    values: dict[str, Sequence[Any]] = {"id": _new_keys(Paragraph, len(paragraphs))}
    for one, key in zip(paragraphs, values["id"], strict=True):
        one.id = key
    values |= zip(OWN, zip(*map(attrgetter(*OWN), paragraphs), strict=True), strict=True)
    values["addressed"] = values["named"]
    for name in ("annex", "parent"):
        values[f"{name}_id"] = [of and of.id for of in map(attrgetter(name), paragraphs)]
    where = list(filed(documents))
    written = binary.columns(fields, values)
    enter(documents, values, written, where)
    rest = [name for name in fields if name not in values and name not in Filed._fields]
    usual = [fields[name].get_default() for name in rest]
    binary.send(
        [fields[name] for name in (*values, *Filed._fields, *rest)],
        [
            *written.values(),
            binary.together(fields, Filed._fields, where),
            binary.together(fields, rest, [usual] * len(paragraphs)),
        ],
    )


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
            "SELECT nextval(key) FROM generate_series(1, %s),"
            " (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS key OFFSET 0) AS sequence",
            [count, model._meta.db_table],
        )
        return [key for (key,) in cursor.fetchall()]


def copy(rows: Sequence[models.Model]) -> None:
    """Write rows of one table; those without a key get one from the database.

    Raises django.db.DatabaseError as other statements do, and ValueError if a value is none of its column's.
    """
    if rows:
        fields = binary.fields(type(rows[0]))
        if rows[0].pk is None:
            del fields[str(rows[0]._meta.pk.attname)]
        binary.send(list(fields.values()), list(binary.columns(fields, _columns(rows, fields)).values()))


def _columns(rows: Sequence[models.Model], fields: Mapping[str, binary.Field]) -> dict[str, list[Any]]:
    """Give the columns of rows; a relation's key as it is by now."""
    relations = keys(fields.values())
    for row in rows:
        for name, of in row._state.fields_cache.items():
            if of is not None:
                column, key = relations[name]
                row.__dict__[column] = getattr(of, key)
    for field in fields.values():
        if isinstance(field, models.DateTimeField):
            for row in rows:
                field.pre_save(row, add=True)
    held = [row.__dict__ for row in rows]
    return {name: [values[name] for values in held] for name in fields}
