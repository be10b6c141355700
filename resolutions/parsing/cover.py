"""The cover of a document: organ, distribution, date, session, committee, agenda items, sponsors.

Each line is read by what it says, not by where it stands; a line that says nothing known goes to
the field that is open (an agenda item's title, the sponsors, the text's title).
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing import agenda, wording
from resolutions.parsing.furniture import SYMBOL_LINE
from resolutions.parsing.glue import glue
from resolutions.parsing.layout import Row
from resolutions.parsing.markup import STAR, Rich, plain, rich
from resolutions.parsing.records import AgendaItem, ReportOf, SessionOf, Unparsed
from resolutions.parsing.sponsors import is_sponsors, names

_ORGAN = re.compile(
    r"(?:United Nations )?"
    r"(General Assembly|Economic and Social Council|Security Council|Human Rights Council)"
)
_LETTERHEAD = re.compile(
    r"United Nations|Nations Unies|Provisional|Advance (?:un)?edited version|Unedited|Agenda|Official Records"
)
_COLUMNS = re.compile(r"\s{3,}")
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}\**")
_ONCE = (
    "symbol",
    "distribution",
    "date",
    "session",
    "committee",
    "adopted",
    "report",
    "rapporteur",
    "number",
)
"""The fields a cover states once."""
_DISTRIBUTION = re.compile(
    r"Distr(?:\.|ibution)?:? *(General|Limited|Restricted|GENERAL|LIMITED|RESTRICTED)"
    r"(?: +(\d{1,2} [A-Z][a-z]+ \d{4}))?\**"
)
_ORIGINAL = re.compile(
    r"Original: *(?:English|French|Spanish|Russian|Arabic|Chinese|[A-Z]+)(?:[/, and]+[A-Z]\w+)*", re.I
)
_COMMITTEE = re.compile(
    r"((?:First|Second|Third|Fourth|Fifth|Sixth|General) Committee"
    r"|Special Political(?: and Decolonization)? Committee"
    r"(?: \((?:Fourth|Special) Committee\))?|Credentials Committee)"
)
_AGENDA = re.compile(r"Agenda items? (.+)")
_ADOPTED = re.compile(r"(Resolutions?|Decisions?) adopted by the (.+?)(?: on (\d.*))?")
_REPORT = re.compile(
    r"\[(?:on the (?:basis of the )?reports? of|without reference to|adopted)\b.*", re.IGNORECASE
)
_SYMBOL_PARA = re.compile(
    r"\((?P<symbol>[A-Z]/[\w./-]+\w(?:\([\w./-]+\))?)"
    r"(?:[^();]*?,? (?:paras?\.|paragraphs?) (?P<paragraph>\d[\d, and–-]*(?<=\d)(?: \([a-z]\))?))?"
)
_NO_COMMITTEE = re.compile(r"without reference to", re.IGNORECASE)
_NUMBER = re.compile(
    r"((?:\d{1,3}|S-\d{1,2}|ES-\d{1,2})/\d{1,4}(?: ?[A-Z](?:[-–][A-Z]| and [A-Z])?)?)\.\s*(.*)"
)
_SUBMITTED = re.compile(
    r"(?:Draft resolution|Draft decision|Revised draft resolution) submitted by .+", re.IGNORECASE
)
_PROPOSAL = re.compile(
    r"(?:.*?:\s*)?((?:second |third )?(?:revised )?draft (?:resolution|decision)|amendments?)[*]*",
    re.IGNORECASE,
)
REPORT = re.compile(r"Report of the ((?:(?:[A-Z][\w-]+|and|of|on) )*Committee(?: \([^)]*\))?)\*{0,2}")
_RAPPORTEUR = re.compile(r"Rapporteur: *(.+)")
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


def read(rows: Sequence[Row]) -> Cover:
    """Read the rows before the enacting formula (or before a report's first paragraph)."""
    cover = Cover()
    last = ""
    for row in (cell for line in rows for cell in _cells(line)):
        cover = _take(cover, row, last)
        last = row.plain
    return _ended(cover)


def _cells(row: Row) -> Iterator[Row]:
    """Part a line that holds two columns of the cover: ``General Assembly      Distr.: Limited``."""
    parts = _COLUMNS.split(row.text)
    if len(parts) > 1 and _known(Cover(), replace(row, text=parts[0], plain=plain(parts[0]))) is not None:
        yield from (replace(row, text=part, plain=plain(part)) for part in parts)
    else:
        yield row


def _take(cover: Cover, row: Row, last: str) -> Cover:
    """Read one row; what says a second time, differently, what is known already is stray."""
    going_on = cover.open in ("item", "title", "adopted") and agenda.UNFINISHED.search(last)
    known = None if going_on else _known(cover, row)
    if known is None:
        return _open_field(cover, row)
    if any(getattr(cover, name) not in (None, getattr(known, name)) for name in _ONCE):
        return replace(cover, stray=(*cover.stray, Unparsed(row.number, row.plain)), open="")
    if cover.title and known.title_line != cover.title_line:
        before = Unparsed(cover.title_line or row.number, plain(cover.title))
        return replace(known, stray=(*known.stray, before))
    return known


def _ended(cover: Cover) -> Cover:
    """Give up what was begun and never finished: sponsors without the word *draft resolution*."""
    lines: list[str] = []
    if cover.open == "sponsors":
        lines.append(cover.proposal or "")
        cover = replace(cover, proposal=None)
    if cover.report and report_of(cover.report) is None and draft_of(cover.report) is None:
        lines.append(cover.report)
    stray = tuple(Unparsed(cover.title_line or 1, line) for line in lines if line)
    return replace(cover, stray=cover.stray + stray)


def _known(cover: Cover, row: Row) -> Cover | None:
    """Read a row that says by itself what it is; None if it does not."""
    words = row.plain
    if cover.open in ("sponsors", "report") and not row.level and not row.bold:
        return None
    if (match := _NUMBER.fullmatch(words)) and cover.number is None:
        title = _after(row.text, match[2])
        return replace(cover, number=match[1], title=title, title_line=row.number, open="title")
    if cover.open == "title":
        return _part(cover, row)
    bare = words.removeprefix("United Nations ")
    if SYMBOL_LINE.fullmatch(bare):
        return replace(cover, symbol=bare.rstrip("*"), open="")
    if match := _ORGAN.fullmatch(words):
        return replace(cover, organ=cover.organ or match[1], open="")
    if _LETTERHEAD.fullmatch(words) or _ORIGINAL.fullmatch(words):
        return replace(cover, open="")
    if match := _DISTRIBUTION.fullmatch(words):
        day = wording.day(match[2]) if match[2] else cover.date
        return replace(cover, distribution=match[1].capitalize(), date=day, open="")
    if cover.date is None and _DATE.fullmatch(words) and (day := wording.day(words)):
        return replace(cover, date=day, open="")
    return _known_item(cover, row)


def _known_item(cover: Cover, row: Row) -> Cover | None:
    words = row.plain
    if wording.SESSION.fullmatch(words) and (found := wording.session(words)):
        return replace(cover, session=SessionOf(*found), open="")
    if match := _COMMITTEE.fullmatch(words):
        return replace(cover, committee=match[1], open="")
    if match := _AGENDA.match(words):
        items, title_start = agenda.numbers(match[1])
        if items:
            titles = (*cover.item_titles, title_start)
            return replace(cover, items=(*cover.items, items), item_titles=titles, open="item")
    if match := REPORT.fullmatch(words):
        return replace(
            cover, title=row.text, title_line=row.number, committee=cover.committee or match[1], open=""
        )
    if match := _RAPPORTEUR.fullmatch(words):
        return replace(cover, rapporteur=match[1], open="")
    if match := _ADOPTED.fullmatch(words):
        return replace(cover, adopted=words, open="adopted")
    if words.startswith("[") and _REPORT.match(words):
        return replace(cover, report=words, open="" if _closed(words) else "report")
    if _SUBMITTED.fullmatch(words):
        return replace(cover, sponsors=names(words.split(" submitted by ", 1)[1]), proposal=words, open="")
    if words and cover.open == "item" and cover.item_titles[-1] and is_sponsors(words):
        return _sponsors(cover, words)
    if match := _PROPOSAL.fullmatch(words):
        return _sponsors(cover, words)
    return None


def _closed(words: str) -> bool:
    return words.count("[") <= words.count("]")


def _after(text: str, words: str) -> str:
    """Give the in-band text from the place where some of its plain words begin."""
    if not words:
        return ""
    place = text.find(words[: max(1, min(len(words), 12))])
    return text[place:] if place >= 0 else words


def _sponsors(cover: Cover, words: str) -> Cover:
    head, _, tail = words.rpartition(":")
    if _PROPOSAL.fullmatch(words):
        return replace(
            cover, sponsors=cover.sponsors + names(head), proposal=tail.strip() or words, open="proposed"
        )
    return replace(cover, proposal=words, open="sponsors")


def _open_field(cover: Cover, row: Row) -> Cover:
    """Add a row to the field that is open."""
    words = row.plain
    if cover.open == "sponsors":
        joined = glue(cover.proposal or "", words)
        done = _PROPOSAL.fullmatch(joined) is not None
        return _sponsors(replace(cover, proposal=None), joined) if done else replace(cover, proposal=joined)
    if cover.open == "report":
        joined = glue(cover.report or "", words)
        return replace(cover, report=joined, open="" if _closed(joined) else "report")
    if cover.open == "adopted":
        whole = glue(cover.adopted or "", words)
        if len(words) < 40 and wording.day(whole) and not wording.day(cover.adopted or ""):
            return replace(cover, adopted=whole, open="")
    if cover.open == "item":
        titles = (*cover.item_titles[:-1], f"{cover.item_titles[-1]}\n{row.text}".strip())
        return replace(cover, item_titles=titles)
    title = glue(cover.title, row.text)
    return replace(cover, title=title, title_line=cover.title_line or row.number, open="title")


def _part(cover: Cover, row: Row) -> Cover:
    """Go on with a title, or with the title of a part after its letter."""
    if cover.number and cover.part is None and cover.title and _PART.fullmatch(row.plain):
        return replace(cover, part=row.plain, part_marks=row.text.replace(row.plain, "", 1))
    if cover.part is not None:
        return replace(cover, part_title=glue(cover.part_title, row.text))
    return replace(cover, title=glue(cover.title, row.text))


def title(text: str) -> Rich:
    """Finish a title: its words and the marks on it."""
    finished = rich(text.replace(STAR, "*"))
    return replace(finished, text=finished.text.strip())


def report_of(words: str | None) -> ReportOf | None:
    """Read ``[on the report of the Third Committee (A/77/464, para. 31)]``."""
    match = _SYMBOL_PARA.search(words or "")
    return (
        ReportOf(match["symbol"], match["paragraph"])
        if match and not _NO_COMMITTEE.search(words or "")
        else None
    )


def draft_of(words: str | None) -> str | None:
    """Read the draft's symbol in ``[without reference to a Main Committee (A/77/L.12)]``."""
    match = _SYMBOL_PARA.search(words or "")
    return match["symbol"] if match and _NO_COMMITTEE.search(words or "") else None


def committee(cover: Cover) -> str | None:
    """Give the committee: as printed, else the one whose report an adopted text is on."""
    said = _COMMITTEE.search(cover.report or "")
    return cover.committee or (said[1] if said else None)


def adopted_on(words: str | None) -> datetime.date | None:
    """Read the date in ``Resolution adopted by the General Assembly on 15 December 2022``."""
    return wording.day(words or "")
