"""The questions of search, over paragraphs: what matches, in which order, and where it matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Case, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from resolutions.querysets.counting import model_of, path_of
from resolutions.querysets.fields import ParagraphMeanings
from resolutions.search.conditions import Matches, Rank, condition, coverage, phrase, wording
from resolutions.search.highlight import Tokens, positions_of

if TYPE_CHECKING:
    from resolutions.models import Paragraph  # noqa: F401 - named in quotes
    from resolutions.search.understanding import Reading

RANK_BY_LENGTH = 1
"""``ts_rank``'s normalization: divide by 1 + the logarithm of the text's length."""

LONG = (
    "vector",
    "note",
    "curated",
    "headings",
    "document__unparsed",
    "document__keywords",
    "document__curated",
)
"""Columns that no list shows."""


class ParagraphQuerySet(QuerySet["Paragraph"]):
    """Paragraphs; search sees whole ones, their sub-paragraphs within them."""

    def in_scope(self, language: str) -> Self:
        """Keep whole paragraphs in one language."""
        return self.filter(parent=None, language=language)

    def matching(self, reading: Reading) -> Self:
        """Keep the paragraphs that match a query; all of them if it is blank."""
        return self.filter(condition(reading, ParagraphMeanings(self.model, reading.language)))

    def with_date(self) -> Self:
        """Add ``dated``: the day of adoption, else that of the document; null where neither is known."""
        return self.annotate(dated=Coalesce("resolution__adopted_on", "document__date"))

    def ranked(self, reading: Reading) -> Self:
        """Put the best match first: the words as a phrase, then many and close, then newest."""
        sought = wording(reading)
        if sought is None:
            return self.newest()
        best = [Rank(F("vector"), sought, Value(RANK_BY_LENGTH)).desc()]
        if (together := phrase(reading)) is not None:
            best.insert(0, Case(When(Q(Matches(F("vector"), together)), then=0), default=1).asc())
        if (held := coverage(reading)) is not None:
            best.insert(0, held.desc())
        return self.newest().order_by(*best, *_NEWEST)

    def newest(self) -> Self:
        """Put the newest text first, its paragraphs in reading order; the undated come last."""
        return self.with_date().order_by(*_NEWEST)

    def oldest(self) -> Self:
        """Put the oldest text first, its paragraphs in reading order; the undated come last."""
        return self.with_date().order_by(F("dated").asc(nulls_last=True), "document_id", "order")

    def with_hits(self, reading: Reading) -> Self:
        """Add ``tokens`` and ``positions``, from which ``highlight.ranges`` tells where a text matches."""
        return self.annotate(tokens=Tokens("full_text"), positions=positions_of("vector", reading))

    def for_list(self) -> Self:
        """Add what a result shows: its text, document and session, and ``href`` of the page it is on."""
        address = model_of(self.model, "document", "addresses")._default_manager
        return (
            self.select_related("resolution", "document__session", "annex")
            .defer(*LONG)
            .annotate(
                href=Coalesce(
                    path_of(address.filter(resolution=OuterRef("resolution"))),
                    path_of(address.filter(document=OuterRef("document"))),
                )
            )
        )


_NEWEST = (F("dated").desc(nulls_last=True), F("document_id").desc(), F("order").asc())
