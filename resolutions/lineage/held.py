"""Held texts as alignment takes them: their clauses, their paragraphs, and their places in a family."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from resolutions.aligning.records import Clause
from resolutions.lineage.line import ADOPTED, DRAFT, REPORT, Session, Text
from resolutions.models import DocumentKind, FootnoteMark, Paragraph, Resolution, Status

Clauses = tuple[Clause, ...]
Kin = tuple[int, str]
"""A family in one language: its number and the language. Texts in two languages are never aligned."""


@dataclass(frozen=True, slots=True)
class Held:
    """The clauses of a text, and the key of the paragraph under each anchor."""

    clauses: Clauses
    keys: Mapping[str, int]


def held(texts: Collection[int]) -> dict[int, Held]:
    """Read the clauses of texts by their keys, under the anchors that their pages have; two queries.

    As ``aligning.clauses.clauses`` makes them from a record, without the citations, which no rule needs.
    """
    rows: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for row in (
        Paragraph.objects.filter(resolution__in=texts, parent=None, annex=None)
        .exclude(kind="heading")
        .only("resolution_id", "order", "anchor", "kind", "full_text", "lead_phrase")
        .order_by("resolution", "order")
    ):
        rows[row.resolution_id or 0].append(row)
    notes = _notes(texts)
    return {
        key: Held(tuple(_clauses(rows[key], notes.get(key, ()))), {row.anchor: row.pk for row in rows[key]})
        for key in texts
    }


Note = tuple[int, str]
"""The order of the paragraph that a mark stands in, and the footnote it calls."""


def _notes(texts: Collection[int]) -> Mapping[int, Sequence[Note]]:
    """Read the footnotes that marks call, by text, in reading order."""
    found: defaultdict[int, list[Note]] = defaultdict(list)
    marks = FootnoteMark.objects.filter(paragraph__resolution__in=texts, paragraph__annex=None)
    for text, order, note in (
        marks.exclude(footnote=None)
        .order_by("paragraph__order", "order")
        .values_list("paragraph__resolution", "paragraph__order", "footnote__text")
    ):
        found[text or 0].append((order, note or ""))
    return found


def _clauses(rows: Sequence[Paragraph], notes: Sequence[Note]) -> Iterable[Clause]:
    """Give the clauses of one text; a mark in a sub-paragraph belongs to the paragraph before it."""
    ends = [row.order for row in rows[1:]]
    for row, end in zip(rows, [*ends, None], strict=False):
        called = tuple(note for order, note in notes if row.order <= order and (end is None or order < end))
        yield Clause(row.anchor, row.kind, row.full_text, row.lead_phrase, called)


def kin_of(texts: Iterable[int]) -> set[Kin]:
    """Give the families that texts belong to; one query."""
    rows = Resolution.objects.filter(pk__in=list(texts)).order_by()
    return {(family, language) for family, language in rows.values_list("family", "document__language")}


def families(kin: Collection[Kin] | None = None) -> dict[Kin, list[Text]]:
    """Give the texts of some families, or of all that have several; one query."""
    rows = Resolution.objects.order_by("pk")
    if kin is None:
        several = Resolution.objects.order_by().values("family").annotate(_texts=Count("pk"))
        rows = rows.filter(family__in=several.filter(_texts__gt=1).values("family"))
    else:
        rows = rows.filter(family__in={family for family, _ in kin})
    found: defaultdict[Kin, list[Text]] = defaultdict(list)
    for row in rows.select_related("document__session").only(*PLACED_BY):
        if kin is None or (row.family, row.document.language) in kin:
            found[row.family, row.document.language].append(placed(row))
    return dict(found)


PLACED_BY = (
    *("family", "status", "adopted_on", "symbol", "draft_id"),
    *("document__language", "document__kind", "document__date"),
    *("document__session__kind", "document__session__number"),
)
"""The columns that say where a text stands in its family."""


def placed(text: Resolution) -> Text:
    """Give what says where a text stands in its family; ``text`` has its document and session."""
    session = text.document.session
    stage = REPORT if text.document.kind == DocumentKind.COMMITTEE_REPORT else DRAFT
    return Text(
        key=text.pk,
        session=Session(session.kind, session.number) if session else Session("", None),
        stage=ADOPTED if text.status == Status.ADOPTED else stage,
        day=text.adopted_on or text.document.date,
        symbol=text.symbol or "",
        draft=text.draft_id,
    )
