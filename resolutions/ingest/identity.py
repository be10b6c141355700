"""Which held document a file is: by content, then by symbol, then by session, title, status, ordinal."""

from pathlib import Path

from django.db.models import Q, QuerySet, Value

from resolutions.models import Document, Resolution, SourceFile
from resolutions.parsing import records
from resolutions.titles import fold

SAME_FILE_SHARE = 0.5
"""The share of paragraphs a changed file must still have to be taken for what its path held."""


def find(record: records.Document, path: Path) -> Document | None:
    """Give the document that ``record`` is a new reading of, or None if it is new to the archive."""
    return _by_content_or_symbol(record) or _by_title(record) or _by_path(record, path)


def _by_content_or_symbol(record: records.Document) -> Document | None:
    """Find by content, then by symbol, then by the symbol printed where a curator set another."""
    found = _ranked(0, source__sha256=record.source.sha256)
    if record.symbol is not None:
        found = found.union(
            _ranked(1, language=record.language, symbol=record.symbol),
            _ranked(2, ~Q(curated={}), language=record.language, curated__symbol=record.symbol),
        )
    ranked = sorted(found)
    return Document.objects.get(pk=ranked[0][1]) if ranked else None


def _ranked(rank: int, *conditions: Q, **values: str) -> "QuerySet[Document, tuple[int, int]]":
    rows = Document.objects.filter(*conditions, **values).order_by()
    return rows.values_list(Value(rank), "pk")


def _printed_symbol(document: Document) -> str | None:
    """Give the symbol the file itself states, whatever a curator set."""
    printed: str | None = document.curated.get("symbol", document.symbol)
    return printed


def _by_title(record: records.Document) -> Document | None:
    """Find the one document of that session with the same texts, unless both print symbols."""
    if record.session.number is None:
        return None
    candidates = Document.objects.filter(
        session__number=record.session.number,
        session__kind=record.session.kind,
        language=record.language,
        kind=record.kind,
        revised=record.revised,
    )
    if record.symbol is not None:
        candidates = candidates.filter(symbol=None)
    if record.resolutions:
        first = Resolution.objects.filter(title_key=fold(record.resolutions[0].title))
        candidates = candidates.filter(pk__in=first.values("document"))
    wanted = _texts_of(record)
    found = [
        document
        for document in candidates.order_by("pk")
        if _printed_symbol(document) is None and _texts_held(document) == wanted
    ]
    return found[0] if len(found) == 1 else None


def _texts_of(record: records.Document) -> list[tuple[str, str, str]]:
    title = ("", "", fold(record.title or ""))
    texts = [(text.ordinal or "", text.status, fold(text.title)) for text in record.resolutions]
    return texts or [title]


def _texts_held(document: Document) -> list[tuple[str, str, str]]:
    texts = list(document.resolutions.order_by("order").values_list("ordinal", "status", "title_key"))
    return texts or [("", "", fold(document.title))]


def _by_path(record: records.Document, path: Path) -> Document | None:
    """Find what was last read from the same path, if most of its paragraphs are still there."""
    source = SourceFile.objects.filter(path=str(path), document__language=record.language)
    document = Document.objects.filter(source__in=source).order_by("-pk").first()
    if document is None or _differ(record.symbol, _printed_symbol(document)):
        return None
    held = set(document.paragraphs.filter(parent=None).values_list("text", flat=True))
    read = {paragraph.text for text in record.resolutions for paragraph in text.paragraphs}
    read |= {paragraph.text for paragraph in record.report_paragraphs}
    return document if len(held & read) >= SAME_FILE_SHARE * max(len(held), len(read), 1) else None


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
