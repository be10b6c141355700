"""What names a clause in an address: ``A/RES/77/237:op12``; readable, and the same after every ingest.

A name is the clause's own address with a colon for the ``/#``: ``/A/RES/77/237/#op12`` is
``A/RES/77/237:op12``, ``/fr/A/RES/77/237/#op12-a`` is ``fr/A/RES/77/237:op12-a``, a text in a report
``A/75/464/III:op4``, a report's own paragraph ``A/75/464:p31``. Clauses of one text that follow one
another share its name: ``A/RES/77/237:pp3,op12``. Names are also read as people type them and as
browsers show them: ``77/237 op12``, ``77/237, para. 12``, ``https://…/A/RES/77/237/#op12``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import unquote

from resolutions import symbols

MOST = 100
"""Clauses that one list names."""
MOST_CHARACTERS = 20_000
"""Characters of one value that are read: enough for the longest addresses, ``MOST`` times."""
LONGEST = 420
"""Characters of one name; no address is longer."""

_TRANSLATED = re.compile(r"(?P<language>ar|es|fr|ru|zh)/(?P<place>.+)")
_SITE = re.compile(r"https?://[^/\s]+(?=/)", re.IGNORECASE)
# A/RES/77/237:op12,op13; /A/RES/77/237/#op12
_NAMED = re.compile(r"(?P<place>[^:#\s][^:#]*?)/?(?::|#)(?P<anchors>[^:#]+)")
# 77/237 op12; 77/237, para. 12 (a); A/75/464 paragraph 31
_TYPED = re.compile(
    r"(?P<place>.*?[0-9IVX)])[\s,]+(?P<kind>pp|op|para(?:graph)?s?\.?)\s*(?P<number>[0-9]{1,3})"
    r"(?P<labels>(?:\s*\([a-z]{1,5}\))*)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\(([a-z]+)\)", re.IGNORECASE)
_ANCHOR = re.compile(r"[\w.~-]{1,80}")


@dataclass(frozen=True, slots=True)
class ClauseKey:
    """A clause by its address: the path from the root (slashes at both ends), language, anchor."""

    path: str
    language: str
    anchor: str

    def __str__(self) -> str:
        return f"{self.place}:{self.anchor}"

    @property
    def place(self) -> str:
        """What names the text or report it stands in: its address without the slashes around it."""
        place = self.path.strip("/")
        return place if self.language == "en" else f"{self.language}/{place}"

    @property
    def href(self) -> str:
        """The clause's permalink on this site."""
        return f"/{self.place}/#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Listed:
    """Clauses in the order asked for, each once; what could not be read; how many are beyond ``MOST``."""

    keys: tuple[ClauseKey, ...]
    unreadable: tuple[str, ...]
    beyond: int


def read(values: Iterable[str]) -> Listed:
    """Read names of clauses, one or several in each value; never raises.

    >>> [str(key) for key in read(["A/RES/77/237:op12,pp3", "77/237 para. 4"]).keys]
    ['A/RES/77/237:op12', 'A/RES/77/237:pp3', 'A/RES/77/237:op4']
    """
    keys: dict[ClauseKey, None] = {}
    unreadable: dict[str, None] = {}
    for value in values:
        text = value.replace("\0", "")[:MOST_CHARACTERS].strip()
        found = _read(text)
        keys |= dict.fromkeys(found)
        if text and not found:
            unreadable[text[:LONGEST]] = None
    every = tuple(keys)
    return Listed(every[:MOST], tuple(unreadable)[:MOST], max(0, len(every) - MOST))


def key_of(href: str) -> ClauseKey | None:
    """Give what a permalink of this site names (``/A/RES/77/237/#op12``); None for what names no clause."""
    found = _read(href)
    return found[0] if len(found) == 1 else None


def names(keys: Sequence[ClauseKey]) -> list[str]:
    """Name clauses in their order: those of one text that follow one another share its name.

    >>> names(read(["A/RES/77/237:op1", "A/RES/77/237:op2", "A/75/464:p3"]).keys)
    ['A/RES/77/237:op1,op2', 'A/75/464:p3']
    """
    return [
        f"{place}:{','.join(key.anchor for key in group)}"
        for place, group in groupby(keys, key=lambda key: key.place)
    ]


def _read(text: str) -> list[ClauseKey]:
    """Read one value: the names in it, none if it is no name."""
    text = _SITE.sub("", unquote(text).replace("\0", "") if "%" in text else text, count=1)
    if named := _NAMED.fullmatch(text):
        place, anchors = named["place"], [anchor.strip() for anchor in named["anchors"].split(",")]
    elif typed := _TYPED.fullmatch(text[: LONGEST + 1]):
        place, anchors = typed["place"], [_anchor(typed)]
    else:
        return []
    address = _address(place)
    if address is None or not all(_ANCHOR.fullmatch(anchor) for anchor in anchors):
        return []
    return [ClauseKey(*address, anchor) for anchor in anchors]


def _anchor(typed: re.Match[str]) -> str:
    """The anchor of a paragraph as people name it: ``para. 12 (a)`` is ``op12-a``."""
    prefix = "pp" if typed["kind"].lower() == "pp" else "op"
    labels = (label.lower() for label in _LABEL.findall(typed["labels"]))
    return "-".join([f"{prefix}{int(typed['number'])}", *labels])


def _address(place: str) -> tuple[str, str] | None:
    """The path and the language of a text by its address, or by its symbol as people type it."""
    place = place.strip().strip("/")
    if not place or len(place) > LONGEST:
        return None
    language = "en"
    if found := _TRANSLATED.fullmatch(place):
        language, place = found["language"], found["place"]
    return f"/{symbols.parse(place) or place}/", language
