"""A parsed document as unsaved rows. Reads and writes no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, TypeAlias

from resolutions import symbols
from resolutions.anchors import Anchors, slug
from resolutions.ingest.paragraphs import NewParagraph
from resolutions.ingest.unsaved import maker, unsaved
from resolutions.models import (
    Annex,
    CrossReference,
    Document,
    DocumentKind,
    Footnote,
    FootnoteMark,
    ItemPlacement,
    ParseWarning,
    Resolution,
    Sponsorship,
)
from resolutions.parsing import records
from resolutions.parsing.addressees import addressees
from resolutions.parsing.verbs import verbs
from resolutions.search.fingerprints import fingerprints
from resolutions.search.pieces import Cut, cut
from resolutions.titles import fold

Piece: TypeAlias = records.Paragraph | records.ReportParagraph | records.Block | records.SubParagraph


@dataclass(slots=True)
class Rows:
    """The rows of one document, in reading order; they refer to each other, but have no keys yet.

    ``pieces`` are those of the texts of its whole paragraphs.
    """

    document: Document
    placements: list[ItemPlacement] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    sponsorships: list[Sponsorship] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    paragraphs: list[NewParagraph] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    marks: list[FootnoteMark] = field(default_factory=list)
    citations: list[CrossReference] = field(default_factory=list)
    warnings: list[ParseWarning] = field(default_factory=list)
    pieces: Cut = field(default_factory=lambda: cut(()))

    def whole(self) -> list[NewParagraph]:
        """Give the paragraphs that are no part of another one."""
        return [one for one in self.paragraphs if one.parent is None]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where paragraphs stand: in a text (or none), with whose footnotes, in an annex (or none)."""

    resolution: Resolution | None
    footnotes: tuple[Footnote, ...]
    anchors: Anchors
    annex: Annex | None = None


def document_values(record: records.Document) -> dict[str, Any]:
    """Give the columns of a document that need no other table."""
    return {
        "kind": record.kind,
        "symbol": record.symbol,
        "title": record.title or "",
        "language": record.language,
        "body": record.body,
        "session_kind": record.session.kind if record.session.number is None else "",
        "session_inferred_from": record.session.inferred_from or "",
        "committee": record.committee or "",
        "rapporteur": record.rapporteur or "",
        "distribution": record.distribution or "",
        "date": record.date,
        "revised": record.revised,
        "keywords": [_flat(keyword) for keyword in record.keywords],
        "unparsed": [_flat(line) for line in record.unparsed],
    }


def _flat(record: records.Keyword | records.Unparsed | records.Mark | records.Vote) -> dict[str, Any]:
    """Give a record without records in it as JSON holds it."""
    return {
        name: list(value) if isinstance(value := getattr(record, name), tuple) else value
        for name in type(record).__slots__
    }


def text_symbol(document: Document, texts: int, status: str, number: str | None) -> str | None:
    """Give a text's own symbol: its document's if it is all of it, else that of its number.

    A report is more than the draft it recommends, also where it recommends one alone.
    """
    if texts == 1 and document.symbol and document.kind != DocumentKind.COMMITTEE_REPORT:
        return document.symbol
    return symbols.normalize(number) if number and status == "adopted" else None


def build(record: records.Document, document: Document) -> Rows:
    """Give every row of ``record`` but the document's own, which they refer to."""
    return build_all([(record, document)])[0]


def build_all(read: Iterable[tuple[records.Document, Document]]) -> list[Rows]:
    """Give the rows of many documents, whose fingerprints are drawn together."""
    made = [_built(record, document) for record, document in read]
    _add_fingerprints(made)
    return made


def _built(record: records.Document, document: Document) -> Rows:
    rows = Rows(document)
    rows.placements = [_placement(document, order, item) for order, item in enumerate(record.agenda_items)]
    rows.sponsorships = list(_sponsorships({"main": record.sponsors}, document=document))
    rows.warnings = [
        unsaved(ParseWarning, document=document, order=order, line=problem.line, message=problem.message)
        for order, problem in enumerate(record.warnings)
    ]
    _add_report(rows, record)
    for order, text in enumerate(record.resolutions):
        _add_text(rows, order, text, len(record.resolutions))
    return rows


def _add_fingerprints(made: Sequence[Rows]) -> None:
    """Give whole paragraphs the fingerprints of their wording, and documents the pieces of theirs."""
    whole = [one.whole() for one in made]
    texts = [paragraph.full_text for paragraphs in whole for paragraph in paragraphs]
    pieces = cut(texts)
    for paragraph, shingles in zip(chain.from_iterable(whole), fingerprints(texts, pieces), strict=True):
        paragraph.shingles = shingles
    for one, part in zip(made, pieces.parts(list(map(len, whole))), strict=True):
        one.pieces = part


def _placement(document: Document, order: int, item: records.AgendaItem) -> ItemPlacement:
    return unsaved(
        ItemPlacement,
        document=document,
        order=order,
        number=item.number,
        sub_item=item.sub_item or "",
        title=item.title or "",
    )


def _sponsorships(names: dict[str, tuple[str, ...]], **of: Any) -> list[Sponsorship]:
    make = maker(Sponsorship, **of)
    return [
        make(role=role, order=order, printed=name)
        for role, printed in names.items()
        for order, name in enumerate(printed)
    ]


def _add_report(rows: Rows, record: records.Document) -> None:
    """Add a report's own paragraphs, footnotes and annexes."""
    anchors = Anchors()
    footnotes = _add_footnotes(rows, record.report_footnotes, None, anchors)
    place = _Place(None, footnotes, anchors)
    for paragraph in record.report_paragraphs:
        anchor = anchors.unique(f"p{slug(paragraph.number)}")
        added = _add_piece(rows, paragraph, place, kind="report", anchor=anchor)
        added.number, added.headings = paragraph.number, paragraph.headings
    _add_annexes(rows, record.annexes, place)


def _add_text(rows: Rows, order: int, text: records.ResolutionText, texts: int) -> None:
    resolution = unsaved(
        Resolution,
        document=rows.document,
        order=order,
        symbol=text_symbol(rows.document, texts, text.status, text.number),
        **_text_values(text),
    )
    rows.resolutions.append(resolution)
    names = {"main": text.sponsors, "additional": text.additional_sponsors}
    rows.sponsorships += _sponsorships(names, resolution=resolution)
    anchors = Anchors()
    footnotes = _add_footnotes(rows, text.footnotes, resolution, anchors)
    place = _Place(resolution, footnotes, anchors)
    for paragraph in text.paragraphs:
        anchor = anchors.of_paragraph(paragraph.kind, paragraph.number)
        added = _add_piece(rows, paragraph, place, kind=paragraph.kind, anchor=anchor)
        added.position = paragraph.position
        added.number, added.lead_phrase = paragraph.number or "", paragraph.lead_phrase or ""
        if rows.document.language == "en":
            _say_who_does_what(added)
    _add_annexes(rows, text.annexes, place)


def _text_values(text: records.ResolutionText) -> dict[str, Any]:
    report = text.on_report_of
    return {
        "ordinal": text.ordinal or "",
        "number": text.number or "",
        "title": text.title,
        "title_key": fold(text.title),
        "title_marks": [_flat(mark) for mark in text.title_marks],
        "status": text.status,
        "adopted_on": text.adopted_on,
        "plenary_meeting": text.plenary_meeting or "",
        "report_symbol": report.symbol if report else "",
        "report_paragraph": (report.paragraph or "") if report else "",
        "draft_symbol": text.draft_symbol or "",
        "vote": _flat(text.vote) if text.vote else None,
        "line": text.line,
    }


def _add_annexes(rows: Rows, annexes: tuple[records.Annex, ...], place: _Place) -> None:
    for number, annex in enumerate(annexes, start=1):
        row = unsaved(
            Annex,
            document=rows.document,
            resolution=place.resolution,
            order=len(rows.annexes),
            label=annex.label or "",
            title=annex.title,
            line=annex.line,
        )
        rows.annexes.append(row)
        inside = replace(place, annex=row)
        for block in annex.blocks:
            heading = block.kind == "heading"
            anchor = place.anchors.of_block(number, heading=heading)
            kind = "annex_heading" if heading else "annex"
            _add_piece(rows, block, inside, kind=kind, anchor=anchor).number = block.number or ""


def _add_piece(
    rows: Rows, piece: Piece, place: _Place, *, kind: str, anchor: str, parent: NewParagraph | None = None
) -> NewParagraph:
    """Add a paragraph, its marks, its citations and, after it, its sub-paragraphs."""
    added = NewParagraph(
        *(place.resolution, place.annex, parent, len(rows.paragraphs), kind, anchor),
        *(piece.text, full_text(piece), piece.italics, piece.line),
    )
    rows.paragraphs.append(added)
    for order, mark in enumerate(piece.footnote_marks):
        body = _body_of(mark.label, piece.line, place.footnotes)
        values = {"footnote": body, "label": mark.label, "offset": mark.offset, "order": order}
        rows.marks.append(unsaved(FootnoteMark, paragraph=added, **values))
    if piece.citations:
        rows.citations += _citations(piece.citations, paragraph=added)
    for index, sub in enumerate(piece.sub_paragraphs, start=1):
        sub_anchor = place.anchors.unique(f"{anchor}-{slug(sub.label) or f'tail{index}'}")
        _add_piece(rows, sub, place, kind=kind, anchor=sub_anchor, parent=added).label = sub.label
    return added


def _say_who_does_what(paragraph: NewParagraph) -> None:
    """Give an English paragraph the verbs behind its lead phrase and whom it addresses."""
    paragraph.verbs = verbs(paragraph.lead_phrase)
    if paragraph.kind == "operative":
        paragraph.named = addressees(paragraph.text, paragraph.lead_phrase)


def full_text(piece: Piece) -> str:
    """Give a paragraph's text and, a line each, the labels and texts of all its sub-paragraphs."""
    if not piece.sub_paragraphs:
        return piece.text
    lines = [piece.text]
    lines += [f"{sub.label} {full_text(sub)}".strip() for sub in piece.sub_paragraphs]
    return "\n".join(filter(None, lines))


def _citations(citations: tuple[records.Citation, ...], **where: Any) -> list[CrossReference]:
    return [
        unsaved(
            CrossReference,
            order=order,
            raw=citation.raw,
            offset=citation.offset,
            type=citation.type,
            body=citation.body,
            symbol=citation.symbol,
            number=citation.number,
            date=citation.date,
            pending=citation.pending,
            ibid_of=citation.ibid_of,
            pinpoint=citation.pinpoint,
            **where,
        )
        for order, citation in enumerate(citations)
    ]


def _add_footnotes(
    rows: Rows, footnotes: tuple[records.Footnote, ...], resolution: Resolution | None, anchors: Anchors
) -> tuple[Footnote, ...]:
    added = []
    for footnote in footnotes:
        row = unsaved(
            Footnote,
            document=rows.document,
            resolution=resolution,
            order=len(rows.footnotes),
            label=footnote.label,
            anchor=anchors.unique(f"fn{slug(footnote.label)}"),
            text=footnote.text,
            italics=[list(italic) for italic in footnote.italics],
            line=footnote.line,
        )
        rows.footnotes.append(row)
        rows.citations += _citations(footnote.citations, footnote=row)
        added.append(row)
    return tuple(added)


def _body_of(label: str, line: int | None, footnotes: tuple[Footnote, ...]) -> Footnote | None:
    """Find a mark's footnote: bodies stand below their marks, so the first one after the line."""
    named = [footnote for footnote in footnotes if footnote.label == label]
    below = [footnote for footnote in named if line and footnote.line and footnote.line >= line]
    return below[0] if below else named[-1] if named else None
