"""The clauses of a resolution text: its paragraphs without headings, parts and footnotes with them."""

from collections.abc import Iterator

from resolutions.aligning.records import Clause
from resolutions.anchors import Anchors
from resolutions.parsing.records import Footnote, Paragraph, ResolutionText, SubParagraph

Part = Paragraph | SubParagraph


def clauses(text: ResolutionText) -> tuple[Clause, ...]:
    """Give the clauses of a text in order, under the anchors that its page has."""
    anchors, found = Anchors(), []
    for paragraph in text.paragraphs:
        anchor = anchors.of_paragraph(paragraph.kind, paragraph.number)
        if paragraph.kind != "heading":
            found.append(_clause(anchor, paragraph, text.footnotes))
    return tuple(found)


def _clause(anchor: str, paragraph: Paragraph, footnotes: tuple[Footnote, ...]) -> Clause:
    parts = tuple(_parts(paragraph))
    marked = [mark.label for part in parts for mark in part.footnote_marks]
    bodies = {note.label: note.text for note in reversed(footnotes)}
    return Clause(
        anchor=anchor,
        kind=paragraph.kind,
        text="\n".join(_line(part) for part in parts),
        lead_phrase=paragraph.lead_phrase or "",
        footnotes=tuple(bodies[label] for label in marked if label in bodies),
        citations=tuple(one.symbol for part in parts for one in part.citations if one.symbol),
    )


def _parts(part: Part) -> Iterator[Part]:
    """Give a paragraph and all its parts, in reading order."""
    yield part
    for one in part.sub_paragraphs:
        yield from _parts(one)


def _line(part: Part) -> str:
    label = part.label if isinstance(part, SubParagraph) else ""
    return f"{label} {part.text}".strip()
