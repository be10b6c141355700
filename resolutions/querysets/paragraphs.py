"""The questions of search, over paragraphs: what matches, in which order, and where it matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    CharField,
    Count,
    Expression,
    F,
    FloatField,
    Func,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from resolutions.querysets.counting import model_of, path_of
from resolutions.querysets.fields import ParagraphMeanings
from resolutions.search.conditions import Matches, Rank, Sum, condition, coverage, phrase, wording
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

    def matching(self, reading: Reading, *, by_index: bool = True) -> Self:
        """Keep the paragraphs that match a query; all of them if it is blank.

        Not ``by_index``, the rows are looked at one by one in the order asked for: the quicker way to
        the first few of very many.
        """
        vector = F("vector") if by_index else Coalesce("vector", "vector")
        return self.filter(condition(reading, ParagraphMeanings(self.model, reading.language), vector))

    def ranked(self, reading: Reading) -> Self:
        """Put the best match first: the words as a phrase, then many and close, then newest."""
        score = _score(reading)
        return self.newest() if score is None else self.newest().order_by(score.desc(), *_NEWEST)

    def newest(self) -> Self:
        """Put the newest text first, its paragraphs in reading order; the undated come last."""
        return self.order_by(*_NEWEST)

    def oldest(self) -> Self:
        """Put the oldest text first, its paragraphs in reading order; the undated come last."""
        return self.order_by(F("dated").asc(nulls_last=True), "document_id", "order")

    def by_wording(self, reading: Reading, sort: str) -> QuerySet[Any, Any]:
        """Give each wording once: ``members``, the keys of its paragraphs, newest first; best match first.

        Two paragraphs have one wording if they differ in nothing but case, spaces and punctuation.
        """
        groups: QuerySet[Any, Any] = (
            self.order_by()
            .values(wording=Wording("full_text"))
            .annotate(members=ArrayAgg("pk", order_by=_NEWEST), times=Count("pk"))
            .annotate(newest=Max("dated"), oldest=Min("dated"))
        )
        newest = (F("newest").desc(nulls_last=True), "wording")
        if sort == "oldest":
            return groups.order_by(F("oldest").asc(nulls_last=True), "wording")
        score = _score(reading) if sort != "newest" else None
        if score is None:
            return groups.order_by(*newest)
        ranked: QuerySet[Any, Any] = groups.annotate(best=Max(score)).order_by("-best", *newest)
        return ranked

    def by_text(self, reading: Reading, sort: str) -> QuerySet[Any, Any]:
        """Give each text once: ``members``, the keys of its paragraphs, best first, and ``times``, how many.

        The best are those that match best; in order, where that is asked for (``position``) or nothing
        is sought. A report's own paragraphs are one text.
        """
        score = _score(reading) if sort != "position" else None
        order = ("order",) if score is None else (score.desc(), "order")
        groups: QuerySet[Any, Any] = (
            self.order_by()
            .values(whole=Coalesce(F("resolution_id"), -F("document_id")))
            .annotate(members=ArrayAgg("pk", order_by=order), times=Count("pk"))
            .annotate(newest=Max("dated"), held=Max("document_id"))
        )
        newest = (F("newest").desc(nulls_last=True), "-held", "whole")
        if sort == "oldest":
            return groups.order_by(F("newest").asc(nulls_last=True), "held", "whole")
        if score is None or sort == "newest":
            return groups.order_by(*newest)
        ranked: QuerySet[Any, Any] = groups.annotate(best=Max(score)).order_by("-best", *newest)
        return ranked

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


class Wording(Func):
    """What makes two texts the same wording: their letters and digits, folded, as a short key."""

    output_field = CharField()
    template = "md5(btrim(regexp_replace(lower(archive_fold(%(expressions)s)), '[^[:alnum:]]+', ' ', 'g')))"


def _score(reading: Reading) -> Expression | None:
    """Return what to rank by: most of the words, then the words as a phrase, then many and close.

    A rank is below 1, so the greater matters are counted in whole numbers. None without words.
    """
    sought = wording(reading)
    if sought is None:
        return None
    parts: list[Combinable] = [Rank(F("vector"), sought, Value(RANK_BY_LENGTH))]
    if (together := phrase(reading)) is not None:
        parts.append(Case(When(Q(Matches(F("vector"), together)), then=1.0), default=0.0))
    if (held := coverage(reading)) is not None:
        parts.append(Cast(held, FloatField()) * 2)
    return Sum(*parts)
