"""One running archive for each data directory: a lock file that names who holds it."""

import json
import os
from pathlib import Path
from typing import IO

import portalocker


class AlreadyRunningError(Exception):
    """Another process serves the same data; the message says which one and where."""


class RunningLock:
    """The claim to serve a data directory; the system lets it go when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock at ``path``; raises AlreadyRunningError where another process holds it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = path.open("a+", encoding="utf-8")
        try:
            portalocker.lock(self._file, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.LockException as error:
            self._file.close()
            raise AlreadyRunningError(_told_by(path)) from error

    def tell(self, address: str) -> None:
        """Write down who serves and where, for those that come second."""
        self._file.truncate(0)
        json.dump({"process": os.getpid(), "address": address}, self._file)
        self._file.flush()


def _told_by(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f"the archive is already running at {holder['address']} (process {holder['process']})"
    except (OSError, ValueError, KeyError):
        return "the archive is just being started by another process"
