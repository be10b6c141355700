"""The body of an official text as a flat run of units, whatever elements it was marked up with.

Official files encode the same thing in many ways: a sub-paragraph is a ``point`` of a ``list``, an
``item`` of a ``blockList``, a ``paragraph`` whose number is ``(a)``, or one without a number whose
text opens with ``(a)``. A unit says what a piece is; what it belongs to is decided later.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from resolutions.parsing.akn_inline import Inline, inline, joined, tail
from resolutions.parsing.akn_tree import Element, name
from resolutions.parsing.characters import one_line
from resolutions.parsing.nesting import LABEL

_HEADINGS = ("heading", "subheading", "crossHeading")
_TRANSPARENT = (
    "section", "container", "content", "list", "sublist", "blockList", "paragraph", "subparagraph",
    "point", "item", "hcontainer", "part", "chapter", "article", "clause", "tblock", "wrapUp", "attachments",
    "attachment", "doc", "mainBody", "preamble", "body",
)  # fmt: skip
_LEFT_OUT = ("meta", "formula", "coverPage", "conclusions")
_HEADING_CLASS = re.compile(r"H\d*|HCh\d*")
_NUMBER = re.compile(r"(?P<digits>\d{1,3})\s*(?:[.．]|-|–)?")
_LETTERS = frozenset("abcdefghij")
"""Marks of the notes under tables."""
_ASTERISKS = re.compile(r"[*\s]+")
_PRINTED_NUMBER = re.compile(r"(?P<digits>\d{1,3})\s*(?:[.．]\s|[-–]\s|(?<=\s)(?=[A-ZÀ-ÞА-Я]))\s*")


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of a body: ``kind`` is preambular, paragraph, heading, row (of a table) or note."""

    kind: str
    inline: Inline
    line: int | None
    number: str | None = None
    label: str = ""


def units(element: Element, labels: frozenset[str]) -> Iterator[Unit]:
    """The units below a preamble, a body or an annex, in order; ``labels`` are the text's footnotes."""
    found = _found(element, labels, "preambular" if name(element) == "preamble" else "paragraph")
    return (unit for unit in found if not _ASTERISKS.fullmatch(unit.inline.text))


def _found(element: Element, labels: frozenset[str], kind: str) -> Iterator[Unit]:
    """Units below an element; a number waits for the text that stands behind it."""
    number = Inline("")
    in_heading = bool(_HEADING_CLASS.fullmatch(element.get("class", "")))
    yield from _stray(element.text, kind, element)
    for below in element:
        if name(below) == "num":
            number = joined([number, inline(below)])
        elif name(below) not in _LEFT_OUT:
            for unit in _of_child(below, labels, kind):
                if in_heading and unit.kind == "paragraph":
                    unit = replace(unit, kind="heading")
                yield from _numbered(unit, number.text)
                number = Inline("")
        yield from _stray(below.tail, kind, below)
    if number.text:
        yield from _numbered(Unit(kind, Inline(""), element.sourceline), number.text)


def _stray(text: str | None, kind: str, element: Element) -> Iterator[Unit]:
    """Text that stands between elements where none is due."""
    if text and one_line(text):
        yield Unit(kind, Inline(one_line(text)), element.sourceline)


def _of_child(element: Element, labels: frozenset[str], kind: str) -> Iterator[Unit]:
    tag = name(element)
    if tag == "crossHeading" and "preamble" in element.get("refersTo", ""):
        yield _unit("preambular", element, labels)
    elif tag in _HEADINGS:
        yield _unit("heading", element, labels)
    elif tag == "table":
        yield from _rows(element, labels)
    elif tag in _TRANSPARENT or (tag in ("intro", "listIntroduction") and len(element) and _blocks(element)):
        if element.get("class") == "FootnoteText":
            notes = _found(element, labels | _LETTERS, kind)
            yield from (replace(unit, kind="note") for unit in notes)
        else:
            yield from _found(element, labels, kind)
    else:
        yield _unit(kind, element, labels)


def _blocks(element: Element) -> bool:
    return all(name(below) in ("p", "blockList", "list") for below in element)


def _unit(kind: str, element: Element, labels: frozenset[str]) -> Unit:
    """One unit, its printed label split off."""
    line = inline(element, labels)
    label = LABEL.match(line.text) if kind != "heading" else None
    if label:
        printed = line.text[: label.end()].strip()
        return Unit(kind, tail(line, label.end()), element.sourceline, label=printed)
    return Unit(kind, line, element.sourceline)


def _numbered(unit: Unit, number: str) -> Iterator[Unit]:
    """The unit with the number that stood in front of it; a heading's number is part of its text."""
    digits = _NUMBER.fullmatch(number)
    if not number or (unit.kind == "heading" and unit.inline.text.startswith(number)):
        yield unit
    elif unit.kind == "heading" and number.endswith("."):
        bare = tail(unit.inline, len(unit.inline.text) - len(unit.inline.text.removeprefix(". ")))
        yield replace(unit, inline=joined([Inline(number), bare]))
    elif unit.kind == "heading":
        yield replace(unit, inline=Inline(number))
        yield unit
    elif digits:
        yield replace(unit, number=digits["digits"])
    else:
        yield replace(unit, label=number)


def printed_number(unit: Unit, expected: int) -> Unit:
    """A unit whose number stands in its text (``3 Calls upon``), when it is the one expected."""
    found = _PRINTED_NUMBER.match(unit.inline.text)
    if unit.number or unit.label or not found or int(found["digits"]) != expected:
        return unit
    return replace(unit, number=found["digits"], inline=tail(unit.inline, found.end()))


def _rows(table: Element, labels: frozenset[str]) -> Iterator[Unit]:
    """A table's rows, the cells of each joined by spaces; superscript letters are its own notes."""
    for row in table.iter():
        if name(row) == "tr":
            line = joined([inline(cell, labels | _LETTERS) for cell in row])
            if line.text or line.marks:
                yield Unit("row", line, row.sourceline)
