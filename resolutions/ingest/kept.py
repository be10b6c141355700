"""Columns a curator has set are kept; the newly parsed value is remembered beside them."""

from datetime import date
from typing import Any, TypeVar

from resolutions.models import CuratedModel, DetachedCuration, Document, Paragraph

Curated = TypeVar("Curated", bound=CuratedModel)


def storable(value: Any) -> Any:
    """Give a column's value as JSON holds it; a date as its ISO form."""
    return value.isoformat() if isinstance(value, date) else value


def assign(row: CuratedModel, values: dict[str, Any]) -> bool:
    """Set parsed ``values`` on ``row``, but for curated columns; say whether anything changed."""
    before = {name: getattr(row, name) for name in values}, dict(row.curated)
    for name, value in values.items():
        if name in row.curated:
            row.curated[name] = storable(value)
        else:
            setattr(row, name, value)
    return before != ({name: getattr(row, name) for name in values}, row.curated)


def said_of(paragraph: Paragraph) -> dict[str, Any]:
    """Give everything a curator said of a paragraph, in words; empty if nothing was said."""
    said: dict[str, Any] = {name: storable(getattr(paragraph, name)) for name in paragraph.curated}
    said["addressees"] = [addressee.name for addressee in paragraph.addressees.all()]
    said["themes"] = [theme.name for theme in paragraph.themes.all()]
    said["note"] = paragraph.note
    said["review"] = "" if paragraph.review == Paragraph.Review.UNREVIEWED else paragraph.review
    return {name: value for name, value in said.items() if value}


def detach(document: Document, paragraphs: list[Paragraph]) -> None:
    """Keep what curators said of paragraphs that are about to go."""
    said = [(paragraph, said_of(paragraph)) for paragraph in paragraphs]
    DetachedCuration.objects.bulk_create(
        DetachedCuration(document=document, anchor=row.anchor, text=row.text, values=values)
        for row, values in said
        if values
    )
