"""Bytes of one source file in, one ``records.Document`` out: no clock, disk or database."""

from resolutions.parsing import akn, text
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.records import Document
from resolutions.parsing.references import with_citations

__all__ = ["Unreadable", "parse", "read"]

FORMATS = {"text": text.read, "akn": akn.read}


def parse(raw: bytes, name: str, *, format: str = "auto") -> Document:
    """Read one source file; the same bytes always give the same document.

    ``format`` is ``auto``, ``text`` or ``akn``. Raises Unreadable if the file as a whole cannot be
    used; whatever is doubtful inside it is a warning of the document.
    """
    return with_citations(read(raw, name, format=format))


def read(raw: bytes, name: str, *, format: str = "auto") -> Document:
    """Read one source file without looking for citations, which takes most of the time; as ``parse``."""
    return FORMATS[detected(raw, name) if format == "auto" else format](raw, name)


def detected(raw: bytes, name: str = "") -> str:
    """Give the format of a file from its name and its first bytes.

    >>> detected(b"<?xml version='1.0'?><akomaNtoso/>")
    'akn'
    >>> detected(b"hello", "notes.xml")
    'akn'
    """
    if name.lower().endswith((".xml", ".akn")):
        return "akn"
    start = raw[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "akn" if start.startswith((b"<?xml", b"<akomaNtoso", b"<akn:", b"<!DOCTYPE")) else "text"
