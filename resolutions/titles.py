"""Titles compared: two printings of one title are the same title. No Django."""

import re
import unicodedata

_UNIT = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ORDINAL = (
    rf"(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y(?: {_UNIT})|ieth)|{_UNIT}"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|hundredth)"
)
_COUNTED = re.compile(rf"\b(?:{_ORDINAL}|\d+(?:st|nd|rd|th)?)\b(?: (?:{_ORDINAL}|\d+(?:st|nd|rd|th)?)\b)*")

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


def numberless(key: str) -> str:
    """Give a folded title with years, numbers and ordinals masked: what stays while congresses are counted.

    >>> numberless("follow up to the fourteenth congress and the twenty first meeting 2021 2030")
    'follow up to the # congress and the # meeting #'
    >>> numberless("secondary education")
    'secondary education'
    """
    return _COUNTED.sub("#", key)
