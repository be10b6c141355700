"""Cursors beside Django's own, for what nearly every search sends; their errors and their log are Django's.

``preparing``: the server plans a statement once for a connection, not each time, where planning takes as long
as running it. Values go to the server apart from the statement, whose text has to be the same each time; a
cast says the type of a value where the statement alone does not. ``held``: what comes is large, and comes as
the database holds it, so that bytes are not written as text and read again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor, pq


class _Cursor(Cursor[Any]):
    """Keeps the statement where Django's log of queries looks for it."""

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        self._query = super()._convert_query(query, params)
        return self._query


class _Preparing(_Cursor):
    """Prepares what it executes, where the connection's ``prepare_threshold`` allows it at all."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "_Preparing":
        """Execute a statement, prepared."""
        return super().execute(query, params, prepare=True, **options)


@contextmanager
def preparing() -> Iterator[CursorWrapper]:
    """Give a cursor whose statements the server keeps."""
    connection.ensure_connection()
    with _as_djangos(_Preparing(connection.connection)) as cursor:
        yield cursor


def held(sql: str, params: Sequence[Any]) -> tuple[Any, ...]:
    """Return the first row of a statement; its values come as the database holds them.

    The parameters are written into the statement, as Django does: what type they are is guessed alike.
    """
    with connection.cursor() as cursor:
        written = cursor.mogrify(sql, params)
    plain = _Cursor(connection.connection)
    plain.format = pq.Format.BINARY
    with _as_djangos(plain) as cursor:
        cursor.execute(written)
        found: tuple[Any, ...] = cursor.fetchone()
    return found


def _as_djangos(plain: Any) -> CursorWrapper:
    made: CursorWrapper = (
        connection.make_debug_cursor(plain) if connection.queries_logged else connection.make_cursor(plain)
    )
    return made
