"""A document as an outline that a person can read: one line a part, with the source line it begins on."""

from collections.abc import Iterable, Iterator

from resolutions.parsing.records import (
    Annex,
    Document,
    Footnote,
    Mark,
    ResolutionText,
    SubParagraph,
)


def outline(document: Document) -> str:
    """Everything a sample's ``.expected`` file holds its document to."""
    return "\n".join(_document(document)) + "\n"


def _document(document: Document) -> Iterator[str]:
    session = document.session
    yield f"document   {document.kind} {document.symbol or '-'}: {document.title}"
    yield f"session    {session.kind} {session.number or '-'}" + (
        " (concluded)" if session.inferred_from else ""
    )
    if document.committee:
        yield f"committee  {document.committee}"
    for item in document.agenda_items:
        yield f"item       {item.number}{' (' + item.sub_item + ')' if item.sub_item else ''} {item.title}"
    if document.distribution or document.date:
        yield f"issued     {document.distribution} {document.date}"
    if document.rapporteur:
        yield f"rapporteur {document.rapporteur}"
    if document.sponsors:
        yield f"sponsors   {'; '.join(document.sponsors)}{' (revised)' if document.revised else ''}"
    for one in document.report_paragraphs:
        place = f"{one.number:>3} {_at(one.line)} [{' / '.join(one.headings)}]"
        yield f"report {place} {_marked(one.text, one.footnote_marks)}"
        yield from _parts(one.sub_paragraphs, 1)
    yield from _notes(document.report_footnotes)
    for text in document.resolutions:
        yield from _text(text)
    yield from _annexes(document.annexes)
    yield from (f"warning    {_at(one.line)} {one.message}" for one in document.warnings)
    yield from (f"unparsed   {_at(line.line)} {line.text}" for line in document.unparsed)


def _at(line: int | None) -> str:
    return f"{line or 0:>3}"


def _text(text: ResolutionText) -> Iterator[str]:
    named = " ".join(one for one in (text.ordinal, text.number) if one)
    yield f"text       {named or '-'} {text.status}: {_marked(text.title, text.title_marks)}"
    if text.adopted_on or text.plenary_meeting:
        yield f"adopted    {text.adopted_on} {text.plenary_meeting or ''}".rstrip()
    if text.on_report_of:
        yield f"on report  {text.on_report_of.symbol}, {text.on_report_of.paragraph}"
    if text.draft_symbol:
        sponsors = f"{'; '.join(text.sponsors)} + {'; '.join(text.additional_sponsors)}"
        yield f"draft      {text.draft_symbol} by {sponsors}"
    if text.vote:
        yield f"vote       {text.vote.counts} for {'; '.join(text.vote.in_favour)}"
    for one in text.paragraphs:
        lead = f" {{{one.lead_phrase}}}" if one.lead_phrase else ""
        place = f"{one.kind:<10} {one.number or '':>2} {_at(one.line)}{lead}"
        yield f"{place} {_marked(one.text, one.footnote_marks)}"
        yield from _parts(one.sub_paragraphs, 1)
    yield from _annexes(text.annexes)
    yield from _notes(text.footnotes)


def _annexes(annexes: Iterable[Annex]) -> Iterator[str]:
    for annex in annexes:
        yield f"annex      {_at(annex.line)} {annex.label}: {annex.title}"
        for one in annex.blocks:
            place = f"  {one.kind:<9} {one.number or '':>2} {_at(one.line)}"
            yield f"{place} {_marked(one.text, one.footnote_marks)}"
            yield from _parts(one.sub_paragraphs, 2)


def _parts(parts: Iterable[SubParagraph], depth: int) -> Iterator[str]:
    for one in parts:
        yield f"{'  ' * depth}{one.label or '…'} {_marked(one.text, one.footnote_marks)}"
        yield from _parts(one.sub_paragraphs, depth + 1)


def _notes(notes: Iterable[Footnote]) -> Iterator[str]:
    for note in notes:
        yield f"note   {note.label:>3} {_at(note.line)} {note.text}"


def _marked(text: str, marks: Iterable[Mark]) -> str:
    """The text with its marks in brackets where they stand."""
    for mark in sorted(marks, key=lambda one: -one.offset):
        text = f"{text[: mark.offset]}[{mark.label}]{text[mark.offset :]}"
    return text
