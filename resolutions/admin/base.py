"""What the desk's pages share: parsed rows are read, curated columns are recorded as such."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from resolutions import symbols
from resolutions.ingest import curate, tallies
from resolutions.lineage.held import kin_of
from resolutions.lineage.keeping import keep
from resolutions.models import CuratedModel

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
else:
    ModelAdmin, TabularInline, ModelForm = admin.ModelAdmin, admin.TabularInline, forms.ModelForm


MOST_ALIGNED = 20
"""Pairs of texts that are aligned while a curator waits; the next ingest does the others."""


class ReadOnlyMixin:
    """Rows that only an ingest makes and unmakes."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: rows come from files."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: the archive forgets nothing."""
        return False


class ReadOnlyInline(ReadOnlyMixin, TabularInline):
    """Rows shown on another row's page."""

    extra = 0
    can_delete = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Give all fields."""
        return flatten(self.get_fields(request, obj))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: shown, not edited."""
        return False


class ReadOnlyAdmin(ReadOnlyMixin, ModelAdmin):
    """A page to look at."""

    show_full_result_count = False
    list_per_page = 50

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: shown, not edited."""
        return False


class CuratedForm(ModelForm):
    """Symbols are taken as typed and stored in their normal form."""

    symbol_fields: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Normalize what is named in ``symbol_fields``; say so if it is no symbol."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name in set(self.symbol_fields) & data.keys():
            typed = (data[name] or "").strip()
            nothing = curate.column(self.instance, name).get_default()
            data[name] = symbols.normalize(typed) if typed else nothing
            if typed and data[name] is None:
                self.add_error(name, f"{typed} is not the symbol of a United Nations document.")
        return data


class CuratedAdmin(ReadOnlyMixin, ModelAdmin):
    """A page where ``curated_fields`` can be set and everything else is shown."""

    curated_fields: tuple[str, ...] = ()
    free_fields: tuple[str, ...] = ()
    show_full_result_count = False
    list_per_page = 50
    actions = ["go_back"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Give every field shown that is not for curators to set."""
        shown = flatten(self.get_fields(request, obj))
        return [name for name in shown if name not in (*self.curated_fields, *self.free_fields)]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Give the row, locked while it is being changed, so that an ingest waits its turn."""
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "POST":
            self.model._default_manager.select_for_update().only("pk").get(pk=found.pk)
            found.refresh_from_db(from_queryset=self.get_queryset(request))
        return found

    def save_model(self, request: HttpRequest, obj: CuratedModel, form: Any, change: bool) -> None:
        """Record what a curator changed, then save."""
        for name in form.changed_data:
            if name in self.curated_fields:
                curate.settle(obj, curate.column(obj, name).attname, form.initial.get(name))
        super().save_model(request, obj, form, change)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Count the archive anew, if what was saved changed a paragraph; let lineage follow; then answer."""
        tallies.renew()
        self.follow_lineage([obj])
        return super().response_change(request, obj)

    @admin.display(description="set by a curator")
    def set_by_curators(self, row: CuratedModel) -> str:
        """Name the curated columns, each with the value that was parsed."""
        parsed = ((name.removesuffix("_id"), value) for name, value in row.curated.items())
        return "; ".join(f"{name} (parsed: {value or 'nothing'})" for name, value in parsed) or "nothing"

    @admin.action(description="Go back to the parsed values", permissions=["change"])
    def go_back(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Take curated values back, row by row, each in the log."""
        rows = list(queryset.exclude(curated={}))
        for row in rows:
            restored = self.taken_back(row)
            self.log_change(request, row, f"Went back to the parsed {', '.join(restored)}.")
        tallies.renew()
        self.follow_lineage(rows)
        self.message_user(request, "The parsed values are back.")

    def follow_lineage(self, rows: Sequence[Any]) -> None:
        """Let the families of what was changed follow; the next ingest does what takes long."""
        texts = self.texts_of(rows)
        if texts:
            keep(kin_of(texts), most=MOST_ALIGNED)

    def texts_of(self, rows: Sequence[Any]) -> list[int]:
        """Give the keys of the texts whose place in their family hangs on some rows; none by default."""
        return []

    def taken_back(self, row: Any) -> list[str]:
        """Restore one row and save it; give the names of what was restored."""
        restored = curate.restore(row)
        row.save()
        return restored


class CuratedFilter(admin.SimpleListFilter):
    """Rows where a curator set something."""

    title = "set by a curator"
    parameter_name = "curated"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Give the two choices."""
        return [("yes", "yes"), ("no", "no")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow to the choice made."""
        if self.value() == "yes":
            return queryset.exclude(curated={})
        return queryset.filter(curated={}) if self.value() == "no" else queryset
