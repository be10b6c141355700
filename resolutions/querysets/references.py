"""Questions about citations: what a text cites, and what cites a text."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Length

from resolutions.querysets.counting import model_of, path_of

if TYPE_CHECKING:
    from resolutions.models import CrossReference, Document, Resolution  # noqa: F401 - named in quotes


class CrossReferenceQuerySet(QuerySet["CrossReference"]):
    """Citations."""

    def of_text(self, *texts: Resolution) -> Self:
        """Keep the citations in the paragraphs and footnotes of a text, or of some texts, in order."""
        inside = Q(paragraph__resolution__in=texts) | Q(footnote__resolution__in=texts)
        return self.filter(inside).order_by("order")

    def of_report(self, document: Document) -> Self:
        """Keep the citations in a document's own paragraphs and footnotes, those of no text in it."""
        own_paragraph = Q(paragraph__document=document, paragraph__resolution=None)
        own_footnote = Q(footnote__document=document, footnote__resolution=None)
        return self.filter(own_paragraph | own_footnote).order_by("order")

    def standing_in(self, paragraphs: Collection[int], footnotes: Collection[int]) -> Self:
        """Keep the citations in some paragraphs and footnotes, by their keys, in order."""
        return self.filter(Q(paragraph__in=paragraphs) | Q(footnote__in=footnotes)).order_by("order")

    def with_target(self) -> Self:
        """Add ``target_href``: where the cited text or document stands on this site, null if not held."""
        address = model_of(self.model, "target_resolution", "addresses")._default_manager
        return self.annotate(
            target_href=Coalesce(
                path_of(address.filter(resolution=OuterRef("target_resolution"))),
                path_of(address.filter(document=OuterRef("target_document"))),
            )
        )

    def from_elsewhere(self, document: Document) -> Self:
        """Leave out what stands in the document itself, and what stands in other languages."""
        here = Q(paragraph__document=document) | Q(footnote__document=document)
        same = Q(paragraph__document__language=document.language) | Q(
            footnote__document__language=document.language
        )
        return self.filter(same).exclude(here)

    def in_one_language(self) -> Self:
        """Leave out what stands in a translation of a document that is held in English."""
        once = model_of(self.model, "target_document")._default_manager.in_one_language()
        return self.filter(Q(paragraph__document__in=once) | Q(footnote__document__in=once))

    def citing(self, *, text: Resolution | None = None, document: Document | None = None) -> Self:
        """Keep the citations of one text or one document."""
        return self.filter(target_resolution=text) if text else self.filter(target_document=document)

    def with_place(self) -> Self:
        """Add where each citation stands: its paragraph or footnote, and ``href`` of the page it is on."""
        address = model_of(self.model, "target_resolution", "addresses")._default_manager
        rows = self.select_related(
            "paragraph__resolution",
            "paragraph__document__session",
            "footnote__resolution",
            "footnote__document__session",
        ).annotate(
            href=Coalesce(
                path_of(address.filter(resolution=OuterRef("paragraph__resolution"))),
                path_of(address.filter(resolution=OuterRef("footnote__resolution"))),
                path_of(address.filter(document=OuterRef("paragraph__document"))),
                path_of(address.filter(document=OuterRef("footnote__document"))),
            )
        )
        symbol = Coalesce("paragraph__document__symbol", "footnote__document__symbol")
        return rows.order_by(
            Coalesce("paragraph__document__session__number", "footnote__document__session__number").desc(
                nulls_last=True
            ),
            Length(symbol).asc(nulls_last=True),
            symbol,
            Coalesce("paragraph__document", "footnote__document"),
            Coalesce("paragraph__resolution__order", "footnote__resolution__order", 0),
            F("paragraph__order").asc(nulls_last=True),
            "footnote__order",
            "order",
            "pk",
        )

    def missing(self) -> QuerySet[Any, Any]:
        """General Assembly resolutions cited but not held: ``symbol``, ``times``; the most cited first."""
        rows: QuerySet[Any, Any] = (
            self.filter(
                symbol__startswith="A/RES/", target_resolution=None, target_document=None, pending=False
            )
            .order_by()
            .values("symbol")
            .annotate(times=Count("pk"))
            .order_by("-times", "symbol")
        )
        return rows
