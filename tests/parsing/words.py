"""Every word of a parsed document, each as often as the document holds it."""

from collections.abc import Iterable, Iterator

from resolutions.parsing.records import (
    Annex,
    Block,
    Document,
    Footnote,
    Paragraph,
    ReportParagraph,
    ResolutionText,
    SubParagraph,
)


def everything(document: Document) -> str:
    """All the text of a document; a heading that stands over many report paragraphs counts once."""
    return "\n".join(_document(document))


def _document(document: Document) -> Iterator[str]:
    yield document.symbol or ""
    if (
        document.kind == "committee_report"
        or not document.resolutions
        or document.title not in {text.title for text in document.resolutions}
    ):
        yield document.title or ""
    yield document.committee or ""
    yield document.rapporteur or ""
    yield from document.sponsors
    for item in document.agenda_items:
        yield f"{item.number} {item.title or ''}"
    for text in document.resolutions:
        yield from _text(text)
    yield from dict.fromkeys(heading for one in document.report_paragraphs for heading in one.headings)
    yield from _carriers(document.report_paragraphs)
    yield from _notes(document.report_footnotes)
    yield from _annexes(document.annexes)
    yield from (line.text for line in document.unparsed)


def _text(text: ResolutionText) -> Iterator[str]:
    yield from (text.ordinal or "", text.number or "", text.title, text.plenary_meeting or "")
    yield from _carriers(text.paragraphs)
    yield from _annexes(text.annexes)
    yield from _notes(text.footnotes)
    if text.vote:
        yield from (*text.vote.in_favour, *text.vote.against, *text.vote.abstaining)


def _annexes(annexes: Iterable[Annex]) -> Iterator[str]:
    for annex in annexes:
        yield annex.title or ""
        yield from _carriers(annex.blocks)


def _notes(notes: Iterable[Footnote]) -> Iterator[str]:
    for note in notes:
        yield f"{note.label} {note.text}"


def _carriers(carriers: Iterable[Paragraph | Block | ReportParagraph | SubParagraph]) -> Iterator[str]:
    for one in carriers:
        yield f"{one.label if isinstance(one, SubParagraph) else one.number or ''} {one.text}"
        yield from _carriers(one.sub_paragraphs)
