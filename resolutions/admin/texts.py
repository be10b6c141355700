"""Resolution texts: the way they went through the Assembly can be set."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from resolutions import symbols
from resolutions.admin.base import CuratedAdmin, CuratedFilter, CuratedForm
from resolutions.ingest.link import link_references
from resolutions.models import Resolution


class TextForm(CuratedForm):
    """A text's own data."""

    symbol_fields = ("draft_symbol", "report_symbol")


@admin.register(Resolution)
class ResolutionAdmin(CuratedAdmin):
    """A text: when it was adopted, on which report, from which draft."""

    form = TextForm
    curated_fields = ("adopted_on", "plenary_meeting", "draft_symbol", "report_symbol", "report_paragraph")
    fields = [
        "document",
        "ordinal",
        "number",
        "symbol",
        "title",
        "status",
        *curated_fields,
        "draft",
        "report",
        "set_by_curators",
    ]
    list_display = ["title", "symbol", "ordinal", "status", "adopted_on", "document"]
    list_filter = ["status", CuratedFilter, "document__session"]
    list_select_related = ["document"]
    search_fields = ["title", "number"]
    search_help_text = "A symbol, a number, or words of a title."
    ordering = ["-document__session__number", "title", "pk"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find a symbol as typed, else words."""
        if symbol := symbols.normalize(search_term):
            return queryset.filter(symbol=symbol) | queryset.filter(document__symbol=symbol), False
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save, then draw the links to draft and report anew."""
        super().save_model(request, obj, form, change)
        link_references()

    def taken_back(self, row: Any) -> list[str]:
        """Draw the links anew after going back."""
        restored = super().taken_back(row)
        link_references()
        return restored

    def texts_of(self, rows: Sequence[Any]) -> list[int]:
        """Give the texts themselves: their dates and drafts say which follows which."""
        return [row.pk for row in rows]
