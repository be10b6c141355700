"""``manage.py dbshell``: psql on the archive's database, the embedded one too."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import client

from archive.postgres import cluster, embedded


class DatabaseClient(client.DatabaseClient):
    """Runs the embedded server's own psql on it, and the machine's psql on a named server."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """Return the command and its environment; starts the embedded server if it does not run."""
        directory = settings_dict["OPTIONS"].get("embedded_dir")
        if directory is None:
            return super().settings_to_cmd_args_env(settings_dict, parameters)
        named = settings_dict | {"HOST": str(embedded.lease(directory).socket()), "PORT": cluster.PORT}
        arguments, environment = super().settings_to_cmd_args_env(named, parameters)
        return [str(cluster.programs() / arguments[0]), *arguments[1:]], environment

    def runshell(self, parameters: Iterable[str]) -> None:
        """Open the shell; a connection of ours first makes sure that there is a database."""
        self.connection.ensure_connection()
        super().runshell(parameters)
