"""From the place a citation names (``para. 12``, ``annex``) to the place on the cited page."""

import re

from resolutions.models import CrossReference

_PARAGRAPH = re.compile(r"\bparas?\.\s*(?P<number>[0-9]+)")  # para. 31; paras. 4 and 5
_ANNEX = re.compile(r"\bannex(?:\s+(?P<numeral>[IVX]+))?\b")  # annex; annex II
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def fragment(citation: CrossReference) -> str:
    """The fragment of the cited page: ``#op12``, ``#p31``, ``#annex2``; empty when no place is named."""
    if not citation.pinpoint:
        return ""
    if annex := _ANNEX.search(citation.pinpoint):
        numeral = annex["numeral"] or "I"
        return f"#annex{_NUMERALS.index(numeral) + 1}" if numeral in _NUMERALS else ""
    if paragraph := _PARAGRAPH.search(citation.pinpoint):
        return f"#{'op' if citation.target_resolution_id else 'p'}{paragraph['number']}"
    return ""
