"""Statements that nearly every search sends: the server plans them once for a connection, not each time.

Planning takes as long as running them. Values go to the server apart from a statement's text, which has to be
the same each time; a cast says the type of a value where the statement alone does not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor


class _Preparing(Cursor[Any]):
    """Prepares what it executes, where the connection's ``prepare_threshold`` allows it at all."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> "_Preparing":
        """Execute a statement, prepared."""
        return super().execute(query, params, prepare=True, **options)

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        """Keep the statement where Django's log of queries looks for it."""
        self._query = super()._convert_query(query, params)
        return self._query


@contextmanager
def preparing() -> Iterator[CursorWrapper]:
    """Give a cursor whose statements the server keeps; their errors and their log are Django's."""
    connection.ensure_connection()
    wrapped = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    plain: Any = _Preparing(connection.connection)
    with wrapped(plain) as cursor:
        yield cursor
