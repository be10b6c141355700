"""A plain word where a command finds no tables, instead of the database's."""

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def ensure_tables() -> None:
    """Raise CommandError if the archive's tables are missing or older than this program."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "the archive's tables are missing or out of date: run manage.py quickstart, or manage.py migrate"
        )
