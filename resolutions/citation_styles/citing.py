"""From what is known of a text to its citation in each style."""

import re
from collections.abc import Mapping
from datetime import date

from resolutions.citation_styles import records
from resolutions.citation_styles.forms import filled
from resolutions.citation_styles.ordinals import spelt
from resolutions.citation_styles.records import Citation, Cited, Pinpoint
from resolutions.citation_styles.styles import STYLES, UNITED_NATIONS, Style

# 217 A (III), 3201 (S-VI), 1373 (2001)
_NUMBER = re.compile(
    r"(?P<count>[0-9]+) ?(?P<letter>[A-Z]{1,2}(?:-[A-Z]{1,2})?)? ?\((?P<of_session>[^()]+)\)"
)
_YEAR_AFTER = re.compile(r"\([0-9]{4}\)$")  # S/RES/1373(2001)


def citations(cited: Cited, pinpoint: Pinpoint | None = None) -> tuple[Citation, ...]:
    """Give the citation of a text, or of a place in it, in every style."""
    return tuple(citation(cited, pinpoint, style) for style in STYLES)


def citation(cited: Cited, pinpoint: Pinpoint | None = None, style: Style = UNITED_NATIONS) -> Citation:
    """Give the citation in one style, that of the United Nations unless another is named.

    >>> text = Cited("resolution", "General Assembly", "77/237", "A/RES/77/237")
    >>> citation(text, Pinpoint("operative", "12", ("(a)",))).text
    'General Assembly resolution 77/237, para. 12 (a)'
    """
    return Citation(style.key, style.name, filled(style.forms[cited.kind], _fields(cited, pinpoint, style)))


def kind_of_number(number: str) -> str:
    """Tell by an adopted text's number how it is counted: by session, through all sessions, with a year.

    >>> kind_of_number("77/237"), kind_of_number("217 A (III)"), kind_of_number("1373 (2001)")
    ('resolution', 'old resolution', 'dated resolution')
    """
    parts = _NUMBER.fullmatch(number)
    if parts is None:
        return records.RESOLUTION
    return records.DATED_RESOLUTION if parts["of_session"].isdigit() else records.OLD_RESOLUTION


def _fields(cited: Cited, pinpoint: Pinpoint | None, style: Style) -> Mapping[str, str]:
    parts = _NUMBER.fullmatch(cited.number)
    return {
        "body": _named(cited.body, style),
        "number": cited.number,
        "count": parts["count"] if parts else cited.number,
        "letter": (parts["letter"] or "") if parts else "",
        "of_session": parts["of_session"] if parts else "",
        "symbol": cited.symbol,
        "short_symbol": _YEAR_AFTER.sub("", cited.symbol),
        "title": cited.title,
        "committee": _named(cited.committee, style),
        "ordinal": cited.ordinal,
        "session": cited.session,
        "date": _day(cited.dated, style) if cited.dated else style.no_date,
        "year": str(cited.dated.year) if cited.dated else style.no_date,
        "url": cited.url,
        "pinpoint": _place(pinpoint, style) if pinpoint else "",
    }


def _named(name: str, style: Style) -> str:
    """An organ as a style calls it."""
    if name in style.bodies:
        return style.bodies[name]
    for word, short in style.words:
        name = name.replace(word, short)
    return name


def _day(day: date, style: Style) -> str:
    return style.day.format(day=day.day, month=style.months[day.month - 1], year=day.year)


def _place(pinpoint: Pinpoint, style: Style) -> str:
    """A place as a style names it; empty where it has no number, or the style names no places."""
    number = pinpoint.number.rstrip(".")
    if pinpoint.part not in style.pinpoints or not (number or pinpoint.part == records.ANNEX):
        return ""
    fields = {
        "number": number,
        "spelt": spelt(int(number)) if number.isdigit() else number,
        "labels": "".join(style.label.format(label=label) for label in pinpoint.labels),
        "annex": pinpoint.annex,
    }
    return "".join(span.text for span in filled(style.pinpoints[pinpoint.part], fields))
