"""The embedded server's keeper: waits until nobody uses the server, stops it, and ends.

Usage: ``python -m archive.postgres.keeper DIRECTORY``. It is started with the server and needed only
when the last user was killed and could not stop the server itself.
"""

import signal
import sys
from pathlib import Path

import portalocker

from archive.postgres import embedded


def keep(directory: Path) -> None:
    """Wait for the end of the last lease on ``directory``, then put its server away."""
    flags = portalocker.LockFlags
    try:
        post = embedded.open_locked(directory / "keeper", flags.EXCLUSIVE | flags.NON_BLOCKING)
    except (portalocker.LockException, FileNotFoundError):
        return  # there is one already, or nothing is left to keep
    with post, embedded.open_locked(directory / "users", flags.EXCLUSIVE):
        embedded.put_away(directory)
        post.close()  # before the users' lock goes: whoever starts the server next must find the post vacant


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep(Path(sys.argv[1]))
