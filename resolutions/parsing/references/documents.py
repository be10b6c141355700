"""Walking a document: every text in it gets its citations, in the order a reader meets them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from resolutions.parsing.records import (
    Annex,
    Block,
    Citation,
    Document,
    Footnote,
    Mark,
    Paragraph,
    Problem,
    ReportParagraph,
    ResolutionText,
    SubParagraph,
)
from resolutions.parsing.references.memory import Memory
from resolutions.parsing.references.notes import Note, read_notes
from resolutions.parsing.references.organs import Organ, speaking
from resolutions.parsing.references.phrases import Phrases, phrases
from resolutions.parsing.references.reading import Evidence, Reading, read

Marked = TypeVar("Marked", Paragraph, SubParagraph, Block, ReportParagraph)
Notes = dict[str, Note]
"""What the footnotes of one text cite, by label; labels start anew in each text of a report."""


@dataclass(slots=True)
class Reader:
    """Reads the references of one document; ``problems`` are those it could not decide."""

    document: Document
    problems: list[Problem] = field(default_factory=list)
    _memory: Memory = field(init=False)
    _phrases: Phrases = field(init=False)

    def read(self) -> Document:
        """The document with citations everywhere, and a warning for each one not decided."""
        self._phrases = phrases(self.document.language)
        texts = tuple(self._text(text) for text in self.document.resolutions)
        self._forget()
        notes, by_label = self._notes(self.document.report_footnotes)
        paragraphs = tuple(self._marked(record, by_label) for record in self.document.report_paragraphs)
        annexes = tuple(self._annex(annex, by_label) for annex in self.document.annexes)
        return replace(
            self.document,
            resolutions=texts,
            report_paragraphs=paragraphs,
            report_footnotes=self._footnotes(self.document.report_footnotes, notes),
            annexes=annexes,
            warnings=(*self.document.warnings, *self.problems),
        )

    def _forget(self) -> None:
        """Begin a new text: what others said does not tell what this one means."""
        self._memory = Memory(speaking(self.document.body), _session(self.document))

    def _text(self, text: ResolutionText) -> ResolutionText:
        """One resolution text; its footnotes last, since they use the names the paragraphs gave."""
        self._forget()
        notes, by_label = self._notes(text.footnotes)
        return replace(
            text,
            paragraphs=tuple(self._marked(paragraph, by_label) for paragraph in text.paragraphs),
            annexes=tuple(self._annex(annex, by_label) for annex in text.annexes),
            footnotes=self._footnotes(text.footnotes, notes),
        )

    def _notes(self, footnotes: Sequence[Footnote]) -> tuple[list[Note], Notes]:
        """What footnotes cite, in order and by label (the first of two notes with one label)."""
        notes = read_notes(footnotes, self._phrases)
        by_label: Notes = {}
        for footnote, note in zip(footnotes, notes, strict=True):
            by_label.setdefault(footnote.label, note)
            if note.doubt:
                self.problems.append(Problem(footnote.line, f"footnote {footnote.label}: {note.doubt}"))
        return notes, by_label

    def _annex(self, annex: Annex, notes: Notes) -> Annex:
        """An annex with the citations of its blocks."""
        return replace(annex, blocks=tuple(self._marked(block, notes) for block in annex.blocks))

    def _marked(self, record: Marked, notes: Notes, line: int | None = None) -> Marked:
        """A paragraph or block and its sub-paragraphs, in order."""
        line = record.line or line
        reading = read(
            record.text, self._phrases, self._memory, evidence=_evidence(record.footnote_marks, notes)
        )
        self._doubt(reading, line)
        if not reading.citations and not record.citations and not record.sub_paragraphs:
            return record
        return replace(
            record,
            citations=reading.citations,
            sub_paragraphs=tuple(self._marked(part, notes, line) for part in record.sub_paragraphs),
        )

    def _footnotes(self, footnotes: Iterable[Footnote], notes: Sequence[Note]) -> tuple[Footnote, ...]:
        """Footnotes with the numbers they cite beside the sources already read."""
        done: list[Footnote] = []
        for footnote, note in zip(footnotes, notes, strict=True):
            reading = read(
                footnote.text, self._phrases, self._memory, known=note.sources, reports=note.reports
            )
            self._doubt(reading, footnote.line)
            cited = sorted((*note.citations, *reading.citations), key=lambda citation: citation.offset)
            if not cited and done and (ibid := self._phrases.ibid.search(footnote.text)):
                cited = self._repeated(footnote, ibid, done[-1])
            done.append(replace(footnote, citations=tuple(cited)))
        return tuple(done)

    def _repeated(self, footnote: Footnote, ibid: re.Match[str], before: Footnote) -> list[Citation]:
        """``Ibid.`` after a footnote that cites resolutions: the one it cites, at another place in it."""
        if len(before.citations) != 1:
            if before.citations:
                words = f"Ibid. may mean any of {len(before.citations)} sources of the footnote before it"
                self.problems.append(
                    Problem(footnote.line, f"footnote {footnote.label}: {words}; kept without one")
                )
            return []
        (last,) = before.citations
        places = self._phrases.places.match(footnote.text, ibid.end())
        return [
            replace(
                last,
                raw=ibid[0],
                offset=ibid.start(),
                ibid_of=last.ibid_of or before.label,
                date=None,
                pinpoint=places["places"] if places else last.pinpoint,
            )
        ]

    def _doubt(self, reading: Reading, line: int | None) -> None:
        """Warn of references whose organ could not be told."""
        for words in reading.doubts:
            message = f"“{words}”: the words around it do not tell which organ adopted it; kept without one"
            self.problems.append(Problem(line, message))


def _session(document: Document) -> int | None:
    """The number of a regular session; special sessions stand beside those, whatever their number."""
    return document.session.number if document.session.kind == "regular" else None


def _evidence(marks: Sequence[Mark], notes: Notes) -> Evidence:
    """Whose report the first footnote marked in a range of a text cites."""

    def find(start: int, end: int) -> Organ | None:
        for mark in marks:
            if start <= mark.offset <= end:
                reports = notes[mark.label].reports if mark.label in notes else ()
                return next((report.organ for report in reports if report.organ), None)
        return None

    return find
