"""Django's PostgreSQL backend; the first connection starts the embedded server if none runs."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base
from django.utils.asyncio import async_unsafe
from psycopg import Connection, OperationalError

from archive.postgres import cluster, embedded
from archive.postgres.client import DatabaseClient
from archive.postgres.creation import DatabaseCreation, lacks_database
from archive.postgres.validation import DatabaseValidation


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects to the server named in the settings, or to the embedded one.

    ``OPTIONS["embedded_dir"]`` asks for the embedded server and says where its data lie; with
    ``OPTIONS["throw_away"]`` they are deleted when the last process that uses them ends.
    """

    client_class = DatabaseClient
    creation: DatabaseCreation
    creation_class = DatabaseCreation
    validation_class = DatabaseValidation

    def get_connection_params(self) -> dict[str, Any]:
        """Return psycopg's parameters; starts the embedded server if it does not run."""
        params: dict[str, Any] = super().get_connection_params()
        directory: Path | None = params.pop("embedded_dir", None)
        throw_away: bool = params.pop("throw_away", False)
        if directory is not None:
            params["host"] = str(embedded.lease(directory, throw_away=throw_away).socket())
            params["port"] = cluster.PORT
        return params

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        """Connect; the archive's own database is created on an embedded server that lacks it."""
        try:
            connection: Connection[Any] = super().get_new_connection(conn_params)
        except OperationalError as error:
            if "embedded_dir" not in self.settings_dict["OPTIONS"] or not lacks_database(self, error):
                raise
            self.creation.create_archive_database(self.settings_dict["NAME"])
            connection = super().get_new_connection(conn_params)
        return connection
