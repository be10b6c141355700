"""The questions of search, over the entries of paragraphs: what matches, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Case, Expression, F, FloatField, Func, Q, QuerySet, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from resolutions.querysets.counting import model_of
from resolutions.querysets.fields import ParagraphMeanings
from resolutions.search.conditions import Matches, Rank, Sum, condition, coverage, phrase, wording

if TYPE_CHECKING:
    from resolutions.models import Entry  # noqa: F401 - named in quotes
    from resolutions.search.understanding import Reading


class Weight(Func):
    """What a text's length in characters takes from its rank: about the logarithm of its words, from 1 up.

    ``ts_rank`` can count the words itself, but takes a third of its time for that.
    """

    output_field = FloatField()
    template = "(1.5 * ln(%(expressions)s / 6 + 2))"


NEWEST = (F("dated").desc(nulls_last=True), F("document_id").desc(), F("order").asc())
OLDEST = (F("dated").asc(nulls_last=True), F("document_id").asc(), F("order").asc())


class EntryQuerySet(QuerySet["Entry"]):
    """Whole paragraphs, as search sees them."""

    def in_scope(self, language: str) -> Self:
        """Keep those in one language."""
        return self.filter(language=language)

    def matching(self, reading: Reading, *, by_index: bool = True) -> Self:
        """Keep what matches a query; all of it if it is blank.

        Not ``by_index``, the rows are looked at one by one in the order asked for: the quicker way to
        the first few of very many.
        """
        vector = F("vector") if by_index else Coalesce("vector", "vector")
        meanings = ParagraphMeanings(model_of(self.model, "paragraph"), reading.language)
        return self.filter(condition(reading, meanings, vector, "paragraph__full_text"))

    def newest(self) -> Self:
        """Put the newest text first, its paragraphs in reading order; the undated come last."""
        return self.order_by(*NEWEST)

    def oldest(self) -> Self:
        """Put the oldest text first, its paragraphs in reading order; the undated come last."""
        return self.order_by(*OLDEST)


def score(reading: Reading) -> Expression | None:
    """Return what to rank by: most of the words, then the words as a phrase, then many and close.

    A rank is below 1, so the greater matters are counted in whole numbers. None without words.
    """
    sought = wording(reading)
    if sought is None:
        return None
    parts: list[Combinable] = [Rank(F("vector"), sought) / Weight(F("size"))]
    if (together := phrase(reading)) is not None:
        parts.append(Case(When(Q(Matches(F("vector"), together)), then=1.0), default=0.0))
    if (held := coverage(reading)) is not None:
        parts.append(Cast(held, FloatField()) * 2)
    return Sum(*parts)
