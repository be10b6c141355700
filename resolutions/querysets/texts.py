"""Questions about resolution texts and the documents they stand in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Length

from resolutions.querysets.counting import count_of, model_of, path_of, related
from resolutions.titles import slug

if TYPE_CHECKING:
    from resolutions.models import AgendaItem, Document, Resolution, Session  # noqa: F401 - named in quotes

BULKY = ("document__unparsed", "document__keywords", "document__curated", "curated")
"""Columns that no list shows."""


class ResolutionQuerySet(QuerySet["Resolution"]):
    """Resolution texts."""

    def in_one_language(self) -> Self:
        """Keep one of each text and its translations: the English one where there is one."""
        documents = model_of(self.model, "document")._default_manager
        return self.filter(document__in=documents.in_one_language())

    def in_session(self, session: Session) -> Self:
        """Keep the texts of one session."""
        return self.filter(document__session=session)

    def under(self, items: list[AgendaItem]) -> Self:
        """Keep the texts whose document stands under one of the agenda items."""
        documents = model_of(self.model, "document")._default_manager
        return self.filter(document__in=documents.under(items))

    def with_path(self) -> Self:
        """Add ``href``: the address of the text on this site."""
        return self.annotate(href=path_of(related(self.model, "addresses")))

    def for_list(self) -> Self:
        """Add what a row of a list shows: address, date, counts; newest first, in printed order."""
        paragraphs = related(self.model, "paragraphs").filter(parent=None, annex=None)
        sponsors = related(self.model, "sponsorships")
        on_cover = sponsors.model._default_manager.filter(document=OuterRef("document_id"))
        return (
            self.with_path()
            .select_related("document__session")
            .defer(*BULKY)
            .annotate(
                preambular_count=count_of(paragraphs.filter(kind="preambular")),
                operative_count=count_of(paragraphs.filter(kind="operative")),
                sponsor_count=count_of(sponsors) + count_of(on_cover),
                dated=Coalesce("adopted_on", "document__date"),
            )
            .newest_first()
        )

    def for_page(self) -> Self:
        """Add what the page of a text shows of itself and of the papers it names, where they are held."""
        addresses = model_of(self.model, "addresses")._default_manager
        return (
            self.with_path()
            .select_related("document__session", "document__source")
            .defer("document__source__content", "document__source__sidecar")
            .annotate(
                path=Subquery(related(self.model, "addresses").filter(current=True).values("path")[:1]),
                report_href=path_of(addresses.filter(document=OuterRef("report"))),
                document_href=path_of(addresses.filter(document=OuterRef("document"))),
            )
        )

    def relatives_of(self, text: Resolution) -> Self:
        """Other texts that share its family, its document, or its way from draft to adoption."""
        kin = Q(family=text.family) | Q(document=text.document_id) | Q(draft=text.pk)
        return (
            self.filter(kin | Q(pk=text.draft_id), document__language=text.document.language)
            .exclude(pk=text.pk)
            .for_reference()
            .newest_first()
        )

    def with_title_words(self, words: Collection[str], query: SearchQuery, language: str) -> Self:
        """Keep the texts in a language whose title has some folded words; in Chinese, runs of characters."""
        held = self.filter(document__language=language)
        if language != "zh":  # where nothing parts words
            return held.annotate(_words=SearchVector("title_key", config="simple")).filter(_words=query)
        return held.filter(*(Q(title_key__contains=run) for run in words))

    def at(self, paths: Collection[str]) -> Self:
        """Keep the texts at some paths, in all their languages; at that of a report the texts in it."""
        addresses = model_of(self.model, "addresses")._default_manager.filter(path__in=paths)
        own = Q(pk__in=addresses.exclude(resolution=None).values("resolution"))
        inside = Q(document__in=addresses.exclude(document=None).values("document"))
        return self.filter(own | inside).for_reference().order_by("document_id", "order")

    def kin_of(self, texts: Collection[Resolution]) -> Self:
        """Other texts of the families of some, in their languages, and those on their way to adoption."""
        own = [text.pk for text in texts]
        kin = Q(family__in={text.family for text in texts}) | Q(draft__in=own)
        kin |= Q(pk__in={text.draft_id for text in texts if text.draft_id})
        languages = {text.document.language for text in texts}
        found = self.filter(kin, document__language__in=languages).exclude(pk__in=own)
        return found.for_reference().newest_first()

    def beginning(self, paths: Collection[str], language: str) -> Self:
        """Keep the texts whose address, or whose document's, begins as one of some paths; shortest first."""
        addresses = model_of(self.model, "addresses")._default_manager.filter(current=True)
        begun = Q()
        for path in paths:
            begun |= Q(path__startswith=path)
        found = addresses.filter(begun)
        inside = Q(document__in=found.exclude(document=None).values("document"))
        return (
            self.filter(
                Q(pk__in=found.exclude(resolution=None).values("resolution")) | inside,
                document__language=language,
            )
            .for_reference()
            .order_by(Length("symbol").asc(nulls_last=True), "symbol", "document_id", "order")
        )

    def holding(self, words: Sequence[str], language: str) -> Self:
        """Keep the texts whose title holds some folded words, the last one begun; newest first."""
        query = SearchQuery(" & ".join([*words[:-1], f"{words[-1]}:*"]), config="simple", search_type="raw")
        return (
            self.annotate(_words=SearchVector("title_key", config="simple"))
            .filter(_words=query, document__language=language)
            .for_reference()
            .newest_first()
        )

    def in_family(self, name: str) -> Self:
        """Keep the texts of a title's family, as its address names it (``titles.slug``); newest first."""
        opening = name.replace("-", " ")
        titles = self.filter(title_key__startswith=opening).values_list("title_key", "family").order_by()
        return (
            self.filter(family__in={family for key, family in titles if key and slug(key) == name})
            .for_reference()
            .newest_first()
        )

    def for_reference(self) -> Self:
        """Add what it takes to name a text and to lead to it: ``href`` and its document's session."""
        return self.with_path().select_related("document__session").defer(*BULKY)

    def newest_first(self) -> Self:
        """Order by session, then by date, both newest first; texts of one document as printed."""
        return self.order_by(
            F("document__session__number").desc(nulls_last=True),
            Coalesce("adopted_on", "document__date").desc(nulls_last=True),
            "symbol",
            "document_id",
            "order",
        )

    def by_number(self) -> Self:
        """Order by session, the newest first, then by symbol with numbers as numbers; the rest as printed."""
        return self.order_by(
            F("document__session__number").desc(nulls_last=True),
            Length("symbol").asc(nulls_last=True),
            "symbol",
            "document_id",
            "order",
        )

    def recurring(self) -> QuerySet[Any, Any]:
        """Families that came back in several sessions, those of most sessions first.

        ``family``, ``sessions``, ``texts``, ``adopted``; ``first`` and ``latest`` number regular sessions.
        """
        regular = Q(document__session__kind="regular")
        return (
            self.order_by()
            .values("family")
            .annotate(
                sessions=Count("document__session", distinct=True),
                texts=Count("pk"),
                adopted=Count("pk", filter=Q(status="adopted")),
                first=Min("document__session__number", filter=regular),
                latest=Max("document__session__number", filter=regular),
            )
            .filter(sessions__gt=1)
            .annotate(title_key=Min("title_key"))
            .order_by("-sessions", F("latest").desc(nulls_last=True), "title_key")
        )

    def titled_with(self, words: Collection[str]) -> Self:
        """Keep the texts of families with a title that has all of some folded words, or their beginnings."""
        titles = self.model._default_manager.order_by()
        for word in words:
            titles = titles.filter(Q(title_key__startswith=word) | Q(title_key__contains=f" {word}"))
        return self.filter(family__in=titles.values("family")) if words else self

    def latest_of(self, families: Collection[int]) -> Self:
        """Keep the newest text of each of some families."""
        newest = self.filter(family__in=families).newest_first().query.order_by
        return self.filter(family__in=families).for_reference().order_by("family", *newest).distinct("family")

    def totals(self) -> dict[str, object]:
        """What the archive holds: ``texts``, ``adopted``, ``drafts``, ``earliest``, ``latest``."""
        dated = Coalesce("adopted_on", "document__date")
        return self.aggregate(
            texts=Count("pk"),
            adopted=Count("pk", filter=Q(status="adopted")),
            drafts=Count("pk", filter=Q(status="draft")),
            earliest=Min(dated),
            latest=Max(dated),
        )


class DocumentQuerySet(QuerySet["Document"]):
    """Documents."""

    def in_one_language(self) -> Self:
        """Keep one of each document and its translations: the English one where there is one."""
        first = Q(language="en") | Q(language__lt=OuterRef("language"))
        better = self.model._default_manager.filter(first, symbol=OuterRef("symbol"))
        return self.filter(Q(language="en") | ~Exists(better))

    def reports(self) -> Self:
        """Keep the committee reports, one of each and its translations."""
        return self.in_one_language().filter(kind="committee_report")

    def under(self, items: list[AgendaItem]) -> Self:
        """Keep the documents that stand under one of the agenda items."""
        return self.filter(Exists(related(self.model, "placements").filter(item__in=items)))

    def for_list(self) -> Self:
        """Add what a row of a list shows: address and how many texts it recommends; newest first."""
        return (
            self.select_related("session")
            .defer("unparsed", "keywords", "curated")
            .annotate(
                href=path_of(related(self.model, "addresses")),
                text_count=count_of(related(self.model, "resolutions")),
            )
            .order_by(
                F("session__number").desc(nulls_last=True), F("date").desc(nulls_last=True), "symbol", "pk"
            )
        )

    def for_page(self) -> Self:
        """Add what the page of a report shows of itself; its bytes are left in the database."""
        return (
            self.select_related("session", "source")
            .defer("source__content", "source__sidecar")
            .annotate(
                href=path_of(related(self.model, "addresses")),
                path=Subquery(related(self.model, "addresses").filter(current=True).values("path")[:1]),
            )
        )
