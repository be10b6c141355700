"""Deletes a folder once the process that started this one has ended, however it ended.

Usage: ``python tests/leftovers.py FOLDER``, with a pipe as standard input that the other end never
writes to. Databases in the folder are stopped by their keepers first; they get half a minute.
"""

import shutil
import sys
import time
from pathlib import Path

WAIT_SECONDS = 30


def delete_later(folder: Path) -> None:
    """Wait for the end of input, then for the end of the folder's databases, and delete it."""
    sys.stdin.read()
    end = time.monotonic() + WAIT_SECONDS
    while any(folder.rglob("postmaster.pid")) and time.monotonic() < end:
        time.sleep(0.1)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    delete_later(Path(sys.argv[1]))
