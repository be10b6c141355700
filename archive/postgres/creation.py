"""How the archive's databases are made: with letters that fold and sort the same on every machine."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql import creation
from psycopg.errors import DuplicateDatabase

BUILTIN_LOCALE_VERSION = 170000
"""The first PostgreSQL with a locale of its own that does not depend on the machine (17)."""

OWN_LOCALE = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"


class DatabaseCreation(creation.DatabaseCreation):
    """Creates the embedded server's database and, on any server, the tests' database."""

    connection: Any

    def sql_table_creation_suffix(self) -> str:
        """Ask for the archive's locale in CREATE DATABASE where the server has it."""
        with self.connection._nodb_cursor() as cursor:
            has_own_locale = cursor.connection.info.server_version >= BUILTIN_LOCALE_VERSION
        return OWN_LOCALE if has_own_locale else "TEMPLATE template0 ENCODING 'UTF8'"

    def create_archive_database(self, name: str) -> None:
        """Create the database; nothing happens if another process was faster."""
        suffix = self.sql_table_creation_suffix()
        with self.connection._nodb_cursor() as cursor:
            try:
                cursor.execute(f"CREATE DATABASE {self.connection.ops.quote_name(name)} {suffix}")
            except Exception as error:
                if not isinstance(error.__cause__, DuplicateDatabase):
                    raise


def lacks_database(connection: BaseDatabaseWrapper, error: Exception) -> bool:
    """Say whether connecting failed for want of the database alone (the server speaks English)."""
    return f'database "{connection.settings_dict["NAME"]}" does not exist' in str(error)
