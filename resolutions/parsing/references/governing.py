"""Which numbers a word ``resolution`` or ``decision`` governs, and which date is printed for each."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from resolutions.parsing.references.identifiers import Number
from resolutions.parsing.references.mentions import Mention
from resolutions.parsing.references.organs import OWN, ROMAN, YEAR
from resolutions.parsing.references.phrases import Phrases, printed_date
from resolutions.parsing.references.place import Group, Key

DATE_WINDOW = 200
"""Characters before a number in which its date can stand, with a title between, in Chinese."""


def groups(
    text: str, keys: Sequence[Key], free: Sequence[Number], phrases: Phrases, named: Sequence[Mention]
) -> Iterator[Group]:
    """The numbers each key governs; a number that no key governs is no reference."""
    titles = [found.span() for found in phrases.title.finditer(text)]
    key_zones = {key: _zone(key.start, titles) for key in keys}
    number_zones = {number: _zone(number.start, titles) for number in free}
    for key in keys:
        others = [other for other in keys if key_zones[other] == key_zones[key]]
        candidates = [number for number in free if number_zones[number] == key_zones[key]]
        if phrases.vocabulary.key_follows:
            begin = max((other.end for other in others if other.end <= key.start), default=0)
            candidates = [
                number for number in candidates if begin <= number.start and number.end <= key.start
            ]
        else:
            end = min((other.start for other in others if other.start >= key.end), default=len(text))
            candidates = [number for number in candidates if key.end <= number.start < end]
        governed = _governed(text, key, candidates, phrases, named)
        if governed:
            dates = _dates(text, governed, phrases, named)
            start = _start(text, governed[0], phrases) if phrases.vocabulary.key_follows else key.start
            yield Group(start, key, governed, dates, _tail(text, governed[-1], phrases))


def _zone(offset: int, titles: Sequence[tuple[int, int]]) -> int:
    """Which quoted title a place stands in, -1 for none: words in a title govern nothing outside it."""
    return next((index for index, (start, end) in enumerate(titles) if start <= offset < end), -1)


_STRAIGHT = re.compile(r"\s*(?:[Nn]os?\.\s+|[“\"(]\s*)?")
_AFTER_WORD = re.compile(
    r"(?:\b(?:and|or|including|particular|alia|as|of|in|by|under|to|with|namely|was|et|y|e|и|و)|[,،;؛“(«])\s*$"
)
_NOT_ADOPTED = re.compile(
    r"\s*(?:budget|financial|period|biennium|fiscal|El\s|events?\b|season|school|academic|million|per cent|%"
    r"|police|global)"
)
_NO = re.compile(r"(?:\bNos?\.|№|Law|Act|Decree|Directive|comments?|article|item)\s*$")


def _governed(
    text: str, key: Key, candidates: Sequence[Number], phrases: Phrases, named: Sequence[Mention]
) -> tuple[Number, ...]:
    """The candidates that the key's list really holds."""
    kept: list[Number] = []
    for number in candidates:
        between = text[key.end : number.start]
        straight = _is_straight(between, key.end, phrases, named)
        joined = bool(kept) and _is_joined(text, kept[-1], number, phrases)
        if number.shape == OWN:
            accepted = (straight or joined) and (number.raw[0].isalpha() or "/" in number.raw or bool(named))
        else:
            accepted = (
                straight or joined or phrases.vocabulary.key_follows or _is_loose(text, key, number, kept)
            )
        if accepted and not _NOT_ADOPTED.match(text, number.end):
            kept.append(number)
    return tuple(kept)


def _is_straight(between: str, offset: int, phrases: Phrases, named: Sequence[Mention]) -> bool:
    """Whether nothing but the organ, if it is named there, stands between a key and a number."""
    if _STRAIGHT.fullmatch(between):
        return True
    rest = _without(between, offset, named).strip(" ,،")
    return rest != between.strip(" ,،") and (not rest or phrases.of.fullmatch(f" {rest} ") is not None)


def _without(between: str, offset: int, named: Sequence[Mention]) -> str:
    """The words between a key and a number, without an organ named among them."""
    for mention in named:
        if offset <= mention.start and mention.end <= offset + len(between):
            return between[: mention.start - offset] + between[mention.end - offset :]
    return between


def _is_joined(text: str, previous: Number, number: Number, phrases: Phrases) -> bool:
    """Whether a number goes on the list of the one before."""
    between = text[_after(text, previous, phrases) : number.start]
    return phrases.glue.fullmatch(between) is not None


def _is_loose(text: str, key: Key, number: Number, kept: Sequence[Number]) -> bool:
    """``resolutions 7/8 on corruption in sport and 8/4``: words between, but nothing against it."""
    before = text[max(key.end, number.start - 24) : number.start]
    if not kept or kept[-1].shape != number.shape or _NO.search(before) or not _AFTER_WORD.search(before):
        return False
    if re.search(r"[.]\s+[A-Z“]", text[kept[-1].end : number.start]):
        return False
    return not (number.shape == YEAR and number.opening and number.count == (number.opening + 1) % 100)


def _after(text: str, number: Number, phrases: Phrases) -> int:
    """Where the words after a number begin: behind its own date and places."""
    offset = number.end
    for pattern in (phrases.date, phrases.places, phrases.date, phrases.entitled):
        if found := pattern.match(text, offset):
            offset = found.end()
    return offset


def _start(text: str, number: Number, phrases: Phrases) -> int:
    """Where a phrase begins that prints the date before the number, as Chinese does."""
    window = max(0, number.start - DATE_WINDOW)
    found = phrases.date_before.search(text[window : number.start])
    return window + found.start() if found else number.start - text[: number.start].endswith("第")


def _tail(text: str, number: Number, phrases: Phrases) -> int:
    """Where the words after a list begin, so that ``of the Conference`` can follow."""
    found = phrases.date.match(text, number.end)
    return found.end() if found else number.end


def _dates(
    text: str, governed: Sequence[Number], phrases: Phrases, named: Sequence[Mention]
) -> tuple[date | None, ...]:
    """The date printed for each number; one date covers those of the same session right before it."""
    dates = [_own_date(text, number, phrases, named) for number in governed]
    if len(governed) == 1 and dates[0] is None and not phrases.vocabulary.key_follows:
        key_window = text[max(0, governed[0].start - 70) : governed[0].start]
        key_window = re.sub(rf"(?:{phrases.key.pattern})\s*$", "", key_window)
        dates[0] = printed_date(phrases.date_before.search(" " + key_window))
    order = range(1, len(governed)) if phrases.vocabulary.key_follows else range(len(governed) - 2, -1, -1)
    for index in order:
        other = index - 1 if phrases.vocabulary.key_follows else index + 1
        left, right = sorted((index, other))
        between = text[governed[left].end : governed[right].start]
        if (
            dates[index] is None
            and phrases.glue.fullmatch(between)
            and _same_session(governed[index], governed[other])
        ):
            dates[index] = dates[other]
    return tuple(dates)


def _own_date(text: str, number: Number, phrases: Phrases, named: Sequence[Mention]) -> date | None:
    """The date printed right after a number or its organ, or right before it in Chinese."""
    if phrases.vocabulary.key_follows:
        return printed_date(
            phrases.date_before.search(text[max(0, number.start - DATE_WINDOW) : number.start])
        )
    dated = phrases.date.match(text, number.end)
    linked = phrases.of.match(text, number.end)
    if dated is None and linked:
        ends = (mention.end for mention in named if mention.start == linked.end())
        dated = next((found for end in ends if (found := phrases.date.match(text, end))), None)
    return printed_date(dated)


def _same_session(one: Number, other: Number) -> bool:
    """Whether two numbers are of one session (of one year, in the Security Council)."""
    if one.shape == ROMAN == other.shape:
        return one.raw.partition("(")[2] == other.raw.partition("(")[2]
    special = [number.raw[0] in "ES" for number in (one, other)]
    return one.opening is not None and one.opening == other.opening and special[0] == special[1]
