"""A corpus of any size from official XML: real documents first, then new ones re-mixed from their clauses.

A re-mixed paragraph opens as a real one does and goes on with the clauses of another of its kind, so words
keep their frequencies and neighbours. Session, date, status, kind of document and agenda item are drawn
anew, so that facets have something to count. The same folder and size always give the same documents.
"""

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from resolutions.ingest import files
from resolutions.parsing import records
from resolutions.parsing.errors import Unreadable

SEED = 56_381
SESSIONS = range(30, 82)
"""Sessions that re-mixed documents are spread over."""
YEAR_OFFSET = 1945
"""A regular session opens in the year of this plus its number."""
FIRST_NUMBER = 1_000
"""Numbers of re-mixed texts within a session count from here: no real one is so high."""
_CLAUSE = re.compile(r"(?<=[,;:])\s+")


@dataclass(frozen=True, slots=True)
class Pool:
    """What real documents offer for re-mixing: paragraphs by kind, and what texts are about."""

    paragraphs: Mapping[str, Sequence[records.Paragraph]]
    titles: Sequence[str]
    items: Sequence[tuple[records.AgendaItem, ...]]


def real(folder: Path) -> list[records.Document]:
    """Read every English document under a folder; what is no resolution is passed over."""
    found: dict[str, records.Document] = {}
    for path in files.listed([folder]):
        try:
            record = files.record(files.receive(path))
        except Unreadable:
            continue
        if record.language == "en" and record.resolutions:
            found.setdefault(record.symbol or record.source.sha256, record)
    return list(found.values())


def documents(held: Sequence[records.Document], size: int) -> Iterator[records.Document]:
    """Yield documents of together ``size`` paragraphs, or a few more: the real ones, then re-mixed ones."""
    count = 0
    for record in held:
        if count >= size:
            return
        count += paragraphs_in(record)
        yield record
    yield from remixed(held, size - count)


def remixed(held: Sequence[records.Document], size: int, *, serial: int = 0) -> Iterator[records.Document]:
    """Yield re-mixed documents of together ``size`` paragraphs, numbered from ``serial``."""
    pool, dice = _pool(held), random.Random(SEED + serial)  # noqa: S311 - nothing secret
    count = 0
    while count < size:
        record = _remixed(dice.choice(held), pool, dice, serial)
        serial += 1
        count += paragraphs_in(record)
        yield record


def paragraphs_in(record: records.Document) -> int:
    """Count the whole paragraphs of a document, as search does; sub-paragraphs are within them."""
    blocks = sum(len(annex.blocks) for annex in record.annexes)
    blocks += sum(len(annex.blocks) for text in record.resolutions for annex in text.annexes)
    return blocks + len(record.report_paragraphs) + sum(len(text.paragraphs) for text in record.resolutions)


def _pool(held: Sequence[records.Document]) -> Pool:
    paragraphs: defaultdict[str, list[records.Paragraph]] = defaultdict(list)
    for record in held:
        for text in record.resolutions:
            for paragraph in text.paragraphs:
                paragraphs[paragraph.kind].append(paragraph)
    titles = sorted({text.title for record in held for text in record.resolutions})
    items = sorted({record.agenda_items for record in held}, key=str)
    return Pool(paragraphs, titles, items)


def _remixed(like: records.Document, pool: Pool, dice: random.Random, serial: int) -> records.Document:
    """Return a document of the shape of another, its paragraphs spliced, its date and place drawn."""
    session = dice.choices(SESSIONS, weights=range(1, len(SESSIONS) + 1))[0]
    day = date(YEAR_OFFSET + session, 11, 1) + timedelta(days=dice.randrange(200))
    draft = dice.random() < 0.25
    number = f"{session}/{FIRST_NUMBER + serial}"
    text = replace(
        like.resolutions[0],
        number=None if draft else number,
        title=dice.choice(pool.titles),
        status="draft" if draft else "adopted",
        adopted_on=None if draft else day,
        paragraphs=tuple(_spliced(one, pool, dice) for one in like.resolutions[0].paragraphs),
        footnotes=(),
    )
    name = f"remix-{serial}.xml"
    return replace(
        like,
        source=records.Source(name, hashlib.sha256(name.encode()).hexdigest(), "akn"),
        kind="draft_resolution" if draft else "resolution",
        symbol=f"A/C.3/{session}/L.{serial}" if draft else f"A/RES/{number}",
        title=text.title,
        session=records.SessionOf(session),
        agenda_items=dice.choice(pool.items),
        date=day,
        resolutions=(text,),
        report_paragraphs=(),
        annexes=(),
        warnings=(),
    )


def _spliced(like: records.Paragraph, pool: Pool, dice: random.Random) -> records.Paragraph:
    """Return a paragraph at the same place: the opening of one of its kind, the clauses of another."""
    if like.kind == "heading":
        return like
    first, second = dice.choices(pool.paragraphs[like.kind], k=2)
    opening, ending = _CLAUSE.split(first.text), _CLAUSE.split(second.text)
    kept = opening[: max(1, len(opening) // 2)] + ending[len(ending) // 2 :]
    text = " ".join(kept)
    known = (citation for source in (first, second) for citation in source.citations)
    cited = {(at, one.raw): one for one in known if (at := text.find(one.raw)) >= 0}
    return replace(
        like,
        text=text,
        lead_phrase=first.lead_phrase,
        citations=tuple(replace(cited[key], offset=key[0]) for key in sorted(cited)),
        footnote_marks=(),
        italics=(),
    )
