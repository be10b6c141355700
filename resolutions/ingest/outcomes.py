"""What becomes of files: read, parsed, loaded or brought up to date, and answered for."""

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import DatabaseError

from resolutions import parsing
from resolutions.ingest import files
from resolutions.ingest.batch import Result, load_all
from resolutions.ingest.files import Parsed
from resolutions.ingest.load import Loaded, load
from resolutions.models import Document, IngestOutcome, SourceFile
from resolutions.parsing import records
from resolutions.parsing.contract import document_json
from resolutions.parsing.errors import Unreadable

Kind = IngestOutcome.Outcome

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``message`` and ``line`` say why where that is not plain."""

    path: Path
    outcome: IngestOutcome.Outcome
    message: str = ""
    line: int | None = None
    sha256: str = ""
    warnings: tuple[records.Problem, ...] = ()
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A file's bytes, those of its sidecar, and the digest of the former."""

    received: files.Received
    sha256: str


def answers(paths: Sequence[Path], roots: Sequence[Path]) -> list[Outcome]:
    """Read some files and bring the archive up to date with them: what is new together, the rest alone."""
    found = _read_all(paths, roots)
    parsed = [one for one in found.values() if isinstance(one, Parsed)]
    results = load_all(parsed, reading=reading())
    given = {one.received.path: _loaded_as(one, result) for one, result in zip(parsed, results, strict=True)}
    for path, one in found.items():
        if isinstance(one, Outcome):
            given[path] = one
        elif isinstance(one, _Read):
            given[path] = _alone_taken_in(one)
    return [given[path] for path in paths]


def _read_all(paths: Sequence[Path], roots: Sequence[Path]) -> "dict[Path, Outcome | Parsed | _Read]":
    """Read files, and parse those whose content is not held.

    A file of the same content as one before it waits until that one is taken in.
    """
    read = {path: _read(path, roots) for path in paths}
    contents = [one.sha256 for one in read.values() if isinstance(one, _Read)]
    taken = set(SourceFile.objects.filter(sha256__in=contents).values_list("sha256", flat=True))
    found: dict[Path, Outcome | Parsed | _Read] = {}
    for path, one in read.items():
        found[path] = one if isinstance(one, Outcome) or one.sha256 in taken else _parsed(one)
        if isinstance(one, _Read):
            taken.add(one.sha256)
    return found


def _read(path: Path, roots: Sequence[Path]) -> "_Read | Outcome":
    """Read one file, or say why it cannot be read."""
    try:
        received = files.receive(path, roots)
    except Unreadable as error:
        return _refused(path, error)
    return _Read(received, hashlib.sha256(received.raw).hexdigest())


def _refused(path: Path, error: Exception) -> Outcome:
    """Answer for a file that is not taken in."""
    if isinstance(error, Unreadable):
        return Outcome(path, Kind.REFUSED, error.reason, error.line)
    logger.error("%s could not be stored", files.printable(path), exc_info=error)
    return Outcome(path, Kind.REFUSED, f"could not be stored: {str(error).splitlines()[0]}")


def read_by_helper(paths: Sequence[Path], roots: Sequence[Path]) -> list[Outcome | Parsed | None]:
    """Read files; those whose content is held, or comes twice, are left."""
    found = _read_all(paths, roots)
    return [None if isinstance(one := found[path], _Read) else one for path in paths]


def answered_by_helper(parsed: Parsed, result: Result) -> Outcome:
    """Answer for a file that a helper loaded, with as little as has to be sent."""
    outcome = _loaded_as(parsed, result)
    if outcome.document is not None:
        outcome.document._state.fields_cache.clear()  # the file's bytes need not go along
    return outcome


def _parsed(read: _Read) -> Parsed | Outcome:
    """Parse a file, or say why it gives no document."""
    try:
        record = files.record(read.received)
    except Unreadable as error:
        return _refused(read.received.path, error)
    return Parsed(record, read.received, _digest(record))


def _loaded_as(parsed: Parsed, result: Result) -> Outcome:
    """Answer for a file that was to be loaded."""
    path = parsed.received.path
    if isinstance(result, Exception):
        return _refused(path, result)
    return _taken_in_as(result, path, parsed.record, parsed.record.source.sha256)


def _taken_in_as(
    loaded: Loaded, path: Path, record: records.Document, sha256: str, *, same: bool = False
) -> Outcome:
    """Answer for a file that was loaded."""
    kind = Kind.CREATED if loaded.created else Kind.UNCHANGED if same else Kind.UPDATED
    return Outcome(path, kind, sha256=sha256, warnings=record.warnings, document=loaded.document)


def _alone_taken_in(read: _Read) -> Outcome:
    """Bring the archive up to date with a file whose content was held."""
    path = read.received.path
    try:
        return _known(read) or _taken_in(read)
    except (Unreadable, DatabaseError, ValueError) as error:
        return _refused(path, error)


def _known(read: _Read) -> Outcome | None:
    """Answer for a file whose content is held and would be read just as before; None for others."""
    path, sidecar = read.received.path, read.received.sidecar
    source = SourceFile.objects.defer("content").filter(sha256=read.sha256).first()
    if source is None:
        return None
    document = Document.objects.filter(source=source).first()
    if document is None:
        newer = source.superseded_by.select_related("source").defer("source__content").first()
        if newer is None or newer.source.path == files.printable(path):
            return None
        message = f"superseded by {newer.source.name}"
        return Outcome(path, Kind.UNCHANGED, message, sha256=read.sha256, document=newer)
    if document.reading != reading() or bytes(source.sidecar) != sidecar:
        return None
    message = _moved(source, path)
    return Outcome(path, Kind.UNCHANGED, message, sha256=read.sha256, document=document)


def _moved(source: SourceFile, path: Path) -> str:
    """Follow a file to its new place; a copy of one that is still in its place is only named."""
    if source.path == files.printable(path):
        return ""
    if Path(source.path).exists():
        return f"the same content as {source.path}"
    before, source.path, source.name = source.path, files.printable(path), files.printable(path.name)
    source.save(update_fields=["path", "name"])
    return f"moved from {before}"


def _taken_in(read: _Read) -> Outcome:
    """Parse and load a file; an old reading that says the same is no update."""
    record = files.record(read.received)
    digest = _digest(record)
    before = Document.objects.filter(source__sha256=read.sha256).values_list("record_sha256", flat=True)
    same = digest in before
    loaded = load(record, read.received, reading=reading(), digest=digest)
    return _taken_in_as(loaded, read.received.path, record, read.sha256, same=same)


def _digest(record: records.Document) -> str:
    return hashlib.sha256(json.dumps(document_json(record), sort_keys=True).encode()).hexdigest()


@cache
def reading() -> str:
    """Give the version of all code that reads files and makes rows of them: a digest of its source."""
    package = Path(parsing.__file__).parents[1]
    modules = [*package.glob("parsing/**/*.py"), *package.glob("ingest/*.py"), package / "symbols.py"]
    digest = hashlib.sha256()
    for module in sorted(modules):
        digest.update(module.read_bytes())
    return digest.hexdigest()
