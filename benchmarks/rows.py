"""The archive's paragraphs as other engines take them: text, and the values that facets count."""

from collections.abc import Iterator
from typing import NamedTuple

from resolutions.models import AgendaItem, Paragraph, Session
from resolutions.search.vectors import fold

FACETS = ("kind", "session", "topic", "lead", "status", "document")


class Row(NamedTuple):
    """A paragraph; ``dated`` is the day as a number."""

    key: int
    text: str
    kind: str
    session: str
    topic: str
    lead: str
    status: str
    document: str
    dated: int


def rows() -> Iterator[Row]:
    """Yield every whole paragraph."""
    sessions = {one.pk: str(one) for one in Session.objects.all()}
    topics = dict(AgendaItem.objects.values_list("topic_key", "topic"))
    columns = ("pk", "full_text", "kind", "session_id", "topics", "lead_phrase", "status", "document_kind")
    held = Paragraph.objects.filter(parent=None).order_by("pk").values_list(*columns, "dated")
    for key, text, kind, session, keys, lead, status, document, dated in held.iterator(chunk_size=5_000):
        yield Row(
            key,
            fold(text),
            kind,
            sessions.get(session, ""),
            topics.get(keys[0], "") if keys else "",
            lead,
            status or "",
            document or "",
            dated.toordinal() if dated else 0,
        )


def narrowing(chosen: dict[str, str]) -> dict[str, str]:
    """Return what a search is narrowed to, the kind that is implied among it."""
    return {name: value for name, value in {"kind": "operative", **chosen}.items() if value != "any"}
