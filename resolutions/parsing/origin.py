"""Where an adopted text comes from: the report or the draft in the brackets above it, and the day."""

import datetime
import re

from resolutions.parsing import wording
from resolutions.parsing.records import ReportOf
from resolutions.symbols import normalize

_SYMBOL_PARA = re.compile(
    r"\((?P<symbol>[A-Z]/[\w./-]+\w(?:\([\w./-]+\)| \(Part [IVX]+\))?)"
    r"(?:[^();]*?,? (?i:paras?\.|paragraphs?) (?P<paragraph>\d[\d, and–-]*(?<=\d)(?: \([a-z]\))?))?"
)
_NO_COMMITTEE = re.compile(r"without reference to", re.IGNORECASE)


def closed(words: str) -> bool:
    """Whether every bracket that some words open is closed in them."""
    return words.count("[") <= words.count("]") and words.count("(") <= words.count(")")


def _normal(symbol: str) -> str:
    return normalize(symbol) or symbol


def report_of(words: str | None) -> ReportOf | None:
    """Read ``[on the report of the Third Committee (A/77/464, para. 31)]``."""
    match = _SYMBOL_PARA.search(words or "")
    return (
        ReportOf(_normal(match["symbol"]), match["paragraph"])
        if match and not _NO_COMMITTEE.search(words or "")
        else None
    )


def draft_of(words: str | None) -> str | None:
    """Read the draft's symbol in ``[without reference to a Main Committee (A/77/L.12)]``."""
    match = _SYMBOL_PARA.search(words or "")
    return _normal(match["symbol"]) if match and _NO_COMMITTEE.search(words or "") else None


def adopted_on(words: str | None) -> datetime.date | None:
    """Read the date in ``Resolution adopted by the General Assembly on 15 December 2022``."""
    return wording.day(words or "")


def beyond_brackets(words: str) -> str:
    """What stands behind the report in brackets; all of it if it names neither a report nor a draft."""
    if report_of(words) is None and draft_of(words) is None:
        return words
    beyond = words.rpartition(")")[2].strip(" ]*")
    return beyond if any(map(str.isalnum, beyond)) else ""
