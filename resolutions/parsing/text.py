"""The text stage: bytes of an extracted text to a ``Document``, without citations."""

import hashlib

from resolutions.parsing import assemble, footnotes, layout
from resolutions.parsing.read import lines
from resolutions.parsing.records import Document, Source


def read(raw: bytes, name: str) -> Document:
    """Read an extracted text; raises Unreadable if the file as a whole cannot be used."""
    source_lines = lines(raw)
    form = layout.shape(source_lines)
    rows, notes = footnotes.separate(layout.rows(source_lines, form), form)
    source = Source(name, hashlib.sha256(raw).hexdigest(), "text")
    return assemble.document(source, rows, notes, form)
