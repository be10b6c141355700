"""A held document brought up to date with a new reading: rows are changed in place, not replaced."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from django.db import models

from resolutions.ingest import kept, match, paragraphs
from resolutions.ingest.insert import copy, draw_keys, insert_around
from resolutions.ingest.rows import Rows
from resolutions.models import (
    Address,
    Annex,
    CrossReference,
    CuratedModel,
    Document,
    Footnote,
    FootnoteMark,
    Paragraph,
    Resolution,
    Sponsorship,
)
from resolutions.parsing import records

Row = TypeVar("Row", Resolution, Annex, Paragraph)

TEXT_COLUMNS = (
    "order",
    "ordinal",
    "number",
    "symbol",
    "title",
    "title_key",
    "title_marks",
    "status",
    "adopted_on",
    "plenary_meeting",
    "report_symbol",
    "report_paragraph",
    "draft_symbol",
    "vote",
    "line",
)
ANNEX_COLUMNS = ("resolution_id", "order", "label", "title", "line")
PARAGRAPH_COLUMNS = ("resolution_id", "annex_id", "parent_id", "language", *paragraphs.OWN)
BATCH = 200
"""Rows a statement that updates in place."""


def rewrite(rows: Rows, record: records.Document) -> None:
    """Write ``rows`` over those held for the same document; what is gone from the file goes.

    What curators said of a paragraph that is gone is kept as a ``DetachedCuration``; an address of
    a text that is gone leads on to the first text, or to the document.
    """
    document = rows.document
    _keep_lists(rows, record)
    _clear_around(document)
    gone_texts = _texts(rows)
    gone_annexes = _annexes(rows)
    gone = _paragraphs(rows)
    kept.detach(document, gone)
    Paragraph.objects.filter(pk__in=[row.pk for row in gone]).delete()
    Annex.objects.filter(pk__in=[row.pk for row in gone_annexes]).delete()
    _remove_texts(rows, gone_texts)
    copy(rows.placements)
    insert_around(rows)
    copy(rows.sponsorships)


def _clear_around(document: Document) -> None:
    """Remove what is always written anew: it holds nothing of a curator's."""
    CrossReference.objects.filter(paragraph__document=document).delete()
    CrossReference.objects.filter(footnote__document=document).delete()
    FootnoteMark.objects.filter(paragraph__document=document).delete()
    Footnote.objects.filter(document=document).delete()
    Sponsorship.objects.filter(resolution__document=document).delete()
    document.warnings.all().delete()


def _texts(rows: Rows) -> list[Resolution]:
    held = list(Resolution.objects.filter(document=rows.document))
    units = [
        [match.Unit(0, row.ordinal or str(row.order), row.title_key) for row in side]
        for side in (held, rows.resolutions)
    ]
    return _write(Resolution, held, rows.resolutions, match.pairs(*units), TEXT_COLUMNS)


def _annexes(rows: Rows) -> list[Annex]:
    held = list(Annex.objects.filter(document=rows.document))
    for row in rows.annexes:
        row.resolution = row.resolution
    found = match.pairs(_annex_units(held), _annex_units(rows.annexes))
    return _write(Annex, held, rows.annexes, found, ANNEX_COLUMNS)


def _annex_units(annexes: Sequence[Annex]) -> list[match.Unit]:
    seen: Counter[int] = Counter()
    units = []
    for row in annexes:
        scope = row.resolution_id or 0
        seen[scope] += 1
        units.append(match.Unit(scope, f"annex{seen[scope]}", row.title or ""))
    return units


def _paragraphs(rows: Rows) -> list[Paragraph]:
    fields = ("pk", *PARAGRAPH_COLUMNS, "curated", "note", "review", "document_id")
    held = list(Paragraph.objects.filter(document=rows.document).order_by("order").only(*fields))
    read = paragraphs.rows(rows.document, rows.paragraphs)
    units = [
        [match.Unit(row.resolution_id or 0, row.anchor, row.text) for row in side] for side in (held, read)
    ]
    found = match.pairs(*units)
    draw_keys([row for index, row in enumerate(read) if index not in found])
    for index, old in found.items():
        read[index].pk = held[old].pk
        if "lead_phrase" in held[old].curated:
            read[index].verbs = held[old].verbs
    for row, one in zip(read, rows.paragraphs, strict=True):
        row.parent, one.id = row.parent, row.pk
    return _write(Paragraph, held, read, found, PARAGRAPH_COLUMNS)


def _write(
    model: type[Row], held: list[Row], read: list[Row], found: dict[int, int], columns: tuple[str, ...]
) -> list[Row]:
    """Update paired rows that changed, make the rest of ``read``; give the rows of ``held`` left over."""
    changed = [read[new] for new, old in found.items() if _take_over(read[new], held[old], columns)]
    names = [*columns, "curated"] if issubclass(model, CuratedModel) else list(columns)
    model._default_manager.bulk_update(changed, names, batch_size=BATCH)
    model._default_manager.bulk_create(row for index, row in enumerate(read) if index not in found)
    paired = set(found.values())
    return [row for index, row in enumerate(held) if index not in paired]


def _take_over(read: models.Model, held: models.Model, columns: tuple[str, ...]) -> bool:
    """Give ``read`` the key of ``held`` and what a curator set there; say whether they differ."""
    read.pk = held.pk
    if isinstance(read, CuratedModel) and isinstance(held, CuratedModel):
        parsed = {name: kept.storable(getattr(read, name)) for name in held.curated if name in columns}
        for name in parsed:
            setattr(read, name, getattr(held, name))
        read.curated = held.curated | parsed
        columns = (*columns, "curated")
    return any(getattr(read, name) != getattr(held, name) for name in columns)


def _remove_texts(rows: Rows, gone: list[Resolution]) -> None:
    leads_to: dict[str, Any] = {"document": rows.document, "resolution": None}
    if rows.resolutions:
        leads_to = {"resolution": rows.resolutions[0]}
    Address.objects.filter(resolution__in=gone).update(**leads_to, current=False)
    Resolution.objects.filter(pk__in=[row.pk for row in gone]).delete()


def _keep_lists(rows: Rows, record: records.Document) -> None:
    """Leave lists that a curator set as they are, and remember what is parsed now."""
    parsed = {
        "sponsors": list(record.sponsors),
        "agenda_items": [asdict(item) for item in record.agenda_items],
    }
    document = rows.document
    kept_lists = {name: value for name, value in parsed.items() if name in document.curated}
    if kept_lists:
        document.curated |= kept_lists
        document.save(update_fields=["curated"])
    if "agenda_items" in kept_lists:
        rows.placements = []
    else:
        document.placements.all().delete()
    if "sponsors" in kept_lists:
        rows.sponsorships = [row for row in rows.sponsorships if row.document_id is None]
    else:
        document.sponsorships.all().delete()
