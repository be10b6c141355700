"""The two texts of a comparison: found by what a reader typed, in one language where both are held in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions import symbols
from resolutions.models import Resolution
from resolutions.reading.naming import name_of_session


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a comparison.

    ``typed`` is what names it; ``language`` the one its address asks for, empty for none. ``held`` is all
    that stands there, in every language; ``text`` the one taken, None where there is none or several.
    """

    typed: str = ""
    language: str = ""
    held: tuple[Resolution, ...] = ()
    text: Resolution | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether something was typed that names no text held."""
        return bool(self.typed) and not self.held

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The texts of a report, to take one of: what names it, and its title; empty if one was taken."""
        if self.text or not self.held:
            return ()
        language = _preferred(self.languages)
        return tuple((name_of(text), text.title) for text in self.held if _language(text) == language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is held in: the one asked for first."""
        return tuple(sorted({_language(text) for text in self.held}, key=lambda one: one != self.language))


def side(typed: str, paths: Sequence[str], language: str) -> Side:
    """Look up what stands at some paths that mean the same; one query, none for no path."""
    held = tuple(Resolution.objects.at(paths)) if paths else ()
    return Side(typed, language, held)


def settled(*sides: Side) -> tuple[Side, ...]:
    """Take a text on every side: in one language that all are held in, the one asked for first."""
    codes = {code: None for side in sides for code in side.languages}
    common = [code for code in codes if all(code in side.languages for side in sides)]
    asked = [side.language for side in sides if side.language in common]
    language = (asked or [_preferred(common)])[0] if common else ""
    return tuple(_taken(side, language) for side in sides)


def _taken(side: Side, language: str) -> Side:
    wanted = language or side.language
    if wanted not in side.languages:
        wanted = _preferred(side.languages)
    texts = [text for text in side.held if _language(text) == wanted]
    return Side(side.typed, side.language, side.held, texts[0] if len(texts) == 1 else None)


def _preferred(languages: Sequence[str]) -> str:
    """English where there is a choice."""
    return "en" if "en" in languages else min(languages, default="")


def _language(text: Resolution) -> str:
    return text.document.language


def name_of(text: Resolution) -> str:
    """What names a text in an address: its symbol, or where it stands.

    ``text`` comes from ``for_reference``: it has ``href``.
    """
    return name_at(text, str(getattr(text, "href", "") or ""))


def name_at(text: Resolution, href: str) -> str:
    """What names a text in an address, if it stands at ``href``."""
    symbol = symbols.parse(text.symbol or "")
    return str(symbol) if symbol and href == f"/{symbol}/" else href


def called(text: Resolution) -> str:
    """What pages call a text: its symbol, its place in a report, or its session.

    ``A/RES/77/237``; ``A/75/464, III``; ``draft III, 75th session``.
    """
    if text.symbol:
        return text.symbol
    if text.document.symbol:
        return f"{text.document.symbol}, {text.ordinal}" if text.ordinal else text.document.symbol
    status = " ".join(filter(None, (text.get_status_display(), text.ordinal)))
    return f"{status}, {name_of_session(text.document.session)}"


def is_called_by_status(text: Resolution) -> bool:
    """Whether what pages call a text begins with how far it has come: it has no symbol."""
    return not (text.symbol or text.document.symbol)
