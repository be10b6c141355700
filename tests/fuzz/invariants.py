"""What every document keeps, whatever the file was: nothing lost, nothing made up, offsets in place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date

from lxml import etree

from resolutions.parsing.records import (
    Annex,
    Block,
    Document,
    Footnote,
    Paragraph,
    ReportParagraph,
    SubParagraph,
)
from tests.printing.words import ordinal

_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKUP = re.compile(
    r"<!--.*?-->|</?[a-zA-Z][^<>\n]{0,200}>|\]\([^()\s]*\)|https?://\S+|www\.\S+|&\w{1,8};|&#\w{1,8};",
    re.DOTALL,
)
_BAD = re.compile("[\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u200b\ufeff\u00ad]")
_STRUCTURE = (
    "united", "nations", "general", "assembly", "distr", "limited", "restricted", "original", "english",
    "session", "special", "emergency", "agenda", "item", "items", "and", "resolution", "resolutions",
    "adopted", "by", "the", "on", "of", "report", "without", "reference", "to", "main", "committee", "para",
    "paras",
    "basis", "plenary", "meeting", "draft", "revised", "submitted", "rapporteur", "annex", "sales", "page",
    "please", "recycle", "res", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "ref", "add",
    "rev",
    *(date(2001, month, 1).strftime("%B").lower() for month in range(1, 13)),
    *(part for number in range(1, 100) for part in ordinal(number).lower().split("-")),
)  # fmt: skip
"""Words of a cover, a running header or a heading that stand for structure."""
_STRUCTURE_ALLOWED = 8
"""How often each may be missing for every cover in the source."""
_RUNNING = re.compile(r"^ *[AES]/\S+ {10,}.*$|^.* {10,}(?:[AES]/\S+|Crime prevention) *\r?$", re.M | re.I)

Carrier = Paragraph | SubParagraph | Block | ReportParagraph | Footnote


def faults(document: Document, raw: bytes, tolerance: int = 3) -> list[str]:
    """Everything wrong with a document read from these bytes.

    ``tolerance`` is the number of letters that may be missing before words count as lost.
    """
    found = [fault for carrier in carriers(document) for fault in _carrier_faults(carrier)]
    for text in document.resolutions:
        positions = [paragraph.position for paragraph in text.paragraphs]
        if positions != list(range(1, len(positions) + 1)):
            found.append(f"positions {positions[:10]}")
    found += _lost(document, raw, tolerance)
    return found


def carriers(document: Document) -> Iterator[Carrier]:
    """Everything in a document that has a text with offsets."""
    for text in document.resolutions:
        for paragraph in text.paragraphs:
            yield from _with_parts(paragraph)
        yield from text.footnotes
        yield from _annexed(text.annexes)
    for paragraph_ in document.report_paragraphs:
        yield from _with_parts(paragraph_)
    yield from document.report_footnotes
    yield from _annexed(document.annexes)


def _annexed(annexes: tuple[Annex, ...]) -> Iterator[Carrier]:
    for annex in annexes:
        for block in annex.blocks:
            yield from _with_parts(block)


def _with_parts(carrier: Paragraph | Block | ReportParagraph | SubParagraph) -> Iterator[Carrier]:
    yield carrier
    for part in carrier.sub_paragraphs:
        yield from _with_parts(part)


def _carrier_faults(carrier: Carrier) -> Iterator[str]:
    text = carrier.text
    if _BAD.search(text) or "  " in text or text != text.strip():
        yield f"not one clean line: {text[:80]!r}"
    if not unicodedata.is_normalized("NFC", text):
        yield f"not NFC: {text[:80]!r}"
    for start, end in carrier.italics:
        if not 0 <= start < end <= len(text):
            yield f"italics {start}-{end} in {len(text)} characters"
    for mark in () if isinstance(carrier, Footnote) else carrier.footnote_marks:
        if not 0 <= mark.offset <= len(text):
            yield f"mark {mark.label} at {mark.offset} in {len(text)} characters"
    for citation in carrier.citations:
        if text[citation.offset : citation.offset + len(citation.raw)] != citation.raw:
            yield f"citation {citation.raw!r} not at {citation.offset}"


def document_words(document: Document) -> Counter[str]:
    """The words that stand in a document, each place once."""
    pieces = [text for carrier in carriers(document) for text in _printed(carrier)]
    for text in document.resolutions:
        pieces += [text.title, text.plenary_meeting or "", *text.sponsors, *text.additional_sponsors]
    for annex in (*document.annexes, *(annex for text in document.resolutions for annex in text.annexes)):
        pieces.append(annex.title or "")
    shown: tuple[str, ...] = ()
    for paragraph in document.report_paragraphs:
        pieces += [heading for heading in paragraph.headings if heading not in shown]
        shown = paragraph.headings
    if document.title not in [text.title for text in document.resolutions]:
        pieces.append(document.title or "")
    pieces += [
        document.committee or "",
        *document.sponsors,
        *(item.title or "" for item in document.agenda_items),
    ]
    pieces += [line.text for line in document.unparsed]
    return words(" ".join(pieces))


def _printed(carrier: Carrier) -> Iterator[str]:
    yield carrier.text
    if isinstance(carrier, SubParagraph):
        yield carrier.label


def words(text: str) -> Counter[str]:
    """The words of a text in lower case; marks, markup and addresses are none."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", _MARKUP.sub(" ", text)).lower()))


def source_words(document: Document, raw: bytes) -> Counter[str]:
    """The words of a source that its document must hold."""
    if document.source.format == "text":
        encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
        text = raw.decode(encoding, "ignore").replace("\u00ad", "").replace("\u200b", "")
        return words(_RUNNING.sub("", text))
    root = etree.fromstring(raw, etree.XMLParser(remove_comments=True, remove_pis=True))
    for element in list(root.iter("{*}formula", "{*}meta", "{*}coverPage", "{*}conclusions")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return words(" ".join(root.itertext()))


def _lost(document: Document, raw: bytes, tolerance: int) -> list[str]:
    """Words of the source that are nowhere, when their letters are not in a mended word either."""
    source, kept = source_words(document, raw), document_words(document)
    missing, added = source - kept, kept - source
    covers = 1 + source["distr"] + source["session"]
    missing -= Counter(dict.fromkeys(_STRUCTURE, _STRUCTURE_ALLOWED * covers))
    letters = Counter("".join(missing.elements())) - Counter("".join(added.elements()))
    if letters.total() <= tolerance:
        return []
    return [f"words lost: {letters.total()} letters of {sorted(missing.elements())[:20]}"]
