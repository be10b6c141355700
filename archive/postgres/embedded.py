"""The embedded server's life: started for its first user, stopped after its last.

A process that connects holds a *lease*: a shared lock on the file ``users`` that the system lets go
when the process ends, however it ends. Whoever gets that lock for itself alone knows that nobody is
left, and stops the server: the last user on its way out, or the keeper when that user was killed.
"""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import portalocker

from archive.postgres import cluster

PROJECT = Path(__file__).resolve().parents[2]

_leases: dict[Path, "Lease"] = {}


class Lease:
    """This process's claim on the server of one directory."""

    def __init__(self, directory: Path, *, throw_away: bool) -> None:
        """Wait for a server that is just being stopped, then keep the next one from stopping."""
        directory.mkdir(parents=True, exist_ok=True)
        self.directory = directory
        self.throw_away = throw_away
        self.owner = os.getpid()
        self.users = open_locked(directory / "users", portalocker.LockFlags.SHARED)
        atexit.register(self.release)

    def socket(self) -> Path:
        """Return the folder of the socket to connect to, starting the server if it does not run."""
        if (socket := cluster.running(self.directory)) is not None:
            return socket
        with locked(self.directory / "starting"):
            _ensure_keeper(self.directory)
            return cluster.running(self.directory) or cluster.start(
                self.directory, throw_away=self.throw_away
            )

    def release(self) -> None:
        """Give the claim back; the last one stops the server and waits until it has stopped.

        Does nothing in a process forked from the owner: a worker's end is not the server's.
        """
        if self.owner != os.getpid() or self.users.closed:
            return
        _leases.pop(self.directory, None)
        portalocker.unlock(self.users)
        try:
            portalocker.lock(self.users, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.LockException:
            # Either others go on using it, or the keeper is stopping it: then wait for the end of that.
            portalocker.lock(self.users, portalocker.LockFlags.SHARED)
        else:
            put_away(self.directory)
        self.users.close()


def lease(directory: Path, *, throw_away: bool = False) -> Lease:
    """Return this process's lease on the server of ``directory``; the same one at every call."""
    directory = directory.expanduser().resolve()
    if directory not in _leases:
        _leases[directory] = Lease(directory, throw_away=throw_away)
    return _leases[directory]


def release_all() -> None:
    """Give back every lease of this process, as its end would."""
    for held in list(_leases.values()):
        held.release()


def put_away(directory: Path) -> None:
    """Stop the server, and delete data that were made to be thrown away; only for the last user."""
    cluster.stop(directory)
    if cluster.is_throw_away(directory):
        shutil.rmtree(directory, ignore_errors=True)


def open_locked(path: Path, flags: portalocker.LockFlags) -> IO[str]:
    """Open and lock a file; raises portalocker.LockException where the flags say not to wait."""
    file = path.open("a", encoding="utf-8")
    try:
        portalocker.lock(file, flags)
    except portalocker.LockException:
        file.close()
        raise
    return file


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file's lock for the length of a block, waiting for it first."""
    with open_locked(path, portalocker.LockFlags.EXCLUSIVE):
        yield


def _ensure_keeper(directory: Path) -> None:
    try:
        open_locked(
            directory / "keeper", portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
        ).close()
    except portalocker.LockException:
        return
    keeper = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "archive.postgres.keeper", str(directory)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=PROJECT,
        start_new_session=True,
    )
    keeper.returncode = 0  # it outlives this process on purpose: nobody waits for it
