"""What a person says about a file in the ``NAME.toml`` beside it: read, checked, laid over a document.

    symbol = "A/C.3/80/L.5/Rev.1"
    date = 2025-11-12                  # date of issue
    session = 80                       # or "S-32", "ES-11"
    committee = "Third Committee"
    agenda_items = [107, "72 (b)", {number = 14, title = "Oceans and the law of the sea"}]

A value of the sidecar goes before what the text says; where the two differ there is a warning.
"""

import datetime
import re
import tomllib
from dataclasses import dataclass, fields, replace
from typing import Any

from resolutions.parsing.errors import Unreadable
from resolutions.parsing.records import AgendaItem, Document, Problem, ReportOf, ResolutionText, SessionOf
from resolutions.parsing.sidecar_values import READERS, unknown

_ERROR_LINE = re.compile(r" \(at (?:line (?P<line>\d+)|end of document)")


class SidecarError(Unreadable):
    """A sidecar that cannot be used; reads ``80-draft.toml:3: unknown key …``."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        """Keep the place and the reason apart for callers that print them their own way."""
        super().__init__(reason, line)
        self.file = file

    def __str__(self) -> str:
        """The place and the reason."""
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The values a sidecar gives; None (or empty) means that it is silent about one."""

    kind: str | None = None
    symbol: str | None = None
    title: str | None = None
    language: str | None = None
    session: SessionOf | None = None
    committee: str | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    distribution: str | None = None
    date: datetime.date | None = None
    sponsors: tuple[str, ...] = ()
    number: str | None = None
    adopted_on: datetime.date | None = None
    plenary_meeting: str | None = None
    draft_symbol: str | None = None
    report: ReportOf | None = None


_OF_TEXT = {
    "title": "title",
    "number": "number",
    "adopted_on": "adopted_on",
    "plenary_meeting": "plenary_meeting",
    "draft_symbol": "draft_symbol",
    "report": "on_report_of",
}
"""Keys about the resolution text, and the fields of ``ResolutionText`` they fill."""


def read(raw: bytes, file: str) -> Sidecar:
    """The sidecar in these bytes; ``file`` is its name for messages. Raises SidecarError."""
    try:
        text = raw.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SidecarError(file, raw[: error.start].count(b"\n") + 1, "not UTF-8") from error
    except (ValueError, RecursionError) as error:
        place = _ERROR_LINE.search(str(error))
        line = int(place["line"] or text.count("\n") + 1) if place else None
        raise SidecarError(
            file, line, f"not TOML: {str(error)[: place.start() if place else 200]}"
        ) from error
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in READERS:
            raise SidecarError(file, _line(text, key), unknown(key, READERS))
        try:
            values[key] = READERS[key](value)
        except ValueError as error:
            raise SidecarError(file, _line(text, key), f"{key}: {error}") from error
    return Sidecar(**values)


def apply(document: Document, sidecar: Sidecar) -> Document:
    """The document with the sidecar's values, and a warning for each that contradicts the text.

    Keys about the resolution text count for a document with one text; for a report they are a warning.
    """
    warnings: list[Problem] = []
    changes: dict[str, Any] = {}
    for each in fields(Sidecar):
        value = getattr(sidecar, each.name)
        if value in (None, ()) or (each.name in _OF_TEXT and each.name != "title"):
            continue
        changes[each.name] = _with_titles(value, document) if each.name == "agenda_items" else value
        warnings += _contradiction(each.name, getattr(document, each.name), value)
    texts = document.resolutions
    stated = [key for key in _OF_TEXT if getattr(sidecar, key) is not None]
    if len(texts) == 1:
        text, more = _applied(texts[0], sidecar, stated)
        texts, warnings = (text,), warnings + more
    elif [key for key in stated if key != "title"]:
        keys = ", ".join(key for key in stated if key != "title")
        warnings.append(Problem(None, f"the sidecar's {keys} fit one text, not {len(texts)}; left out"))
    if sidecar.kind == "resolution":
        texts = tuple(replace(text, status="adopted") for text in texts)
    return replace(document, resolutions=texts, warnings=document.warnings + tuple(warnings), **changes)


def _with_titles(items: tuple[AgendaItem, ...], document: Document) -> tuple[AgendaItem, ...]:
    """Items the sidecar names by number alone keep the title the text gives them."""
    titles = {(item.number, item.sub_item): item.title for item in document.agenda_items}
    return tuple(
        item if item.title else replace(item, title=titles.get((item.number, item.sub_item)))
        for item in items
    )


def _applied(
    text: ResolutionText, sidecar: Sidecar, stated: list[str]
) -> tuple[ResolutionText, list[Problem]]:
    """The one text of a document with the sidecar's values; a number or a date of adoption adopts it."""
    changes: dict[str, Any] = {_OF_TEXT[key]: getattr(sidecar, key) for key in stated}
    warnings = [
        problem
        for key in stated
        if key != "title"
        for problem in _contradiction(key, getattr(text, _OF_TEXT[key]), getattr(sidecar, key))
    ]
    if sidecar.number or sidecar.adopted_on:
        changes["status"] = "adopted"
    return replace(text, **changes), warnings


def _contradiction(key: str, parsed: object, stated: object) -> list[Problem]:
    """A warning when the text says something else; what it only implies is no contradiction."""
    implied = isinstance(parsed, SessionOf) and (parsed.number is None or parsed.inferred_from is not None)
    if parsed in (None, (), "") or parsed == stated or implied or key in ("kind", "language", "agenda_items"):
        return []
    return [
        Problem(
            None, f"{key}: the text says {_shown(parsed)}, the sidecar {_shown(stated)}; taken from there"
        )
    ]


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, SessionOf):
        return f"{value.kind} session {value.number}"
    return value.symbol if isinstance(value, ReportOf) else str(value)


def _line(text: str, key: str) -> int | None:
    """The line a key stands on, from 1."""
    found = re.search(rf"""^\s*(?:\[+\s*)?["']?{re.escape(key)}["']?\s*[=.\]]""", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else None
