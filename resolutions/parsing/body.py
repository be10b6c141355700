"""The body of a resolution text: preamble, operative paragraphs, headings and lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from resolutions.parsing import leads
from resolutions.parsing.compose import LABEL, NUMBER, SECTION, Piece
from resolutions.parsing.layout import ended
from resolutions.parsing.markup import OFF, ON, Rich, rich
from resolutions.parsing.nesting import nested
from resolutions.parsing.records import Paragraph, Problem, SubParagraph, Unparsed

_TABLE = re.compile(r"\|.*\||.*\S\s*\|\s*\S.*\|.*")
_DECIDES = re.compile(
    r"The General Assembly(?:,.{1,400}?,)? (?:also )?(?:decides|takes note|approves|elects|endorses)\b"
)
"""A decision names the organ in its sentence."""
_INITIAL = re.compile(r"(?:[IVXL]{1,6}|[A-Z])\.|.*\b[A-Z]\.")
"""Words that end with a letter's full stop, not a sentence's."""
_BEFORE_LABEL = re.compile(rf"^[*_{ON}\s]*")
_AFTER_LABEL = re.compile(rf"(?:\s?\.)?[*_{OFF}]*(?=[\s*_{ON}\w“\"]|$)\s*")
"""What emphasis and points may stand on either side of a number or label: ``*1.* Requests``."""
_SHORTEST_TABLE = 4
"""So many unfinished pieces in a row are the rows of a table, not headings."""
_LONGEST_LEAD = 90
"""Italics at a paragraph's start longer than this many characters are no lead phrase."""


@dataclass(frozen=True, slots=True)
class Body:
    """What was read from the paragraphs of one text."""

    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece with what it was read as: a paragraph's kind, ``item``, or ``table``."""

    kind: str
    label: str
    piece: Piece


def read(pieces: Sequence[Piece]) -> Body:
    """Read the paragraphs of one text, numbered and in order."""
    entries = _classified(pieces)
    groups: list[list[Entry]] = []
    for entry in entries:
        if entry.kind == "item" and groups:
            groups[-1].append(entry)
        elif entry.kind != "table":
            groups.append([entry])
    paragraphs = tuple(_paragraph(place, group[0], group[1:]) for place, group in enumerate(groups, start=1))
    tables = tuple(
        Unparsed(row.number, row.plain) for one in entries if one.kind == "table" for row in one.piece.rows
    )
    problems = [Problem(one.line, "a table: kept as it stands, not read") for one in tables[:1]]
    numbered, restored = _with_lost_numbers(paragraphs)
    problems.extend((*restored, *_checked(numbered)))
    return Body(numbered, tuple(problems), tables)


def _with_lost_numbers(
    paragraphs: tuple[Paragraph, ...],
) -> tuple[tuple[Paragraph, ...], tuple[Problem, ...]]:
    """Give back a number that was lost, where its neighbours leave no other."""
    operative = [place for place, one in enumerate(paragraphs) if one.kind == "operative"]
    done = list(paragraphs)
    problems = []
    for before, place, after in zip(operative, operative[1:], operative[2:], strict=False):
        first, one, last = done[before].number, done[place], done[after].number
        if one.number is None and one.text and first and last and int(last) == int(first) + 2:
            number = str(int(first) + 1)
            done[place] = replace(one, number=number)
            problems.append(
                Problem(one.line, f"the number of an operative paragraph is lost: read as {number}")
            )
    return tuple(done), tuple(problems)


def _classified(pieces: Sequence[Piece]) -> list[Entry]:
    entries: list[Entry] = []
    operative, numbered = False, False
    rows = tabular(pieces)
    for place, piece in enumerate(pieces):
        entry = Entry("item", "", piece) if place in rows else _entry(piece, entries, operative, numbered)
        entries.append(entry)
        if entry.kind == "operative":
            operative, numbered = True, numbered or bool(entry.label)
    return entries


def tabular(pieces: Sequence[Piece]) -> frozenset[int]:
    """Find the rows of tables, by their places: runs of unfinished pieces with figures in their last columns.

    Without figures, runs of unfinished short pieces longer than any run of headings.
    """
    found: set[int] = set()
    run: list[int] = []
    for place, piece in enumerate((*pieces, None)):
        if piece is not None and not piece.styled and (piece.figures or is_heading(piece)):
            run.append(place)
            continue
        found.update(_rows_of(run, pieces))
        run = []
    return frozenset(found)


def _rows_of(run: Sequence[int], pieces: Sequence[Piece]) -> Iterator[int]:
    """Give the places of a run of unfinished pieces that are rows of a table; headings may follow them."""
    figures = [place for place in run if pieces[place].figures]
    if len(figures) > 1:
        yield from range(run[0], figures[-1] + 1)
        return
    for heading, part in groupby(run, lambda place: SECTION.match(pieces[place].plain) is not None):
        rows = list(part)
        if not heading and len(rows) >= _SHORTEST_TABLE and rows[0] > 0:
            yield from rows


def _entry(piece: Piece, before: list[Entry], operative: bool, numbered: bool) -> Entry:
    words = piece.plain
    if "|" in words and _TABLE.fullmatch(words):
        return Entry("table", "", piece)
    if (match := NUMBER.match(words)) and (
        operative or match[1] == "1" or leads.opens_operative(words[match.end() :])
    ):
        return Entry("operative", match[1], piece)
    if before and (match := LABEL.match(words)):
        return Entry("item", match[0].strip(), piece)
    if is_heading(piece) or (operative and is_participle_heading(piece)):
        return Entry("heading", "", piece)
    if not operative:
        acts = (leads.opens_operative(words) and not leads.opens_preambular(words)) or _DECIDES.match(words)
        return Entry("operative" if acts else "preambular", "", piece)
    return Entry(_unnumbered(piece, before, numbered), "", piece)


def _unnumbered(piece: Piece, before: list[Entry], numbered: bool) -> str:
    """Say what a paragraph without number or label is, once there are operative paragraphs."""
    words = piece.plain
    above = before[-1].kind
    if above in ("heading", "preambular") and leads.opens_preambular(words) and words.endswith((",", ";")):
        return "preambular"
    if above == "heading":
        return "operative"
    listed = before[-1].kind == "item" or before[-1].piece.plain.endswith(":")
    if leads.opens_operative(words) and not (listed and numbered and piece.text[0] not in ("*", "_", ON)):
        return "operative"
    return "item"


def is_heading(piece: Piece) -> bool:
    """Whether a piece is a section heading: set as one, or unfinished and opening like no paragraph."""
    words = piece.plain
    if piece.styled:
        return not ended(words) or len(words) < 120
    if ended(words) and not (words.endswith(".") and _INITIAL.fullmatch(words)):
        return False
    return len(words) < 400 and not leads.conventional(words)


def is_participle_heading(piece: Piece) -> bool:
    """Whether a piece is a heading such as *Ensuring adequate funding*, where no preamble can be."""
    return len(piece.plain) < 200 and not ended(piece.plain) and leads.opens_preambular(piece.plain)


def stripped(piece: Piece, label: str) -> str:
    """Give a piece's text without its number or label, marks and emphasis still in-band."""
    if not label:
        return piece.text
    before = _BEFORE_LABEL.match(piece.text)
    rest = piece.text[before.end() :] if before else piece.text
    for letter in label:
        rest = rest.lstrip()
        if not rest.startswith(letter):
            return piece.text
        rest = rest[1:]
    after = _AFTER_LABEL.match(rest)
    if after is None:
        return piece.text
    opened = next((sign for sign in ("*", "_", ON) if before and sign in before[0]), "")
    closed = {"*": "*", "_": "_", ON: OFF}.get(opened, "")
    return ("" if closed in after[0] else opened) + rest[after.end() :]


def _paragraph(position: int, entry: Entry, items: list[Entry]) -> Paragraph:
    """Make a paragraph with its parts; a part that no paragraph stands above gets an empty one."""
    if entry.kind == "item":
        items, text, number = [entry, *items], Rich(""), None
    else:
        text, number = rich(stripped(entry.piece, entry.label)), entry.label or None
    return Paragraph(
        position=position,
        kind=entry.kind if entry.kind != "item" else "operative",
        number=number,
        lead_phrase=None if entry.kind == "heading" else lead_phrase(text),
        text=text.text,
        footnote_marks=text.marks,
        italics=text.italics,
        sub_paragraphs=sub_paragraphs([(item.label, item.piece) for item in items]),
        line=entry.piece.line,
    )


def sub_paragraphs(labelled: Sequence[tuple[str, Piece]]) -> tuple[SubParagraph, ...]:
    """Build the tree of a paragraph's labelled parts."""
    parts = []
    for label, piece in labelled:
        text = rich(stripped(piece, label))
        parts.append(SubParagraph(label, text.text, text.marks, text.italics, line=piece.line))
    return nested(parts)


def lead_phrase(text: Rich) -> str | None:
    """Give the italic opening as printed, else the conventional one; None where there is neither."""
    if text.italics and text.italics[0][0] == 0 and text.italics[0][1] <= _LONGEST_LEAD:
        printed = text.text[: text.italics[0][1]].strip(" ,;:")
        if printed and len(printed) < len(text.text.rstrip(".,;: ")):
            return printed
    return leads.conventional(text.text) or None


def _checked(paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Warn of numbers that are missing or out of order."""
    last = 0
    for one in paragraphs:
        if one.kind != "operative":
            continue
        if one.number is None:
            if last:
                yield Problem(one.line, f"an operative paragraph without a number after {last}")
            continue
        number = int(one.number)
        if last and number not in (last + 1, 1):
            yield Problem(one.line, f"operative paragraph {number} follows {last}")
        last = number
