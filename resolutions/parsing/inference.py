"""What a document does not state but lets conclude for certain, and what it leaves open."""

import re
from collections.abc import Iterable, Sequence

from resolutions.parsing import wording
from resolutions.parsing.cover import Cover
from resolutions.parsing.records import Problem, ResolutionText, SessionOf

_NUMBERED = re.compile(r"(ES-|S-)?(\d{1,3})/\d")
_SYMBOL = re.compile(r"A/(?:RES/|C\.\d/|BUR/|HRC/)?(?:(ES-|S-)?(\d{1,3}))/")
_PENDING = re.compile(r"(?<![\w/])(\d{2,3})/_{2,}")
_CITED = re.compile(r"(?<![\w/])(\d{2,3})/\d{1,3}\b(?!/)")
_REPORT_AT = re.compile(r"General Assembly,? at its ([a-z -]+?) session")
_KINDS = {None: "regular", "": "regular", "S-": "special", "ES-": "emergency_special"}


def session(cover: Cover, symbol: str | None, texts: Sequence[ResolutionText]) -> SessionOf:
    """Give the session: as printed, else concluded from number, symbol or the texts themselves."""
    if cover.session is not None:
        return cover.session
    numbers = [one.number for one in texts if one.number]
    if numbers and (match := _NUMBERED.match(numbers[0])):
        return SessionOf(int(match[2]), _KINDS[match[1]], f"its number, {numbers[0]}")
    if symbol and (match := _SYMBOL.match(symbol)):
        return SessionOf(int(match[2]), _KINDS[match[1]], f"its symbol, {symbol}")
    return _from_words([one.text for text in texts for one in text.paragraphs])


def _from_words(paragraphs: Sequence[str]) -> SessionOf:
    """Conclude the session from resolutions cited before they have a number, or a report asked for.

    A resolution still without a number (``70/___``) is of the session that considers the text.
    """
    whole = "\n".join(paragraphs)
    pending = {int(one) for one in _PENDING.findall(whole)}
    cited = [int(one) for one in _CITED.findall(whole) if int(one) < 150]
    asked = [
        number
        for words in _REPORT_AT.findall(paragraphs[-1] if paragraphs else "")
        if (number := wording.ordinal(words))
    ]
    if len(pending) == 1:
        number = pending.pop()
        if max(cited, default=0) <= number and all(number <= one <= number + 3 for one in asked):
            return SessionOf(number, "regular", _reason(number, asked))
    return SessionOf(None)


def _reason(number: int, asked: Iterable[int]) -> str:
    said = f"it cites resolutions of the session that have no number yet ({number}/___)"
    later = sorted(set(asked))
    return f"{said} and asks for a report at session {later[0]}" if later else said


def gaps(cover: Cover, symbol: str | None, found: SessionOf, line: int) -> list[Problem]:
    """Say what the source does not state, for a person to supply."""
    missing = [
        name
        for name, value in (
            ("symbol", symbol),
            ("session", cover.session or found.number),
            ("date", cover.date),
            ("agenda item", cover.items),
        )
        if not value
    ]
    problems = []
    if missing:
        problems.append(Problem(line, f"not stated in the source: {', '.join(missing)}"))
    if cover.session is None and found.inferred_from:
        problems.append(Problem(line, f"session {found.number} is concluded: {found.inferred_from}"))
    return problems
