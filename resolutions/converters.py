"""What an address says, read into values a view can use, and back."""

from dataclasses import dataclass

from django.utils.text import slugify

from resolutions.languages import NAMES

SESSION_PREFIXES = {"": "regular", "S-": "special", "ES-": "emergency_special"}


@dataclass(frozen=True, slots=True)
class SessionKey:
    """A session as an address names it: ``80``, ``S-32``, ``ES-11``."""

    kind: str
    number: int

    def __str__(self) -> str:
        prefix = next(prefix for prefix, kind in SESSION_PREFIXES.items() if kind == self.kind)
        return f"{prefix}{self.number}"


class SessionConverter:
    """``80``, ``S-32`` or ``ES-11``."""

    regex = "(?:E?S-)?[1-9][0-9]{0,2}"

    def to_python(self, value: str) -> SessionKey:
        """Read a session."""
        prefix, number = value[: value.rfind("-") + 1], value[value.rfind("-") + 1 :]
        return SessionKey(SESSION_PREFIXES[prefix], int(number))

    def to_url(self, value: object) -> str:
        """Print a session, a row or a key: both print themselves."""
        return str(value)


@dataclass(frozen=True, slots=True)
class ItemKey:
    """An agenda item as an address names it: ``107``, ``25-a``."""

    number: int
    sub_item: str = ""

    def __str__(self) -> str:
        return f"{self.number}-{self.sub_item}" if self.sub_item else str(self.number)


class ItemConverter:
    """``107``, or ``25-a`` for item 25 (a)."""

    regex = "[1-9][0-9]{0,3}(?:-[a-z0-9-]{1,20})?"

    def to_python(self, value: str) -> ItemKey:
        """Read an item."""
        number, _, sub_item = value.partition("-")
        return ItemKey(int(number), sub_item)

    def to_url(self, value: ItemKey | str) -> str:
        """Print an item."""
        return str(value)


def item_key(number: int, sub_item: str) -> ItemKey:
    """The key of an item as stored: ``25`` and ``(a)`` give ``25-a``."""
    return ItemKey(number, slugify(sub_item))


@dataclass(frozen=True, slots=True)
class Place:
    """What an address asks for: a path from the root, slashes at both ends, and a language."""

    path: str
    language: str


class PlaceConverter:
    """Any path: the address of a document or a text, of English at the root, else under a code."""

    regex = ".+"

    def to_python(self, value: str) -> Place:
        """Read an address; no text of any document holds a NUL, nor does a database's."""
        if "\0" in value:
            raise ValueError("an address holds no NUL")
        language, _, rest = value.strip("/").partition("/")
        if language in NAMES and language != "en" and rest:
            return Place(f"/{rest}/", language)
        return Place(f"/{value.strip('/')}/", "en")

    def to_url(self, value: str) -> str:
        """Print an address."""
        return value.lstrip("/")


class AnchorConverter:
    """The anchor of a paragraph in a text or of a part of one: ``pp3``, ``op12``, ``op12-a-i``."""

    regex = r"(?:pp|op)[\w.~]{1,30}(?:-[\w.~-]{1,50})?"

    def to_python(self, value: str) -> str:
        """Read an anchor."""
        return value

    def to_url(self, value: str) -> str:
        """Print an anchor."""
        return value


class Sha256Converter:
    """The digest of a file, in lower-case hexadecimal."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """Read a digest."""
        return value

    def to_url(self, value: str) -> str:
        """Print a digest."""
        return value
