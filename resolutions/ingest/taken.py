"""Which parsed files are certainly new: neither what is held nor a file before could be the same document."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q

from resolutions.ingest.files import Parsed, printable
from resolutions.models import Document, SourceFile


@dataclass(frozen=True, slots=True)
class Traits:
    """What a document is recognized by, by any of the rules of ``identity``."""

    sha256: str
    path: str
    symbol: str | None
    session: tuple[int | None, str]
    language: str


def traits(parsed: Parsed) -> Traits:
    """Give what a file's document is recognized by."""
    record, session = parsed.record, parsed.record.session
    return Traits(
        record.source.sha256,
        printable(parsed.received.path),
        record.symbol,
        (session.number, session.kind),
        record.language,
    )


@dataclass(slots=True)
class Taken:
    """What the documents held, and those about to be, are recognized by."""

    _contents: set[str] = field(default_factory=set)
    _paths: set[str] = field(default_factory=set)
    _symbols: set[tuple[str | None, str]] = field(default_factory=set)
    _unnamed: set[tuple[tuple[int | None, str], str]] = field(default_factory=set)

    def look_up(self, files: Collection[Traits]) -> None:
        """Add the documents held that any of the files could be."""
        sources = SourceFile.objects.filter(
            Q(sha256__in={one.sha256 for one in files}) | Q(path__in={one.path for one in files})
        )
        known = Document.objects.filter(symbol__in={one.symbol for one in files if one.symbol})
        unnamed = Document.objects.filter(Q(symbol=None) | ~Q(curated={}))
        for sha256, path in sources.values_list("sha256", "path").order_by():
            self._contents.add(sha256)
            self._paths.add(path)
        self._symbols.update(known.values_list("symbol", "language").order_by())
        columns = ("session__number", "session__kind", "language")
        for number, kind, language in unnamed.values_list(*columns).order_by().distinct():
            self._unnamed.add(((number, kind), language))

    def takes(self, one: Traits) -> bool:
        """Say whether a file is certainly new; from then on it is taken itself."""
        new = (
            one.sha256 not in self._contents
            and one.path not in self._paths
            and (one.symbol is None or (one.symbol, one.language) not in self._symbols)
            and (one.session, one.language) not in self._unnamed
        )
        self._contents.add(one.sha256)
        self._paths.add(one.path)
        if one.symbol is None:
            self._unnamed.add((one.session, one.language))
        else:
            self._symbols.add((one.symbol, one.language))
        return new
