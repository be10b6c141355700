"""First stage: bytes to lines. Decoding, normal forms, and refusing what is no text."""

import re
import unicodedata
from dataclasses import dataclass

from resolutions.parsing.errors import Unreadable

MAX_BYTES = 32 * 1024 * 1024
"""The largest text file taken, in bytes; the longest resolutions are well under one megabyte."""

_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "an RTF file",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x1c-\x1f\x85\u2028\u2029]")
_TAB = "    "
"""A tab parts columns, so it is a wide space."""
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufdd0-\ufdef\ufeff]"
)
_SOFT_HYPHEN = re.compile("\u00ad(?! *\n{1,3} *[a-z])")
"""A soft hyphen that hides in its line; at the end of a line it says that a word goes on."""
_LIGATURE = re.compile("[ﬀ-ﬆ]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, counted from 1; ``page_start`` if a form feed stood before its text."""

    number: int
    text: str
    page_start: bool = False


def lines(raw: bytes) -> tuple[Line, ...]:
    """Give the lines of a UTF-8 text, in NFC, without invisible characters; line numbers rise.

    Raises Unreadable for what is empty, too large, binary or not UTF-8.
    """
    text = _clean(_decoded(raw))
    if "\f" not in text:
        return tuple(Line(number, line.rstrip()) for number, line in enumerate(text.split("\n"), start=1))
    return tuple(
        Line(number, line.replace("\f", " ").rstrip(), "\f" in line)
        for number, line in enumerate(text.split("\n"), start=1)
    )


def _decoded(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"too large: {len(raw):,} bytes, at most {MAX_BYTES:,} are taken")
    if raw.startswith(_UTF16):
        raise Unreadable("UTF-16 text; save it as UTF-8", 1)
    for signature, kind in _SIGNATURES.items():
        if raw.startswith(signature):
            raise Unreadable(f"{kind}, not text", 1)
    if (place := raw.find(b"\0")) >= 0:
        raise Unreadable("binary data, not text", _line_of(raw, place))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = raw[error.start]
        raise Unreadable(f"not UTF-8: byte 0x{byte:02x}", _line_of(raw, error.start)) from error
    if not text.strip("\ufeff \t\r\n\f"):
        raise Unreadable("empty: the file holds no text")
    return text


def _line_of(raw: bytes, place: int) -> int:
    return raw.count(b"\n", 0, place) + 1


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _SOFT_HYPHEN.sub("", _INVISIBLE.sub("", _SPACES.sub(" ", text.replace("\t", _TAB))))
