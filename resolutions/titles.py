"""Titles compared: two printings of one title are the same title. No Django."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")

MAX_SLUG = 100
"""Characters of a title in an address."""


def fold(title: str) -> str:
    """Give the words of a title as compared: no difference of case, accents, punctuation or spaces.

    >>> fold("Crime  Prevention and criminal justice.")
    'crime prevention and criminal justice'
    >>> fold("Côte d’Ivoire – a “case”")
    'cote d ivoire a case'
    """
    bare = "".join(char for char in unicodedata.normalize("NFKD", title) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", " ".join(_WORD.findall(bare.casefold())))


def slug(title: str) -> str:
    """Give a title as a part of an address: its folded words, joined, cut between words.

    >>> slug("Côte d’Ivoire – a “case”")
    'cote-d-ivoire-a-case'
    """
    joined = fold(title).replace(" ", "-")
    return joined if len(joined) <= MAX_SLUG else joined[: MAX_SLUG + 1].rpartition("-")[0]
