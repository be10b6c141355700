"""Committee reports: their own numbered paragraphs, and what these say of the texts recommended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.body import is_heading, stripped, sub_paragraphs
from resolutions.parsing.compose import LABEL, NUMBER, Piece
from resolutions.parsing.markup import rich
from resolutions.parsing.records import ReportParagraph, ResolutionText, Unparsed
from resolutions.parsing.sponsors import names

RECOMMENDS = re.compile(
    r"\d{1,3} ?\. *(?:Accordingly, )?[Tt]he .{3,120}? (?:also |further )?"
    r"recommends (?:to the General Assembly|that)"
)
_DRAFT_SYMBOL = r"A/[\w./-]*L\.\d+(?:/Rev\.\d+)?(?:/Add\.\d+)?"
_ADOPTED = re.compile(
    rf"draft (?:resolution|decision)s? (?P<symbol>{_DRAFT_SYMBOL})[^()]*(?:\([^()]*\)[^()]*?)??"
    r"\(see (?:also )?para(?:graph|\.)? ?\d+"
    r"(?:, (?:sect\. [\w.]+, )?draft (?:resolution|decision) (?P<ordinal>[IVXL]+))?\)"
)
_ADOPTION = re.compile(r"\b(?:adopted|approved|recommended)\b")
_SUBMITTED = re.compile(
    r"submitted by (?P<names>.+?)(?:\.(?=\s+[A-Z])|\.$|;|, (?:and )?(?:which|entitled)\b)"
)
_INTRODUCED = re.compile(
    r"the representatives? of (?P<lead>[^,]+?)(?:, (?:also )?on behalf of (?P<names>.+?))?"
    r", introduced a (?:revised )?draft"
)
_JOINED = re.compile(
    r"Subsequently, (?P<names>.+?) "
    r"(?:joined in sponsoring|joined as sponsors|became sponsors|joined the sponsors)"
)
_SECTION = re.compile(r"([IVXL]+|([A-Z])\2?|\d+)\.\s")


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading with the line it stands on, and its rank: 1 for ``II.``, 2 for ``A.``."""

    text: str
    line: int
    rank: int


def paragraphs(pieces: Sequence[Piece]) -> tuple[tuple[ReportParagraph, ...], tuple[Unparsed, ...]]:
    """Read a report's paragraphs, each under the headings above it; headings over none are unparsed."""
    found: list[ReportParagraph] = []
    headings: tuple[_Heading, ...] = ()
    all_headings: list[_Heading] = []
    items: list[tuple[str, Piece]] = []
    for piece in pieces:
        words = piece.plain
        number = NUMBER.match(words)
        if number and not (piece.styled and len(words) < 80):
            _finish(found, items)
            text = rich(stripped(piece, number[1]))
            above = tuple(one.text for one in headings)
            found.append(
                ReportParagraph(number[1], text.text, above, text.marks, text.italics, line=piece.line)
            )
        elif found and (label := LABEL.match(words)):
            items.append((label[0].strip(), piece))
        elif found and not items and found[-1].text.endswith(":") and not _SECTION.match(words):
            items.append(("", piece))  # the title of a draft decision
        elif is_heading(piece) or not found:
            _finish(found, items)
            headings = _under(headings, rich(piece.text).text, piece.line)
            all_headings.append(headings[-1])
        else:
            items.append(("", piece))
    _finish(found, items)
    over = {one for paragraph in found for one in paragraph.headings}
    return tuple(found), tuple(Unparsed(one.line, one.text) for one in all_headings if one.text not in over)


def _finish(found: list[ReportParagraph], items: list[tuple[str, Piece]]) -> None:
    if found and items:
        parts = found[-1].sub_paragraphs + sub_paragraphs(items)
        found[-1] = replace(found[-1], sub_paragraphs=parts)
    items.clear()


def _under(headings: tuple[_Heading, ...], new: str, line: int) -> tuple[_Heading, ...]:
    """Put a heading in its place: below headings of a higher rank, instead of its like."""
    rank = _rank(new, headings)
    return (*(one for one in headings if one.rank < rank), _Heading(new, line, rank))


def _rank(heading: str, above: tuple[_Heading, ...]) -> int:
    """Tell the rank of a heading by its number; ``I.`` after ``H.`` is a letter."""
    match = _SECTION.match(heading)
    if match is None:
        return 4
    if match[1].isdigit():
        return 3
    before = next((one.text[0] for one in above if one.rank == 2), "")
    if len(match[1]) == 1:
        letter = match[1] not in "IVX" or (before and ord(match[1]) == ord(before) + 1)
    else:
        letter = match[2] is not None and match[1] not in ("II", "XX")
    return 2 if letter else 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a recommended text comes from, as the report tells it."""

    ordinal: str | None
    symbol: str
    sponsors: tuple[str, ...] = ()
    additional: tuple[str, ...] = ()


def origins(given: Sequence[ReportParagraph]) -> tuple[Origin, ...]:
    """Find which draft became which recommended text, and who sponsored it."""
    found: list[Origin] = []
    for place, one in enumerate(given):
        if not _ADOPTION.search(one.text):
            continue
        for match in _ADOPTED.finditer(one.text):
            before = [other for other in given[: place + 1] if match["symbol"] in other.text or other is one]
            submitted = next((other for other in before if _sponsors(other.text)), None)
            text = submitted.text if submitted else ""
            joined = _JOINED.search(text) or _JOINED.search(one.text)
            found.append(
                Origin(
                    match["ordinal"],
                    match["symbol"],
                    _sponsors(text),
                    names(joined["names"], running=True) if joined else (),
                )
            )
    return tuple(found)


def _sponsors(text: str) -> tuple[str, ...]:
    if match := _SUBMITTED.search(text):
        return names(match["names"], running=True)
    if match := _INTRODUCED.search(text):
        return names(match["lead"], running=True) + (
            names(match["names"], running=True) if match["names"] else ()
        )
    return ()


def with_origins(texts: Sequence[ResolutionText], given: Sequence[Origin]) -> tuple[ResolutionText, ...]:
    """Give each recommended text its draft symbol and sponsors."""
    by_ordinal = {one.ordinal: one for one in given}
    done = []
    for text in texts:
        origin = by_ordinal.get(text.ordinal)
        if origin is None and len(texts) == len(given) == 1:
            origin = given[0]
        if origin is not None:
            text = replace(
                text,
                draft_symbol=origin.symbol,
                sponsors=origin.sponsors,
                additional_sponsors=origin.additional,
            )
        done.append(text)
    return tuple(done)
