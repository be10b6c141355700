"""The document from its parts: cover, texts, footnotes, annexes, a report's own paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing import (
    agenda,
    anchors,
    annexes,
    baremarks,
    cover,
    inference,
    report,
    structure,
    texts,
)
from resolutions.parsing.compose import pieces
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.footnotes import Note
from resolutions.parsing.layout import Row, Shape
from resolutions.parsing.records import (
    Document,
    Problem,
    ReportParagraph,
    ResolutionText,
    SessionOf,
    Source,
    Unparsed,
)
from resolutions.symbols import normalize


@dataclass(frozen=True, slots=True)
class Found:
    """What the text stages found before the document: its rows, footnotes, running symbol, problems."""

    rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    form: Shape
    symbol: str | None = None
    problems: tuple[Problem, ...] = ()


def document(source: Source, found: Found) -> Document:
    """Build the document; every row and footnote has its place in it.

    Raises Unreadable where there is no text of a resolution, nor a report.
    """
    parts = structure.cut(baremarks.read(found.rows, found.notes))
    if not parts.readable:
        raise Unreadable("no resolution in it: no enacting formula, no preamble, no report's paragraph")
    covered = cover.read(parts.cover)
    reads = [
        texts.read(one, found.form, covered if n == 0 and not parts.is_report else None)
        for n, one in enumerate(parts.sections)
    ]
    own = anchors.answered(found.notes, parts, [one.text for one in reads])
    given, stray = _report_paragraphs(parts, found.form)
    read_texts = texts.numbered_parts(own.texts, covered)
    if parts.is_report:
        read_texts = report.with_origins(read_texts, report.origins(given))
    if parts.is_report and covered.part:
        stray += (Unparsed(covered.title_line or 1, f"{covered.part} {covered.part_title}"),)
    stray = (*covered.stray, *stray, *(line for one in reads for line in one.unparsed))
    problems = (*found.problems, *(problem for one in reads for problem in one.problems), *own.problems)
    record = Document(
        source=source,
        kind=_kind(parts, read_texts),
        symbol=_symbol(covered, found.symbol),
        title=cover.title(covered.title).text or (None if parts.is_report else read_texts[0].title or None),
        language="en",
        body=covered.organ or parts.organ or "General Assembly",
        session=SessionOf(None),
        resolutions=read_texts,
        report_paragraphs=given,
        report_footnotes=own.report,
        annexes=tuple(annexes.read(one, found.form) for one in parts.annexes),
        warnings=problems,
        unparsed=tuple(sorted(stray, key=_line)),
    )
    return _with_cover(record, covered, found.rows[0].number)


def _with_cover(record: Document, covered: cover.Cover, line: int) -> Document:
    """Add what the cover says, and warn of what it leaves open."""
    session = inference.session(covered, record.symbol, record.resolutions)
    problems = [*record.warnings, *inference.gaps(covered, record.symbol, session, line)]
    problems += [
        Problem(one.line, "no place found for this line: kept as unparsed") for one in record.unparsed
    ]
    return replace(
        record,
        session=session,
        committee=cover.committee(covered),
        agenda_items=agenda.items(covered.items, covered.item_titles),
        distribution=covered.distribution,
        date=covered.date,
        sponsors=covered.sponsors,
        rapporteur=covered.rapporteur,
        revised="revised" in (covered.proposal or "").lower() or "/Rev." in (record.symbol or ""),
        warnings=_in_order(problems),
    )


def _kind(parts: structure.Parts, read: Sequence[ResolutionText]) -> str:
    if parts.is_report:
        return "committee_report"
    return "resolution" if any(one.status == "adopted" for one in read) else "draft_resolution"


def _report_paragraphs(
    parts: structure.Parts, form: Shape
) -> tuple[tuple[ReportParagraph, ...], tuple[Unparsed, ...]]:
    """Read what a report says before and after its texts, and the rows that are no part of that."""
    if not parts.is_report:
        return (), tuple(Unparsed(row.number, row.plain) for row in parts.after)
    before = pieces(parts.report, form, resolution=False)
    return report.paragraphs(before + pieces(parts.after, form, resolution=False))


def _symbol(covered: cover.Cover, running: str | None) -> str | None:
    """The document's symbol, in its normal form: as printed, else the one an adopted text's number gives."""
    if printed := covered.symbol or running:
        return normalize(printed) or printed
    if covered.number and (covered.organ or "General Assembly") == "General Assembly":
        return normalize(f"A/RES/{covered.number}") or f"A/RES/{covered.number}"
    return None


def _line(one: Unparsed) -> int:
    return one.line


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda one: (one.line or 0, one.message)))
