"""Serving the archive: the address is taken first, then gunicorn (waitress on Windows) answers on it."""

import errno
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

from archive import gunicorn_settings

HOST = "127.0.0.1"


class PortInUseError(Exception):
    """Another program listens on the port asked for."""


def take_port(port: int) -> socket.socket:
    """Return a socket that holds the port but does not listen yet; port 0 takes any free one."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this option would share a port in use
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
    except (OSError, OverflowError) as error:
        taken.close()
        why = "is in use by another program" if _is_in_use(error) else f"cannot be used ({error})"
        raise PortInUseError(f"port {port} {why}; choose another with --port (0 takes a free one)") from error
    return taken


def _is_in_use(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno == errno.EADDRINUSE


def address_of(taken: socket.socket) -> str:
    """Return the address a visitor types, ``http://127.0.0.1:8000/``."""
    host, port = taken.getsockname()[:2]
    return f"http://{host}:{port}/"


def serve(taken: socket.socket, announce: Callable[[], None]) -> None:
    """Answer on the socket until Ctrl-C or SIGTERM; ``announce`` is called once it listens.

    Raises SystemExit where the server failed.
    """
    if sys.platform == "win32":
        _serve_with_waitress(taken, announce)
    else:
        _serve_with_gunicorn(taken, announce)


def _application() -> Any:
    from archive.wsgi import application  # builds the application: not before the data are ready

    return application


def _serve_with_waitress(taken: socket.socket, announce: Callable[[], None]) -> None:
    import waitress

    server = waitress.create_server(
        _application(), sockets=[taken], threads=gunicorn_settings.workers * gunicorn_settings.threads
    )
    announce()
    server.run()


def _serve_with_gunicorn(taken: socket.socket, announce: Callable[[], None]) -> None:
    """Run gunicorn's master in this process, so that killing it leaves no workers behind."""
    from gunicorn.app.base import BaseApplication

    class Archive(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            shared = {
                name: value for name, value in vars(gunicorn_settings).items() if name in self.cfg.settings
            }
            for name, value in (shared | options).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return _application()

    def when_ready(_: object) -> None:
        if not kept_on_hangup:  # gunicorn would reload, and go on without the terminal that was closed
            signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        announce()

    kept_on_hangup = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    options = {
        "bind": f"fd://{taken.detach()}",
        "loglevel": "warning",
        "when_ready": when_ready,
    }
    master = os.getpid()
    try:
        Archive().run()
    except SystemExit as end:
        if os.getpid() != master:  # a worker's end must not run what its master does at its own
            os._exit(end.code if isinstance(end.code, int) else 1)
        if end.code:
            raise
