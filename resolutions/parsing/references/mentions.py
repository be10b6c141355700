"""Finding the organs a text names, in full or by a short name, in any official language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resolutions.parsing.references.names import COP, COSP, NAMES, SHORT
from resolutions.parsing.references.organs import ORGANS, OWN, SESSION, Organ, named

_GENERIC_CONFERENCE = (
    r"(?:Conference|Meeting)\s+of\s+(?:the\s+)?(?:States\s+)?Parties\s+(?:to|of)\s+the\s+(?:[A-Z][\w-]+\s+){0,4}"
    r"(?:Convention|Agreement|Protocol|Treaty)\s+(?:on|for|against|concerning|to)\s+(?:the\s+)?(?!Parties)"
    r"[A-Z][\w-]+(?!\w*[’'])(?:(?:\s+(?:on|for|the|and|of|in|with|against))*\s+[A-Z][\w-]+(?!\w*[’']))*"
)
_ENGLISH_SHORT = (
    (r"Conference\s+of\s+the\s+States\s+Parties(?:\s+to\s+the\s+(?:same\s+)?Convention)?", COSP),
    (r"Conference\s+of\s+the\s+Parties(?:\s+to\s+the\s+(?:same\s+)?Convention)?", COP),
    (r"Conference", "Conference"),
    (r"Assembly", "Assembly"),
    (r"Council", "Council"),
    (r"Commission", "Commission"),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that name an organ: in full (``organ``) or by a short name (``short``)."""

    start: int
    end: int
    organ: Organ | None
    short: str


@cache
def _names(language: str) -> tuple[re.Pattern[str], tuple[Organ, ...], tuple[str, ...]]:
    """Every name in a language, full ones first, and what the pattern's groups stand for."""
    rows = NAMES.get(language)
    full = [(organ.pattern, organ) for organ in ORGANS]
    if rows is not None:
        full = [(pattern.replace(" ", r"\s+"), named(ending)) for pattern, ending in rows]
    short = [(pattern.replace(" ", r"\s+"), name) for pattern, name in SHORT.get(language, _ENGLISH_SHORT)]
    groups = [f"(?P<o{row}>{pattern})" for row, (pattern, _) in enumerate(full)]
    groups += [f"(?P<generic>{_GENERIC_CONFERENCE})"] if rows is None else []
    groups += [f"(?P<s{row}>{pattern})" for row, (pattern, _) in enumerate(short)]
    if language in ("zh", "ar"):
        pattern = re.compile("|".join(groups))
    else:
        pattern = re.compile(rf"\b(?=[A-ZÀ-ÞА-Я])(?:{'|'.join(groups)})\b")  # names begin with a capital
    return pattern, tuple(organ for _, organ in full), tuple(name for _, name in short)


_LONGER = re.compile(r"\w\s+[A-Z][\w’'-]+\s+$")
"""A capital word, not the sentence's first, before a short name makes it another name."""


def mentions(text: str, language: str = "en") -> Iterator[Mention]:
    """Organs named in a text, in order."""
    pattern, organs, shorts = _names(language)
    for found in pattern.finditer(text):
        group = str(found.lastgroup)
        if group == "generic":
            yield _generic(found)
        elif group.startswith("o"):
            organ = organs[int(group[1:])]
            yield Mention(*found.span(), organ, organ.short)
        elif not _LONGER.search(text, max(0, found.start() - 30), found.start()):
            yield Mention(*found.span(), None, shorts[int(group[1:])])


def _generic(found: re.Match[str]) -> Mention:
    """A conference the archive has no row for, under its printed name."""
    name = " ".join(found[0].split())
    short = COSP if "States" in name else COP if name.startswith("Conference") else "Meeting"
    return Mention(*found.span(), Organ(name, short, frozenset({SESSION, OWN})), short)
