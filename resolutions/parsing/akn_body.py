"""Units of an official text, made into paragraphs with their parts, or into the blocks of annexes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from resolutions.parsing.akn_inline import Inline
from resolutions.parsing.akn_units import Unit, printed_number
from resolutions.parsing.leads import conventional
from resolutions.parsing.nesting import nested
from resolutions.parsing.records import Annex, Block, Footnote, Paragraph, SubParagraph

_ANNEX = re.compile(
    r"(?:Annex|Annexe|Anexo|Appendix|Appendice|Apéndice|Приложение|Добавление|مرفق|المرفق|附件|附录)"
    r"(?:\s*[IVXLA-Z\d一二三四五六七八九十]{1,5}|\s\w+)?",
)


@dataclass
class _Open:
    """A paragraph or block whose parts are still being collected."""

    head: Unit
    parts: list[SubParagraph] = field(default_factory=list)


def paragraphs(units: Iterable[Unit]) -> tuple[Paragraph, ...]:
    """The paragraphs of one resolution text, numbered by position from 1."""
    groups = _grouped(_with_numbers(units))
    return tuple(_paragraph(position, group) for position, group in enumerate(groups, start=1))


def annexes(units: Iterable[Unit]) -> tuple[Annex, ...]:
    """The annexes in the units behind a text; a heading "Annex" opens each, the next one is its title.

    Some files leave "Annex" out: then the first heading is the title.
    """
    found: list[Annex] = []
    opened = True
    for group in _grouped(_with_numbers(units), in_annex=True):
        block = _block(group)
        if _ANNEX.fullmatch(block.text) and not block.number:
            found.append(Annex(None, line=block.line))
            opened = True
            continue
        found = found or [Annex(None, line=block.line)]
        if opened and block.kind == "heading" and not block.footnote_marks:
            found[-1] = replace(found[-1], title=block.text)
        else:
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, block))
        opened = False
    return tuple(found)


def table_notes(units: Iterable[Unit]) -> tuple[Footnote, ...]:
    """The notes under tables, ``a See ...``, as footnotes under their letter."""
    return tuple(
        Footnote(unit.inline.marks[0].label, unit.inline.text, unit.inline.italics, line=unit.line)
        for unit in units
        if is_table_note(unit)
    )


def is_table_note(unit: Unit) -> bool:
    """Whether a unit is a note under a table that opens with its own mark."""
    return unit.kind == "note" and unit.inline.marks[:1] != () and unit.inline.marks[0].offset == 0


def lead_phrase(line: Inline) -> str | None:
    """The opening in italics (bold in Chinese) as printed, without its final comma.

    Without italics the conventional phrase; a sentence in bold is no lead phrase. None if there is none.
    """
    for ranges in (line.italics, line.emphasis):
        if ranges and ranges[0][0] == 0 and not line.text[: ranges[0][1]].endswith("."):
            return line.text[: ranges[0][1]].rstrip(" ,،，;；：:") or None
    return conventional(line.text) or None


def _with_numbers(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units with numbers put where they belong: out of the text, or onto the text behind them."""
    expected = 1
    waiting: Unit | None = None
    for unit in units:
        if waiting is not None and unit.number is None and not unit.label and unit.kind == "paragraph":
            unit = replace(unit, number=waiting.number, label=waiting.label)
            waiting = None
        elif waiting is not None:
            yield waiting
            waiting = None
        unit = printed_number(unit, expected) if unit.kind == "paragraph" else unit
        if unit.number:
            expected = int(unit.number) + 1
        if not unit.inline.text and (unit.number or unit.label):
            waiting = unit
        else:
            yield unit
    if waiting is not None:
        yield waiting


def _grouped(units: Iterable[Unit], *, in_annex: bool = False) -> Iterator[_Open]:
    """Each paragraph with the parts that follow it."""
    current: _Open | None = None
    for unit in units:
        if is_table_note(unit):
            continue
        if current is not None and _belongs(unit, current, in_annex=in_annex):
            current.parts.append(_part(unit))
        else:
            if current is not None:
                yield current
            current = _Open(_with_kind(unit))
    if current is not None:
        yield current


def _belongs(unit: Unit, current: _Open, *, in_annex: bool) -> bool:
    """Whether a unit is a part of the paragraph before it."""
    if unit.kind == "heading" or unit.number:
        return False
    if unit.label:
        return current.head.kind != "heading"
    if unit.kind in ("row", "note"):
        return not in_annex
    goes_on = bool(current.parts) and unit.inline.text[:1].islower() and not _opens(unit)
    if in_annex or unit.kind == "preambular" or current.head.kind != "paragraph":
        return goes_on
    return goes_on or (current.head.number is not None and lead_phrase(unit.inline) is None)


def _opens(unit: Unit) -> bool:
    """Whether a preambular paragraph begins here: Russian ones begin with small letters, in italics."""
    return unit.kind == "preambular" and any(start == 0 for start, _ in unit.inline.italics)


def _with_kind(unit: Unit) -> Unit:
    """An unnumbered body paragraph that ends with a comma is preambular wherever it stands."""
    comma = unit.inline.text.endswith((",", "،", "，"))
    if unit.kind == "paragraph" and not unit.number and comma and lead_phrase(unit.inline):
        return replace(unit, kind="preambular")
    return unit


def _part(unit: Unit) -> SubParagraph:
    line = unit.inline
    return SubParagraph(unit.label, line.text, line.marks, line.italics, line=unit.line)


def _paragraph(position: int, group: _Open) -> Paragraph:
    head, line = group.head, group.head.inline
    kind = head.kind if head.kind in ("preambular", "heading") else "operative"
    parts = group.parts
    if head.label:
        parts, line = [_part(head), *parts], Inline("")
    return Paragraph(
        position, kind, head.number, lead_phrase(line) if kind != "heading" else None,
        line.text, line.marks, line.italics, sub_paragraphs=nested(parts), line=head.line,
    )  # fmt: skip


def _block(group: _Open) -> Block:
    head, line = group.head, group.head.inline
    kind = "heading" if head.kind == "heading" else "paragraph"
    number = head.number or head.label or None
    return Block(
        kind, line.text, number, line.marks, line.italics,
        sub_paragraphs=nested(group.parts), line=head.line,
    )  # fmt: skip
