"""The styles of a pack as a Word document: a person changes one of them, not each paragraph."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.text.font import CT_RPr
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.text.parfmt import ParagraphFormat

from resolutions.packs import records
from resolutions.packs.wordxml import element, put

TEXT_FACE, HEAD_FACE = "Times New Roman", "Arial"
"""Faces that every word processor has, in every script of the official languages."""
INK, SOFT = RGBColor(0x1A, 0x1F, 0x1C), RGBColor(0x4F, 0x5B, 0x54)

CLAUSE, CLAUSE_TITLE, CITATION = "Clause", "Clause Title", "Clause Citation"
NOTE, NOTE_MARK, LINK = "Footnote Text", "Footnote Reference", "Hyperlink"
STANDING = {
    records.ADOPTED: "Standing Adopted",
    records.DRAFT: "Standing Draft",
    records.REPORT: "Standing Report",
}
"""How far a clause has come is told apart by words and by a frame: adopted solid, draft dashed."""

_BORDERS = {
    records.ADOPTED: {"left": ("single", 18)},
    records.DRAFT: dict.fromkeys(("top", "left", "bottom", "right"), ("dashed", 8)),
    records.REPORT: {"left": ("single", 6)},
}
"""Lines around the standing of a clause: their form and their width in eighths of a point."""
INDENT = Mm(9)
"""How far the text stands from its number, and each part from the text around it."""


def add_styles(document: Document) -> None:
    """Give a document the page and the styles of a pack."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin = section.bottom_margin = Mm(25)
    _face(document.styles["Normal"], TEXT_FACE, 11)
    _paragraph(document, "Normal", after=6)
    _face(document.styles["Title"], HEAD_FACE, 20, bold=True)
    _without_line(document.styles["Title"])
    _face(document.styles["Heading 1"], HEAD_FACE, 13, bold=True)
    _paragraph(document, "Heading 1", before=22, after=3).keep_with_next = True
    for name in (CLAUSE, CITATION, NOTE, *STANDING.values(), CLAUSE_TITLE):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _paragraph(document, CLAUSE, before=4, after=4)
    _face(document.styles[CITATION], HEAD_FACE, 9, color=SOFT)
    _paragraph(document, CITATION, after=2)
    _face(document.styles[CLAUSE_TITLE], TEXT_FACE, 10, color=SOFT)
    _paragraph(document, CLAUSE_TITLE, after=4).keep_with_next = True
    _face(document.styles[NOTE], TEXT_FACE, 9)
    _paragraph(document, NOTE, after=0)
    for status, name in STANDING.items():
        _face(document.styles[name], HEAD_FACE, 9.5, bold=status != records.REPORT)
        _paragraph(document, name, after=4).keep_with_next = True
        _frame(document.styles[name], _BORDERS[status])
    mark = document.styles.add_style(NOTE_MARK, WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    link = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x14, 0x59, 0x4A)


def _face(style: BaseStyle, face: str, size: float, *, bold: bool = False, color: RGBColor = INK) -> None:
    """Set the face of a style for every script, in points."""
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - only such are given
    style.font.name, style.font.size, style.font.bold = face, Pt(size), bold
    style.font.color.rgb = color
    properties = style.element.get_or_add_rPr()
    faces = properties.find(qn("w:rFonts"))
    for kind in list(faces.attrib):
        del faces.attrib[kind]
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{kind}"), face)
    _sized_in_complex_scripts(properties, size, bold=bold)


def _sized_in_complex_scripts(properties: CT_RPr, size: float, *, bold: bool) -> None:
    """Arabic has its own size and weight."""
    put(properties, element("w:szCs", val=str(round(size * 2))), element("w:bCs", val=str(int(bold))))


def _paragraph(document: Document, name: str, *, before: float = 0, after: float = 0) -> ParagraphFormat:
    """Set the spaces around a style's paragraphs, in points; give their format."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - only such are given
    shaped: ParagraphFormat = style.paragraph_format
    shaped.space_before, shaped.space_after = Pt(before), Pt(after)
    return shaped


def _frame(style: BaseStyle, sides: dict[str, tuple[str, int]]) -> None:
    """Draw lines around a style's paragraphs."""
    borders = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            form, width = sides[side]
            put(borders, element(f"w:{side}", val=form, sz=str(width), space="4", color="14594A"))
    put(style.element.get_or_add_pPr(), borders)


def _without_line(style: BaseStyle) -> None:
    """Take the rule under a title away."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
