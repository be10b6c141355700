"""The document from its parts: cover, texts, footnotes, annexes, a report's own paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.parsing import annexes, body, cover, report, structure, wording
from resolutions.parsing.anchors import Span, owners
from resolutions.parsing.compose import NUMBER, glue, pieces
from resolutions.parsing.footnotes import Note
from resolutions.parsing.layout import Row, Shape
from resolutions.parsing.markup import labels, rich
from resolutions.parsing.records import (
    Document,
    Footnote,
    Problem,
    ReportParagraph,
    ResolutionText,
    SessionOf,
    Source,
    Unparsed,
)


@dataclass(frozen=True, slots=True)
class Read:
    """One text as read, with what it could not settle."""

    text: ResolutionText
    problems: tuple[Problem, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()


def document(source: Source, rows: tuple[Row, ...], notes: tuple[Note, ...], form: Shape) -> Document:
    """Build the document; nothing of the rows and notes is left out."""
    parts = structure.cut(rows)
    first_report = _report_start(parts.front)
    is_report = first_report is not None
    covered = cover.read(_cover_rows(parts, first_report), form.spaced)
    reads = [
        _text(section, form, covered if place == 0 and not is_report else None, is_report)
        for place, section in enumerate(parts.sections)
    ]
    given = _report_paragraphs(parts, first_report, form)
    spans, marks = _spans(parts, rows, is_report)
    own = owners(notes, spans, marks)
    return _document(source, covered, parts, reads, given, _notes(notes, own, len(spans)), form, is_report)


def _report_start(front: Sequence[Row]) -> int | None:
    """Where a committee report's paragraphs begin; None if the document is no report."""
    said = next((i for i, row in enumerate(front) if cover.REPORT.fullmatch(row.plain)), None)
    for index, row in enumerate(front):
        numbered = NUMBER.match(row.plain)
        if re.fullmatch(r"I\. +Introduction", row.plain) or (
            numbered and numbered[1] == "1" and (said is not None or len(row.plain) > 60)
        ):
            return index
    return len(front) if said is not None else None


def _cover_rows(parts: structure.Parts, first_report: int | None) -> tuple[Row, ...]:
    if first_report is not None:
        return parts.front[:first_report]
    return parts.front + (parts.sections[0].head if parts.sections else ())


def _spans(
    parts: structure.Parts, rows: Sequence[Row], is_report: bool
) -> tuple[list[Span], list[frozenset[str]]]:
    """The rows of the report (or cover) and of each text, and the labels marked in them."""
    spans: list[Span] = [(0, parts.sections[0].start if parts.sections else len(rows))]
    spans += [(section.start, section.end) for section in parts.sections]
    marks = [
        frozenset(label for row in rows[start:end] for label in labels(row.text)) for start, end in spans
    ]
    marks[0] = marks[0] | frozenset(label for row in parts.after for label in labels(row.text))
    return spans, marks


def _notes(notes: Sequence[Note], own: Sequence[int], count: int) -> list[tuple[Footnote, ...]]:
    """Give the footnotes of the report and of each text."""
    given: list[list[Footnote]] = [[] for _ in range(count)]
    for note, owner in zip(notes, own, strict=True):
        text = rich(note.text)
        given[owner].append(Footnote(note.label, text.text, text.italics, line=note.line))
    return [tuple(one) for one in given]


def _report_paragraphs(parts: structure.Parts, first: int | None, form: Shape) -> tuple[ReportParagraph, ...]:
    if first is None:
        return ()
    before = report.paragraphs(pieces(parts.front[first:], form, resolution=False))
    return before + report.paragraphs(pieces(parts.after, form, resolution=False))


def _text(section: structure.Section, form: Shape, covered: cover.Cover | None, in_report: bool) -> Read:
    read = body.read(pieces(section.body, form, resolution=True))
    head = _head(section, covered)
    closing, unparsed = _closing(section.closing)
    text = replace(
        head,
        paragraphs=read.paragraphs,
        annexes=tuple(annexes.read(rows, form) for rows in section.annexes),
        plenary_meeting=closing.plenary_meeting,
        adopted_on=head.adopted_on or closing.adopted_on,
        line=section.head[0].number if section.head else section.formula.number if section.formula else None,
    )
    if closing.plenary_meeting or text.number or text.adopted_on:
        text = replace(text, status="adopted")
    return Read(text, read.problems, read.unparsed + unparsed)


def _head(section: structure.Section, covered: cover.Cover | None) -> ResolutionText:
    if covered is not None:
        title, part = cover.title(covered.title), cover.title(covered.part_title)
        number = f"{covered.number} {covered.part}" if covered.number and covered.part else covered.number
        used = part if covered.part else title
        return ResolutionText(
            None,
            number,
            used.text,
            "draft",
            adopted_on=cover.adopted_on(covered.adopted),
            on_report_of=cover.report_of(covered.report),
            title_marks=used.marks,
        )
    ordinal, title_rows = None, list(section.head)
    if title_rows and (match := structure.DRAFT.fullmatch(title_rows[0].plain)):
        ordinal, title_rows = match["ordinal"], title_rows[1:]
        if match["title"]:
            title_rows = [replace(section.head[0], text=match["title"]), *title_rows]
    joined = ""
    for row in title_rows:
        joined = glue(joined, row.text)
    title = cover.title(joined)
    return ResolutionText(ordinal, None, title.text, "draft", title_marks=title.marks)


def _closing(rows: Sequence[Row]) -> tuple[ResolutionText, tuple[Unparsed, ...]]:
    """Read ``54th plenary meeting`` and the date under it."""
    blank = ResolutionText(None, None, "", "draft")
    unparsed: list[Unparsed] = []
    for row in rows:
        if match := structure.MEETING.fullmatch(row.plain):
            day = wording.day(match["date"]) if match["date"] else None
            blank = replace(blank, plenary_meeting=match["meeting"], adopted_on=blank.adopted_on or day)
        elif blank.adopted_on is None and (day := wording.day(row.plain)) and len(row.plain) < 30:
            blank = replace(blank, adopted_on=day)
        else:
            unparsed.append(Unparsed(row.number, row.plain))
    return blank, tuple(unparsed)


def _document(
    source: Source,
    covered: cover.Cover,
    parts: structure.Parts,
    reads: Sequence[Read],
    given: tuple[ReportParagraph, ...],
    notes: list[tuple[Footnote, ...]],
    form: Shape,
    is_report: bool,
) -> Document:
    texts = [
        replace(read.text, footnotes=notes[place + 1] + (notes[0] if place == 0 and not is_report else ()))
        for place, read in enumerate(reads)
    ]
    if is_report:
        texts = list(report.with_origins(texts, report.origins(given)))
    kind = (
        "committee_report"
        if is_report
        else "resolution"
        if any(one.status == "adopted" for one in texts)
        else "draft_resolution"
    )
    problems = [one for read in reads for one in read.problems]
    unparsed = [one for read in reads for one in read.unparsed]
    return Document(
        source=source,
        kind=kind,
        symbol=_symbol(covered, texts),
        title=(cover.title(covered.title).text or (texts[0].title if texts else "")) or None,
        language="en",
        body=covered.organ or _organ(parts) or "General Assembly",
        session=covered.session or SessionOf(None),
        committee=covered.committee,
        agenda_items=cover.agenda(covered),
        distribution=covered.distribution,
        date=covered.date,
        sponsors=covered.sponsors,
        revised="revised" in (covered.proposal or "").lower() or "/Rev." in (covered.symbol or ""),
        resolutions=tuple(texts),
        report_paragraphs=given,
        report_footnotes=notes[0] if is_report else (),
        annexes=tuple(annexes.read(rows, form) for rows in parts.annexes),
        warnings=tuple(sorted(problems, key=lambda one: one.line or 0)),
        unparsed=tuple(unparsed),
    )


def _organ(parts: structure.Parts) -> str | None:
    formula = next((section.formula for section in parts.sections if section.formula), None)
    return formula.plain.removeprefix("The ").rstrip(",") if formula else None


def _symbol(covered: cover.Cover, texts: Sequence[ResolutionText]) -> str | None:
    """The symbol as printed, else the one that an adopted text's number gives."""
    if covered.symbol:
        return covered.symbol
    if covered.number and (covered.organ or "General Assembly") == "General Assembly":
        return f"A/RES/{covered.number}"
    return None
