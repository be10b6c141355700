"""Texts that readers paste or send, read in memory: nothing of them is stored, remembered or logged."""

from resolutions import parsing
from resolutions.parsing.records import Document

FORMULA = "The General Assembly,\n\n"
"""What goes before paragraphs alone, so that they are read as the Assembly's."""


class Fault(Exception):
    """A fault of the parser; its own message may quote the text, so it goes no further."""


def parsed(raw: bytes, name: str, *, format: str = "auto") -> Document:
    """Parse a text, without its citations; raises ``parsing.Unreadable``, and Fault."""
    try:
        return parsing.read(raw, name, format=format)
    except parsing.Unreadable:
        raise
    except Exception:
        raise Fault from None
