"""The text stage: bytes of an extracted text to a ``Document``, without citations."""

import hashlib

from resolutions.parsing import (
    assemble,
    footnotes,
    layout,
    masthead,
    recognition,
    spacing,
    starred,
    structure,
)
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.read import lines
from resolutions.parsing.records import Document, Source
from resolutions.parsing.vocabulary import vocabulary


def read(raw: bytes, name: str) -> Document:
    """Read an extracted text; raises Unreadable if the file as a whole cannot be used."""
    source_lines = lines(raw)
    form = layout.shape(source_lines)
    rows, symbol = structure.without_symbols(masthead.cut(layout.rows(source_lines, form)))
    if language := recognition.other_language(rows):
        raise Unreadable(f"the text is in {language}: of extracted texts only English ones are read")
    if not recognition.is_united_nations(rows):
        raise Unreadable("not a UN document: no organ, session, symbol or enacting formula is named")
    words = vocabulary(row.plain for row in rows)
    rows, split = spacing.mended(rows, words)
    rows, ends = spacing.line_ends(rows, words, pages=False)
    text, notes = footnotes.separate(rows, form)
    text, notes = starred.separate(text, notes)
    text, page_ends = spacing.line_ends(text, words, pages=True)
    source = Source(name, hashlib.sha256(raw).hexdigest(), "text")
    found = assemble.Found(text, notes, form, symbol, (*split, *ends, *page_ends))
    return assemble.document(source, found)
