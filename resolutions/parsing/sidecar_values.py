"""The values a sidecar may give, each key with how its value is read and what is wrong with it if not."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from difflib import get_close_matches

from resolutions.parsing.characters import one_line
from resolutions.parsing.records import AgendaItem, ReportOf, SessionOf
from resolutions.symbols import normalize

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The six official languages, as ISO 639-1 codes."""
_KINDS = ("resolution", "draft_resolution", "committee_report")
_DISTRIBUTIONS = ("General", "Limited", "Restricted")
_SESSION = re.compile(r"(?:(?P<special>E?S)-)?(?P<number>\d{1,3})")
_SESSION_KINDS = {None: "regular", "S": "special", "ES": "emergency_special"}
_ITEM = re.compile(r"(?P<number>\d{1,3})(?:\s*\((?P<letter>[a-z])\))?")
_NUMBER = re.compile(r"(?:E?S-)?\d{1,3}/\d{1,3}(?: [A-Z])?|\d{1,4}(?: [A-Z])? \([IVXLS-]+\)")
_REPORT = re.compile(r"(?P<symbol>[^,]+?)(?:,\s*para\.\s*(?P<paragraph>\d+))?")


def unknown(key: str, known: Mapping[str, object]) -> str:
    """What to tell about a key nobody knows: the known one that is nearest, or all of them."""
    near = get_close_matches(key.lower(), known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(known)}"
    return f"unknown key {key}{hint}"


def _text(value: object) -> str:
    if not isinstance(value, str) or not one_line(value):
        raise ValueError(f"a text in quotes is wanted, not {value!r}")
    return one_line(value)


def _symbol(value: object) -> str:
    symbol = normalize(_text(value))
    if symbol is None:
        raise ValueError(f"{value!r} is no United Nations symbol")
    return symbol


def _day(value: object) -> date:
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        found = None
    if not isinstance(found, date) or isinstance(found, datetime):
        raise ValueError(f"a date like 2025-11-12 is wanted, not {value!r}")
    return found


def _session(value: object) -> SessionOf:
    found = _SESSION.fullmatch(str(value).strip()) if isinstance(value, str | int) else None
    if found is None or isinstance(value, bool) or int(found["number"]) < 1:
        raise ValueError(f'a session like 80, "S-32" or "ES-11" is wanted, not {value!r}')
    return SessionOf(int(found["number"]), _SESSION_KINDS[found["special"]])


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in choices:
            raise ValueError(f"one of {', '.join(choices)} is wanted, not {value!r}")
        return str(value)

    return check


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise ValueError(f"a list in square brackets is wanted, not {value!r}")
    return value


def _items(value: object) -> tuple[AgendaItem, ...]:
    return tuple(_item(each) for each in _list(value))


def _item(value: object) -> AgendaItem:
    if isinstance(value, dict):
        wanted = {"number": None, "sub_item": None, "title": None}
        for key in value:
            if key not in wanted:
                raise ValueError(unknown(key, wanted))
        item = _item(value.get("number"))
        letter = value.get("sub_item", item.sub_item)
        title = _text(value["title"]) if "title" in value else None
        return AgendaItem(item.number, title, None if letter is None else _text(letter).strip("()"))
    found = _ITEM.fullmatch(str(value).strip()) if isinstance(value, str | int) else None
    if found is None or isinstance(value, bool):
        raise ValueError(
            f'an item like 107, "72 (b)" or {{number = 107, title = "…"}} is wanted, not {value!r}'
        )
    return AgendaItem(int(found["number"]), None, found["letter"])


def _names(value: object) -> tuple[str, ...]:
    return tuple(_text(each) for each in _list(value))


def _number(value: object) -> str:
    found = _NUMBER.fullmatch(_text(value))
    if found is None:
        raise ValueError(f"a number like 77/237 is wanted, not {value!r}")
    return found[0]


def _report(value: object) -> ReportOf:
    found = _REPORT.fullmatch(_text(value))
    if found is None:
        raise ValueError(f"a report like A/77/464, para. 31 is wanted, not {value!r}")
    return ReportOf(_symbol(found["symbol"]), found["paragraph"])


READERS: dict[str, Callable[[object], object]] = {
    "kind": _one_of(_KINDS),
    "symbol": _symbol,
    "title": _text,
    "language": _one_of(LANGUAGES),
    "session": _session,
    "committee": _text,
    "agenda_items": _items,
    "distribution": _one_of(_DISTRIBUTIONS),
    "date": _day,
    "sponsors": _names,
    "number": _number,
    "adopted_on": _day,
    "plenary_meeting": _text,
    "draft_symbol": _symbol,
    "report": _report,
}
"""Every key a sidecar may have, and how its value is read."""
