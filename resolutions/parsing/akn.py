"""Official AKN4UN XML of a resolution read into the same records as extracted text.

What it makes sure of: every word of title, preamble, body, annexes and notes stands in the document;
lines count from 1 in the XML file; whatever is doubtful is a warning there.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from resolutions.parsing.akn_body import annexes, paragraphs, table_notes
from resolutions.parsing.akn_checks import doubts
from resolutions.parsing.akn_heading import Heading, heading
from resolutions.parsing.akn_inline import inline, tail
from resolutions.parsing.akn_meta import Cover, Steps, cover, keywords, steps, vote
from resolutions.parsing.akn_tree import Element, child, day, first, named, tree, words
from resolutions.parsing.akn_units import Unit, units
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.records import Document, Footnote, ResolutionText, Source, Vote

_EMPTY_MARK = re.compile(r"\(\s*\)\s*")


def read(raw: bytes, file: str) -> Document:
    """One official XML file as a document, without citations; raises Unreadable."""
    root = tree(raw)
    statements = list(named(root, "statement"))
    if not statements:
        raise Unreadable("no <statement>: not a resolution", root.sourceline)
    page, way, how, main = cover(root), steps(root), vote(root), heading(first(root, "preface"))
    texts = tuple(_text(statement, main, page, way, how) for statement in statements)
    document = Document(
        source=Source(file, hashlib.sha256(raw).hexdigest(), "akn"),
        kind="resolution" if texts[0].status == "adopted" else "draft_resolution",
        symbol=page.symbol,
        title=main.main.text or texts[0].title,
        language=page.language,
        body="General Assembly",
        session=page.session,
        committee=page.committee,
        agenda_items=page.agenda_items,
        distribution=page.distribution,
        date=page.issued,
        resolutions=texts,
        keywords=keywords(root),
    )
    return doubts(document, root)


def _text(statement: Element, main: Heading, page: Cover, way: Steps, how: Vote | None) -> ResolutionText:
    """One resolution text; a lettered part takes the number from the heading of the whole."""
    own = heading(child(statement, "preface"))
    labels = frozenset(note.get("marker", "") for note in named(statement, "authorialNote")) - {""}
    body, behind = _body(statement, labels), _behind(statement, labels)
    adopted = "/L." not in (page.symbol or "") and (own.number or main.number) is not None
    conclusions = first(statement, "conclusions")
    title = own.title
    return ResolutionText(
        ordinal=None,
        number=_number(own, main),
        title=title.text or main.main.text,
        status="adopted" if adopted else "draft",
        adopted_on=_adopted_on(statement, conclusions),
        plenary_meeting=_meeting(conclusions),
        on_report_of=way.report,
        draft_symbol=way.draft_symbol,
        sponsors=way.sponsors,
        additional_sponsors=way.additional_sponsors,
        vote=how,
        paragraphs=paragraphs(body),
        annexes=annexes(behind),
        footnotes=(*_footnotes(statement, labels), *table_notes(chain(body, behind))),
        title_marks=title.marks,
        line=statement.sourceline,
    )


def _number(own: Heading, main: Heading) -> str | None:
    number = own.number or main.number
    return f"{number} {own.letter}" if number and own.letter else number


def _body(statement: Element, labels: frozenset[str]) -> list[Unit]:
    parts = [part for tag in ("preamble", "mainBody") if (part := child(statement, tag)) is not None]
    return [unit for part in parts for unit in units(part, labels)]


def _behind(statement: Element, labels: frozenset[str]) -> list[Unit]:
    part = child(statement, "attachments")
    return list(units(part, labels)) if part is not None else []


def _adopted_on(statement: Element, conclusions: Element | None) -> date | None:
    """The date below the text, else the one of the metadata."""
    printed = day(first(conclusions, "docDate")) if conclusions is not None else None
    stated = (day(each) for each in named(statement, "FRBRdate") if each.get("name") == "adoption")
    return printed or next(stated, None)


def _meeting(conclusions: Element | None) -> str | None:
    meetings = named(conclusions, "inline") if conclusions is not None else iter(())
    return next((words(each) for each in meetings if each.get("name") == "adoptionMeeting"), None) or None


def _footnotes(statement: Element, labels: frozenset[str]) -> Iterator[Footnote]:
    """The notes in the order of their marks; Arabic ones print an empty mark of their own."""
    for note in named(statement, "authorialNote"):
        line = inline(note, labels)
        empty = _EMPTY_MARK.match(line.text)
        line = tail(line, empty.end()) if empty else line
        yield Footnote(note.get("marker", "").strip() or "?", line.text, line.italics, line=note.sourceline)
