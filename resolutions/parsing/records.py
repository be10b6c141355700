"""What parsing gives: one ``Document`` a source file, in the shape of the export contract.

Text is plain; everything else stands off it. Marks, italics and citations are character ranges
over the ``text`` of the record they belong to, offsets counted from 0 in Unicode characters.
``line`` is the line of the source file, counted from 1, on which a record begins.
Records are never changed: a stage that adds something builds new ones with ``replace``.
"""

import datetime
from dataclasses import dataclass

Range = tuple[int, int]
"""Start and end (exclusive) of a range of characters in a text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark: its label and the offset in the text at which it stood."""

    label: str
    offset: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference that carries an identifier, or a blank that will one day be one.

    ``symbol`` is the normalized UN symbol where the series has one, else None; ``number`` is the
    number as printed for bodies without a series symbol. ``ibid_of`` is the label of the footnote
    that prints the source in full.
    """

    raw: str
    offset: int
    type: str
    body: str | None = None
    symbol: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    pending: bool = False
    ibid_of: str | None = None
    pinpoint: str | None = None


@dataclass(frozen=True, slots=True)
class SubParagraph:
    """A lettered or numbered part of a paragraph; ``label`` as printed, e.g. ``(a)`` or ``(i)``.

    Text that goes on after the last part of a list is a sub-paragraph with an empty label.
    """

    label: str
    text: str
    footnote_marks: tuple[Mark, ...] = ()
    italics: tuple[Range, ...] = ()
    citations: tuple[Citation, ...] = ()
    sub_paragraphs: tuple["SubParagraph", ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A preambular or operative paragraph, or a heading, of a resolution text.

    ``position`` counts from 1 over all paragraphs of one text; ``kind`` is ``preambular``,
    ``operative`` or ``heading``; ``number`` is the operative number without its full stop.
    """

    position: int
    kind: str
    number: str | None
    lead_phrase: str | None
    text: str
    footnote_marks: tuple[Mark, ...] = ()
    italics: tuple[Range, ...] = ()
    citations: tuple[Citation, ...] = ()
    sub_paragraphs: tuple[SubParagraph, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's body, under the label printed at the foot of the page."""

    label: str
    text: str
    italics: tuple[Range, ...] = ()
    citations: tuple[Citation, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph of an annex (``kind``), with its printed number if it has one."""

    kind: str
    text: str
    number: str | None = None
    footnote_marks: tuple[Mark, ...] = ()
    italics: tuple[Range, ...] = ()
    citations: tuple[Citation, ...] = ()
    sub_paragraphs: tuple[SubParagraph, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex of a resolution text or of a report, with a structure of its own.

    ``label`` is the line that opens it, as printed (``Annex II``).
    """

    title: str | None
    blocks: tuple[Block, ...] = ()
    line: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class ReportOf:
    """The committee report on which a text was adopted: its symbol and paragraph."""

    symbol: str
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """How a text was adopted. ``adopted_without_vote`` or the counts and names of a recorded vote."""

    recorded: bool
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    counts: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class ResolutionText:
    """One resolution text, wherever it was printed. ``ordinal`` is I, II, ... inside a report."""

    ordinal: str | None
    number: str | None
    title: str
    status: str
    adopted_on: datetime.date | None = None
    plenary_meeting: str | None = None
    on_report_of: ReportOf | None = None
    draft_symbol: str | None = None
    sponsors: tuple[str, ...] = ()
    additional_sponsors: tuple[str, ...] = ()
    vote: Vote | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    annexes: tuple[Annex, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    title_marks: tuple[Mark, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ReportParagraph:
    """A numbered paragraph of a committee report, under the headings that stand above it."""

    number: str
    text: str
    headings: tuple[str, ...] = ()
    footnote_marks: tuple[Mark, ...] = ()
    italics: tuple[Range, ...] = ()
    citations: tuple[Citation, ...] = ()
    sub_paragraphs: tuple[SubParagraph, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An agenda item, numbered within its session; ``sub_item`` is the letter of ``25 (a)``."""

    number: int
    title: str | None
    sub_item: str | None = None


@dataclass(frozen=True, slots=True)
class SessionOf:
    """The session of a document; ``inferred_from`` says why, when the text does not state it."""

    number: int | None
    kind: str = "regular"
    inferred_from: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from; ``format`` is ``text`` or ``akn``."""

    file: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the parser was not sure of, in plain words, with the source line it stands on."""

    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A source line that found no place; kept so that no word is lost."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Keyword:
    """A subject from a controlled vocabulary (UNBIS Thesaurus, SDG), from official XML."""

    vocabulary: str
    identifier: str
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """Everything read from one source file.

    ``kind`` is ``resolution``, ``draft_resolution`` or ``committee_report``; ``language`` an
    ISO 639-1 code; ``date`` the date of issue on the cover; ``body`` the organ it was issued by.
    """

    source: Source
    kind: str
    symbol: str | None
    title: str | None
    language: str
    body: str
    session: SessionOf
    committee: str | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    distribution: str | None = None
    date: datetime.date | None = None
    sponsors: tuple[str, ...] = ()
    revised: bool = False
    resolutions: tuple[ResolutionText, ...] = ()
    report_paragraphs: tuple[ReportParagraph, ...] = ()
    report_footnotes: tuple[Footnote, ...] = ()
    annexes: tuple[Annex, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    warnings: tuple[Problem, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()
    rapporteur: str | None = None
