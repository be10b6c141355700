"""A text named on a command line: a file, one text of a file, or a symbol or address that is held."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from resolutions import symbols
from resolutions.exports.record import document_record
from resolutions.ingest import files
from resolutions.management.tables import ensure_tables
from resolutions.models import Address, Resolution
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.records import ResolutionText


class NotFound(ValueError):
    """There is no such text; the message says so in one line."""


@dataclass(frozen=True, slots=True)
class Named:
    """A text, and its key where it is held."""

    text: ResolutionText
    key: int | None = None


def named(operand: str) -> Named:
    """Give the text that ``operand`` names; raises NotFound.

    ``FILE`` or ``FILE#PART``, where ``PART`` is a text's numeral (``III``), its place (``2``) or its number
    (``75/196``); else a symbol (``77/237``) or an address (``/A/RES/77/237/``), also with ``#PART``.
    """
    for name, part in ((operand, ""), operand.rpartition("#")[::2]):
        if name and _is_there(Path(name)):
            return Named(_one(_of_file(Path(name)), part, operand))
    name, _, part = operand.partition("#")
    if (path := _address(name)) is None:
        raise NotFound(f"{operand}: no such file, and no symbol or address")
    return _held(path, part, operand)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long for a name, or with a null character: no file
        return False


def _address(name: str) -> str | None:
    """Give the path on this site that a symbol, a path or an address in full means; None for none."""
    if name.lower().endswith(files.SUFFIXES):
        return None
    if symbol := symbols.parse(name) or symbols.from_path(name):
        return f"/{symbol}/"
    path = urlsplit(name).path if "://" in name else name
    return f"/{path.strip('/')}/" if path.startswith("/") else None


def _of_file(path: Path) -> Sequence[ResolutionText]:
    try:
        return files.record(files.receive(path)).resolutions
    except Unreadable as error:
        line = f":{error.line}" if error.line else ""
        raise NotFound(f"{files.printable(path)}{line}: {error.reason}") from error


def _held(path: str, part: str, operand: str) -> Named:
    """Give a text that the archive holds, in English where it has several languages."""
    ensure_tables()
    addresses = {address.language: address for address in Address.objects.filter(path=path)}
    if not addresses:
        raise NotFound(f"{operand}: not held")
    address = addresses.get("en") or addresses[min(addresses)]
    document = address.document or cast(Resolution, address.resolution).document
    texts = document_record(document).resolutions
    keys = list(document.resolutions.order_by("order").values_list("pk", flat=True))
    there = [place for place, key in enumerate(keys) if address.document or key == address.resolution_id]
    text = _one([texts[place] for place in there], part, operand)
    return Named(text, next(keys[place] for place in there if texts[place] is text))


def _one(texts: Sequence[ResolutionText], part: str, operand: str) -> ResolutionText:
    """Give the text that ``part`` names, or the only one."""
    if not texts:
        raise NotFound(f"{operand}: holds no resolution text")
    fitting = [text for place, text in enumerate(texts, 1) if not part or _is(text, place, part)]
    if len(fitting) == 1:
        return fitting[0]
    there = ", ".join(f"#{_name(text, place)}" for place, text in enumerate(texts, 1))
    problem = f"no text #{part}" if part and not fitting else f"{len(fitting)} texts"
    raise NotFound(f"{operand}: {problem}; there are {there}")


def _is(text: ResolutionText, place: int, part: str) -> bool:
    numbers = {symbols.normalize(text.number or ""), text.number} - {None, ""}
    return (
        part.upper() == text.ordinal or part == str(place) or bool(numbers & {part, symbols.normalize(part)})
    )


def _name(text: ResolutionText, place: int) -> str:
    return text.number or text.ordinal or str(place)
