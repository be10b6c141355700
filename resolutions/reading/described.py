"""Clauses with all that is said of them: words and footnotes, standing, citations, lineage."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from resolutions import phrases
from resolutions.citation_styles.citing import citations
from resolutions.citation_styles.records import Citation
from resolutions.clause_keys import ClauseKey
from resolutions.models import (
    CrossReference,
    Document,
    DocumentKind,
    Footnote,
    FootnoteMark,
    Paragraph,
    Resolution,
    Status,
)
from resolutions.packs import records
from resolutions.packs.runs import runs
from resolutions.reading.cited import cited, lacking, official, pinpoint
from resolutions.reading.lineage_notes import Sentence, lineage_notes
from resolutions.reading.lives import lives
from resolutions.reading.named_clauses import HeldClause
from resolutions.reading.naming import name_of_session
from resolutions.reading.passages import Note, Passage, apparatus, notes, passages
from resolutions.reading.places import paper, spot_within

_UNSTATED = {
    "symbol": pgettext_lazy("what the source does not state", "its symbol"),
    "date": pgettext_lazy("what the source does not state", "its date"),
}
_STATUSES = {Status.ADOPTED: records.ADOPTED, Status.DRAFT: records.DRAFT}


@dataclass(frozen=True, slots=True)
class DescribedClause:
    """A clause as a page shows it; ``clause`` is the same as files hold it.

    ``lacking`` names what its citations want and the source does not state.
    """

    key: ClauseKey
    clause: records.Clause
    passage: Passage
    notes: tuple[Note, ...]
    citations: tuple[Citation, ...]
    lacking: tuple[str, ...]
    lineage: tuple[Sentence, ...]

    @property
    def unstated(self) -> str:
        """What of it the source does not state, after *does not state*; empty where nothing is lacking."""
        if len(self.lacking) > 1:
            return pgettext("what the source does not state", "its symbol and its date")
        return str(_UNSTATED[self.lacking[0]]) if self.lacking else ""

    @property
    def text_href(self) -> str:
        """The address of the text or report it stands in."""
        return f"/{self.key.place}/"


def described(clauses: Sequence[HeldClause], site: str) -> tuple[DescribedClause, ...]:
    """Say all there is to say of clauses, in their order; at most seven queries, whatever their number.

    ``site`` is the address of the archive, without a slash at its end.
    """
    apparel = _apparel(clauses)
    known = lives([clause.whole.pk for clause in clauses])
    return tuple(
        _described(
            clause, f"c{number}-", site, apparel, lineage_notes(clause.whole, known.get(clause.whole.pk))
        )
        for number, clause in enumerate(clauses, start=1)
    )


@dataclass(frozen=True, slots=True)
class _Apparel:
    """What stands off the paragraphs: marks and citations by paragraph, notes by key, citations by note.

    ``repeated`` are the notes whose source an *Ibid.* repeats, by text or report and label.
    """

    marks: Mapping[int, Sequence[FootnoteMark]]
    cited: Mapping[int, Sequence[CrossReference]]
    notes: Mapping[int, Footnote]
    noted: Mapping[int, Sequence[CrossReference]]
    repeated: Mapping[tuple[int, int | None, str], Footnote]

    def repeated_by(self, note: Footnote) -> Footnote | None:
        """The note whose source a note repeats; None where it holds no *Ibid.*"""
        labels = (citation.ibid_of for citation in self.noted.get(note.pk, ()) if citation.ibid_of)
        found = (self.repeated.get((note.document_id, note.resolution_id, label)) for label in labels)
        return next((one for one in found if one), None)


def _apparel(clauses: Sequence[HeldClause]) -> _Apparel:
    keys = {row.pk for clause in clauses for row in _shown(clause)}
    marks: defaultdict[int, list[FootnoteMark]] = defaultdict(list)
    for mark in FootnoteMark.objects.filter(paragraph__in=keys).order_by("paragraph", "order"):
        marks[mark.paragraph_id].append(mark)
    called = {mark.footnote_id for each in marks.values() for mark in each if mark.footnote_id}
    found = {note.pk: note for note in Footnote.objects.filter(pk__in=called).order_by("order")}
    in_text: defaultdict[int, list[CrossReference]] = defaultdict(list)
    in_notes: defaultdict[int, list[CrossReference]] = defaultdict(list)
    for citation in CrossReference.objects.standing_in(keys, called).with_target():
        if citation.paragraph_id:
            in_text[citation.paragraph_id].append(citation)
        elif citation.footnote_id:
            in_notes[citation.footnote_id].append(citation)
    labels = {one.ibid_of for each in in_notes.values() for one in each if one.ibid_of}
    return _Apparel(marks, in_text, found, in_notes, _repeated(labels, found))


def _repeated(labels: set[str], found: Mapping[int, Footnote]) -> dict[tuple[int, int | None, str], Footnote]:
    """The notes with some labels in the documents of others; no query where there is no *Ibid.*"""
    if not labels:
        return {}
    documents = {note.document_id for note in found.values()}
    rows = Footnote.objects.filter(document__in=documents, label__in=labels).order_by("-order")
    return {(note.document_id, note.resolution_id, note.label): note for note in rows}


def _shown(clause: HeldClause) -> tuple[Paragraph, ...]:
    """The paragraphs that show a clause: those around a part open what it says."""
    return (*clause.line[:-1], *clause.rows)


def _described(
    clause: HeldClause, prefix: str, site: str, apparel: _Apparel, lineage: tuple[Sentence, ...]
) -> DescribedClause:
    rows = _shown(clause)
    marks = [mark for row in rows for mark in apparel.marks.get(row.pk, ())]
    called = list(dict.fromkeys(mark.footnote_id for mark in marks if mark.footnote_id))
    own = [apparel.notes[key] for key in called]
    source = cited(clause.text, clause.document, f"{site}/{clause.key.place}/")
    given = citations(source, pinpoint(clause.line))
    passage, under = _composed(rows, marks, own, apparel, prefix)
    packed = records.Clause(
        name=str(clause.key),
        place=f"{paper(clause.row)}, {spot_within(clause.line)}",
        status=_STATUSES[Status(clause.text.status)] if clause.text else records.REPORT,
        standing=standing(clause.text, clause.document),
        title=clause.text.title if clause.text else clause.document.title,
        language=clause.document.language,
        lines=tuple(_line(row, depth, apparel, called) for row, depth in _depths(rows)),
        notes=tuple(_file_note(note, apparel) for note in own),
        citations=tuple((one.name, one.text) for one in given),
        href=site + clause.key.href,
        official=official(source.symbol, clause.document.language),
        lineage=tuple(sentence.text for sentence in lineage),
    )
    return DescribedClause(clause.key, packed, passage, under, given, lacking(source), lineage)


def _composed(
    rows: Sequence[Paragraph],
    marks: Sequence[FootnoteMark],
    own: Sequence[Footnote],
    apparel: _Apparel,
    prefix: str,
) -> tuple[Passage, tuple[Note, ...]]:
    """The clause and its footnotes as HTML; of an *Ibid.* the note it repeats is known, but not listed."""
    repeated = {note.pk: note for one in own if (note := apparel.repeated_by(one))}
    every = [*repeated.values(), *(note for note in own if note.pk not in repeated)]
    named = [one for row in rows for one in apparel.cited.get(row.pk, ())]
    named += [one for note in every for one in apparel.noted.get(note.pk, ())]
    made = apparatus(marks, named, every, prefix)
    (passage,) = passages(rows, made)
    called = {prefix + note.anchor for note in own}
    return passage, tuple(note for note in notes(every, made) if note.anchor in called)


def standing(text: Resolution | None, document: Document) -> str:
    """How far a text has come, in words, with the day and the session."""
    session = name_of_session(document.session)
    day = (text.adopted_on if text else None) or document.date
    when = {"when": f"{phrases.day(day)}, {session}" if day else session}
    if text is None:
        return _("Committee report, %(when)s") % when
    if text.status == Status.ADOPTED:
        return _("Adopted, %(when)s") % when
    if document.kind == DocumentKind.COMMITTEE_REPORT:
        return _("Draft, recommended in a committee report: not adopted language (%(when)s)") % when
    return _("Draft: not adopted language (%(when)s)") % when


def _depths(rows: Sequence[Paragraph]) -> list[tuple[Paragraph, int]]:
    """The paragraphs, each with how deep it stands, from 0."""
    depths: dict[int, int] = {}
    for row in rows:
        depths[row.pk] = depths[row.parent_id] + 1 if row.parent_id in depths else 0
    return [(row, depths[row.pk]) for row in rows]


def _line(row: Paragraph, depth: int, apparel: _Apparel, called: Sequence[int]) -> records.Line:
    """A paragraph as files hold it; the lead phrase is in italics whatever the source had."""
    opening = row.curated.get("lead_phrase", row.lead_phrase)
    lead = [(0, len(opening))] if opening and row.text.startswith(opening) else []
    marks = [
        (mark.offset, called.index(mark.footnote_id), mark.label)
        for mark in apparel.marks.get(row.pk, ())
        if mark.footnote_id
    ]
    label = f"{row.number.rstrip('.')}." if row.number and not row.label else row.label
    return records.Line(depth, label, runs(row.text, [*row.italics, *lead], marks))


def _file_note(note: Footnote, apparel: _Apparel) -> records.Footnote:
    source = apparel.repeated_by(note)
    of = {"label": source.label, "text": source.text} if source else {}
    repeated = _("note %(label)s: %(text)s") % of if of else ""
    return records.Footnote(note.label, runs(note.text, note.italics), repeated)
