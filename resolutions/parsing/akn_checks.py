"""What in an official file a person should look at: doubts about a document read from XML."""

from collections.abc import Iterator
from dataclasses import replace

from resolutions.parsing.akn_tree import Element, name
from resolutions.parsing.records import Document, Mark, Problem, ResolutionText, SubParagraph

_KNOWN = frozenset({
    "a", "annex", "article", "attachment", "attachments", "authorialNote", "b", "blockList", "body", "br",
    "chapter", "clause", "collectionBody", "component", "components", "conclusions", "container", "content",
    "coverPage", "crossHeading", "doc", "docAuthority", "docDate", "docNumber", "docProponent", "docStatus",
    "docTitle", "documentCollection", "documentRef", "eol", "formula", "hcontainer", "heading", "i", "img",
    "inline", "intro", "item", "list", "listIntroduction", "mainBody", "meta", "noteRef", "num", "p",
    "paragraph", "part", "point", "preamble", "preface", "ref", "section", "session", "span", "statement",
    "sub", "subheading", "sublist", "subparagraph", "sup", "table", "tblock", "td", "th", "tr", "u",
    "wrapUp", "akomaNtoso",
})  # fmt: skip
"""The elements whose meaning the reader knows."""


def doubts(document: Document, root: Element) -> Document:
    """The document with a warning for everything that does not fit, in the order of the lines."""
    found = [*_cover(document), *_elements(root)]
    for text in document.resolutions:
        found += [*_numbers(text), *_marks(text), *_leads(text)]
    return replace(document, warnings=tuple(sorted(found, key=lambda problem: problem.line or 0)))


def _cover(document: Document) -> Iterator[Problem]:
    wanted = {
        "symbol": document.symbol,
        "session": document.session.number,
        "title": document.resolutions[0].title,
        "number": document.resolutions[0].number,
    }
    for what, value in wanted.items():
        if not value:
            yield Problem(1, f"no {what} found; it is left empty")


def _elements(root: Element) -> Iterator[Problem]:
    """Elements nobody has seen yet: their words are kept, their meaning is not known."""
    seen: set[str] = set()
    stack = [root]
    while stack:
        element = stack.pop()
        if name(element) not in _KNOWN and name(element) not in seen:
            seen.add(name(element))
            yield Problem(
                element.sourceline, f"unknown element <{name(element)}>; its words are kept as text"
            )
        stack.extend(below for below in element if name(below) != "meta")


def _numbers(text: ResolutionText) -> Iterator[Problem]:
    """Operative numbers that neither go on nor begin again at 1."""
    last = 0
    for paragraph in text.paragraphs:
        number = int(paragraph.number) if paragraph.number else None
        if number is not None and number not in (last + 1, 1):
            yield Problem(paragraph.line, f"paragraph {number} follows paragraph {last}; kept as numbered")
        last = number if number is not None else last


def _marks(text: ResolutionText) -> Iterator[Problem]:
    """Marks without a footnote, footnotes without a mark, and labels used twice."""
    labels = [note.label for note in text.footnotes]
    marks = {mark.label: line for mark, line in _all_marks(text)}
    for label, line in marks.items():
        if label not in labels:
            yield Problem(line, f"mark {label} has no footnote; the mark is kept")
    for note in text.footnotes:
        if note.label not in marks:
            yield Problem(note.line, f"footnote {note.label} has no mark in the text; it is kept")
    for label in sorted({label for label in labels if labels.count(label) > 1 and label.isdigit()}):
        yield Problem(text.line, f"{labels.count(label)} footnotes are labelled {label}; all are kept")


def _all_marks(text: ResolutionText) -> Iterator[tuple[Mark, int | None]]:
    yield from ((mark, text.line) for mark in text.title_marks)
    for paragraph in text.paragraphs:
        yield from ((mark, paragraph.line) for mark in paragraph.footnote_marks)
        yield from _part_marks(paragraph.sub_paragraphs)
    for block in (block for annex in text.annexes for block in annex.blocks):
        yield from ((mark, block.line) for mark in block.footnote_marks)
        yield from _part_marks(block.sub_paragraphs)


def _part_marks(parts: tuple[SubParagraph, ...]) -> Iterator[tuple[Mark, int | None]]:
    for part in parts:
        yield from ((mark, part.line) for mark in part.footnote_marks)
        yield from _part_marks(part.sub_paragraphs)


def _leads(text: ResolutionText) -> Iterator[Problem]:
    for paragraph in text.paragraphs:
        if paragraph.kind != "heading" and paragraph.text and not paragraph.lead_phrase:
            yield Problem(paragraph.line, "no italics and no verb at its beginning, so no lead phrase")
