"""The fields of the query language: their names, how a value is read, what they mean in words.

A value is read into something the rows can be asked for (``querysets.fields``); one that cannot be
read is ignored, and the reader of the query is told what the field takes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from resolutions import symbols

LAST = 999
"""No session has a higher number."""


@dataclass(frozen=True, slots=True)
class Sessions:
    """Sessions of one kind from ``first`` to ``last``."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A field: ``reads`` gives the meaning of a value, None if it has none; ``takes`` says which have."""

    reads: Callable[[str], object | None]
    takes: str


_SESSIONS = re.compile(
    r"(?P<kind>S-|ES-|)(?P<first>\d{1,3})?(?P<range>\.\.)?(?P<last>\d{1,3})?", re.IGNORECASE
)
_SESSION_KINDS = {"": "regular", "S-": "special", "ES-": "emergency_special"}


def sessions(value: str) -> Sessions | None:
    """Read sessions.

    >>> sessions("75..77"), sessions("S-32"), sessions("..70").last, sessions("x")
    (Sessions(kind='regular', first=75, last=77), Sessions(kind='special', first=32, last=32), 70, None)
    """
    match = _SESSIONS.fullmatch(value)
    if match is None or not (match["first"] or match["last"]):
        return None
    if not match["range"] and match["last"]:
        return None
    first = int(match["first"] or 1)
    last = int(match["last"] or LAST) if match["range"] else first
    return Sessions(_SESSION_KINDS[match["kind"].upper()], first, last)


_YEARS = re.compile(r"(?P<first>[12]\d{3})?(?P<range>\.\.)?(?P<last>[12]\d{3})?")


def years(value: str) -> tuple[int, int] | None:
    """Read years, the earlier first.

    >>> years("2020"), years("2020..2022"), years("2022.."), years("20")
    ((2020, 2020), (2020, 2022), (2022, 2999), None)
    """
    match = _YEARS.fullmatch(value)
    if match is None or not (match["first"] or match["last"]) or (match["last"] and not match["range"]):
        return None
    first = int(match["first"] or 1000)
    last = int(match["last"] or 2999) if match["range"] else first
    return min(first, last), max(first, last)


KINDS = {
    "operative": ("operative",),
    "op": ("operative",),
    "preambular": ("preambular",),
    "preamble": ("preambular",),
    "pp": ("preambular",),
    "report": ("report",),
    "annex": ("annex", "annex_heading"),
    "heading": ("heading",),
    "any": ("operative", "preambular", "report", "annex", "annex_heading", "heading"),
}
"""What a reader calls a kind of paragraph, and the kinds it stands for."""

PLACES = ("title", "footnotes")
"""Where words can be sought besides the paragraphs themselves."""


def _known(table: dict[str, object]) -> Callable[[str], object | None]:
    """Return a reader of the names in a table, plural or not."""
    return lambda value: table.get(value.lower(), table.get(value.lower().removesuffix("s")))


def _words(value: str) -> str | None:
    """Read words; None if there are none."""
    return value.strip() if any(map(str.isalnum, value)) else None


FIELDS = {
    "session": Rule(sessions, "a session (77, S-32) or a range (75..77, 75..)"),
    "year": Rule(years, "a year (2022) or a range (2020..2022, 2020..)"),
    "item": Rule(_words, "the number of an agenda item or words of its title"),
    "verb": Rule(_words, "a lead verb such as requests"),
    "lead": Rule(_words, "words of a lead phrase such as takes note with appreciation"),
    "to": Rule(_words, "whom a paragraph addresses, such as UNODC or Member States"),
    "kind": Rule(_known({**KINDS}), "operative, preambular, report, annex, heading or any"),
    "status": Rule(_known({"draft": "draft", "adopted": "adopted"}), "draft or adopted"),
    "symbol": Rule(symbols.parse, "a symbol such as A/RES/77/237"),
    "cites": Rule(symbols.parse, "the symbol of what is cited, such as A/RES/67/187"),
    "in": Rule(
        _known({**KINDS, "title": "title", "footnotes": "footnotes", "footnote": "footnotes"}),
        "title, footnotes, annex, operative, preambular, report, heading or any",
    ),
}
"""Name before the colon to rule."""
