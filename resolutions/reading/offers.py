"""Texts that may be meant where somebody types one to compare: by the beginning of a symbol, or by title."""

import re

from resolutions.models import Resolution
from resolutions.titles import fold

FEWEST_LETTERS = 2
MOST = 8
"""Texts offered."""
LONGEST = 200
"""Characters typed beyond which nothing is looked for."""

_SYMBOL = re.compile(r"/?(?:[a-z]{1,4}[./][\w./()-]*|(?:E?S-)?\d{1,4}(?:/[\w.]*)?)", re.IGNORECASE)

_SERIES = re.compile(r"[A-Z]{1,4}[./]")


def offered(typed: str, language: str = "en") -> tuple[Resolution, ...]:
    """The texts that may be meant, ``for_reference``; one query, none for less than two letters."""
    words = " ".join(typed.replace("\0", " ").split())
    if not FEWEST_LETTERS <= len(words) <= LONGEST:
        return ()
    if _SYMBOL.fullmatch(words):
        return tuple(Resolution.objects.beginning(_paths(words), language)[:MOST])
    folded = fold(words).split()
    return tuple(Resolution.objects.holding(folded, language)[:MOST]) if folded else ()


def _paths(words: str) -> list[str]:
    """How the addresses begin that somebody may be typing: ``77/2`` is the beginning of a resolution's."""
    begun = words.strip("/").upper()
    return [f"/{begun}"] if _SERIES.match(begun) else [f"/A/RES/{begun}", f"/A/{begun}"]
