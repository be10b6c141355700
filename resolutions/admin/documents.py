"""Documents, the files they came from, and what curators said of paragraphs that are gone."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import content_disposition_header

from resolutions import symbols
from resolutions.admin.base import (
    CuratedAdmin,
    CuratedFilter,
    CuratedForm,
    ModelForm,
    ReadOnlyAdmin,
    ReadOnlyInline,
    TabularInline,
)
from resolutions.ingest import curate, names
from resolutions.models import (
    Address,
    DetachedCuration,
    Document,
    ItemPlacement,
    Resolution,
    SourceFile,
    Sponsorship,
)
from resolutions.templatetags.naming import address_href


class DocumentForm(CuratedForm):
    """A document's own data; two documents of one language never share a symbol."""

    symbol_fields = ("symbol",)

    def clean(self) -> dict[str, Any]:
        """Refuse a symbol that another document bears."""
        data = super().clean()
        symbol = data.get("symbol")
        others = Document.objects.filter(symbol=symbol, language=self.instance.language)
        if symbol and others.exclude(pk=self.instance.pk).exists():
            self.add_error("symbol", f"Another document bears {symbol}.")
        return data


class ListedForm(ModelForm):
    """A row of a list; without an order it comes last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the order be left out."""
        super().__init__(*args, **kwargs)
        self.fields["order"].required = False

    def save(self, commit: bool = True) -> Any:
        """Put a row without an order behind the others."""
        if self.instance.order is None:
            others = self._meta.model._default_manager.filter(document=self.instance.document)
            last = others.aggregate(last=Max("order"))["last"]
            self.instance.order = 0 if last is None else last + 1
        return super().save(commit=commit)


class SponsorForm(ListedForm):
    """A sponsor's name as printed; its row is found or made."""

    def save(self, commit: bool = True) -> Any:
        """File the sponsor under its name."""
        printed = self.instance.printed.strip()
        self.instance.printed = printed
        self.instance.sponsor_id = names.sponsors({printed})[printed]
        return super().save(commit=commit)


class ItemInline(TabularInline):
    """The agenda items on the cover. Removing all of them goes back to the parsed ones."""

    model = ItemPlacement
    form = ListedForm
    fields = ["number", "sub_item", "title", "order"]
    ordering = ["order", "pk"]
    verbose_name = "agenda item"
    verbose_name_plural = "agenda items"
    extra = 1

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give the title one line."""
        if db_field.name == "title":
            kwargs["widget"] = AdminTextInputWidget()
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class SponsorInline(TabularInline):
    """The names on the cover. Removing all of them goes back to the parsed ones."""

    model = Sponsorship
    form = SponsorForm
    fields = ["printed", "order"]
    verbose_name = "sponsor"
    ordering = ["order", "pk"]
    verbose_name_plural = "sponsors"
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Sponsorship]:
        """Leave out those who joined later."""
        found: QuerySet[Sponsorship] = super().get_queryset(request).filter(role=Sponsorship.Role.MAIN)
        return found


class DetachedInline(ReadOnlyInline):
    """What curators said of paragraphs that the file no longer holds."""

    model = DetachedCuration
    fields = ["anchor", "text", "values", "detached_at"]
    verbose_name_plural = "curation of paragraphs that are gone"


class WithoutSymbol(admin.SimpleListFilter):
    """Documents whose symbol nobody has said yet."""

    title = "symbol"
    parameter_name = "without"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Give the one choice."""
        return [("symbol", "missing")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow to the choice made."""
        return queryset.filter(symbol=None) if self.value() else queryset


@admin.register(Document)
class DocumentAdmin(CuratedAdmin):
    """A document: its missing symbol, date, committee, session, agenda items and sponsors can be set."""

    form = DocumentForm
    curated_fields = ("symbol", "date", "committee", "session")
    fields = [
        "symbol",
        "date",
        "committee",
        "session",
        "kind",
        "title",
        "language",
        "body",
        "session_inferred_from",
        "distribution",
        "revised",
        "texts",
        "warnings_of_the_parser",
        "set_by_curators",
        "download",
        "on_the_site",
    ]
    list_display = ["name", "kind", "session", "date", "language", "warned", "file"]
    list_filter = ["kind", WithoutSymbol, CuratedFilter, "language", "session"]
    list_select_related = ["session", "source"]
    search_fields = ["title", "source__name", "resolutions__title"]
    search_help_text = "A symbol, words of a title, or the name of a file."
    ordering = ["-session__number", "symbol", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        """Count warnings; leave the files' bytes where they are."""
        rows: QuerySet[Document] = super().get_queryset(request)
        return rows.defer("source__content", "source__sidecar", "unparsed").annotate(
            warning_count=Count("warnings")
        )

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Give agenda items, sponsors, and what was said of paragraphs that are gone, if anything."""
        gone = obj is not None and obj.detached_curations.exists()
        return [ItemInline, SponsorInline, DetachedInline] if gone else [ItemInline, SponsorInline]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find a symbol as typed, else words."""
        symbol = symbols.normalize(search_term)
        if symbol is None:
            return super().get_search_results(request, queryset, search_term)
        named = Resolution.objects.filter(symbol=symbol).values("document")
        return queryset.filter(symbol=symbol) | queryset.filter(pk__in=named), False

    @admin.display(description="document", ordering="symbol")
    def name(self, document: Document) -> str:
        """Name the document."""
        return str(document)

    @admin.display(description="warnings", ordering="warning_count")
    def warned(self, document: Any) -> int:
        """Count the parser's warnings."""
        count: int = document.warning_count
        return count

    @admin.display(description="file", ordering="source__name")
    def file(self, document: Document) -> str:
        """Name the source file."""
        return document.source.name

    @admin.display(description="source file")
    def download(self, document: Document) -> str:
        """Link to the file as received."""
        address = reverse("admin:resolutions_sourcefile_download", args=[document.source_id])
        return format_html('<a href="{}">{}</a>', address, document.source.name)

    @admin.display(description="resolution texts")
    def texts(self, document: Document) -> str:
        """Link to the texts inside, each with its own page here."""
        rows = document.resolutions.order_by("order")
        links = ((reverse("admin:resolutions_resolution_change", args=[text.pk]), str(text)) for text in rows)
        return format_html_join("", '<div><a href="{}">{}</a></div>', links) or "none"

    @admin.display(description="warnings of the parser")
    def warnings_of_the_parser(self, document: Document) -> str:
        """Give what the parser was not sure of, a line each."""
        rows = ((str(warning),) for warning in document.warnings.order_by("order"))
        return format_html_join("", "<div>{}</div>", rows) or "none"

    @admin.display(description="on the site")
    def on_the_site(self, document: Document) -> str:
        """Link to the pages of the document and of its texts."""
        of_texts = Address.objects.filter(resolution__document=document, current=True).order_by("path")
        paths = [address_href(address) for address in [*document.addresses.filter(current=True), *of_texts]]
        return format_html_join("", '<div><a href="{0}">{0}</a></div>', ((path,) for path in paths))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Record what a curator changed of sponsors and agenda items; then let addresses and links follow."""
        before = curate.lists(form.instance)
        super().save_related(request, form, formsets, change)
        curate.settle_lists(form.instance, before)
        curate.follow(form.instance)

    def taken_back(self, row: Document) -> list[str]:
        """Take sponsors and agenda items back too, and let addresses and links follow."""
        names_of_all = list(row.curated)
        for name in ("sponsors", "agenda_items"):
            curate.restore_list(row, name)
        super().taken_back(row)
        curate.follow(row)
        return names_of_all

    def texts_of(self, rows: Sequence[Any]) -> list[int]:
        """Give the texts inside: the session and the date of their document say which follows which."""
        texts = Resolution.objects.filter(document__in=[row.pk for row in rows])
        return list(texts.order_by("pk").values_list("pk", flat=True))


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyAdmin):
    """Files as received: their bytes can be downloaded, never changed."""

    fields = ["name", "path", "sha256", "format", "received_at", "download"]
    list_display = ["name", "format", "received_at", "sha256"]
    list_filter = ["format"]
    search_fields = ["name", "sha256"]
    ordering = ["name", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceFile]:
        """Leave the bytes where they are."""
        rows: QuerySet[SourceFile] = super().get_queryset(request)
        return rows.defer("content", "sidecar")

    def get_urls(self) -> list[URLPattern]:
        """Add the download."""
        view = self.admin_site.admin_view(self.download_view)
        return [path("<int:pk>/download/", view, name="resolutions_sourcefile_download"), *super().get_urls()]

    def download_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give the file's bytes, as received."""
        if not self.has_view_permission(request):
            return HttpResponse(status=403)
        source = get_object_or_404(SourceFile, pk=pk)
        response = HttpResponse(bytes(source.content), content_type="application/octet-stream")
        response.headers["Content-Disposition"] = _attachment(source.name)
        return response

    @admin.display(description="file")
    def download(self, source: SourceFile) -> str:
        """Link to the bytes."""
        address = reverse("admin:resolutions_sourcefile_download", args=[source.pk])
        return format_html('<a href="{}">{}</a>', address, source.name)


def _attachment(name: str) -> str:
    return content_disposition_header(True, name) or "attachment"


@admin.register(DetachedCuration)
class DetachedCurationAdmin(ReadOnlyAdmin):
    """What curators said of paragraphs that are gone: to be set again elsewhere by hand."""

    fields = ["document", "anchor", "text", "values", "detached_at"]
    list_display = ["anchor", "document", "values", "detached_at"]
    list_select_related = ["document"]
    search_fields = ["text"]
    ordering = ["-detached_at", "pk"]
