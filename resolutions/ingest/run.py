"""Files to outcomes: every file answered for, a few together, one run at a time.

New files are written together in one transaction; a fault in it costs the one file that has it. A run
that is killed leaves whole documents only, and the next one goes on where it stopped: a large one into
an empty archive begins anew.
"""

import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from resolutions import parsing
from resolutions.ingest import files
from resolutions.ingest.batch import Parsed, load_all
from resolutions.ingest.link import link_references
from resolutions.ingest.load import Loaded, load
from resolutions.ingest.tallies import tally
from resolutions.ingest.tidy import deferred_indexes, fresh, sort_in
from resolutions.ingest.words import count_words
from resolutions.models import Document, IngestOutcome, IngestRun, SourceFile
from resolutions.parsing import records
from resolutions.parsing.contract import document_json
from resolutions.parsing.errors import Unreadable

LOCK = 0x5245534F4C5554
"""The key of PostgreSQL's advisory lock that one run holds at a time."""

TOGETHER = 20
"""Files that are read, written and answered for together."""
LARGE_RUN = 500
"""Files from which on a run into an empty archive leaves indexes until its end."""

Kind = IngestOutcome.Outcome

logger = logging.getLogger(__name__)


class Busy(RuntimeError):
    """Another run is taking files in."""


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


def take_in(paths: Sequence[Path], *, dry_run: bool = False) -> Iterator[Outcome]:
    """Take every file under ``paths`` in and yield what became of it; then what is missing.

    ``dry_run`` does the same in one transaction and takes all of it back. Raises Busy at the first
    step if another run is under way.
    """
    with _alone(), _run(paths, dry_run=dry_run) as run:
        listed = list(files.listed(paths))
        changed = False
        with _around(len(listed)):
            for start in range(0, len(listed), TOGETHER):
                outcomes = _recorded(run, _outcomes(listed[start : start + TOGETHER], paths))
                changed |= any(one.outcome in (Kind.CREATED, Kind.UPDATED) for one in outcomes)
                yield from outcomes
        yield from _recorded(run, list(_missing(paths, listed)))
        link_references()
        if changed:
            count_words()
            sort_in()
            tally()


def _around(files: int) -> AbstractContextManager[None]:
    """Give what surrounds a run: a large one into an empty archive is one transaction, and faster."""
    return deferred_indexes() if files >= LARGE_RUN and fresh() else nullcontext()


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock that only one run can hold; the server frees it if this process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if cursor.fetchone() != (True,):
            raise Busy("another ingest is running on this archive; wait for it to end")
        # Whole documents or none in any case; a crash of the machine may cost the last few of them.
        cursor.execute("SET synchronous_commit TO off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _run(paths: Sequence[Path], *, dry_run: bool) -> Iterator[IngestRun]:
    """Record the run; when dry, in a transaction that is taken back."""
    names = [files.printable(path) for path in paths]
    if dry_run:
        with transaction.atomic():
            yield IngestRun.objects.create(paths=names)
            transaction.set_rollback(True)
        return
    run = IngestRun.objects.create(paths=names)
    yield run
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])


def _recorded(run: IngestRun, outcomes: list[Outcome]) -> list[Outcome]:
    """Store what became of some files."""
    IngestOutcome.objects.bulk_create(
        IngestOutcome(
            run=run,
            path=files.printable(outcome.path),
            sha256=outcome.sha256,
            outcome=outcome.outcome,
            line=outcome.line,
            message=outcome.message,
            warnings=[{"line": warning.line, "message": warning.message} for warning in outcome.warnings],
            document=outcome.document,
        )
        for outcome in outcomes
    )
    return outcomes


def _outcomes(paths: Sequence[Path], roots: Sequence[Path]) -> list[Outcome]:
    """Read some files and bring the archive up to date with them: what is new together, the rest alone.

    A file of the same content as one before it waits until that one is taken in.
    """
    read = {path: _read(path, roots) for path in paths}
    contents = [one.sha256 for one in read.values() if isinstance(one, _Read)]
    taken = set(SourceFile.objects.filter(sha256__in=contents).values_list("sha256", flat=True))
    found = {path: one for path, one in read.items() if isinstance(one, Outcome)}
    new: dict[Path, _Read] = {}
    for path, one in read.items():
        if isinstance(one, _Read) and one.sha256 not in taken:
            new[path] = one
            taken.add(one.sha256)
    found |= _all_taken_in(new)
    for path, one in read.items():
        if isinstance(one, _Read) and path not in new:
            found[path] = _alone_taken_in(one)
    return [found[path] for path in paths]


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


def _all_taken_in(new: Mapping[Path, _Read]) -> dict[Path, Outcome]:
    """Parse and load files whose content is not held."""
    found: dict[Path, Outcome] = {}
    parsed: dict[Path, Parsed] = {}
    for path, read in new.items():
        try:
            record = files.record(read.received)
        except Unreadable as error:
            found[path] = _refused(path, error)
        else:
            parsed[path] = Parsed(record, read.received, _digest(record))
    loaded = load_all(list(parsed.values()), reading=reading())
    for (path, one), result in zip(parsed.items(), loaded, strict=True):
        found[path] = (
            _refused(path, result)
            if isinstance(result, Exception)
            else _taken_in_as(result, path, one.record, new[path].sha256)
        )
    return found


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


def _missing(paths: Sequence[Path], seen: Sequence[Path]) -> Iterator[Outcome]:
    """Answer for files that were taken in from these folders once and are there no more."""
    found = {files.printable(path) for path in seen}
    for folder in paths:
        root = files.printable(Path(folder).absolute())
        held = SourceFile.objects.filter(document__isnull=False, path__startswith=f"{root.rstrip('/')}/")
        for source in held.only("path", "sha256").order_by("path"):
            path = Path(source.path)
            if source.path not in found and not path.exists():
                document = Document.objects.get(source=source)
                message = "no longer there; the archive keeps the document"
                yield Outcome(path, Kind.MISSING, message, sha256=source.sha256, document=document)
