"""Columns of values as rows that COPY takes in binary: most are written once, however many rows hold them.

How the server reads its types is said under "Binary Format" of its COPY, and by the functions named ``…recv``
of its source. What is rare is left to the driver, which knows all types, but asks anew for every value.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain, repeat
from json import dumps
from struct import Struct, error
from typing import Any, TypeAlias

import numpy as np
from django.db import connection, models
from psycopg import adapters
from psycopg.adapt import PyFormat, Transformer

_BEGIN = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_END = b"\xff\xff"

Field: TypeAlias = "models.Field[Any, Any]"
Write: TypeAlias = Callable[[Any], bytes]
"""Gives a value, not None, as the server reads it."""

_NULL = b"\xff\xff\xff\xff"
_size = Struct(">i").pack
_head = Struct(">h").pack
_array_head = Struct(">5i").pack


def fields(model: type[models.Model]) -> dict[str, Field]:
    """Return the columns of a table that are not the database's to fill, by name."""
    return {field.attname: field for field in model._meta.concrete_fields if not field.generated}


def columns(fields: Mapping[str, Field], values: Mapping[str, Sequence[Any]]) -> dict[str, Sequence[bytes]]:
    """Return columns as COPY takes them; ``values`` are those of each field, row by row.

    Raises ValueError if a value is none of its column's.
    """
    met: dict[str, _Written] = {}
    return {name: _column(fields[name], column, met) for name, column in values.items()}


def together(fields: Mapping[str, Field], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[bytes]:
    """Return columns as one, row by row, written once for all ``rows`` that are the very same object.

    ``rows`` are the values of the fields named, in their order. Raises ValueError if a value is none of its
    column's.
    """
    held = {id(row): row for row in rows}
    parts = columns(fields, dict(zip(names, zip(*held.values(), strict=True), strict=True)))
    written = dict(zip(held, map(b"".join, zip(*parts.values(), strict=True)), strict=True))
    return [written[id(row)] for row in rows]


def send(fields: Sequence[Field], written: Sequence[Sequence[bytes]]) -> None:
    """Write rows of one table by COPY; ``written`` are its columns, in the order of the fields.

    What was written ``together`` stands for several of them. Raises django.db.DatabaseError as other
    statements do.
    """
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    statement = f"COPY {quote(fields[0].model._meta.db_table)} ({names}) FROM STDIN (FORMAT binary)"
    lines = zip(repeat(_head(len(fields)), len(written[0])), *written, strict=True)
    rows = b"".join([_BEGIN, *map(b"".join, lines), _END])
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as stream:
        stream.write(rows)


class _Written(dict[Any, bytes]):
    """Values of one type as they stand in a row, each written when it is first met."""

    def __init__(self, write: Write) -> None:
        super().__init__({None: _NULL})
        self._write = write

    def __missing__(self, value: Any) -> bytes:
        self[value] = written = _sized(self._write(value))
        return written


def _sized(value: bytes) -> bytes:
    return _size(len(value)) + value


def _column(field: Field, values: Sequence[Any], met: dict[str, _Written]) -> Sequence[bytes]:
    """Write the values of one column; ``met`` are those of other columns, by type."""
    kind = (field.db_type(connection) or "").partition("(")[0]
    try:
        if kind == "jsonb":
            return _json(values)
        if kind == "integer[]" and not field.null:
            return _numbers(values)
        if kind.endswith("[]"):
            values = [None if value is None else tuple(value) for value in values]
        if kind not in met:
            met[kind] = _Written(_TYPES[kind])
        return list(map(met[kind].__getitem__, values))
    except (error, OverflowError, UnicodeError) as found:
        raise ValueError(f"{field.model._meta.label}.{field.name}: {found}") from found


def _json(values: Sequence[Any]) -> list[bytes]:
    """Write a column of JSON; values are told apart as Python writes them, for ``1 == True``."""
    keys = list(map(repr, values))
    written = {
        key: _NULL if value is None else _sized(b"\1" + dumps(value).encode())
        for key, value in dict(zip(keys, values, strict=True)).items()
    }
    return [written[key] for key in keys]


def _numbers(values: Sequence[Sequence[int]]) -> list[bytes]:
    """Write a column of arrays of integers; numpy writes all of their numbers at once."""
    sizes = np.fromiter(map(len, values), np.int64, len(values))
    numbers = np.empty((int(sizes.sum()), 2), ">i4")
    numbers[:, 0] = numbers.itemsize
    numbers[:, 1] = np.fromiter(chain.from_iterable(values), np.int32, len(numbers))
    written, step = numbers.tobytes(), numbers.itemsize * 2
    ends = (step * np.cumsum(sizes)).tolist()
    return [
        _sized(_array_of("integer", size) + written[end - step * size : end])
        for size, end in zip(sizes.tolist(), ends, strict=True)
    ]


@cache
def _array_of(kind: str, size: int) -> bytes:
    """Write what an array begins with: dimensions, no nulls, type; how many there are, counted from 1."""
    oid = adapters.types[kind].oid
    return _array_head(1, 0, oid, size, 1) if size else _array_head(0, 0, oid, 0, 0)[:12]


def _array(kind: str) -> Write:
    write = _TYPES[kind]

    def written(values: Sequence[Any]) -> bytes:
        return _array_of(kind, len(values)) + b"".join([_sized(write(value)) for value in values])

    return written


def _by_driver(value: Any) -> bytes:
    return bytes(Transformer().get_dumper(value, PyFormat.BINARY).dump(value) or b"")


_TYPES: dict[str, Write] = {
    "smallint": Struct(">h").pack,
    "integer": Struct(">i").pack,
    "bigint": Struct(">q").pack,
    "varchar": str.encode,
    "text": str.encode,
    "bytea": bytes,
    "boolean": _by_driver,
    "date": _by_driver,
    "timestamp with time zone": _by_driver,
}
_TYPES |= {f"{kind}[]": _array(kind) for kind in ("integer", "bigint", "text")}
