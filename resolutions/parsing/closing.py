"""What stands after the last operative paragraph: the meeting, the date, the vote."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from resolutions.parsing import wording
from resolutions.parsing.glue import glue
from resolutions.parsing.layout import Row
from resolutions.parsing.records import Unparsed, Vote
from resolutions.parsing.sponsors import names

MEETING = re.compile(
    r"(?P<meeting>\d{1,4}(?:st|nd|rd|th) (?:\([\w ]+\) )?(?:plenary )?meeting(?: \(resumed\))?)"
    r"(?:\W+(?P<date>\d{1,2} \w+ \d{4}))?\.?"
)
ADOPTED = re.compile(
    r"(?:RESOLUTION \S+ )?Adopted at the (?P<meeting>\d{1,4}(?:st|nd|rd|th) (?:plenary )?meeting)"
    r",? on (?P<date>[\w ]+),? (?:without a vote|by a (?:recorded )?vote of "
    r"(?P<counts>\d+ to (?:\d+|none)(?:,? with (?:\d+|no) abstentions?)?)).*",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"(?:Recorded vote|Vote)s?[.:]?|The (?:result of the vote|voting) was as follows:?", re.IGNORECASE
)
_FIRSTS = tuple("AaRrTtVv")
"""What a closing's row begins with where it is no number."""
_SIDE = re.compile(r"(?P<side>In favou?r|Against|Abstaining|Abstentions?) ?: *(?P<names>.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Closing:
    """How and when a text was adopted, and the rows that say neither."""

    meeting: str | None = None
    day: date | None = None
    vote: Vote | None = None
    in_favour: str = ""
    against: str = ""
    abstaining: str = ""
    unparsed: tuple[Unparsed, ...] = ()


def starts(row: Row) -> bool:
    """Whether the closing of a text begins on a row."""
    words = row.plain
    if words[:1] not in _FIRSTS and not words[:1].isdecimal():
        return False
    return bool(MEETING.fullmatch(words) or ADOPTED.fullmatch(words) or _VOTE.fullmatch(words))


def read(rows: Sequence[Row]) -> Closing:
    """Read ``54th plenary meeting``, the date under it, and a recorded vote with its names."""
    closing = Closing()
    side = ""
    for row in rows:
        words = row.plain
        if match := _SIDE.fullmatch(words):
            side = match["side"][:2].lower()
            closing = _more(closing, side, match["names"])
        elif found := _said(closing, words):
            closing, side = found, ""
        elif side:
            closing = _more(closing, side, words)
        elif not _VOTE.fullmatch(words):
            closing = replace(closing, unparsed=(*closing.unparsed, Unparsed(row.number, words)))
    return replace(closing, vote=_vote(closing))


def _said(closing: Closing, words: str) -> Closing | None:
    """Read a line that gives the meeting, the date or the counts; None if it gives none."""
    if match := MEETING.fullmatch(words):
        day = wording.day(match["date"]) if match["date"] else None
        return replace(closing, meeting=closing.meeting or match["meeting"], day=closing.day or day)
    if match := ADOPTED.fullmatch(words):
        vote = Vote(recorded=match["counts"] is not None, counts=_counts(match["counts"]))
        return replace(
            closing, meeting=match["meeting"], day=closing.day or wording.day(match["date"]), vote=vote
        )
    if closing.day is None and len(words) < 30 and (day := wording.day(words)):
        return replace(closing, day=day)
    return None


def _counts(words: str | None) -> tuple[int, int, int] | None:
    if words is None:
        return None
    found = [int(one) if one.isdigit() else 0 for one in re.findall(r"\d+|none|no\b", words)]
    first, second, third = (*found, 0, 0, 0)[:3]
    return first, second, third


def _more(closing: Closing, side: str, words: str) -> Closing:
    """Add names to one side of the vote."""
    if side == "in":
        return replace(closing, in_favour=glue(closing.in_favour, words))
    if side == "ag":
        return replace(closing, against=glue(closing.against, words))
    return replace(closing, abstaining=glue(closing.abstaining, words))


def _vote(closing: Closing) -> Vote | None:
    if not (closing.in_favour or closing.against or closing.abstaining):
        return closing.vote
    favour, against, abstaining = (
        tuple(one for one in names(words) if one.lower() != "none")
        for words in (closing.in_favour, closing.against, closing.abstaining)
    )
    counts = closing.vote.counts if closing.vote else None
    return Vote(True, favour, against, abstaining, counts or (len(favour), len(against), len(abstaining)))
