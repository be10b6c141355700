"""The links of official XML as a truth for citations: every ``<a href>`` names one symbol."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from resolutions.parsing.records import Citation, Document
from resolutions.symbols import normalize
from tests.fuzz.invariants import carriers

_LEFT_OUT = ("coverPage", "meta", "conclusions")
_PERMALINK = re.compile(r"https?://(?:www\.)?undocs\.org/(?:\w\w/)?(?P<symbol>.+)")


def links(raw: bytes) -> Counter[str]:
    """The symbols linked in title, body, annexes and notes of an official file; unreadable ones left out."""
    root = etree.fromstring(raw, etree.XMLParser(remove_comments=True, remove_pis=True))
    return Counter(symbol for element in _anchors(root) if (symbol := _symbol(element.get("href") or "")))


def _anchors(element: etree._Element) -> Iterator[etree._Element]:
    for below in element:
        name = etree.QName(below).localname
        if name == "a":
            yield below
        elif name not in _LEFT_OUT:
            yield from _anchors(below)


def _symbol(href: str) -> str | None:
    found = _PERMALINK.fullmatch(unquote(href).strip())
    return normalize(found["symbol"]) if found else None


def cited(document: Document) -> Counter[str]:
    """The symbols a document cites, each as often as it is printed; ``Ibid.`` prints none."""
    citations = (citation for carrier in carriers(document) for citation in carrier.citations)
    return Counter(each.symbol for each in citations if each.symbol and _printed(each))


def _printed(citation: Citation) -> bool:
    return citation.ibid_of is None or "/" in citation.raw
