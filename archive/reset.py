"""Deleting what ``quickstart`` made, and nothing else."""

import shutil
from pathlib import Path

import portalocker

from archive.postgres import cluster, embedded


class NotResettableError(Exception):
    """The folder is in use, or is not one that the archive made."""


def delete_database(directory: Path) -> None:
    """Delete the embedded server's folder; raises NotResettableError where that would harm others."""
    if not directory.exists():
        return
    if directory.is_symlink() or not _made_by_the_archive(directory):
        raise NotResettableError(f"{directory} holds files the archive did not make; nothing was deleted")
    flags = portalocker.LockFlags
    try:
        users = embedded.open_locked(directory / "users", flags.EXCLUSIVE | flags.NON_BLOCKING)
    except portalocker.LockException as error:
        raise NotResettableError(f"another command uses {directory}; nothing was deleted") from error
    with users:
        cluster.stop(directory)
        shutil.rmtree(directory)


def _made_by_the_archive(directory: Path) -> bool:
    return {path.name for path in directory.iterdir()} <= {"data", "data.new", "users", "starting", "keeper"}
