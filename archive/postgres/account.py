"""Who runs the embedded server: PostgreSQL refuses to run as root, so root needs another account."""

import logging
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

NAME = "resolutions-archive"
"""The system account made for the server when root starts it."""


@dataclass(frozen=True, slots=True)
class Account:
    """The user and group that own the data and run the server."""

    uid: int
    gid: int


def serving(directory: Path) -> Account | None:
    """Return the account to run the server of ``directory`` as; None means the present user.

    Root hands over to the owner of the data there are, else to an account of the archive's own.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    if directory.exists() and (found := directory.stat()).st_uid != 0:
        return Account(found.st_uid, found.st_gid)
    return _own_account()


def open_way(path: Path) -> None:
    """Let other accounts pass through the folders above ``path`` (not list them), as root must."""
    for folder in path.resolve().parents:
        _add_mode(folder, stat.S_IXOTH)


def open_programs(folder: Path) -> None:
    """Let other accounts run the programs under ``folder``, whatever umask they were installed with."""
    open_way(folder)
    for found in [folder, *folder.rglob("*")]:
        runs = found.is_dir() or found.stat().st_mode & stat.S_IXUSR
        _add_mode(found, stat.S_IROTH | (stat.S_IXOTH if runs else 0))


def _add_mode(path: Path, mode: int) -> None:
    present = path.stat().st_mode
    if present & mode != mode:
        logger.info("opening %s to the database's account (mode %o)", path, mode)
        path.chmod(present | mode)


def _own_account() -> Account:
    if sys.platform == "win32":
        raise OSError("accounts are a matter of POSIX systems")
    import pwd

    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = pwd.getpwnam(NAME if _made_account() else "nobody")
    return Account(entry.pw_uid, entry.pw_gid)


def _made_account() -> bool:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        return False
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    made = subprocess.run([useradd, *options, NAME], capture_output=True, text=True, check=False)  # noqa: S603
    if made.returncode:
        logger.info("no account %s (%s); the database runs as nobody", NAME, made.stderr.strip())
    return made.returncode == 0
