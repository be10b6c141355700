"""Django's PostgreSQL backend; the first connection starts the embedded server if none runs."""

from typing import Any

from django.db.backends.postgresql import base

from archive.postgres import embedded


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects to the embedded server under ``OPTIONS["embedded_dir"]``."""

    def get_connection_params(self) -> dict[str, Any]:
        """Return psycopg's parameters; starts the server on the first call in this process."""
        params = super().get_connection_params()
        params["host"] = embedded.socket_of(params.pop("embedded_dir"))
        return params
