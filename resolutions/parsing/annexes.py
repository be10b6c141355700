"""Annexes: a title, then headings, numbered or plain paragraphs and their parts."""

from collections.abc import Sequence

from resolutions.parsing.body import is_heading, is_participle_heading, stripped, sub_paragraphs, tabular
from resolutions.parsing.compose import Piece, pieces
from resolutions.parsing.layout import Row, Shape
from resolutions.parsing.markup import rich
from resolutions.parsing.openings import LABEL, NUMBER
from resolutions.parsing.records import Annex, Block
from resolutions.parsing.structure import ANNEX


def read(rows: Sequence[Row], form: Shape) -> Annex:
    """Read an annex from the row that names it.

    The heading right under that is its title; one with footnote marks stays a heading, which keeps them.
    """
    match = ANNEX.fullmatch(rows[0].plain)
    title = match["title"] if match else None
    found = list(pieces(rows[1:], form, resolution=False))
    if title is None and found and is_heading(found[0]) and not NUMBER.match(found[0].plain):
        heading = rich(found[0].text)
        if not heading.marks:
            title = heading.text
            del found[0]
    return Annex(title, blocks(found), line=rows[0].number, label=match["label"] if match else None)


def blocks(given: Sequence[Piece]) -> tuple[Block, ...]:
    """Read the headings and paragraphs of an annex, in order."""
    found: list[Block] = []
    rows = tabular(given)
    index = 0
    while index < len(given):
        piece = given[index]
        index += 1
        items: list[tuple[str, Piece]] = []
        if index - 1 in rows:
            found.append(_row(piece))
            continue
        while index < len(given) and (label := LABEL.match(given[index].plain)):
            items.append((label[0].strip(), given[index]))
            index += 1
        found.append(_block(piece, items))
    return tuple(found)


def _row(piece: Piece) -> Block:
    """Give a table's row as it stands, a paragraph without number."""
    text = rich(piece.text)
    return Block("paragraph", text.text, footnote_marks=text.marks, italics=text.italics, line=piece.line)


def _block(piece: Piece, items: Sequence[tuple[str, Piece]]) -> Block:
    heading = not items and (is_heading(piece) or is_participle_heading(piece))
    match = None if heading else NUMBER.match(piece.plain)
    number = match[1] if match else None
    text = rich(stripped(piece, number or ""))
    return Block(
        kind="heading" if heading else "paragraph",
        text=text.text,
        number=number,
        footnote_marks=text.marks,
        italics=text.italics,
        sub_paragraphs=sub_paragraphs(items),
        line=piece.line,
    )
