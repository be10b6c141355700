"""Dates, sessions and agenda items in the words of a cover page."""

from collections.abc import Iterable
from datetime import date

from resolutions.parsing.records import AgendaItem, SessionOf

_TENS = ("Twentieth", "Thirtieth", "Fortieth", "Fiftieth", "Sixtieth", "Seventieth", "Eightieth", "Ninetieth")
_TENS_WITH = ("Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ONES = (
    *(
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
        "Eleventh",
    ),
    *("Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth"),
    "Nineteenth",
)
_KINDS = {
    "regular": "session",
    "special": "special session",
    "emergency_special": "emergency special session",
}


def ordinal(number: int) -> str:
    """``Seventy-fifth``; for 1 to 99."""
    if number < 20:
        return _ONES[number - 1]
    if number % 10 == 0:
        return _TENS[number // 10 - 2]
    return f"{_TENS_WITH[number // 10 - 2]}-{_ONES[number % 10 - 1].lower()}"


def session_words(session: SessionOf) -> str:
    """``Thirty-second special session``."""
    return f"{ordinal(session.number or 1)} {_KINDS[session.kind]}"


def day(value: date) -> str:
    """``9 January 2031``."""
    return f"{value.day} {value:%B %Y}"


def items_words(items: Iterable[AgendaItem]) -> str:
    """``Agenda item 72 (b)``, ``Agenda items 14 and 122``."""
    numbers = [f"{item.number} ({item.sub_item})" if item.sub_item else str(item.number) for item in items]
    if len(numbers) == 1:
        return f"Agenda item {numbers[0]}"
    return f"Agenda items {', '.join(numbers[:-1])} and {numbers[-1]}"


def roman(number: int) -> str:
    """``IV``; for 1 to 39."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]
