"""Questions about sessions and agenda items."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet

from resolutions.querysets.counting import count_of, model_of, related
from resolutions.titles import slug

if TYPE_CHECKING:
    from resolutions.models import AgendaItem, Session  # noqa: F401 - named in quotes


class SessionQuerySet(QuerySet["Session"]):
    """Sessions of the General Assembly."""

    def for_list(self) -> Self:
        """Add what a row shows: counts of texts, adopted, drafts, items; regular first, newest first."""
        documents = related(self.model, "documents")
        once = documents.model._default_manager.in_one_language()
        texts = model_of(self.model, "documents", "resolutions")._default_manager
        own = texts.filter(document__session=OuterRef("pk"), document__in=once)
        paragraphs = model_of(self.model, "documents", "paragraphs")._default_manager.filter(
            document__session=OuterRef("pk"), document__in=once, parent=None
        )
        return self.annotate(
            text_count=count_of(own),
            adopted_count=count_of(own.filter(status="adopted")),
            draft_count=count_of(own.filter(status="draft")),
            paragraph_count=count_of(paragraphs),
            item_count=count_of(related(self.model, "agenda_items").exclude(placements=None)),
        ).order_by("kind", "-number")


class AgendaItemQuerySet(QuerySet["AgendaItem"]):
    """Agenda items."""

    def for_list(self) -> Self:
        """Add counts of documents and texts; in the order of the agenda, newest session first."""
        once = model_of(self.model, "placements", "document")._default_manager.in_one_language()
        documents = related(self.model, "placements").filter(document__in=once)
        texts = model_of(self.model, "placements", "document", "resolutions")._default_manager.filter(
            document__in=once, document__placements__item=OuterRef("pk")
        )
        return (
            self.select_related("session")
            .annotate(
                document_count=count_of(documents),
                adopted_count=count_of(texts.filter(status="adopted")),
                draft_count=count_of(texts.filter(status="draft")),
            )
            .order_by(F("session__kind"), F("session__number").desc(), "number", "sub_item")
        )

    def topics(self) -> QuerySet[Any, Any]:
        """Topics with documents, the most recurring first: ``topic``, ``title``, ``sessions``, ``texts``."""
        once = model_of(self.model, "placements", "document")._default_manager.in_one_language()
        rows: QuerySet[Any, Any] = (
            self.exclude(topic="")
            .filter(placements__document__in=once)
            .order_by()
            .values("topic")
            .annotate(
                title=Max("title"),
                sessions=Count("session", distinct=True),
                texts=Count("placements__document", distinct=True),
            )
            .order_by("-sessions", "-texts", "topic")
        )
        return rows

    def about(self, topic_slug: str) -> Self:
        """Keep the items whose topic has this slug; the slug is that of ``titles.slug``."""
        slugs: defaultdict[str, list[str]] = defaultdict(list)
        for topic in self.exclude(topic="").order_by().values_list("topic", flat=True).distinct():
            slugs[slug(topic)].append(topic)
        return self.filter(Q(topic__in=slugs.get(topic_slug, [])))
