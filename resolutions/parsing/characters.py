"""Characters as the archive keeps them: NFC, one kind of space and hyphen, nothing invisible."""

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
"""Soft hyphen, zero-width space, direction marks, word joiner, byte order mark."""
_NONCHARACTERS = dict.fromkeys((*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF))
"""Code points that are no characters: hostile files hold them, and stages write marks with them."""
_HYPHENS = {ord("\u2010"): "-", ord("\u2011"): "-"}
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
_TABLE = {**_CONTROLS, **_INVISIBLE, **_NONCHARACTERS, **_HYPHENS}
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text in NFC without invisible characters; runs of any white space become one space each."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_TABLE)))


def one_line(text: str) -> str:
    """``plain`` text without space at its ends."""
    return plain(text).strip()
