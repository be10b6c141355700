"""Citations in a form that a person can read and check: one line each."""

from collections.abc import Iterable, Iterator

from resolutions.parsing.records import (
    Block,
    Citation,
    Document,
    Footnote,
    Paragraph,
    ReportParagraph,
    SubParagraph,
)

UNTOC, UNCAC = "against Transnational Organized Crime", "against Corruption"
SHORT = {
    "General Assembly": "GA",
    "Security Council": "SC",
    "Economic and Social Council": "ECOSOC",
    "Human Rights Council": "HRC",
    "Commission on Crime Prevention and Criminal Justice": "CCPCJ",
    "Commission on Narcotic Drugs": "CND",
    f"Conference of the Parties to the United Nations Convention {UNTOC}": "CTOC",
    f"Conference of the States Parties to the United Nations Convention {UNCAC}": "CAC",
}
"""Organs by the letters the tables use; others stand in full."""


def line(citation: Citation) -> str:
    """``69/193 = resolution GA A/RES/69/193 (2014-12-18) [annex] pending ibid 4``, what there is of it."""
    body = SHORT.get(citation.body, citation.body) if citation.body else "?"
    words = [citation.raw, "=", citation.type]
    if citation.type not in ("treaty", "publication"):
        words.append(body)
    words.extend(word for word in (citation.symbol, citation.number and f"no. {citation.number}") if word)
    if citation.date:
        words.append(f"({citation.date})")
    if citation.pinpoint:
        words.append(f"[{citation.pinpoint}]")
    if citation.pending:
        words.append("pending")
    if citation.ibid_of:
        words.append(f"ibid {citation.ibid_of}")
    return " ".join(words)


def lines(citations: Iterable[Citation]) -> list[str]:
    """A line for each citation."""
    return [line(citation) for citation in citations]


def outline(document: Document) -> Iterator[str]:
    """Every citation of a document under the paragraph or footnote it stands in."""
    for report_paragraph in document.report_paragraphs:
        yield from _record(f"report {report_paragraph.number}", report_paragraph)
    for note in document.report_footnotes:
        yield from _record(f"report note {note.label}", note)
    for text in document.resolutions:
        yield f"# {text.ordinal or ''} {text.title}".replace("  ", " ")
        for paragraph in text.paragraphs:
            yield from _record(f"{paragraph.position} {paragraph.kind}", paragraph)
        for annex in text.annexes:
            for block in annex.blocks:
                yield from _record("annex", block)
        for note in text.footnotes:
            yield from _record(f"note {note.label}", note)


def _record(
    place: str, record: Paragraph | SubParagraph | Block | ReportParagraph | Footnote
) -> Iterator[str]:
    """The citations of one record and of its parts, in order, each after its place."""
    yield from (f"{place}: {found}" for found in lines(record.citations))
    if not isinstance(record, Footnote):
        for part in record.sub_paragraphs:
            yield from _record(f"{place} {part.label}", part)
