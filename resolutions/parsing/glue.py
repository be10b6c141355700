"""How two lines of one paragraph go together."""

import re
from collections.abc import Iterable

from resolutions.parsing.markup import SOFT

_SUSPENDED = re.compile(r"(?:and|or|to|nor|as well as|y|et|ou)\b(?![-‐‑])")
_HYPHEN = re.compile(r"\w ?[-‐‑]$")


def glue(text: str, more: str) -> str:
    """Put the next line's text after a line's: a space between, unless the break fell inside a word."""
    return joined((text, more))


def joined(texts: Iterable[str]) -> str:
    """Put the lines of one paragraph together; linear in their length."""
    parts: list[str] = []
    for text in texts:
        more = text.strip()
        if parts and more:
            parts[-1], between = _seam(parts[-1], more)
            parts.append(between)
        if more:
            parts.append(more)
    return "".join(parts)


def _seam(text: str, more: str) -> tuple[str, str]:
    """Give a line without what the break added at its end, and what goes between it and the next."""
    if text[-1] == SOFT:
        return text[:-1], ""
    if text[-1] in "-‐‑" and _HYPHEN.search(text[-4:]):
        return (text, " ") if _SUSPENDED.match(more) else (f"{text[:-1].rstrip()}-", "")
    if (text[-1] == "/" and text[-2:-1].isalnum()) or (text[-1] == "–" and text[-2:-1].isdigit()):
        return text, ""
    if more[0] in "-‐‑" and text[-1].isalpha() and more[1:2].isalpha():
        return text, ""
    if more[0] in ",;.:)" and not more.startswith("..."):
        return text, ""
    return text, " "
