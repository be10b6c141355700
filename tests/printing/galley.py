"""A document as a compositor would set it: a flat run of slugs, each one printed block of text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from resolutions.parsing.records import (
    Annex,
    Block,
    Document,
    Footnote,
    Mark,
    Paragraph,
    Range,
    ResolutionText,
    SubParagraph,
)
from tests.printing.words import day, items_words, roman, session_words


@dataclass(frozen=True)
class Slug:
    """One block: ``kind`` says how a style prints it, ``notes`` are the footnotes marked in it.

    ``front`` is the printed number or label; ``resumed`` tells that a page break cut it off from its
    beginning. Kinds: assembly, cover, session, title, formula, preambular, operative, part, heading,
    lead (the opening of a lettered or annexed thing), signoff, report.
    """

    kind: str
    text: str
    italics: tuple[Range, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[Footnote, ...] = ()
    front: str = ""
    depth: int = 0
    resumed: bool = False

    def cut(self, start: int, end: int) -> "Slug":
        """The part of the block between two offsets, with what stands on it."""
        marks = tuple(
            Mark(mark.label, mark.offset - start)
            for mark in self.marks
            if start < mark.offset <= end or mark.offset == start == 0
        )
        labels = {mark.label for mark in marks}
        return replace(
            self,
            text=self.text[start:end],
            italics=tuple(
                (max(a, start) - start, min(b, end) - start) for a, b in self.italics if a < end and b > start
            ),
            marks=marks,
            notes=tuple(note for note in self.notes if note.label in labels),
            front="" if start else self.front,
            resumed=start > 0 or self.resumed,
        )


def galley(document: Document) -> list[Slug]:
    """The slugs of a document of any kind, in the order of print."""
    if document.kind == "committee_report":
        return [*_cover(document), *_report(document)]
    return [*_cover(document), *(slug for text in document.resolutions for slug in _text(text, document))]


def _cover(document: Document) -> Iterator[Slug]:
    yield Slug("assembly", "General Assembly")
    if document.distribution and document.date:
        yield Slug("cover", f"Distr.: {document.distribution}\n{day(document.date)}")
    yield Slug("cover", "Original: English")
    yield Slug("session", session_words(document.session))
    drafted = document.kind == "draft_resolution"
    if document.committee and drafted:
        yield Slug("session", document.committee.partition(" (")[0])
    if document.agenda_items:
        yield Slug("cover", items_words(document.agenda_items))
    for item in document.agenda_items:
        if item.title:
            yield Slug("heading", item.title)
    if document.kind == "committee_report":
        yield Slug("heading", f"Report of the {document.committee}")
    first = document.resolutions[0]
    if first.adopted_on:
        plural = "s" if len(document.resolutions) > 1 else ""
        yield Slug("cover", f"Resolution{plural} adopted by the General Assembly on {day(first.adopted_on)}")
        yield Slug("cover", _origin(document, first))
    if document.sponsors:
        *more, last = document.sponsors
        names = f"{', '.join(more)} and {last}" if more else last
        revised = "revised " if document.revised else ""
        yield Slug("sponsors", f"{names}: {revised}draft resolution")


def _origin(document: Document, text: ResolutionText) -> str:
    if text.on_report_of:
        paragraph = f", para. {text.on_report_of.paragraph}" if text.on_report_of.paragraph else ""
        return f"[on the report of the {document.committee} ({text.on_report_of.symbol}{paragraph})]"
    return f"[without reference to a Main Committee ({text.draft_symbol})]"


def _report(document: Document) -> Iterator[Slug]:
    """A committee report: numbered paragraphs under headings, then its texts."""
    shown: tuple[str, ...] = ()
    for paragraph in document.report_paragraphs:
        for heading in paragraph.headings[_common(shown, paragraph.headings) :]:
            yield Slug("heading", heading)
        shown = paragraph.headings
        notes = _notes(paragraph.footnote_marks, document.report_footnotes)
        yield Slug(
            "report",
            paragraph.text,
            paragraph.italics,
            paragraph.footnote_marks,
            notes,
            f"{paragraph.number}.",
        )
        yield from _parts(paragraph.sub_paragraphs, document.report_footnotes, 1)
    for text in document.resolutions:
        yield Slug("ordinal", f"Draft resolution {text.ordinal}")
        yield from _text(text, document)
    for annex in document.annexes:
        yield from _annex(annex, "Annex", document.report_footnotes)


def _common(before: tuple[str, ...], after: tuple[str, ...]) -> int:
    return next(
        (place for place, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        min(len(before), len(after)),
    )


def _text(text: ResolutionText, document: Document) -> Iterator[Slug]:
    """One resolution text with its heading, paragraphs, sign-off and annexes."""
    yield from _heading(text, document)
    yield Slug("formula", "The General Assembly,", ((0, 20),))
    for paragraph in text.paragraphs:
        yield _paragraph(paragraph, text.footnotes)
        yield from _parts(paragraph.sub_paragraphs, text.footnotes, 1)
    last = text is document.resolutions[-1]
    if text.adopted_on and text.plenary_meeting and last:
        yield Slug("signoff", f"{text.plenary_meeting}\n{day(text.adopted_on)}")
    for place, annex in enumerate(text.annexes, start=1):
        number = f" {roman(place)}" if len(text.annexes) > 1 else ""
        yield from _annex(annex, f"Annex{number}", text.footnotes)


def _heading(text: ResolutionText, document: Document) -> Iterator[Slug]:
    notes = _notes(text.title_marks, text.footnotes)
    number, _, letter = (text.number or "").partition(" ")
    if not text.number:
        yield Slug("title", text.title, marks=text.title_marks, notes=notes)
    elif not letter:
        yield Slug("title", text.title, marks=text.title_marks, notes=notes, front=f"{number}.")
    else:
        if text is document.resolutions[0]:
            yield Slug("title", document.title or text.title, front=f"{number}.")
        marks = text.title_marks if text.title == document.title else ()
        yield Slug(
            "heading", letter, marks=tuple(Mark(m.label, 1) for m in marks), notes=notes if marks else ()
        )
        if text.title != document.title:
            yield Slug("heading", text.title, marks=text.title_marks, notes=notes)


def _paragraph(paragraph: Paragraph, footnotes: tuple[Footnote, ...]) -> Slug:
    front = f"{paragraph.number}." if paragraph.number else ""
    notes = _notes(paragraph.footnote_marks, footnotes)
    return Slug(
        paragraph.kind, paragraph.text, paragraph.italics, paragraph.footnote_marks, notes, front=front
    )


def _parts(parts: tuple[SubParagraph, ...], footnotes: tuple[Footnote, ...], depth: int) -> Iterator[Slug]:
    for part in parts:
        notes = _notes(part.footnote_marks, footnotes)
        yield Slug("part", part.text, part.italics, part.footnote_marks, notes, part.label, depth)
        yield from _parts(part.sub_paragraphs, footnotes, depth + 1)


def _annex(annex: Annex, name: str, footnotes: tuple[Footnote, ...]) -> Iterator[Slug]:
    yield Slug("heading", name)
    if annex.title:
        yield Slug("heading", annex.title)
    for block in annex.blocks:
        yield _block(block, footnotes)
        yield from _parts(block.sub_paragraphs, footnotes, 1)


def _block(block: Block, footnotes: tuple[Footnote, ...]) -> Slug:
    kind = "heading" if block.kind == "heading" else "operative"
    dotted = f"{block.number}." if (block.number or "").isdigit() else block.number or ""
    notes = _notes(block.footnote_marks, footnotes)
    return Slug(kind, block.text, block.italics, block.footnote_marks, notes, dotted)


def _notes(marks: tuple[Mark, ...], footnotes: tuple[Footnote, ...]) -> tuple[Footnote, ...]:
    labels = {mark.label for mark in marks}
    return tuple(note for note in footnotes if note.label in labels)
