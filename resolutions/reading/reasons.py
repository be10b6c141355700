"""Why a file that a reader sends cannot be read, in the language of the interface.

The parser knows no language but English (``parsing.Unreadable``): a reason is known here by how it begins.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

REASONS = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        ("no resolution in it: .*", gettext_noop("no resolution, nor a report’s paragraph, is in it")),
        ("the text is in (?P<what>.*): of .*", gettext_noop("of extracted texts only English ones are read")),
        ("not a UN document: .*", gettext_noop("it is not a United Nations document")),
        ("larger than (?P<what>.*) bytes", gettext_noop("it is larger than %(what)s bytes")),
        ("not well-formed XML: (?P<what>.*)", gettext_noop("not well-formed XML: %(what)s")),
        ("not XML: (?P<what>.*)", gettext_noop("not XML: %(what)s")),
        ("a document type .*", gettext_noop("a document type declaration is not accepted")),
        ("not an Akoma Ntoso document: (?P<what>.*)", gettext_noop("not an Akoma Ntoso document: %(what)s")),
        ("too large: (?P<what>[0-9,]+) bytes.*", gettext_noop("it is too large: %(what)s bytes")),
        ("UTF-16 text; .*", gettext_noop("it is text in UTF-16; save it as UTF-8")),
        ("a PDF file, .*", gettext_noop("it is a PDF file, not text")),
        ("a ZIP or Office file, .*", gettext_noop("it is a ZIP or Office file, not text")),
        ("an old Office file, .*", gettext_noop("it is an old Office file, not text")),
        ("an image, .*", gettext_noop("it is an image, not text")),
        ("a compressed file, .*", gettext_noop("it is a compressed file, not text")),
        ("an RTF file, .*", gettext_noop("it is an RTF file, not text")),
        ("binary data, .*", gettext_noop("it is binary data, not text")),
        ("not UTF-8: byte (?P<what>.*)", gettext_noop("it is not in UTF-8: byte %(what)s")),
        ("empty: .*", gettext_noop("it holds no text")),
        ("no <statement>: .*", gettext_noop("it has no <statement>: it is not a resolution")),
    )
)
"""How a reason begins in English, and what is said of it in other languages."""


def reason(english: str) -> str:
    """A reason of the parser in the language of the interface; as it is in English.

    >>> reason("a PDF file, not text")
    'a PDF file, not text'
    """
    for pattern, said in REASONS:
        if (match := pattern.fullmatch(english)) and (spoken := _(said)) != said:
            return spoken % match.groupdict()
    return english
