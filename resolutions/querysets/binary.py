"""Rows that come as the database holds them, where what comes is large: bytes stay bytes, not text."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg import pq


def row(sql: str, params: Sequence[Any]) -> tuple[Any, ...]:
    """Return the first row of a statement; one query, seen and counted as any other.

    Raises what a cursor of Django's raises. The parameters are bound on this side, as those of all other
    statements are, so a type that the database has to guess is guessed alike.
    """
    with connection.cursor() as cursor:
        bound = cursor.mogrify(sql, params)
    plain: Any = ServerBindingCursor(connection.connection)  # type: ignore[call-arg] # as psycopg's are made
    plain.format = pq.Format.BINARY
    make = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with make(plain) as cursor:
        cursor.execute(bound)
        found: tuple[Any, ...] = cursor.fetchone()
    return found
