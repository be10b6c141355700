"""The cover of a document: organ, distribution, date, session, committee, agenda items, sponsors.

Each line is read by what it says (``masthead``), not by where it stands; a line that says nothing
known goes to the field that is open (an agenda item's title, the sponsors), else it is the text's
title, or, before the session or the agenda, a stray line by itself.
"""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing import agenda, wording
from resolutions.parsing.glue import glue, joined
from resolutions.parsing.layout import Row
from resolutions.parsing.markup import Rich, plain, rich
from resolutions.parsing.masthead import COMMITTEE, PROPOSAL, Kind, told
from resolutions.parsing.origin import beyond_brackets, closed
from resolutions.parsing.records import AgendaItem, SessionOf, Unparsed
from resolutions.parsing.sponsors import begins_list, is_sponsors, names, submitted_by

_ONCE = str.split("symbol distribution date session committee adopted report rapporteur number")
"""The fields a cover states once."""
_UNDER_TITLES = frozenset(str.split("symbol organ letterhead language date proposal committee"))
"""What may stand under a text's title: behind any other line of a cover a text has another title."""
_BREAKS = frozenset(str.split("number distribution original agenda adopted report submitted rapporteur"))
"""Kinds that a sentence never goes on with, where it is unfinished."""
_ENDS = re.compile(r"(?:resolution|decision|amendments?)\**$", re.IGNORECASE)
_PART = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands before the first text. ``title`` and ``part_title`` are the text's own titles."""

    organ: str | None = None
    distribution: str | None = None
    date: datetime.date | None = None
    session: SessionOf | None = None
    committee: str | None = None
    symbol: str | None = None
    items: tuple[tuple[AgendaItem, ...], ...] = ()
    item_titles: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    proposal: str | None = None
    adopted: str | None = None
    report: str | None = None
    rapporteur: str | None = None
    number: str | None = None
    title: str = ""
    part: str | None = None
    part_marks: str = ""
    part_title: str = ""
    title_line: int | None = None
    stray: tuple[Unparsed, ...] = ()
    open: str = ""
    pending: tuple[Row, ...] = ()
    loose: tuple[Row, ...] = ()


def read(rows: Sequence[Row]) -> Cover:
    """Read the rows before the enacting formula (or before a report's first paragraph)."""
    cover = Cover()
    last = ""
    for row in rows:
        cover = _take(cover, row, last)
        last = row.plain
    return _ended(cover)


def _take(cover: Cover, row: Row, last: str) -> Cover:
    """Read one row; what says a second time, differently, what is known already is stray."""
    said = told(row.plain)
    if said is None or _goes_on(cover, said[0], row, last):
        return _open_field(cover, row, last)
    kind, match = said
    cover = _closed_before(cover, kind)
    known = _READERS[kind.name](cover, row, match)
    if any(getattr(cover, name) not in (None, getattr(known, name)) for name in _ONCE):
        return _astray(replace(cover, open=""), (row,))
    return known


def _goes_on(cover: Cover, kind: Kind, row: Row, last: str) -> bool:
    """Whether a row belongs to the field that is open, though it says by itself what it is."""
    if cover.open in ("sponsors", "report", "rapporteur"):
        return not kind.firm and not row.level and not row.bold
    if cover.open in ("item", "title", "adopted") and agenda.UNFINISHED.search(last):
        return kind.name not in _BREAKS
    if cover.open == "adopted":
        return kind.name == "date" and wording.day(cover.adopted or "") is None
    if cover.open == "title" and cover.number:
        return not kind.firm or (kind.name == "session" and cover.session is not None)
    return kind.name == "date" and cover.date is not None and cover.open in ("item", "title")


def _closed_before(cover: Cover, kind: Kind) -> Cover:
    """Give up what cannot be what it seemed, now that a line of some kind stands under it."""
    if cover.open in ("sponsors", "rapporteur"):
        cover = _astray(cover, cover.pending)
    if cover.loose and kind.name not in _UNDER_TITLES:
        cover = _astray(replace(cover, loose=()), cover.loose)
    return replace(cover, pending=(), open="")


def _astray(cover: Cover, rows: Sequence[Row]) -> Cover:
    return replace(
        cover, stray=(*cover.stray, *(Unparsed(row.number, row.plain) for row in rows if row.plain))
    )


def _ended(cover: Cover) -> Cover:
    """Finish: a title without a number is what stands under all else; give up what was never finished."""
    if cover.open == "sponsors":
        cover = _without_proposal(cover)
    if cover.open == "rapporteur":
        cover = _astray(cover, cover.pending)
    if beyond := beyond_brackets(cover.report or ""):
        cover = replace(cover, stray=(*cover.stray, Unparsed(cover.title_line or 1, beyond)))
    if cover.loose and (cover.number or cover.title):
        return _astray(cover, cover.loose)
    if cover.loose:
        whole = joined(row.text for row in cover.loose)
        return replace(cover, title=whole, title_line=cover.loose[0].number)
    return cover if cover.number or cover.title else _with_title_under_items(cover)


def _without_proposal(cover: Cover) -> Cover:
    """Read a list of sponsors that *draft resolution* never follows: it ends at the first blank line."""
    end = next((i for i, row in enumerate(cover.pending) if i and row.gap), len(cover.pending))
    listed, under = cover.pending[:end], cover.pending[end:]
    if not under or any(is_sponsors(row.plain) for row in under):
        return _astray(cover, cover.pending)
    given = cover.sponsors + names(joined(row.plain for row in listed))
    return replace(_astray(cover, cover.loose), sponsors=given, loose=under)


def _with_title_under_items(cover: Cover) -> Cover:
    """Take the text's title from under the agenda items' titles, where nothing stands between."""
    if cover.open != "item":
        return cover
    found = agenda.over_title(cover.items[-1], cover.item_titles[-1])
    return replace(cover, item_titles=(*cover.item_titles[:-1], found[0]), title=found[1]) if found else cover


def _number(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    if cover.title:
        cover = replace(cover, stray=(*cover.stray, Unparsed(cover.title_line or 1, plain(cover.title))))
    title = _after(row.text, row.plain[match.start("title") :] if match["title"] else "")
    return replace(cover, number=match["number"], title=title, title_line=row.number, open="title")


def _organ(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    return replace(cover, organ=cover.organ or wording.usual(match["organ"]))


def _distribution(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    day = wording.day(match["date"] or "") or cover.date
    return replace(cover, distribution=match["distribution"].capitalize(), date=day)


def _date(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    day = wording.day(match["date"])
    return replace(cover, date=day) if day else _astray(cover, (row,))


def _session(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    found = wording.session(match[0])
    return replace(cover, session=SessionOf(*found)) if found else _astray(cover, (row,))


def _agenda(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    items, title_start = agenda.numbers(match["items"])
    titles = (*cover.item_titles, title_start)
    return replace(cover, items=(*cover.items, items), item_titles=titles, open="item")


def _report_title(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    if cover.title:
        return cover if plain(cover.title) == row.plain else _astray(cover, (row,))
    said = cover.committee or wording.usual(match["committee"])
    return replace(cover, title=row.text, title_line=row.number, committee=said)


def _rapporteur(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    name = match["rapporteur"]
    if not name or not closed(name):
        return replace(cover, pending=(row,), open="rapporteur")
    return replace(cover, rapporteur=name)


def _report(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    return replace(cover, report=row.plain, open="" if closed(row.plain) else "report")


def _submitted(cover: Cover, row: Row, match: re.Match[str]) -> Cover:
    given, manner = submitted_by(match["names"])
    stray = (Unparsed(row.number, manner),) if manner else ()
    return replace(
        cover, sponsors=cover.sponsors + given, proposal=row.plain, stray=cover.stray + stray, open="proposed"
    )


_READERS: dict[str, Callable[[Cover, Row, re.Match[str]], Cover]] = {
    "number": _number,
    "symbol": lambda cover, row, match: replace(cover, symbol=row.plain.rstrip("*")),
    "organ": _organ,
    "letterhead": lambda cover, row, match: cover,
    "original": lambda cover, row, match: cover,
    "language": lambda cover, row, match: cover,
    "distribution": _distribution,
    "date": _date,
    "session": _session,
    "committee": lambda cover, row, match: replace(cover, committee=wording.usual(match["committee"])),
    "agenda": _agenda,
    "report_title": _report_title,
    "rapporteur": _rapporteur,
    "adopted": lambda cover, row, match: replace(cover, adopted=row.plain, open="adopted"),
    "report": _report,
    "submitted": _submitted,
    "proposal": lambda cover, row, match: _sponsors(cover, (row,)),
}
"""What a line of each kind says of its document."""


def _after(text: str, words: str) -> str:
    """Give the in-band text from the place where some of its plain words begin."""
    if not words:
        return ""
    place = text.find(words[: max(1, min(len(words), 12))])
    return text[place:] if place >= 0 else words


def _sponsors(cover: Cover, rows: tuple[Row, ...]) -> Cover:
    """Read the sponsors in some rows, if *draft resolution* ends them; else they wait for it."""
    if not _ENDS.search(rows[-1].plain):
        return replace(cover, pending=rows, open="sponsors")
    words = joined(row.plain for row in rows)
    if PROPOSAL.fullmatch(words):
        head, _, tail = words.rpartition(":")
    elif PROPOSAL.fullmatch(rows[-1].plain):
        head, tail = joined(row.plain for row in rows[:-1]), rows[-1].plain
    else:
        return replace(cover, pending=rows, open="sponsors")
    given = cover.sponsors + names(head)
    return replace(cover, sponsors=given, proposal=tail.strip() or words, pending=(), open="proposed")


def _open_field(cover: Cover, row: Row, last: str) -> Cover:
    """Add a row to the field that is open."""
    words = row.plain
    match cover.open:
        case "sponsors":
            return _sponsors(cover, (*cover.pending, row))
        case "rapporteur":
            whole = joined(one.plain for one in (*cover.pending, row))
            _, _, name = whole.partition(":")
            done = replace(cover, pending=(), rapporteur=name.strip(), open="")
            return done if closed(name) else replace(cover, pending=(*cover.pending, row))
        case "report":
            whole = glue(cover.report or "", words)
            return replace(cover, report=whole, open="" if closed(whole) else "report")
        case "adopted":
            whole = glue(cover.adopted or "", words)
            if len(words) < 40 and wording.day(whole) and not wording.day(cover.adopted or ""):
                return replace(cover, adopted=whole, open="")
        case "item" if not begins_list(words):
            above = cover.item_titles[-1]
            if "\n" not in above and words == plain(above):
                return cover
            between = agenda.APART if row.gap and above else "\n"
            titles = (*cover.item_titles[:-1], f"{above}{between}{row.text}".strip("\n"))
            return replace(cover, item_titles=titles)
        case "title" if cover.number:
            return _numbered_title(cover, row)
    if cover.open in ("item", "") and begins_list(words):
        return _sponsors(cover, (row,))
    return _loose(cover, row, last)


def _loose(cover: Cover, row: Row, last: str) -> Cover:
    """Take a row that may be the text's title; what seemed to be it before is none."""
    if cover.loose and (cover.open == "title" or row.plain[:1].islower() or agenda.UNFINISHED.search(last)):
        return replace(cover, loose=(*cover.loose, row), open="title")
    return replace(_astray(cover, cover.loose), loose=(row,), open="title")


def _numbered_title(cover: Cover, row: Row) -> Cover:
    """Go on with a title, or with the title of a part after its letter."""
    if cover.part is None and cover.title and _PART.fullmatch(row.plain):
        return replace(cover, part=row.plain, part_marks=row.text.replace(row.plain, "", 1))
    if cover.part is not None:
        return replace(cover, part_title=glue(cover.part_title, row.text))
    return replace(cover, title=glue(cover.title, row.text))


def title(text: str) -> Rich:
    """Finish a title: its words and the marks on it."""
    finished = rich(text)
    return replace(finished, text=finished.text.strip())


def committee(cover: Cover) -> str | None:
    """Give the committee: as printed, else the one whose report an adopted text is on."""
    said = COMMITTEE.search(cover.report or "")
    return cover.committee or (wording.usual(said[0]) if said else None)
