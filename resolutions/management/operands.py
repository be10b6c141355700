"""A text named on a command line: a file, one text of a file, or a symbol or address that is held."""

from collections.abc import Sequence
from pathlib import Path

from resolutions import symbols
from resolutions.exports.record import document_record
from resolutions.ingest import files
from resolutions.management.tables import ensure_tables
from resolutions.models import Document
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.records import ResolutionText


class NotFound(ValueError):
    """There is no such text; the message says so in one line."""


def text_of(operand: str) -> ResolutionText:
    """Give the text that ``operand`` names; raises NotFound.

    ``FILE`` or ``FILE#PART``, where ``PART`` is a text's numeral (``III``), its place (``2``) or its number
    (``75/196``); else ``SYMBOL`` or ``SYMBOL#PART``, or an address (``/A/RES/77/237/``).
    """
    for name, part in ((operand, ""), operand.rpartition("#")[::2]):
        if name and Path(name).exists():
            return _one(_of_file(Path(name)), part, operand)
    name, _, part = operand.partition("#")
    symbol = symbols.parse(name) or symbols.from_path(name)
    if symbol is None or name.lower().endswith(files.SUFFIXES):
        raise NotFound(f"{operand}: no such file, and no symbol")
    return _held(symbol, part, operand)


def _of_file(path: Path) -> Sequence[ResolutionText]:
    try:
        return files.record(files.receive(path)).resolutions
    except Unreadable as error:
        line = f":{error.line}" if error.line else ""
        raise NotFound(f"{files.printable(path)}{line}: {error.reason}") from error


def _held(symbol: symbols.Symbol, part: str, operand: str) -> ResolutionText:
    """Give a text that the archive holds."""
    ensure_tables()
    documents = (
        Document.objects.in_one_language().select_related("source", "session").defer("source__content")
    )
    document = documents.filter(symbol=symbol.text).order_by("pk").first()
    if document is not None:
        return _one(document_record(document).resolutions, part, operand)
    document = documents.filter(resolutions__symbol=symbol.text).order_by("pk").first()
    if document is None:
        raise NotFound(f"{operand}: not held")
    return _one(document_record(document).resolutions, symbol.number, operand)


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
