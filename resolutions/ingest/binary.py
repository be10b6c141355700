"""Columns of values as rows that COPY takes in binary: most are written once, however many rows hold them.

How the server reads its types is said under "Binary Format" of its COPY, and by the functions named ``…recv``
of its source. What is rare is left to the driver, which knows all types, but asks anew for every value.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain, repeat
from json import dumps
from struct import Struct, error
from typing import Any, TypeAlias

import numpy as np
from django.db import connection, models
from psycopg import adapters
from psycopg.adapt import PyFormat, Transformer

BEGIN = b"PGCOPY\n\xff\r\n\0" + bytes(8)
END = b"\xff\xff"

Field: TypeAlias = "models.Field[Any, Any]"
Write: TypeAlias = Callable[[Any], bytes]
"""Gives a value, not None, as the server reads it."""

_NULL = b"\xff\xff\xff\xff"
_size = Struct(">i").pack
_head = Struct(">h").pack
_array_head = Struct(">5i").pack


def rows(fields: Sequence[Field], columns: Sequence[Sequence[Any]]) -> bytes:
    """Return rows of one table as COPY takes them; ``columns`` are the values of each field, row by row.

    Raises ValueError if a value is none of its column's.
    """
    met: dict[str, _Written] = {}
    written = [_column(field, values, met) for field, values in zip(fields, columns, strict=True)]
    lines = zip(repeat(_head(len(fields)), len(columns[0])), *written, strict=True)
    return b"".join([BEGIN, *map(b"".join, lines), END])


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
            return list(map(_json, values))
        if kind == "integer[]" and not field.null:
            return _numbers(values)
        if kind.endswith("[]"):
            values = [None if value is None else tuple(value) for value in values]
        if kind not in met:
            met[kind] = _Written(_TYPES[kind])
        return list(map(met[kind].__getitem__, values))
    except (error, OverflowError, UnicodeError) as found:
        raise ValueError(f"{field.model._meta.label}.{field.name}: {found}") from found


def _json(value: Any) -> bytes:
    if value is None:
        return _NULL
    return (not value and _EMPTY.get(value.__class__)) or _sized(b"\1" + dumps(value).encode())


_EMPTY = {list: _sized(b"\1[]"), tuple: _sized(b"\1[]"), dict: _sized(b"\1{}")}
"""What most are."""


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
