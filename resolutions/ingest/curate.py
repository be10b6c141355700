"""What the admin writes, so that every later ingest respects it; the other half of ``kept``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from resolutions.ingest import addresses, names
from resolutions.ingest.kept import storable
from resolutions.ingest.link import link_references
from resolutions.ingest.rows import text_symbol
from resolutions.models import CuratedModel, Document, ItemPlacement, Paragraph, Resolution, Sponsorship
from resolutions.parsing.verbs import verbs

if TYPE_CHECKING:
    from django.db.models import Field


def settle(row: CuratedModel, name: str, before: Any) -> None:
    """Record that a curator changed the column ``name``, which held ``before``; does not save.

    Clearing a curated value, or setting the parsed one, goes back to what was parsed.
    """
    after = getattr(row, name)
    parsed = row.curated.get(name, storable(before))
    cleared = name in row.curated and after in (None, "")
    if cleared or storable(after) == parsed:
        _restore(row, name, parsed)
    else:
        row.curated[name] = parsed
    _follow(row, name)


def restore(row: CuratedModel) -> list[str]:
    """Go back to the parsed value of every curated column; give their names. Does not save."""
    restored = [name for name in row.curated if name not in _WRITERS]
    for name in restored:
        _restore(row, name, row.curated[name])
    return restored


def _restore(row: CuratedModel, name: str, parsed: Any) -> None:
    setattr(row, name, column(row, name).to_python(parsed))
    row.curated.pop(name, None)
    _follow(row, name)


def _follow(row: CuratedModel, name: str) -> None:
    """Give a paragraph the verbs of its lead phrase, if that was changed."""
    if isinstance(row, Paragraph) and name == "lead_phrase":
        row.verbs = list(verbs(row.lead_phrase)) if row.language == "en" else []


def column(row: CuratedModel, name: str) -> "Field[Any, Any]":
    """Give the definition of a column, by its field's name or its own."""
    return next(field for field in row._meta.concrete_fields if name in (field.name, field.attname))


def lists(document: Document) -> dict[str, list[Any]]:
    """Give the lists of a document that curators may set, as the contract prints them."""
    sponsors = Sponsorship.objects.filter(document=document, role=Sponsorship.Role.MAIN)
    placements = ItemPlacement.objects.filter(document=document).order_by("order", "pk")
    return {
        "sponsors": list(sponsors.order_by("order", "pk").values_list("printed", flat=True)),
        "agenda_items": [
            {"number": item.number, "title": item.title or None, "sub_item": item.sub_item or None}
            for item in placements
        ],
    }


def settle_lists(document: Document, before: dict[str, list[Any]]) -> None:
    """Record that a curator changed sponsors or agenda items; removing all goes back to the parsed ones."""
    for name, after in lists(document).items():
        if after == before[name]:
            continue
        parsed = document.curated.get(name, before[name])
        if after == parsed or (name in document.curated and not after):
            document.curated[name] = parsed
            restore_list(document, name)
        else:
            document.curated[name] = parsed
    document.save(update_fields=["curated", "updated_at"])


def restore_list(document: Document, name: str) -> None:
    """Go back to the parsed list, if a curator set another; saves the rows, not the document."""
    if name in document.curated:
        _WRITERS[name](document, document.curated.pop(name))


def _write_sponsors(document: Document, parsed: list[str]) -> None:
    known = names.sponsors(set(parsed))
    Sponsorship.objects.filter(document=document, role=Sponsorship.Role.MAIN).delete()
    Sponsorship.objects.bulk_create(
        Sponsorship(document=document, sponsor_id=known[name], printed=name, order=order)
        for order, name in enumerate(parsed)
    )


def _write_items(document: Document, parsed: list[dict[str, Any]]) -> None:
    ItemPlacement.objects.filter(document=document).delete()
    ItemPlacement.objects.bulk_create(
        ItemPlacement(
            document=document,
            order=order,
            number=item["number"],
            sub_item=item["sub_item"] or "",
            title=item["title"] or "",
        )
        for order, item in enumerate(parsed)
    )


_WRITERS: dict[str, Callable[[Document, list[Any]], None]] = {
    "sponsors": _write_sponsors,
    "agenda_items": _write_items,
}


def follow(document: Document) -> None:
    """Bring what depends on a document's own data up to date: symbols, agenda, addresses, links."""
    texts = list(document.resolutions.order_by("order"))
    for text in texts:
        text.symbol = text_symbol(document, len(texts), text.status, text.number)
    Resolution.objects.bulk_update(texts, ["symbol"])
    placements = list(document.placements.order_by("order"))
    names.place(placements, document.session)
    ItemPlacement.objects.bulk_update(placements, ["item"])
    addresses.settle(document, texts)
    link_references()
