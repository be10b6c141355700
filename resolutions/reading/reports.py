"""The page of a committee report: its own paragraphs and notes, and the texts it recommends."""

from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.models import (
    Address,
    Annex,
    CrossReference,
    Document,
    Footnote,
    FootnoteMark,
    ItemPlacement,
    Paragraph,
    ParseWarning,
    Resolution,
)
from resolutions.reading.citing import CitingText, citing_texts
from resolutions.reading.passages import Note, Passage, apparatus, notes, passages
from resolutions.reading.texts import AnnexPart, annex_parts

UNSHOWN = ("full_text", "note")
"""Columns of a paragraph that the page of a report does not show."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that opens in a report: ``level`` 2 to 6, as HTML counts."""

    anchor: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A paragraph of a report and the headings that open above it."""

    headings: tuple[Heading, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A committee report, ready for its template."""

    document: Document
    texts: tuple[Resolution, ...]
    entries: tuple[ReportEntry, ...]
    annexes: tuple[AnnexPart, ...]
    notes: tuple[Note, ...]
    cited_by: tuple[CitingText, ...]
    placements: tuple[ItemPlacement, ...]
    languages: tuple[Address, ...]
    warnings: tuple[ParseWarning, ...]

    @property
    def doubt_count(self) -> int:
        """How many things in the document the parser was not sure of."""
        return len(self.warnings) + len(self.document.unparsed)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading, in order."""
        return tuple(heading for entry in self.entries for heading in entry.headings)


def report_page(document: Document) -> ReportPage:
    """Read everything the page of a report shows; ``document`` comes from ``Document.objects.for_page()``."""
    rows = list(
        Paragraph.objects.filter(document=document, resolution=None).defer(*UNSHOWN).order_by("order")
    )
    footnotes = list(Footnote.objects.filter(document=document, resolution=None).order_by("order"))
    made = apparatus(
        FootnoteMark.objects.filter(paragraph__document=document, paragraph__resolution=None).order_by(
            "paragraph__order", "order"
        ),
        CrossReference.objects.of_report(document).with_target(),
        footnotes,
    )
    own = [row for row in rows if row.annex_id is None]
    tops = [row for row in own if row.parent_id is None]
    return ReportPage(
        document=document,
        texts=tuple(Resolution.objects.filter(document=document).for_list().order_by("order")),
        entries=_entries(tops, passages(own, made)),
        annexes=annex_parts(
            Annex.objects.filter(document=document, resolution=None).order_by("order"), rows, made
        ),
        notes=notes(footnotes, made),
        cited_by=citing_texts(CrossReference.objects.citing(document=document).from_elsewhere(document)),
        placements=tuple(document.placements.select_related("item__session").order_by("order")),
        languages=tuple(Address.objects.translations(getattr(document, "path", ""))),
        warnings=tuple(document.warnings.order_by("order")),
    )


def _entries(rows: Sequence[Paragraph], passages: Sequence[Passage]) -> tuple[ReportEntry, ...]:
    """Each paragraph with the headings that were not yet open above the one before it."""
    entries: list[ReportEntry] = []
    open_headings: list[str] = []
    count = 0
    for row, passage in zip(rows, passages, strict=True):
        same = 0
        while same < min(len(open_headings), len(row.headings)) and open_headings[same] == row.headings[same]:
            same += 1
        opening = []
        for depth, text in enumerate(row.headings[same:], start=same):
            count += 1
            opening.append(Heading(f"h{count}", min(depth + 3, 6), text))
        entries.append(ReportEntry(tuple(opening), passage))
        open_headings = list(row.headings)
    return tuple(entries)
