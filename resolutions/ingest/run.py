"""Files to outcomes: every file answered for, a few together, one run at a time.

New files are written together in one transaction; a fault in it costs the one file that has it. A large
run is shared out among processes. A run that is killed leaves whole documents only, and the next one goes on
where it stopped.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from resolutions.ingest import files
from resolutions.ingest.helpers import Work, helpers, portions, share_out
from resolutions.ingest.link import link_references
from resolutions.ingest.outcomes import Kind, Outcome, answered_by_helper, answers, read_by_helper, reading
from resolutions.ingest.tallies import tally
from resolutions.ingest.tidy import (
    Count,
    counted_after,
    deferred_indexes,
    fresh,
    incomplete,
    make_up,
    sort_in,
)
from resolutions.ingest.words import count_runs, count_words
from resolutions.models import Document, IngestOutcome, IngestRun, SourceFile

LOCK = 0x5245534F4C5554
"""The key of PostgreSQL's advisory lock that one run holds at a time."""

TOGETHER = 20
"""Files that are read, written and answered for together."""
SHARED_RUN = 100
"""Files from which on a run is shared out among processes."""
LARGE_RUN = 500
"""Files from which on a run leaves indexes until its end if the archive is empty."""
PORTION = 25
"""Files of a shared run that a process takes in at a time, at least."""


class Busy(RuntimeError):
    """Another run is taking files in."""


def take_in(paths: Sequence[Path], *, dry_run: bool = False) -> Iterator[Outcome]:
    """Take every file under ``paths`` in and yield what became of it; then what is missing.

    ``dry_run`` does the same in one transaction and takes all of it back. Raises Busy at the first
    step if another run is under way.
    """
    with _alone(), _run(paths, dry_run=dry_run) as run:
        listed = list(files.listed(paths))
        changed = _killed_before(run)
        with _around(len(listed)) as counts:
            for outcomes in _taken_in_together(listed, paths):
                changed |= any(one.outcome in (Kind.CREATED, Kind.UPDATED) for one in outcomes)
                yield from _recorded(run, outcomes)
            if changed:
                counts += (count_words, count_runs)
        yield from _recorded(run, list(_missing(paths, listed)))
        link_references()
        if changed:
            sort_in()
            tally()


def _killed_before(run: IngestRun) -> bool:
    """Say whether the last run did not come to its end, so that nothing was counted after it."""
    before = IngestRun.objects.exclude(pk=run.pk).order_by("-pk").first()
    return before is not None and before.finished_at is None


def _around(files: int) -> AbstractContextManager[list[Count]]:
    """Give what surrounds a run: a large one into an empty archive leaves indexes until its end.

    What is counted after a run is added to the list that it gives.
    """
    if files >= LARGE_RUN and (fresh() or incomplete()):
        return deferred_indexes()
    if not connection.in_atomic_block:  # what a dry run makes would be taken back
        make_up()
    return counted_after()


def mend() -> bool:
    """Make the indexes that a run which was killed has left out; say whether there were any."""
    if not incomplete():
        return False
    try:
        with _alone():
            make_up()
    except Busy:
        return False  # a run is under way, and makes them at its end
    return True


def _taken_in_together(paths: Sequence[Path], roots: Sequence[Path]) -> Iterator[list[Outcome]]:
    """Take files in, some at a time; many with helpers, unless all of it may be taken back."""
    count = helpers() if len(paths) >= SHARED_RUN else 0
    if not count:
        for start in range(0, len(paths), TOGETHER):
            yield answers(paths[start : start + TOGETHER], roots)
        return
    work = Work(partial(read_by_helper, roots=roots), answered_by_helper, reading())
    shared = list(portions(paths, count, PORTION))
    for portion, given in zip(shared, share_out(shared, work, count), strict=True):
        left = [path for path, answer in zip(portion, given, strict=True) if answer is None]
        late = iter(answers(left, roots))
        yield [answer or next(late) for answer in given]


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
