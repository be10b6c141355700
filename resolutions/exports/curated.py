"""The contract's JSON of a held document, with what curators changed marked apart.

Without curators' changes it is what ``parse`` prints for the file. Where a curator set something, the
object has one more key, ``curated``: the curator's values; the parsed ones stand where they always do.
"""

from collections.abc import Iterator
from typing import Any

from resolutions.exports.record import document_record
from resolutions.ingest.curate import lists
from resolutions.ingest.kept import said_of, storable
from resolutions.models import Document, Paragraph, Resolution, Session
from resolutions.parsing.contract import document_json

Json = dict[str, Any]


def export_json(document: Document) -> Json:
    """Give the contract's JSON of a document, curators' changes under ``curated``."""
    found = document_json(document_record(document))
    _mark(found, _said_of_document(document))
    for node, text in zip(found["resolutions"], document.resolutions.order_by("order"), strict=True):
        _mark(node, _columns(text))
    said = _said_of_paragraphs(document)
    for order, node in enumerate(_nodes(found)):
        _mark(node, said.get(order, {}))
    return found


def _mark(node: Json, said: Json) -> None:
    if said:
        node["curated"] = said


def _columns(row: Document | Resolution) -> Json:
    return {name: storable(getattr(row, name)) for name in row.curated}


def _said_of_document(document: Document) -> Json:
    said: Json = {}
    set_lists = lists(document) if document.curated else {}
    for name in document.curated:
        if name in set_lists:
            said[name] = set_lists[name]
        elif name == "session_id":
            said["session"] = _session_json(document.session)
        else:
            said[name] = storable(getattr(document, name))
    return said


def _session_json(session: Session | None) -> Json | None:
    return {"number": session.number, "kind": session.kind} if session else None


def _said_of_paragraphs(document: Document) -> dict[int, Json]:
    """Map the order of each paragraph that a curator touched to what was said of it."""
    rows = Paragraph.objects.filter(document=document)
    rows = rows.prefetch_related("addressees", "themes")
    return {row.order: said for row in rows if (said := said_of(row))}


def _nodes(document: Json) -> Iterator[Json]:
    """Give every paragraph of the JSON in reading order, as ``Paragraph.order`` counts them."""
    yield from _with_parts(document["report_paragraphs"])
    yield from _in_annexes(document["annexes"])
    for text in document["resolutions"]:
        yield from _with_parts(text["paragraphs"])
        yield from _in_annexes(text["annexes"])


def _in_annexes(annexes: list[Json]) -> Iterator[Json]:
    for annex in annexes:
        yield from _with_parts(annex["blocks"])


def _with_parts(nodes: list[Json]) -> Iterator[Json]:
    for node in nodes:
        yield node
        yield from _with_parts(node["sub_paragraphs"])
