"""How two lines of one paragraph go together."""

import re

from resolutions.parsing.markup import SOFT

_SUSPENDED = re.compile(r"(?:and|or|to|nor|as well as|y|et|ou)\b")
_HYPHEN = re.compile(r"\w ?[-‐‑]$")


def glue(text: str, more: str) -> str:
    """Put the next row's text after a row's: a space between, unless the break fell inside a word."""
    text, more = text.rstrip(), more.lstrip()
    if not text or not more:
        return text + more
    if text[-1] == SOFT:
        return text[:-1] + more
    if text[-1] in "-‐‑" and _HYPHEN.search(text):
        if _SUSPENDED.match(more):
            return f"{text} {more}"
        return f"{text[:-1].rstrip()}-{more}"
    if (text[-1] == "/" and text[-2:-1].isalnum()) or (text[-1] == "–" and text[-2:-1].isdigit()):
        return text + more
    if more[0] in ",;.:)" and not more.startswith("..."):
        return text + more
    return f"{text} {more}"
