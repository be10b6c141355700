"""What a Word document needs that its library does not make: ordered properties, footnotes, fixed bytes."""

import io
import re
import zipfile

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

_UNPRINTABLE = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not hold."""

_OF_RUNS = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_OF_PARAGRAPHS = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
    "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_ORDERS = {
    qn("w:rPr"): {qn(f"w:{name}"): place for place, name in enumerate(_OF_RUNS.split())},
    qn("w:pPr"): {qn(f"w:{name}"): place for place, name in enumerate(_OF_PARAGRAPHS.split())},
}
"""The order in which ECMA-376 wants the properties of runs and paragraphs (CT_RPr, CT_PPr)."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day a ZIP file can name; every part bears it, so that the same pack is the same file."""


def printable(text: str) -> str:
    """The text without what XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def put_in_order(root: etree._Element) -> None:
    """Sort the properties of every run and paragraph as the schema wants them."""
    for tag, order in _ORDERS.items():
        for properties in root.iter(tag):
            properties[:] = sorted(properties, key=lambda child: order.get(str(child.tag), len(order)))


def put(parent: etree._Element, *children: etree._Element) -> None:
    """Put elements into another, at its end; the library's types allow each kind its own kind alone."""
    parent.extend(children)


def element(name: str, **attributes: str) -> etree._Element:
    """Make an element of a Word document: ``element("w:lang", val="fr-FR")``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


class Footnotes:
    """The footnotes of a document, as their own part; numbered from 1 by the word processor."""

    def __init__(self) -> None:
        """Start with the two lines that separate notes from the text."""
        self.root: etree._Element = parse_xml(
            f"<w:footnotes {nsdecls('w')}>"
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0">'
            "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
        )
        self._count = 0

    def add(self, paragraph: etree._Element) -> etree._Element:
        """Add a footnote of one paragraph (``w:p``); give the mark that leads to it."""
        self._count += 1
        note = element("w:footnote", id=str(self._count))
        put(note, paragraph)
        put(self.root, note)
        return element("w:footnoteReference", id=str(self._count))

    def put_into(self, document: Document) -> None:
        """Make the part, if there is any footnote."""
        if not self._count:
            return
        put_in_order(self.root)
        blob = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        separators = element("w:footnotePr")
        put(separators, element("w:footnote", id="-1"), element("w:footnote", id="0"))
        settings = document.settings.element
        settings.insert(_after_what_comes_before(settings), separators)


def _after_what_comes_before(settings: etree._Element) -> int:
    """Where the settings of footnotes stand: right before those of endnotes and of compatibility."""
    later = [qn(f"w:{name}") for name in ("endnotePr", "compat", "docVars", "rsids", "themeFontLang")]
    later += [qn("w:clrSchemeMapping"), qn("w:shapeDefaults"), qn("w:decimalSymbol"), qn("w:listSeparator")]
    places = [place for place, child in enumerate(settings) if child.tag in later or "math" in str(child.tag)]
    return min(places, default=len(settings))


def saved(document: Document) -> bytes:
    """The file: the same bytes for the same content, whenever and wherever it is made."""
    put_in_order(document.element)
    put_in_order(document.styles.element)
    first = io.BytesIO()
    document.save(first)
    last = io.BytesIO()
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o644 << 16,
            )
            fixed.writestr(entry, made.read(name))
    return last.getvalue()
