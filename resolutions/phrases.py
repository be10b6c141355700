"""Words that all parts of the interface share, in its language: ordinals, sessions, days, numbers, lists."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, wraps
from typing import TypeVar

from django.utils import formats
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

DAYS = 10_000
"""Days that a process keeps in mind as they are written."""
SESSIONS = 1_000
"""Sessions that a process keeps in mind as they are called."""

Said = TypeVar("Said")


def interface_language() -> str:
    """The language of the interface: ``en``, ``fr``, ``es``."""
    return (get_language() or "en").partition("-")[0]


def in_each_language(say: Callable[[], Said]) -> Callable[[], Said]:
    """Make a function of no arguments say what it says once for each language of the interface."""
    said: dict[str, Said] = {}

    @wraps(say)
    def keep() -> Said:
        language = interface_language()
        if language not in said:
            said[language] = say()
        return said[language]

    return keep


def _english(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _french(number: int) -> str:
    return "1re" if number == 1 else f"{number}e"


def _spanish(number: int) -> str:
    return f"{number}.er" if number % 10 in (1, 3) and number % 100 != 11 else f"{number}.º"


_ORDINALS: Mapping[str, Callable[[int], str]] = {"en": _english, "fr": _french, "es": _spanish}
"""How each language writes the place of a session in a row, before its noun."""


def ordinal(number: int) -> str:
    """A number as the place of a session in a row.

    >>> [ordinal(number) for number in (1, 2, 3, 11, 72, 113)]
    ['1st', '2nd', '3rd', '11th', '72nd', '113th']
    """
    return _ORDINALS.get(interface_language(), _english)(number)


def session(kind: str, number: int) -> str:
    """A session by its kind (``models.SessionKind``) and number.

    >>> session("regular", 80), session("special", 32), session("emergency_special", 11)
    ('80th session', '32nd special session', '11th emergency special session')
    """
    return _session(kind, number, interface_language())


@lru_cache(maxsize=SESSIONS)
def _session(kind: str, number: int, language: str) -> str:
    """A session in the language of the interface, kept in mind: there are few, and each page names many."""
    place = {"ordinal": _ORDINALS.get(language, _english)(number)}
    if kind == "special":
        return _("%(ordinal)s special session") % place
    if kind == "emergency_special":
        return _("%(ordinal)s emergency special session") % place
    return _("%(ordinal)s session") % place


def no_session() -> str:
    """What stands for the session of a text where it is not known."""
    return _("session not known")


def sessions(first: int, last: int) -> str:
    """A range of regular sessions.

    >>> sessions(75, 77)
    '75th to 77th session'
    """
    return _("%(first)s to %(last)s session") % {"first": ordinal(first), "last": ordinal(last)}


def span(first: str, last: str) -> str:
    """What lies between two things that follow one another; one of them where they are the same.

    >>> span("op 1", "op 4"), span("op 1", "op 1")
    ('op 1 to op 4', 'op 1')
    """
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def paragraph(kind: str, number: str) -> str:
    """A paragraph of a text by its kind (``models.ParagraphKind``, empty for none said) and number.

    >>> paragraph("preambular", "3"), paragraph("operative", "12"), paragraph("", "31")
    ('preambular paragraph 3', 'operative paragraph 12', 'paragraph 31')
    """
    place = {"number": number}
    if kind == "preambular":
        return _("preambular paragraph %(number)s") % place
    if kind == "operative":
        return _("operative paragraph %(number)s") % place
    return _("paragraph %(number)s") % place


def anchored(anchor: str) -> str:
    """The anchor of a paragraph in few letters.

    >>> anchored("op12"), anchored("pp3")
    ('op 12', 'pp 3')
    """
    place = {"number": anchor[2:]}
    if anchor.startswith("pp"):
        return pgettext("a paragraph in few letters", "pp %(number)s") % place
    return pgettext("a paragraph in few letters", "op %(number)s") % place


def day(value: date) -> str:
    """A date as people write it.

    >>> day(date(2022, 12, 15))
    '15 December 2022'
    """
    return _day(value, interface_language())


@lru_cache(maxsize=DAYS)
def _day(value: date, language: str) -> str:
    """A date in the language of the interface, kept in mind: the days of a page's texts come back."""
    # Translators: how a day is written, in the letters of Django's date filter.
    written = formats.date_format(value, pgettext("format of a day", "j F Y"))
    is_first = language == "fr" and value.day == 1
    return written.replace("1 ", "1er ", 1) if is_first else written


def thousands(number: int) -> str:
    """A number as people read it.

    >>> thousands(1234567)
    '1,234,567'
    """
    return f"{number:,}".replace(",", _between_thousands())


@in_each_language
def _between_thousands() -> str:
    """What stands between groups of three figures."""
    return str(formats.get_format("THOUSAND_SEPARATOR", use_l10n=True))


def listed(names: Sequence[str]) -> str:
    """Names in a sentence.

    >>> listed(["Arabic"]), listed(["Arabic", "French"]), listed(["Arabic", "French", "Russian"])
    ('Arabic', 'Arabic and French', 'Arabic, French and Russian')
    """
    if len(names) < 2:
        return "".join(names)
    first, last = ", ".join(names[:-1]), names[-1]
    if interface_language() == "es" and last.lower().startswith(("i", "hi")):
        return f"{first} e {last}"  # español e inglés
    return pgettext("the last two of a list", "%(first)s and %(last)s") % {"first": first, "last": last}


LANGUAGES = {
    "en": pgettext_lazy("language", "English"),
    "ar": pgettext_lazy("language", "Arabic"),
    "es": pgettext_lazy("language", "Spanish"),
    "fr": pgettext_lazy("language", "French"),
    "ru": pgettext_lazy("language", "Russian"),
    "zh": pgettext_lazy("language", "Chinese"),
}
"""Code to what a language is called within a sentence."""


def language(code: str) -> str:
    """A language within a sentence; the code itself of any that is not official.

    >>> language("fr"), language("xx")
    ('French', 'xx')
    """
    return str(LANGUAGES.get(code, code))
