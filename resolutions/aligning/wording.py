"""The words of a clause as compared: quotes and case aside, dates and symbols masked, spelling conventional.

Three views, each coarser than the one before: ``bare`` (same words?), ``masked`` (how alike?) and
``conventional`` (does only what changes by routine differ?).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

Words = tuple[str, ...]

DATE, SYMBOL, SESSION, NUMBER, PLACE = "#date", "#symbol", "#session", "#number", "#held"
"""What stands for a date, a symbol, the ordinal of a session, a number, and a place and date of meeting."""

CITATION = "#citation"
"""What stands for a run of symbols and dates, however many: ``69/193 and 69/196 of 18 December 2014``."""

_QUOTES = str.maketrans(dict.fromkeys('“”„«»"‘’`´', "'") | dict.fromkeys("‐‑‒–—−", "-") | {"\u00ad": None})
_WORD = re.compile(r"\w+(?:['-]\w+)*")

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"[0-9]{1,2}"
# 18 December 2014; 19 to 21 April; ___ December 2025; _____ 2018; May 2023; 2030
_DATE = (
    rf"(?:(?:{_DAY}|_+)(?: ?(?:to|and|-) ?{_DAY})? (?:{_MONTH}(?: [0-9]{{4}})?|(?<=_ )[0-9]{{4}})"
    rf"|{_MONTH} [0-9]{{4}}|(?<![\w/])(?:19|20)[0-9]{{2}}(?![\w/(]))"
)
# 69/193, 74/550 B, S-32/1, 73/___, A/80/157, E/CN.15/2015/16, 1373 (2001), 2200 A (XXI)
_SYMBOL = (
    r"(?:(?:[A-Z]{1,4}(?:\.[0-9]+)?/){0,6}(?:E?S-)?[0-9]{1,9}/"
    r"(?:[0-9A-Z.]{1,20}(?:/[0-9A-Z.]{1,20}){0,6}|_+)(?: [A-Z]\b)?"
    r"|(?:[A-Z]{1,9}/){1,4}(?:[A-Z0-9.]{1,20}/){0,4}[A-Z0-9.]{0,20}[0-9][A-Z0-9.]{0,20}"
    r"|[0-9]{2,4}(?: [A-Z])? \([0-9IVXLS-]{1,9}\))"
)
"""Repetitions have an end here and below: on hostile texts an open one would take time without end."""
_UNIT = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TEN = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_ORDINAL = (
    rf"(?:(?:(?:{_TEN})y-)?(?:{_UNIT})|(?:{_TEN})ieth|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth)"
)
# seventy-third; eighth, ninth and tenth (sessions); seventy-third to seventy-sixth (sessions)
_SESSION = (
    rf"(?=\w+-?\w*(?:st|nd|rd|th)\b)(?i:{_ORDINAL}(?:(?:, | and | to |, and ){_ORDINAL}){{0,9}})"
    r"(?= (?:(?:emergency )?special |regular |resumed |negotiating |annual )?(?:sessions?|meetings?)\b)"
)
_PLACE = (
    rf"(?:to be )?held (?:in|at) (?:(?:the )?[A-Z][\w.'-]{{0,40}},? ){{1,12}}(?:from|on) "
    rf"(?:(?:from )?{_DAY}(?: {_MONTH}(?: [0-9]{{4}})?)? (?:to|and) )?{_DATE}"
)
_HAN = "\u3400-\u9fff"
"""Chinese characters: each a word by itself, since nothing stands between words."""
_REST = rf"[^\W{_HAN}]"
# Words that begin no mask are read in runs, without a look at what a mask may be; they are nearly all.
# Not among them: months, "held", what ends as ordinals do or has a hyphen after it, capitals in a row.
_EASY = (
    r"(?:[abcdgijklmopqruvwxyz]|[BCGHIKLPQRUVWXYZ](?=[a-z])"
    rf"|(?!held\b|to be held\b|{_MONTH}\b|\w+(?:(?:st|nd|rd|th)\b|-))(?:[efhnst]|[ADEFJMNOST](?=[a-z])))"
    rf"{_REST}*(?:'\w+)*"
)
_TOKEN = re.compile(
    rf"(?P<easy>\b{_EASY}(?: {_EASY})*)"
    rf"|\b(?:(?P<held>{_PLACE})|(?P<date>{_DATE}\b)|(?P<symbol>{_SYMBOL}(?!\w))|(?P<session>{_SESSION})"
    rf"|(?P<number>[0-9]+(?:[,.][0-9]+)*\b))|(?P<word>[{_HAN}]|{_REST}+(?:'\w+)*)"
)


def plain(text: str) -> str:
    """Give a text with one kind of quotation mark, hyphen and space."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_QUOTES).split())


def bare(text: str) -> Words:
    """Give the words alone, without case, punctuation and quotation marks.

    >>> bare("Recalling  its “resolution” 69/193, further,")
    ('recalling', 'its', 'resolution', '69', '193', 'further')
    """
    return tuple(_WORD.findall(plain(text).casefold()))


def masked(text: str) -> Words:
    """Give the words with what differs from year to year masked; parts of compounds are words.

    >>> masked("its resolution 69/193 of 18 December 2014 on cross-border crime")
    ('its', 'resolution', '#symbol', 'of', '#date', 'on', 'cross', 'border', 'crime')
    >>> masked("at its seventy-third session, held in Vienna from 6 to 10 May 2017, the 185 parties")
    ('at', 'its', '#session', 'session', '#held', 'the', '#number', 'parties')
    """
    return masked_and_cited(text)[0]


def cited(text: str) -> Words:
    """Give the symbols and numbers of resolutions in a text, as printed; blanks are none.

    >>> cited("its resolutions 69/193 and 80/___ of 18 December 2014, and 1373 (2001)")
    ('69/193', '1373 (2001)')
    """
    return masked_and_cited(text)[1]


def masked_and_cited(text: str) -> tuple[Words, Words]:
    """Give the masked words and the symbols, read in one go."""
    words: list[str] = []
    symbols: list[str] = []
    for match in _TOKEN.finditer(plain(text)):
        kind = match.lastgroup
        if kind == "easy":
            words += match[0].casefold().split(" ")
        elif kind == "word":
            words.append(match[0].casefold())
        else:
            words.append(f"#{kind}")
            if kind == "symbol" and "_" not in match[0]:
                symbols.append(match[0])
    return tuple(words), tuple(symbols)


def conventional(words: Sequence[str]) -> Words:
    """Give masked words as they stay where only routine changes.

    >>> conventional(masked("Also recalling its resolutions 69/193 and 70/1 of 1 May 2015 on organized"))
    ('recalling', 'its', 'resolution', '#citation', 'on', 'organised')
    """
    return tuple(_citations(_spelt(_without_repetition(words))))


_REPEATING = frozenset({"also", "further"})


def _without_repetition(words: Sequence[str]) -> Iterator[str]:
    """Leave out the ``also`` and ``further`` that mark a repeated verb."""
    for place, word in enumerate(words):
        if word in _REPEATING:
            beside = words[place - 1] if place else ""
            if not place or beside.endswith("ing") or word == "also":
                continue
        yield word


_SINGULAR = {f"{word}s": word for word in ("resolution", "decision", "session", "meeting", "paragraph")}
_ZED = re.compile(r"(?<=[a-z]{3})iz(?=e|ing|ation)")
_OUR = re.compile(r"(?<=[a-z]{3})our(?=s?$|able|ed|ing)")


def _spelt(words: Iterable[str]) -> Iterator[str]:
    """Write words by one convention: ``organized`` as ``organised``, ``labour`` as ``labor``."""
    for word in words:
        found = _SINGULAR.get(word, word)
        if "iz" in found:
            found = _ZED.sub("is", found)
        if "our" in found:
            found = _OUR.sub("or", found)
        yield found.replace("programme", "program")


_MASKS = frozenset({DATE, SYMBOL, SESSION, NUMBER, PLACE})
_BETWEEN = frozenset({"and", "of", "to", "from", "on", "or"})


def _citations(words: Iterator[str]) -> Iterator[str]:
    """Put one word for a run of masks and the words that join them."""
    held: list[str] = []
    for word in words:
        if word in _MASKS:
            held = [CITATION]
        elif held and word in _BETWEEN:
            held.append(word)
        else:
            yield from held
            held = []
            yield word
    yield from held
