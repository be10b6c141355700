"""One parsed file to rows, in one transaction: made, or brought up to date in place.

Running it twice changes nothing. Keys, addresses and what curators set survive a new reading.
"""

from dataclasses import dataclass

from django.db import transaction

from resolutions.ingest import addresses, identity, kept, names
from resolutions.ingest.files import Received, printable
from resolutions.ingest.insert import insert
from resolutions.ingest.rewrite import rewrite
from resolutions.ingest.rows import build, document_values
from resolutions.models import Document, SourceFile
from resolutions.parsing import records
from resolutions.parsing.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Loaded:
    """The document a file became; ``created`` if the archive did not hold it before."""

    document: Document
    created: bool


@transaction.atomic
def load(record: records.Document, received: Received, *, reading: str = "", digest: str = "") -> Loaded:
    """Write ``record``, all of it or nothing; ``reading`` and ``digest`` as ``Document`` holds them.

    Raises Unreadable if another document bears the symbol that the file now states.
    """
    held = identity.find(record, received.path)
    _refuse_taken_symbol(record, held)
    document = held or Document()
    document.reading, document.record_sha256 = reading, digest
    _set_source(document, record, received)
    kept.assign(document, document_values(record) | {"session_id": names.session_key(record.session)})
    document.save()
    rows = build(record, document)
    names.fill(rows, record)
    if held is None:
        insert(rows)
    else:
        rewrite(rows, record)
    addresses.settle(document, rows.resolutions, new=held is None)
    return Loaded(document, created=held is None)


def _refuse_taken_symbol(record: records.Document, held: Document | None) -> None:
    """Refuse a file that now bears the symbol of another document: which is right, a person must say."""
    if record.symbol is None or (held and "symbol" in held.curated):
        return
    bearers = Document.objects.filter(symbol=record.symbol, language=record.language)
    others = bearers.exclude(pk=held.pk) if held else bearers
    other = others.select_related("source").first()
    if other is not None:
        raise Unreadable(f"{record.symbol} is held already, read from {other.source.name}")


def _set_source(document: Document, record: records.Document, received: Received) -> None:
    """Store the file's bytes; a source that ``document`` had before is kept as superseded."""
    same = SourceFile.objects.defer("content").filter(sha256=record.source.sha256)
    source = same.first() or SourceFile(sha256=record.source.sha256, content=received.raw)
    source.name, source.path = record.source.file, printable(received.path)
    source.format, source.sidecar = record.source.format, received.sidecar
    source.save()
    if document.pk and document.source_id != source.pk:
        document.superseded_sources.add(document.source_id)
        document.superseded_sources.remove(source)
    document.source = source
