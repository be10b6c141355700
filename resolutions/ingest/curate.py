"""What the admin writes, so that every later ingest respects it; the other half of ``kept``."""

from typing import TYPE_CHECKING, Any

from resolutions.ingest import addresses, names
from resolutions.ingest.kept import storable
from resolutions.ingest.link import link_references
from resolutions.ingest.rows import text_symbol
from resolutions.models import CuratedModel, Document, ItemPlacement, Resolution, Sponsorship

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


def restore(row: CuratedModel) -> list[str]:
    """Go back to the parsed value of every curated column; give their names. Does not save."""
    restored = [name for name in row.curated if name != "sponsors"]
    for name in restored:
        _restore(row, name, row.curated[name])
    return restored


def _restore(row: CuratedModel, name: str, parsed: Any) -> None:
    setattr(row, name, column(row, name).to_python(parsed))
    row.curated.pop(name, None)


def column(row: CuratedModel, name: str) -> "Field[Any, Any]":
    """Give the definition of a column, by its field's name or its own."""
    return next(field for field in row._meta.concrete_fields if name in (field.name, field.attname))


def printed_sponsors(document: Document) -> list[str]:
    """Give the names on a document's cover, in order."""
    rows = Sponsorship.objects.filter(document=document, role=Sponsorship.Role.MAIN)
    return list(rows.order_by("order", "pk").values_list("printed", flat=True))


def settle_sponsors(document: Document, before: list[str]) -> None:
    """Record that a curator changed a document's sponsors; removing all goes back to the parsed ones."""
    after = printed_sponsors(document)
    if after == before:
        return
    parsed: list[str] = document.curated.get("sponsors", before)
    if after == parsed or ("sponsors" in document.curated and not after):
        restore_sponsors(document)
    else:
        document.curated["sponsors"] = parsed
    document.save(update_fields=["curated", "updated_at"])


def restore_sponsors(document: Document) -> None:
    """Go back to the parsed sponsors, if a curator set others; saves the rows, not the document."""
    if "sponsors" not in document.curated:
        return
    parsed: list[str] = document.curated.pop("sponsors")
    known = names.sponsors(set(parsed))
    Sponsorship.objects.filter(document=document).delete()
    Sponsorship.objects.bulk_create(
        Sponsorship(document=document, sponsor=known[name], printed=name, order=order)
        for order, name in enumerate(parsed)
    )


def follow(document: Document) -> None:
    """Bring what depends on a document's own data up to date: symbols, agenda, addresses, links."""
    texts = list(document.resolutions.order_by("order"))
    for text in texts:
        text.symbol = text_symbol(document.symbol, len(texts), text.status, text.number)
    Resolution.objects.bulk_update(texts, ["symbol"])
    placements = list(document.placements.order_by("order"))
    names.place(placements, document.session)
    ItemPlacement.objects.bulk_update(placements, ["item"])
    addresses.settle(document, texts)
    link_references()
