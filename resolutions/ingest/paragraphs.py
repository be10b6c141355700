"""Paragraphs that are not stored yet; no rows, but light, for they are made by the hundred thousand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from resolutions.models import Annex, Document, Paragraph, Resolution

OWN = (
    *("order", "position", "kind", "number", "label", "anchor", "headings", "text", "full_text"),
    *("italics", "line", "lead_phrase", "shingles", "verbs", "named"),
)
"""Columns that a paragraph has of itself, and not of its document."""
LISTS = ("headings", "shingles", "verbs", "named")


@dataclass(slots=True, eq=False)
class NewParagraph:
    """A paragraph as ``Paragraph`` has it, but for what its document says of it.

    ``id`` is the key that it is going to be stored under, once there is one.
    """

    resolution: Resolution | None
    annex: Annex | None
    parent: "NewParagraph | None"
    order: int
    kind: str
    anchor: str
    text: str
    full_text: str
    italics: Sequence[Sequence[int]]
    line: int | None
    position: int | None = None
    number: str = ""
    label: str = ""
    headings: Sequence[str] = ()
    lead_phrase: str = ""
    shingles: Sequence[int] = ()
    verbs: Sequence[str] = ()
    named: Sequence[str] = ()
    id: int | None = None


def rows(document: Document, paragraphs: Sequence[NewParagraph]) -> list[Paragraph]:
    """Return unsaved rows of the paragraphs of a document, each after the one that it is part of."""
    made: dict[NewParagraph, Paragraph] = {}
    for one in paragraphs:
        own: dict[str, Any] = {name: getattr(one, name) for name in OWN}
        own |= {name: list(own[name]) for name in LISTS}
        own["italics"] = [list(italic) for italic in one.italics]
        made[one] = Paragraph(
            document=document,
            resolution=one.resolution,
            annex=one.annex,
            parent=made[one.parent] if one.parent else None,
            language=document.language,
            addressed=own["named"],
            **own,
        )
    return list(made.values())
