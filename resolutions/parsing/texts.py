"""One resolution text from its rows: heading, paragraphs, annexes and closing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.parsing import annexes, body, closing, cover, origin
from resolutions.parsing.compose import pieces
from resolutions.parsing.glue import glue
from resolutions.parsing.layout import Row, Shape
from resolutions.parsing.records import Mark, Problem, ResolutionText, Unparsed
from resolutions.parsing.structure import DRAFT, Section


@dataclass(frozen=True, slots=True)
class Read:
    """One text as read, with what it could not settle."""

    text: ResolutionText
    problems: tuple[Problem, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()


def read(section: Section, form: Shape, covered: cover.Cover | None) -> Read:
    """Read one text; its heading from the cover if it has one, else from the rows above it."""
    found = body.read(pieces(section.body, form, resolution=True))
    end = closing.read(section.closing)
    first = section.head[0] if section.head else section.formula
    head = _from_cover(covered) if covered is not None else _from_head(section.head)
    text = replace(
        head,
        adopted_on=head.adopted_on or end.day,
        plenary_meeting=end.meeting,
        vote=end.vote,
        paragraphs=found.paragraphs,
        annexes=tuple(annexes.read(rows, form) for rows in section.annexes),
        line=first.number if first else None,
    )
    if text.plenary_meeting or text.number or text.adopted_on:
        text = replace(text, status="adopted")
    return Read(text, found.problems, found.unparsed + end.unparsed)


def _from_cover(covered: cover.Cover) -> ResolutionText:
    title = cover.title(
        covered.part_marks + covered.part_title if covered.part_title else covered.title + covered.part_marks
    )
    number = f"{covered.number} {covered.part}" if covered.number and covered.part else covered.number
    return ResolutionText(
        ordinal=None,
        number=number,
        title=title.text,
        status="draft",
        adopted_on=origin.adopted_on(covered.adopted),
        on_report_of=origin.report_of(covered.report),
        draft_symbol=origin.draft_of(covered.report),
        title_marks=title.marks,
    )


def _from_head(head: Sequence[Row]) -> ResolutionText:
    """Read the heading of a text in a report (``Draft resolution II``), or of a lettered part."""
    rows = list(head)
    ordinal = None
    if rows and (match := DRAFT.fullmatch(rows[0].plain)):
        ordinal = match["ordinal"]
        rows = (
            [replace(rows[0], text=match["title"], plain=match["title"]), *rows[1:]]
            if match["title"]
            else rows[1:]
        )
    joined = ""
    for row in rows:
        joined = glue(joined, row.text)
    title = cover.title(joined)
    return ResolutionText(ordinal, None, title.text, "draft", title_marks=title.marks)


def numbered_parts(texts: Sequence[ResolutionText], covered: cover.Cover) -> tuple[ResolutionText, ...]:
    """Give the lettered parts of one resolution what they share: number, report, meeting and day."""
    if not covered.number or len(texts) < 2:
        return tuple(texts)
    first, last = texts[0], texts[-1]
    shared = [
        replace(
            _lettered(one, covered.number),
            status="adopted",
            on_report_of=first.on_report_of,
            draft_symbol=first.draft_symbol,
            adopted_on=one.adopted_on or first.adopted_on or last.adopted_on,
            plenary_meeting=one.plenary_meeting or last.plenary_meeting,
        )
        for one in texts
    ]
    return tuple(shared)


def _lettered(text: ResolutionText, number: str) -> ResolutionText:
    """Part the letter from the title of ``B Income estimates``: it belongs to the number."""
    letter, _, title = text.title.partition(" ")
    if text.number is not None or len(letter) != 1 or not letter.isupper() or not title:
        return text
    marks = tuple(Mark(one.label, max(0, one.offset - 2)) for one in text.title_marks)
    return replace(text, number=f"{number} {letter}", title=title, title_marks=marks)
