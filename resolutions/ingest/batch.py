"""Many parsed files to rows at once: what is certainly new is written together, the rest file by file.

What is written together is one transaction; where that fails, its files are loaded one by one, so that a
fault costs one file. Sessions, agenda items and sponsors that files name are stored before, in a transaction
of their own: writers that work side by side wait for each other's names no longer than that.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any

from django.db import DatabaseError, connection, transaction

from resolutions.ingest import addresses, names
from resolutions.ingest.files import Parsed, printable
from resolutions.ingest.insert import insert, store
from resolutions.ingest.load import Loaded, load
from resolutions.ingest.rows import Rows, build_all, document_values
from resolutions.ingest.taken import Taken, traits
from resolutions.ingest.unsaved import seldom_collected, unsaved
from resolutions.models import Document, SourceFile

BATCH = 100
"""Files written together."""

Result = Loaded | Exception
"""What a file became, or why it was refused."""


def load_all(files: Iterable[Parsed], *, reading: str = "") -> Iterator[Result]:
    """Write files, ``BATCH`` at a time, and give in order what became of each.

    While the database writes some, the rows of the next ones are made.
    """
    rest = iter(files)
    with seldom_collected(), ThreadPoolExecutor(max_workers=1) as maker:
        batch = list(islice(rest, BATCH))
        made = maker.submit(make, batch, reading)
        while batch:
            following = list(islice(rest, BATCH))
            ahead = maker.submit(make, following, reading)
            yield from _batch(batch, made.result(), reading)
            batch, made = following, ahead


def make(files: Iterable[Parsed], reading: str) -> list[Rows]:
    """Make the rows of files, without a database."""
    return build_all((one.record, _document(one, reading)) for one in files)


def _document(one: Parsed, reading: str) -> Document:
    values = document_values(one.record)
    return unsaved(Document, reading=reading, record_sha256=one.digest, topics=[], **values)


def _batch(files: Sequence[Parsed], made: Sequence[Rows], reading: str) -> Iterator[Result]:
    known = [traits(one) for one in files]
    taken = Taken()
    taken.look_up(known)
    new = [place for place, one in enumerate(known) if taken.takes(one)]
    results = load_new([files[place] for place in new], [made[place] for place in new], reading)
    found = dict(zip(new, results, strict=True))
    for place, one in enumerate(files):
        yield found[place] if place in found else _loaded(one, reading)


def load_new(files: Sequence[Parsed], rows: Sequence[Rows], reading: str) -> list[Result]:
    """Write files that are certainly new, and say what became of each.

    They are written together; if one of them is at fault, each alone shows which.
    """
    try:
        with transaction.atomic():
            _name(files, rows)
        with transaction.atomic(), connection.cursor() as cursor:
            _write(files, rows)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a fault shows here, not with later files
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except (DatabaseError, ValueError):
        return [_loaded(one, reading) for one in files]
    return [Loaded(one.document, created=True) for one in rows]


def _loaded(one: Parsed, reading: str) -> Result:
    try:
        return load(one.record, one.received, reading=reading, digest=one.digest)
    except (DatabaseError, ValueError) as error:
        return error


def _name(files: Sequence[Parsed], rows: Sequence[Rows]) -> None:
    """Give new documents the sessions, agenda items and sponsors that they name."""
    sessions = names.sessions({one.record.session for one in files})
    for one, file in zip(rows, files, strict=True):
        one.document.session = sessions.get(file.record.session)
    names.fill_all(rows)


def _write(files: Sequence[Parsed], rows: Sequence[Rows]) -> None:
    sources = [_source(one) for one in files]
    store(sources)
    for one, source in zip(rows, sources, strict=True):
        one.document.source = source
    store([one.document for one in rows])
    insert(*rows)
    addresses.settle_new([(one.document, one.resolutions) for one in rows])


def _source(parsed: Parsed) -> SourceFile:
    source: dict[str, Any] = {"name": parsed.record.source.file, "path": printable(parsed.received.path)}
    source |= {"sha256": parsed.record.source.sha256, "format": parsed.record.source.format}
    return SourceFile(content=parsed.received.raw, sidecar=parsed.received.sidecar, **source)
