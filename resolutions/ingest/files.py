"""Source files on disk: which there are, their bytes, and what they say. Nothing of the database.

Whatever lies under a path is answered for: a file, or the reason why there is none to read. Reading never
waits (a named pipe) and never takes more than ``MAX_FILE_BYTES``.
"""

import logging
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from resolutions import parsing
from resolutions.parsing import records, sidecar
from resolutions.parsing.errors import Unreadable

logger = logging.getLogger(__name__)

MAX_FILE_BYTES = 20_000_000
"""Bytes of the largest file taken in; the longest resolutions have under one million."""

SUFFIXES = (".txt", ".xml")
"""What is looked for in folders; a file named on the command line may have any name."""

SIDECAR_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Received:
    """A file as received: where it was, its bytes, and those of the sidecar beside it (or none)."""

    path: Path
    raw: bytes
    sidecar: bytes = b""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file that was read: what it says, its bytes, and the digest of what it says."""

    record: records.Document
    received: Received
    digest: str = ""


def listed(paths: Iterable[Path]) -> Iterator[Path]:
    """Give every source file under ``paths``, each once, in sorted order; broken ones too."""
    seen: set[Path] = set()
    for path in paths:
        found = sorted(_in_folder(path)) if path.is_dir() else [path]
        for file in found or [path]:
            absolute = Path(os.path.abspath(file))  # noqa: PTH100 (resolve() would follow links)
            if absolute not in seen:
                seen.add(absolute)
                yield absolute


def _in_folder(folder: Path) -> Iterator[Path]:
    """Give what is named like a source file, folders so named too, and folders that cannot be listed."""
    closed: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files + folders:
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(root, name)
    yield from closed


def contents(path: Path) -> bytes:
    """Give a file's bytes; raises Unreadable with the reason if there are none to be had."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            raw = _read(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Unreadable(_reason(path, error)) from error
    return raw


def _read(descriptor: int) -> bytes:
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("a folder without .txt or .xml files, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("not a regular file")
    size, parts = 0, []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
        size += len(part)
        if size > MAX_FILE_BYTES:
            raise Unreadable(_too_large(max(size, status.st_size)))
    return b"".join(parts)


def _too_large(size: int) -> str:
    return f"too large: {size:,} bytes, at most {MAX_FILE_BYTES:,} are read"


def _reason(path: Path, error: OSError) -> str:
    if path.is_symlink() and not path.exists():
        return f"a broken link to {path.readlink()}"
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if path.is_dir():
        return f"a folder that cannot be read: {error.strerror or error}"
    return f"cannot be read: {error.strerror or error}"


def receive(path: Path, roots: Sequence[Path] = ()) -> Received:
    """Read a file and the sidecar beside it, if there is one; raises Unreadable.

    A link found in a folder may not lead out of the folders named, ``roots``.
    """
    beside = path.with_suffix(SIDECAR_SUFFIX)
    if beside == path:
        raise Unreadable("a sidecar: it is read together with the file beside it")
    if leads_out(path, roots) or leads_out(beside, roots):
        raise Unreadable("a link that leads out of the folder")
    return Received(path, contents(path), _beside(beside))


def leads_out(path: Path, roots: Sequence[Path]) -> bool:
    """Say whether ``path`` is a link in a folder of ``roots`` to something outside all of them."""
    if not roots or not path.is_symlink() or path in [Path(root).absolute() for root in roots]:
        return False
    return path.exists() and not any(path.resolve().is_relative_to(Path(root).resolve()) for root in roots)


def _beside(sidecar_path: Path) -> bytes:
    if not sidecar_path.exists() and not sidecar_path.is_symlink():
        return b""
    try:
        return contents(sidecar_path)
    except Unreadable as error:
        raise Unreadable(f"{printable(sidecar_path.name)}: {error.reason}") from error


def record(received: Received, *, format: str = "auto") -> records.Document:
    """Give what a file says, and its sidecar where the file is silent; raises Unreadable.

    A fault of the parser costs the one file, not the run: it is Unreadable too, and in the log.
    """
    try:
        found = parsing.parse(received.raw, printable(received.path.name), format=format)
    except Unreadable:
        raise
    except Exception as error:
        logger.exception("%s: a fault of the parser", printable(received.path))
        raise Unreadable(f"a fault of the parser: {type(error).__name__}: {error}") from error
    if not received.sidecar:
        return found
    try:
        name = printable(received.path.with_suffix(SIDECAR_SUFFIX).name)
        return sidecar.apply(found, sidecar.read(received.sidecar, name))
    except sidecar.SidecarError as error:
        raise Unreadable(str(error)) from error


def printable(path: Path | str) -> str:
    """Give a path as text that can be printed and stored, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace").replace("\0", "")
