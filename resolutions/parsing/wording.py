"""Numbers and dates in words: *Seventy-seventh session*, *15 December 2022*."""

import re
from datetime import date

_UNITS = str.split("first second third fourth fifth sixth seventh eighth ninth")
_TEENS = str.split(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENS = str.split("twent thirt fort fift sixt sevent eight ninet")


def _ordinals() -> dict[str, int]:
    words = {word: value for value, word in enumerate(_UNITS, start=1)}
    words |= {word: value for value, word in enumerate(_TEENS, start=10)}
    for tens, stem in enumerate(_TENS, start=2):
        words[f"{stem}ieth"] = 10 * tens
        words |= {f"{stem}y-{unit}": 10 * tens + value for value, unit in enumerate(_UNITS, start=1)}
    for word, value in tuple(words.items()):
        words[f"one hundred and {word}"] = 100 + value
    return words | {"hundredth": 100, "one hundredth": 100}


ORDINALS = _ordinals()
"""Every ordinal a session can have, in words, to its number."""

MONTHS = {
    month: number
    for number, month in enumerate(
        str.split("January February March April May June July August September October November December"), 1
    )
}
DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)}),? \d{{4}}", re.IGNORECASE)
_DATE = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}),? (\d{{4}})", re.IGNORECASE)
_ORDINAL = r"(?:one hundred and )?[a-z]+(?:[- ][a-z]+)??"
SESSION = re.compile(
    rf"\b(?P<resumed>resumed )?(?P<ordinal>{_ORDINAL}|\d{{1,3}}(?:st|nd|rd|th)) "
    r"(?P<kind>emergency special |special )?session\b",
    re.IGNORECASE,
)


def ordinal(words: str) -> int | None:
    """Give the number an ordinal names, None if it names none.

    >>> ordinal("Seventy-fifth")
    75
    """
    words = words.lower().strip()
    if match := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", words):
        return int(match[1])
    return ORDINALS.get(words) or ORDINALS.get(words.replace(" ", "-"))


def day(words: str) -> date | None:
    """Find the first full date in some words; None if there is none that exists."""
    match = _DATE.search(words)
    if match is None:
        return None
    try:
        return date(int(match[3]), MONTHS[match[2].capitalize()], int(match[1]))
    except ValueError:
        return None


def session(words: str) -> tuple[int, str] | None:
    """Read ``Thirty-second special session`` as its number and kind.

    >>> session("Eleventh emergency special session")
    (11, 'emergency_special')
    """
    match = SESSION.search(words)
    number = ordinal(match["ordinal"]) if match else None
    if match is None or number is None:
        return None
    kind = (match["kind"] or "regular").strip().lower().replace(" ", "_")
    return number, kind


def usual(name: str) -> str:
    """Write a name in capitals as it is usually written.

    >>> usual("GENERAL ASSEMBLY")
    'General Assembly'
    """
    return name.title().replace(" And ", " and ") if name.isupper() else name
