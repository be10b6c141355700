"""How lineage shares the archive with those who write texts: it waits a little, never long."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

PATIENCE_MS = 2000
"""How long lineage waits for somebody who is changing a text; after that the work is left to the next."""


@contextmanager
def transaction_of_lineage() -> Iterator[None]:
    """All of a block or nothing; OperationalError where it would wait for a lock any longer."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{PATIENCE_MS}ms"])
        yield
