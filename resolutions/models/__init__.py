"""The schema: what the archive stores, and the rules the database holds it to. Nothing else.

Questions live in ``querysets``; only ``ingest`` and ``admin`` write. What a file says is stored as
parsed; what a curator set is stored beside it and wins on the pages (see ``CuratedModel``).
One module a noun, all of them named here::

    agenda      Session, AgendaItem
    documents   SourceFile, Document, ItemPlacement, ParseWarning
    texts       Resolution, Annex, Address
    sponsors    Sponsor, Sponsorship
    paragraphs  Paragraph, Addressee, Theme, Footnote, FootnoteMark
    references  CrossReference
    curation    CuratedModel, DetachedCuration
    runs        IngestRun, IngestOutcome, LeftOut
    words       Word, Shingle
    tallies     Tally
    entries     Entry
    links       Step, Link, Strand
    families    TitleBridge, FamilyTitle
    rulings     Ruling
"""

from resolutions.models.agenda import AgendaItem, Session, SessionKind
from resolutions.models.curation import CuratedModel, DetachedCuration
from resolutions.models.documents import Document, DocumentKind, ItemPlacement, ParseWarning, SourceFile
from resolutions.models.entries import Entry
from resolutions.models.families import FamilyTitle, TitleBridge
from resolutions.models.links import Course, Link, Step, Strand
from resolutions.models.paragraphs import (
    Addressee,
    Footnote,
    FootnoteMark,
    Paragraph,
    ParagraphKind,
    Theme,
)
from resolutions.models.references import CrossReference
from resolutions.models.rulings import Ruling
from resolutions.models.runs import IngestOutcome, IngestRun, LeftOut
from resolutions.models.sponsors import Sponsor, Sponsorship
from resolutions.models.tallies import Tally
from resolutions.models.texts import Address, Annex, Resolution, Status
from resolutions.models.words import Shingle, Word

__all__ = [
    "Address",
    "Addressee",
    "AgendaItem",
    "Annex",
    "Course",
    "CrossReference",
    "CuratedModel",
    "DetachedCuration",
    "Document",
    "DocumentKind",
    "Entry",
    "FamilyTitle",
    "Footnote",
    "FootnoteMark",
    "IngestOutcome",
    "IngestRun",
    "ItemPlacement",
    "LeftOut",
    "Link",
    "Paragraph",
    "ParagraphKind",
    "ParseWarning",
    "Resolution",
    "Ruling",
    "Session",
    "SessionKind",
    "Shingle",
    "SourceFile",
    "Sponsor",
    "Sponsorship",
    "Status",
    "Step",
    "Strand",
    "Tally",
    "Theme",
    "TitleBridge",
    "Word",
]
