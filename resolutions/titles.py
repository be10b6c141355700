"""Titles compared: two printings of one title are the same title. No Django."""

import re
import unicodedata

_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"'})
_DASHES = re.compile(r"\s*[‐‑‒–—-]\s*")
_SPACES = re.compile(r"\s+")


def fold(title: str) -> str:
    """Give the title as compared: no difference of case, spaces, quotation marks, dashes or final stop.

    >>> fold("Crime  Prevention and criminal justice.")
    'crime prevention and criminal justice'
    >>> fold("Côte d’Ivoire – a “case”")
    "côte d'ivoire-a \\"case\\""
    """
    plain = unicodedata.normalize("NFC", title).translate(_QUOTES).casefold()
    return _SPACES.sub(" ", _DASHES.sub("-", plain)).strip(" .*")
