"""The questions of search, over paragraphs: what matches, in which order, and where it matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import OuterRef, Q, QuerySet

from resolutions.querysets.counting import model_of, path_of
from resolutions.querysets.entries import NEWEST, OLDEST

if TYPE_CHECKING:
    from resolutions.models import Paragraph  # noqa: F401 - named in quotes
    from resolutions.search.understanding import Reading


class ParagraphQuerySet(QuerySet["Paragraph"]):
    """Paragraphs; search sees whole ones, their sub-paragraphs within them."""

    def in_scope(self, language: str) -> Self:
        """Keep whole paragraphs in one language."""
        return self.filter(parent=None, language=language)

    def of_texts(self) -> Self:
        """Keep whole paragraphs of texts; add ``href``, the text's address, and what it takes to name it."""
        addresses = model_of(self.model, "resolution", "addresses")._default_manager
        return (
            self.filter(parent=None, resolution__isnull=False)
            .select_related("resolution__document__session")
            .annotate(href=path_of(addresses.filter(resolution=OuterRef("resolution"))))
        )

    def matching(self, reading: Reading) -> Self:
        """Keep the paragraphs that match a query, in whatever language they are; all of them if it is blank.

        English has an index of its own, the others have another.
        """
        if not reading.searches:
            return self
        entries = model_of(self.model, "entry")._default_manager.matching(reading).values("pk")
        english, others = entries.filter(language="en"), entries.exclude(language="en")
        return self.filter(Q(pk__in=english) | Q(pk__in=others))

    def newest(self) -> Self:
        """Put the newest text first, its paragraphs in reading order; the undated come last."""
        return self.order_by(*NEWEST)

    def oldest(self) -> Self:
        """Put the oldest text first, its paragraphs in reading order; the undated come last."""
        return self.order_by(*OLDEST)
