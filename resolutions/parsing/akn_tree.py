"""Official XML made safe to walk: a tree from hostile bytes, and small steps through it."""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from resolutions.parsing.characters import one_line
from resolutions.parsing.errors import Unreadable

Element = etree._Element

MAX_BYTES = 32 * 1024 * 1024
"""Bytes of one XML file; the longest official resolution has 0.4 million."""


def tree(raw: bytes) -> Element:
    """The root of an Akoma Ntoso document, comments and processing instructions left out.

    No network, no document type, no entities of its own; nesting is bounded by libxml2 (256 levels).
    Raises Unreadable for anything else.
    """
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"larger than {MAX_BYTES} bytes")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"not well-formed XML: {error.msg}", error.lineno or None) from error
    except (ValueError, LookupError) as error:
        raise Unreadable(f"not XML: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("a document type declaration is not accepted", 1)
    if name(root) != "akomaNtoso":
        raise Unreadable(f"not an Akoma Ntoso document: <{name(root)}>", root.sourceline)
    return root


def name(element: Element) -> str:
    """An element's name without its namespace: official files carry several."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(element: Element, *names: str) -> Iterator[Element]:
    """All elements below with one of the names, in document order."""
    return (each for each in element.iter() if name(each) in names)


def first(element: Element, wanted: str) -> Element | None:
    """The first element below with this name, or None."""
    return next(named(element, wanted), None)


def child(element: Element, wanted: str) -> Element | None:
    """The first child with this name, or None."""
    return next((each for each in element if name(each) == wanted), None)


def words(element: Element | None) -> str:
    """All text of an element, notes included, on one line; empty for None."""
    return "" if element is None else one_line("".join(element.itertext()))


def day(element: Element | None) -> date | None:
    """An element's ``date`` attribute; None for the official filler 0001-01-01 or anything unreadable."""
    try:
        value = date.fromisoformat(element.get("date", "") if element is not None else "")
    except ValueError:
        return None
    return value if value.year > 1 else None
