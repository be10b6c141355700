"""Many parsed files to rows at once: what is certainly new is written together, the rest file by file.

A file is certainly new if neither what is held nor a file before it could be the same document by any
of the rules of ``identity``. What is written together is one transaction; where that fails, its files
are loaded one by one, so that a fault costs one file.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Q

from resolutions.ingest import addresses, names
from resolutions.ingest.files import Received, printable
from resolutions.ingest.insert import insert, store
from resolutions.ingest.load import Loaded, load
from resolutions.ingest.rows import Rows, build, document_values
from resolutions.ingest.unsaved import unsaved
from resolutions.models import Document, SourceFile
from resolutions.parsing import records

BATCH = 100
"""Files written together."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file that was read: what it says, its bytes, and the digest of what it says."""

    record: records.Document
    received: Received
    digest: str = ""


@dataclass(slots=True)
class _Taken:
    """What the documents held, and those about to be, are recognized by."""

    contents: set[str] = field(default_factory=set)
    symbols: set[tuple[str | None, str]] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    unnamed: set[tuple[int | None, str, str]] = field(default_factory=set)

    def takes(self, parsed: Parsed) -> bool:
        """Say whether a file is certainly new; from then on it is taken itself."""
        record, path = parsed.record, printable(parsed.received.path)
        of = (record.session.number, record.session.kind, record.language)
        new = (
            record.source.sha256 not in self.contents
            and (record.symbol is None or (record.symbol, record.language) not in self.symbols)
            and path not in self.paths
            and of not in self.unnamed
        )
        self.contents.add(record.source.sha256)
        self.symbols.add((record.symbol, record.language))
        self.paths.add(path)
        if record.symbol is None:
            self.unnamed.add(of)
        return new


def load_all(files: Iterable[Parsed], *, reading: str = "") -> Iterator[Loaded | Exception]:
    """Write files, ``BATCH`` at a time, and give in order what each became, or why it was refused.

    While the database writes some, the rows of the next ones are made.
    """
    rest = iter(files)
    with ThreadPoolExecutor(max_workers=1) as maker:
        batch = list(islice(rest, BATCH))
        made = maker.submit(_made, batch, reading)
        while batch:
            following = list(islice(rest, BATCH))
            ahead = maker.submit(_made, following, reading)
            yield from _batch(batch, made, reading)
            batch, made = following, ahead


def _made(files: Sequence[Parsed], reading: str) -> list[Rows]:
    """Make the rows of files, without a database."""
    with _uncollected():
        return [
            build(
                one.record,
                unsaved(
                    Document,
                    reading=reading,
                    record_sha256=one.digest,
                    topics=[],
                    **document_values(one.record),
                ),
            )
            for one in files
        ]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Make many rows without a search for cycles after every few hundred: rows make none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _batch(files: Sequence[Parsed], made: Future[list[Rows]], reading: str) -> Iterator[Loaded | Exception]:
    taken = _taken(files)
    together = [index for index, one in enumerate(files) if taken.takes(one)]
    written: dict[int, Document] = {}
    try:
        rows = made.result()
        with transaction.atomic(), connection.cursor() as cursor:
            documents = _write([files[index] for index in together], [rows[index] for index in together])
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a fault shows here, not with later files
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        written = dict(zip(together, documents, strict=True))
    except (DatabaseError, ValueError):
        pass  # one of them is at fault: which, the loader of single files will say
    for index, one in enumerate(files):
        if index in written:
            yield Loaded(written[index], created=True)
            continue
        try:
            yield load(one.record, one.received, reading=reading, digest=one.digest)
        except (DatabaseError, ValueError) as error:
            yield error


def _taken(files: Sequence[Parsed]) -> _Taken:
    """Look up by what any of the files could be known."""
    every = [one.record for one in files]
    contents, symbols = {one.source.sha256 for one in every}, {one.symbol for one in every if one.symbol}
    sources = SourceFile.objects.filter(
        Q(sha256__in=contents) | Q(path__in={printable(one.received.path) for one in files})
    )
    known = Document.objects.filter(symbol__in=symbols).order_by()
    unnamed = Document.objects.filter(Q(symbol=None) | ~Q(curated={})).order_by()
    taken = _Taken()
    for sha256, path in sources.values_list("sha256", "path").order_by():
        taken.contents.add(sha256)
        taken.paths.add(path)
    taken.symbols.update(known.values_list("symbol", "language"))
    taken.unnamed.update(unnamed.values_list("session__number", "session__kind", "language"))
    return taken


def _write(files: Sequence[Parsed], rows: Sequence[Rows]) -> list[Document]:
    """Write files that are certainly new."""
    if not files:
        return []
    sources = [_source(one) for one in files]
    store(sources)
    sessions = names.sessions({one.record.session for one in files})
    documents = [one.document for one in rows]
    for document, source, one in zip(documents, sources, files, strict=True):
        document.source, document.session = source, sessions.get(one.record.session)
    store(documents)
    names.fill_all(rows)
    insert(*rows)
    addresses.settle_new([(one.document, one.resolutions) for one in rows])
    return documents


def _source(parsed: Parsed) -> SourceFile:
    source: dict[str, Any] = {"name": parsed.record.source.file, "path": printable(parsed.received.path)}
    source |= {"sha256": parsed.record.source.sha256, "format": parsed.record.source.format}
    return SourceFile(content=parsed.received.raw, sidecar=parsed.received.sidecar, **source)
