"""Which columns of an entry the facets count by, and how what stands in them is read."""

from collections.abc import Mapping, Sequence
from typing import Any

from resolutions.facets.filters import FACETS
from resolutions.models import Entry, ParagraphKind
from resolutions.models.entries import FILING, OPENING

COLUMNS: Mapping[str, str] = {name: facet.column for name, facet in FACETS.items()}
"""Facet to the column it counts by."""


def _counted_by(columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name, column in COLUMNS.items() if column in columns)


TOGETHER: Mapping[str, tuple[str, ...]] = {"filing": _counted_by(FILING), "opening": _counted_by(OPENING)}
"""Number of an entry that stands for several columns, and the facets that count by these."""

_WORDS: Mapping[str, Sequence[str]] = {
    name: getattr(Entry._meta.get_field(column.removesuffix("_id")), "words", ())
    for name, column in COLUMNS.items()
}
_KINDS = {ParagraphKind.ANNEX_HEADING.value: ParagraphKind.ANNEX.value}
"""The headings of annexes belong to annexes."""


def read(name: str, value: Any) -> str:
    """Return what stands in a facet's column as a key: a number that stands for a word becomes the word."""
    words = _WORDS[name]
    word = words[value - 1] if words else str(value)
    return _KINDS.get(word, word) if name == "kind" else word
