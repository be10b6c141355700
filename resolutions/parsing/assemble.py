"""The document from its parts: cover, texts, footnotes, annexes, a report's own paragraphs."""

from collections.abc import Iterable, Sequence

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
from resolutions.parsing.records import Document, Problem, ReportParagraph, ResolutionText, Source, Unparsed


def document(
    source: Source,
    rows: tuple[Row, ...],
    notes: tuple[Note, ...],
    form: Shape,
    problems: tuple[Problem, ...] = (),
    symbol: str | None = None,
) -> Document:
    """Build the document; every row and footnote has its place in it."""
    parts = structure.cut(baremarks.read(rows, notes))
    if not parts.readable:
        raise Unreadable("no resolution in it: no enacting formula, no preamble, no report's paragraph")
    covered = cover.read(parts.cover)
    reads = [
        texts.read(one, form, covered if n == 0 and not parts.is_report else None)
        for n, one in enumerate(parts.sections)
    ]
    own = anchors.answered(notes, parts, [one.text for one in reads])
    read_texts = texts.numbered_parts(own.texts, covered)
    given, stray = _report_paragraphs(parts, form)
    if parts.is_report:
        read_texts = report.with_origins(read_texts, report.origins(given))
    symbol = covered.symbol or symbol or _symbol(covered)
    session = inference.session(covered, symbol, read_texts)
    found = [*problems, *inference.gaps(covered, symbol, session, rows[0].number if rows else 1)]
    found.extend(problem for one in reads for problem in one.problems)
    found.extend(own.problems)
    return Document(
        source=source,
        kind=_kind(parts, read_texts),
        symbol=symbol,
        title=(cover.title(covered.title).text or (read_texts[0].title if read_texts else "")) or None,
        language="en",
        body=covered.organ or parts.organ or "General Assembly",
        session=session,
        committee=cover.committee(covered),
        agenda_items=agenda.items(covered.items, covered.item_titles),
        distribution=covered.distribution,
        date=covered.date,
        sponsors=covered.sponsors,
        revised="revised" in (covered.proposal or "").lower() or "/Rev." in (symbol or ""),
        resolutions=read_texts,
        report_paragraphs=given,
        report_footnotes=own.report,
        annexes=tuple(annexes.read(one, form) for one in parts.annexes),
        warnings=_in_order(found),
        unparsed=tuple(
            sorted((*covered.stray, *stray, *(line for one in reads for line in one.unparsed)), key=_line)
        ),
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


def _symbol(covered: cover.Cover) -> str | None:
    """The symbol that an adopted resolution's number gives it."""
    if covered.number and (covered.organ or "General Assembly") == "General Assembly":
        return f"A/RES/{covered.number}"
    return None


def _line(one: Unparsed) -> int:
    return one.line


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda one: (one.line or 0, one.message)))
