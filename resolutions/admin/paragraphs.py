"""Paragraphs: found by text, symbol or number; their metadata edited, their words only shown."""

from textwrap import shorten
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.db.models.functions import Left
from django.http import HttpRequest

from resolutions.admin.base import CuratedAdmin, CuratedFilter, CuratedForm
from resolutions.admin.places import NOTHING, asked_for
from resolutions.models import Paragraph
from resolutions.templatetags.naming import address_href

EXCERPT = 160
"""Characters of a paragraph shown in the list."""

TITLE = 60
"""Characters of a title shown in the list."""


@admin.register(Paragraph)
class ParagraphAdmin(CuratedAdmin):
    """A paragraph: lead phrase, addressees, themes, note and review can be set."""

    form = CuratedForm
    curated_fields = ("lead_phrase",)
    free_fields = ("addressees", "themes", "note", "review")
    fields = [
        "text",
        "lead_phrase",
        "addressees",
        "themes",
        "note",
        "review",
        "document",
        "resolution",
        "kind",
        "number",
        "label",
        "anchor",
        "parts",
        "set_by_curators",
        "on_the_site",
    ]
    autocomplete_fields = ["addressees", "themes"]
    list_display = ["place", "excerpt", "kind", "lead_phrase", "review"]
    list_display_links = ["place", "excerpt"]
    list_filter = ["kind", "review", CuratedFilter, "resolution__status", "document__session"]
    list_select_related = ["document__session", "resolution"]
    search_fields = ["text"]
    search_help_text = "Words of the text, a symbol, a number (12, op12), or a symbol and a number or words."
    ordering = ["document", "order", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Paragraph]:
        """Load excerpts instead of texts into the list."""
        rows: QuerySet[Paragraph] = super().get_queryset(request)
        match = request.resolver_match
        if match is not None and match.url_name == "resolutions_paragraph_changelist":
            rows = rows.annotate(opening=Left("text", EXCERPT))
            rows = rows.defer("text", "full_text", "note", "italics", "headings")
            rows = rows.defer("document__unparsed", "document__keywords", "resolution__vote")
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find by symbol, number and text, the text as the site finds it."""
        asked = asked_for(search_term)
        if NOTHING in (asked, *asked.children):
            self.message_user(request, f"No word to search for in {search_term}", messages.WARNING)
        return queryset.filter(asked), False

    @admin.display(description="paragraph", ordering="order")
    def place(self, paragraph: Paragraph) -> str:
        """Say where the paragraph stands."""
        text, document = paragraph.resolution, paragraph.document
        if symbol := (text.symbol if text else document.symbol):
            return f"{symbol}, {paragraph.anchor}"
        title = shorten(text.title if text else str(document), TITLE, placeholder=" …")
        return f"{document.session or 'no session'}: {title}, {paragraph.anchor}"

    @admin.display(description="text")
    def excerpt(self, paragraph: Any) -> str:
        """Give the first words."""
        opening: str = paragraph.opening
        return opening if len(opening) < EXCERPT else f"{opening.rpartition(' ')[0]} …"

    @admin.display(description="sub-paragraphs")
    def parts(self, paragraph: Paragraph) -> str:
        """Give the texts of the sub-paragraphs."""
        rows = paragraph.sub_paragraphs.order_by("order").values_list("label", "text")
        return "\n".join(f"{label} {text}" for label, text in rows) or "none"

    @admin.display(description="on the site")
    def on_the_site(self, paragraph: Paragraph) -> str:
        """Give the permalink."""
        owner = paragraph.resolution or paragraph.document
        address = owner.addresses.filter(current=True).first()
        return f"{address_href(address)}#{paragraph.anchor}" if address else "no address"
