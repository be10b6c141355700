"""Where new paragraphs are filed: the database would look it up for each one that did not say."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from resolutions.ingest.rows import Rows
from resolutions.models import Document, Resolution


class Filed(NamedTuple):
    """Columns that a paragraph has of its document and its text; a part of one has the first three."""

    document_id: int
    resolution_id: int | None
    language: str
    session_id: int | None = None
    document_kind: str | None = None
    topics: Sequence[int] | None = None
    dated: date | None = None
    status: str | None = None
    family: int | None = None


def filed(documents: Sequence[Rows]) -> Iterator[Filed]:
    """Yield where each paragraph of stored documents is filed: for those of a text, the same object."""
    held = Document.objects.filter(pk__in=[rows.document.pk for rows in documents]).order_by()
    topics = dict(held.values_list("pk", "topics"))
    keys = [text.pk for rows in documents for text in rows.resolutions]
    families = dict(Resolution.objects.filter(pk__in=keys).order_by().values_list("pk", "family"))
    for rows in documents:
        document = rows.document
        whole, part = {}, {}
        for text in (None, *rows.resolutions):
            part[id(text)] = of_all = Filed(document.pk, text.pk if text else None, document.language)
            of_whole = of_all._replace(
                session_id=document.session_id, document_kind=document.kind, topics=topics[document.pk]
            )
            whole[id(text)] = (
                of_whole._replace(dated=document.date)
                if text is None
                else of_whole._replace(
                    dated=text.adopted_on or document.date, status=text.status, family=families[text.pk]
                )
            )
        for one in rows.paragraphs:
            yield (whole if one.parent is None else part)[id(one.resolution)]
