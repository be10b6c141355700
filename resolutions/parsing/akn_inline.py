"""Running text of official XML: plain text with the marks and italics that stood in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.parsing.akn_tree import Element, name
from resolutions.parsing.characters import plain
from resolutions.parsing.records import Mark, Range

_NOTES = ("authorialNote", "noteRef")
_OPENS = re.compile(r"[(（]\s*$")
_CLOSES = re.compile(r"^\s*[)）]")


@dataclass(frozen=True, slots=True)
class Inline:
    """One line of text; ``emphasis`` are its bold ranges, the lead phrases of Chinese texts."""

    text: str
    marks: tuple[Mark, ...] = ()
    italics: tuple[Range, ...] = ()
    emphasis: tuple[Range, ...] = ()


NOTHING = Inline("")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of text in one style, or a mark (``label`` set)."""

    text: str = ""
    italic: bool = False
    bold: bool = False
    label: str | None = None


def inline(element: Element, labels: frozenset[str] = frozenset()) -> Inline:
    """The text below an element, footnote bodies left out and their marks kept.

    ``labels`` are the footnotes of the text: a superscript that prints one of them is a mark too.
    """
    return _joined(_without_brackets(list(_pieces(element, labels, italic=False, bold=False))))


def joined(parts: list[Inline]) -> Inline:
    """Several lines of text as one, a space between them."""
    pieces: list[_Piece] = []
    for part in parts:
        pieces += [*_again(part), _Piece(" ")]
    return _joined(pieces)


def tail(line: Inline, start: int) -> Inline:
    """The text from an offset on, with what stands on it; leading space is dropped."""
    start += len(line.text[start:]) - len(line.text[start:].lstrip())
    return Inline(
        line.text[start:],
        tuple(Mark(mark.label, max(mark.offset - start, 0)) for mark in line.marks),
        _moved(line.italics, start),
        _moved(line.emphasis, start),
    )


def _moved(ranges: tuple[Range, ...], start: int) -> tuple[Range, ...]:
    return tuple((max(begin - start, 0), end - start) for begin, end in ranges if end > start)


def _again(line: Inline) -> Iterator[_Piece]:
    """The pieces of a finished line."""
    cuts = {0, len(line.text), *(mark.offset for mark in line.marks)}
    cuts |= {edge for each in (*line.italics, *line.emphasis) for edge in each}
    edges = sorted(cuts)
    for here, after in zip(edges, [*edges[1:], len(line.text)], strict=True):
        yield from (_Piece(label=mark.label) for mark in line.marks if mark.offset == here)
        yield _Piece(line.text[here:after], _inside(here, line.italics), _inside(here, line.emphasis))


def _inside(offset: int, ranges: tuple[Range, ...]) -> bool:
    return any(start <= offset < end for start, end in ranges)


def _pieces(element: Element, labels: frozenset[str], *, italic: bool, bold: bool) -> Iterator[_Piece]:
    style = element.get("class", "").split() if name(element) == "span" else []
    italic = italic or "italic" in style or name(element) == "i"
    bold = bold or "bold" in style or name(element) == "b"
    yield _Piece(element.text or "", italic, bold)
    for below in element:
        if name(below) in _NOTES:
            yield _Piece(label=plain(below.get("marker", "")).strip() or "?")
        elif name(below) == "sup" and "".join(below.itertext()).strip() in labels:
            yield _Piece(label="".join(below.itertext()).strip())
        elif name(below) in ("eol", "br"):
            yield _Piece(" ")
        else:
            yield from _pieces(below, labels, italic=italic, bold=bold)
        yield _Piece(below.tail or "", italic, bold)


def _without_brackets(pieces: list[_Piece]) -> list[_Piece]:
    """Arabic marks stand in superscript brackets, ``(<note/>)``: those are part of the mark."""
    kept = [piece for piece in pieces if piece.text or piece.label]
    for place in range(1, len(kept) - 1):
        before, here, after = kept[place - 1 : place + 2]
        if here.label and _OPENS.search(before.text) and _CLOSES.search(after.text):
            kept[place - 1] = _Piece(_OPENS.sub("", before.text), before.italic, before.bold)
            kept[place + 1] = _Piece(_CLOSES.sub("", after.text), after.italic, after.bold)
    return kept


def _joined(pieces: list[_Piece]) -> Inline:
    """Pieces as one line of single-spaced text; a mark never stands behind a space."""
    text = ""
    marks: list[Mark] = []
    italics: list[Range] = []
    bold: list[Range] = []
    for piece in pieces:
        if piece.label:
            marks.append(Mark(piece.label, len(text.rstrip())))
            continue
        more = plain(piece.text)
        start = len(text)
        text += more.lstrip() if text.endswith(" ") or not text else more
        for wanted, ranges in ((piece.italic, italics), (piece.bold, bold)):
            if wanted:
                _extend(ranges, text, start, len(text))
    text = text.rstrip()
    return Inline(text, tuple(marks), _trimmed(italics, text), _trimmed(bold, text))


def _extend(ranges: list[Range], text: str, start: int, end: int) -> None:
    """Add a range, as one with the range before it when only space stands between."""
    if ranges and not text[ranges[-1][1] : start].strip():
        start = ranges.pop()[0]
    if text[start:end].strip():
        ranges.append((start, end))


def _trimmed(ranges: list[Range], text: str) -> tuple[Range, ...]:
    """Ranges without the spaces at their ends."""
    return tuple(
        (start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
        for start, end in ranges
        if text[start:end].strip()
    )
