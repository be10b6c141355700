"""Footnotes: ``Ibid.`` chains, and whose report each cites."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from resolutions.parsing.records import Citation, Footnote
from resolutions.parsing.references.identifiers import Source, sources
from resolutions.parsing.references.memory import Report
from resolutions.parsing.references.phrases import Phrases
from resolutions.parsing.references.reading import cite
from resolutions.parsing.references.reports import records_of, reports_in


@dataclass(frozen=True, slots=True)
class Note:
    """What a footnote cites besides numbers.

    ``origin`` is the label of the footnote that prints the source in full; ``records`` the organ
    whose Official Records it names; ``doubt`` why an ``Ibid.`` could not be resolved.
    """

    citations: tuple[Citation, ...]
    sources: tuple[Source, ...]
    reports: tuple[Report, ...]
    origin: str
    records: str
    doubt: str | None = None


def read_notes(notes: Iterable[Footnote], phrases: Phrases) -> list[Note]:
    """What each footnote cites, ``Ibid.`` resolved through the notes before it, in order."""
    read: list[Note] = []
    for note in notes:
        read.append(_read_note(note, phrases, read))
    return read


def _read_note(note: Footnote, phrases: Phrases, before: Sequence[Note]) -> Note:
    """One footnote, after those before it."""
    found = sources(note.text)
    ibid = phrases.ibid.search(note.text)
    records = records_of(note.text) or (before[-1].records if ibid and before else "")
    cited = tuple(cite(found, note.text, phrases))
    if ibid is None:
        return _note(note, found, cited, records, origin=note.label)
    return _ibid(note, ibid, phrases, before, _note(note, found, cited, records, origin=note.label))


def _note(
    note: Footnote, found: Sequence[Source], cited: tuple[Citation, ...], records: str, *, origin: str
) -> Note:
    """A footnote's citations with the reports among them."""
    reports = reports_in(note.text, found, records)
    return Note(cited, tuple(found), reports, origin, records)


def _ibid(note: Footnote, ibid: re.Match[str], phrases: Phrases, before: Sequence[Note], read: Note) -> Note:
    """A footnote with ``Ibid.``: what it prints itself, or the source of the note before."""
    inside = any(citation.offset < ibid.start() for citation in read.citations)
    origin = note.label if inside else _origin(before, read)
    own = tuple(
        replace(citation, ibid_of=origin)
        if citation.offset > ibid.start() and citation.type != "resolution"
        else citation
        for citation in read.citations
    )
    if any(citation.offset > ibid.start() for citation in own) or inside:
        return replace(read, citations=own, origin=origin or note.label)
    return _repeated(note, ibid, phrases, before, read)


def _origin(before: Sequence[Note], read: Note) -> str | None:
    """The label of the nearest note before that prints a source of the same kind in full."""
    kinds = {citation.type for citation in read.citations}
    for note in reversed(before):
        if not kinds or kinds & {citation.type for citation in note.citations}:
            return note.origin
    return before[-1].origin if before else None


def _repeated(
    note: Footnote, ibid: re.Match[str], phrases: Phrases, before: Sequence[Note], read: Note
) -> Note:
    """``Ibid., sect. I.B.``: the very source of the note before, at another place in it."""
    if not before or not before[-1].citations:
        return replace(read, doubt=None if before else "Ibid. has no footnote before it")
    last = before[-1]
    mains = [citation for citation in last.citations if not (citation.symbol and "/Corr." in citation.symbol)]
    places = phrases.places.match(note.text, ibid.end())
    if len(mains) != 1:
        blank = Citation(
            raw=ibid[0],
            offset=ibid.start(),
            type=mains[-1].type if mains else "document",
            ibid_of=last.origin,
        )
        doubt = f"Ibid. may mean any of {len(mains)} sources of the footnote before it; kept without one"
        return replace(read, citations=(blank,), origin=last.origin, doubt=doubt)
    again = replace(
        mains[0],
        raw=ibid[0],
        offset=ibid.start(),
        ibid_of=last.origin,
        date=None,
        pinpoint=places["places"] if places else mains[0].pinpoint,
    )
    reports = tuple(Report(ibid.end(), report.organ) for report in last.reports[:1])
    return replace(read, citations=(again,), reports=reports, origin=last.origin, records=last.records)
