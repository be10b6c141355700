"""Rows back to the very record they were made from. The inverse of ``ingest.rows``."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from resolutions.models import (
    Annex,
    CrossReference,
    Document,
    Footnote,
    FootnoteMark,
    Paragraph,
    Resolution,
    Session,
    Sponsorship,
)
from resolutions.parsing import records

Owner = int | None
"""The key of the text that something belongs to; None for a report's own."""


@dataclass(slots=True)
class _Rows:
    """The rows of one document, by what they hang on."""

    paragraphs: dict[Owner, list[Paragraph]] = field(default_factory=lambda: defaultdict(list))
    blocks: dict[int, list[Paragraph]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[int, list[Paragraph]] = field(default_factory=lambda: defaultdict(list))
    annexes: dict[Owner, list[Annex]] = field(default_factory=lambda: defaultdict(list))
    footnotes: dict[Owner, list[Footnote]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[int, list[records.Mark]] = field(default_factory=lambda: defaultdict(list))
    citations: dict[int, list[records.Citation]] = field(default_factory=lambda: defaultdict(list))
    noted: dict[int, list[records.Citation]] = field(default_factory=lambda: defaultdict(list))
    sponsors: dict[tuple[Owner, str], list[str]] = field(default_factory=lambda: defaultdict(list))


def document_record(document: Document) -> records.Document:
    """Give the record of a document as parsed, curators' changes left out; about ten queries."""
    rows = _rows(document)
    parsed = document.curated
    sponsors = parsed["sponsors"] if "sponsors" in parsed else rows.sponsors[None, "main"]
    return records.Document(
        source=records.Source(document.source.name, document.source.sha256, document.source.format),
        kind=document.kind,
        symbol=_parsed(document, "symbol"),
        title=_parsed(document, "title") or None,
        language=document.language,
        body=document.body,
        session=_session(document),
        committee=_parsed(document, "committee") or None,
        agenda_items=_agenda_items(document),
        rapporteur=document.rapporteur or None,
        distribution=_parsed(document, "distribution") or None,
        date=_parsed_date(document, "date"),
        sponsors=tuple(sponsors),
        revised=document.revised,
        resolutions=tuple(_text(text, rows) for text in document.resolutions.order_by("order")),
        report_paragraphs=tuple(_report_paragraph(row, rows) for row in rows.paragraphs[None]),
        report_footnotes=_footnotes(None, rows),
        annexes=_annexes(None, rows),
        keywords=tuple(records.Keyword(**keyword) for keyword in document.keywords),
        warnings=tuple(records.Problem(row.line, row.message) for row in document.warnings.order_by("order")),
        unparsed=tuple(records.Unparsed(**line) for line in document.unparsed),
    )


def _parsed(row: Document | Resolution | Paragraph, name: str) -> Any:
    """Give the value parsed for a column, whatever a curator set there."""
    return row.curated[name] if name in row.curated else getattr(row, name)


def _parsed_date(row: Document | Resolution, name: str) -> date | None:
    value = _parsed(row, name)
    return date.fromisoformat(value) if isinstance(value, str) else value


def _agenda_items(document: Document) -> tuple[records.AgendaItem, ...]:
    if "agenda_items" in document.curated:
        return tuple(records.AgendaItem(**item) for item in document.curated["agenda_items"])
    return tuple(
        records.AgendaItem(item.number, item.title or None, item.sub_item or None)
        for item in document.placements.order_by("order")
    )


def _session(document: Document) -> records.SessionOf:
    session = document.session
    if "session_id" in document.curated:
        session = Session.objects.filter(pk=document.curated["session_id"]).first()
    reason = document.session_inferred_from or None
    if session is None:
        return records.SessionOf(None, document.session_kind or "regular", reason)
    return records.SessionOf(session.number, session.kind, reason)


def _rows(document: Document) -> _Rows:
    rows = _Rows()
    for paragraph in document.paragraphs.order_by("order").defer("full_text", "note"):
        if paragraph.parent_id:
            rows.parts[paragraph.parent_id].append(paragraph)
        elif paragraph.annex_id:
            rows.blocks[paragraph.annex_id].append(paragraph)
        else:
            rows.paragraphs[paragraph.resolution_id].append(paragraph)
    for annex in document.annexes.order_by("order"):
        rows.annexes[annex.resolution_id].append(annex)
    for footnote in document.footnotes.order_by("order"):
        rows.footnotes[footnote.resolution_id].append(footnote)
    for mark in FootnoteMark.objects.filter(paragraph__document=document).order_by("paragraph", "order"):
        rows.marks[mark.paragraph_id].append(records.Mark(mark.label, mark.offset))
    _add_citations(rows, CrossReference.objects.filter(paragraph__document=document))
    _add_citations(rows, CrossReference.objects.filter(footnote__document=document))
    sponsorships = Sponsorship.objects.filter(resolution__document=document) | document.sponsorships.all()
    for sponsorship in sponsorships.order_by("order"):
        rows.sponsors[sponsorship.resolution_id, sponsorship.role].append(sponsorship.printed)
    return rows


def _add_citations(rows: _Rows, references: Iterable[CrossReference]) -> None:
    for row in references:
        citation = records.Citation(
            raw=row.raw,
            offset=row.offset,
            type=row.type,
            body=row.body,
            symbol=row.symbol,
            number=row.number,
            date=row.date,
            pending=row.pending,
            ibid_of=row.ibid_of,
            pinpoint=row.pinpoint,
        )
        if row.paragraph_id:
            rows.citations[row.paragraph_id].append(citation)
        elif row.footnote_id:
            rows.noted[row.footnote_id].append(citation)


def _text(text: Resolution, rows: _Rows) -> records.ResolutionText:
    report_symbol, vote = _parsed(text, "report_symbol"), text.vote
    report = records.ReportOf(report_symbol, _parsed(text, "report_paragraph") or None)
    return records.ResolutionText(
        ordinal=text.ordinal or None,
        number=text.number or None,
        title=text.title,
        status=text.status,
        adopted_on=_parsed_date(text, "adopted_on"),
        plenary_meeting=_parsed(text, "plenary_meeting") or None,
        on_report_of=report if report_symbol else None,
        draft_symbol=_parsed(text, "draft_symbol") or None,
        sponsors=tuple(rows.sponsors[text.pk, "main"]),
        additional_sponsors=tuple(rows.sponsors[text.pk, "additional"]),
        vote=_vote(vote) if vote else None,
        paragraphs=tuple(_paragraph(row, rows) for row in rows.paragraphs[text.pk]),
        annexes=_annexes(text.pk, rows),
        footnotes=_footnotes(text.pk, rows),
        title_marks=tuple(records.Mark(**mark) for mark in text.title_marks),
        line=text.line,
    )


def _vote(stored: dict[str, Any]) -> records.Vote:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    return records.Vote(**values)


def _common(row: Paragraph, rows: _Rows) -> dict[str, Any]:
    """Give what every kind of paragraph has."""
    return {
        "text": row.text,
        "footnote_marks": tuple(rows.marks[row.pk]),
        "italics": _ranges(row.italics),
        "citations": tuple(rows.citations[row.pk]),
        "sub_paragraphs": tuple(
            records.SubParagraph(label=part.label, **_common(part, rows)) for part in rows.parts[row.pk]
        ),
        "line": row.line,
    }


def _ranges(stored: list[list[int]]) -> tuple[records.Range, ...]:
    return tuple((start, end) for start, end in stored)


def _paragraph(row: Paragraph, rows: _Rows) -> records.Paragraph:
    return records.Paragraph(
        position=row.position or 0,
        kind=row.kind,
        number=row.number or None,
        lead_phrase=_parsed(row, "lead_phrase") or None,
        **_common(row, rows),
    )


def _report_paragraph(row: Paragraph, rows: _Rows) -> records.ReportParagraph:
    return records.ReportParagraph(number=row.number, headings=tuple(row.headings), **_common(row, rows))


def _annexes(owner: Owner, rows: _Rows) -> tuple[records.Annex, ...]:
    return tuple(
        records.Annex(
            label=annex.label or None,
            title=annex.title,
            blocks=tuple(_block(row, rows) for row in rows.blocks[annex.pk]),
            line=annex.line,
        )
        for annex in rows.annexes[owner]
    )


def _block(row: Paragraph, rows: _Rows) -> records.Block:
    kind = "heading" if row.kind == "annex_heading" else "paragraph"
    return records.Block(kind=kind, number=row.number or None, **_common(row, rows))


def _footnotes(owner: Owner, rows: _Rows) -> tuple[records.Footnote, ...]:
    return tuple(
        records.Footnote(
            label=row.label,
            text=row.text,
            italics=_ranges(row.italics),
            citations=tuple(rows.noted[row.pk]),
            line=row.line,
        )
        for row in rows.footnotes[owner]
    )
