"""Titles joined to one family, or kept apart."""

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from resolutions.admin.base import MOST_ALIGNED, ModelAdmin, ModelForm
from resolutions.ingest import tallies
from resolutions.lineage import bridging
from resolutions.lineage.held import kin_of
from resolutions.lineage.keeping import keep
from resolutions.models import Resolution, TitleBridge


class BridgeForm(ModelForm):
    """Two texts that stand for their titles, and what a curator says of these."""

    def clean(self) -> dict[str, Any]:
        """Take the titles from the texts; refuse one title twice, and two that have a bridge."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk is not None:
            return data
        earlier, later = data.get("earlier_text"), data.get("later_text")
        for name, text in (("earlier_text", earlier), ("later_text", later)):
            if text is None and name not in self.errors:
                self.add_error(name, "Choose a text that bears the title.")
        if earlier and later:
            if earlier.title_key == later.title_key:
                self.add_error("later_text", "Both texts bear one title; they are one family.")
            keys = (earlier.title_key, later.title_key)
            if TitleBridge.objects.filter(earlier_key__in=keys, later_key__in=keys).exists():
                self.add_error("later_text", "There is a bridge between the two titles: change that.")
            self.instance.earlier_title, self.instance.later_title = earlier.title, later.title
            self.instance.earlier_key, self.instance.later_key = earlier.title_key, later.title_key
        return data


@admin.register(TitleBridge)
class TitleBridgeAdmin(ModelAdmin):
    """Which titles are one family: as texts say, or as curators say, who have the last word."""

    form = BridgeForm
    autocomplete_fields = ["earlier_text", "later_text"]
    list_display = ["earlier_title", "later_title", "says", "why"]
    list_filter = ["says"]
    search_fields = ["earlier_title", "later_title", "why"]
    ordering = ["later_key", "earlier_key"]
    list_per_page = 50

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask for two texts; later show their titles."""
        titles = [] if obj is None else ["earlier_title", "later_title"]
        return [*titles, "earlier_text", "later_text", "says", "why"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep the titles as they are."""
        return [] if obj is None else ["earlier_title", "later_title", "earlier_text", "later_text"]

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Let a curator speak for curators only."""
        if db_field.name == "says":
            kwargs["choices"] = [
                (says.value, says.label) for says in TitleBridge.Says if says != TitleBridge.Says.TEXT
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let curators take back what curators said; what texts say would come back."""
        by_text = obj is not None and obj.says == TitleBridge.Says.TEXT
        return not by_text and super().has_delete_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: TitleBridge, form: Any, change: bool) -> None:
        """Store what is said, and let families follow."""
        super().save_model(request, obj, form, change)
        self._settle([obj.earlier_key, obj.later_key])

    def delete_model(self, request: HttpRequest, obj: TitleBridge) -> None:
        """Take back what was said; what texts say counts again."""
        super().delete_model(request, obj)
        self._settle([obj.earlier_key, obj.later_key])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[TitleBridge]) -> None:
        """Take back what curators said; what texts say stays."""
        chosen = queryset.exclude(says=TitleBridge.Says.TEXT)
        keys = [key for ends in chosen.values_list("earlier_key", "later_key") for key in ends]
        super().delete_queryset(request, chosen)
        self._settle(keys)

    def _settle(self, titles: Collection[str]) -> None:
        """Let families, the counts of facets, links and lines follow."""
        bridging.bridge()
        bridging.settle()
        tallies.renew()
        texts = Resolution.objects.filter(title_key__in=titles).order_by().values_list("pk", flat=True)
        keep(kin_of(texts), most=MOST_ALIGNED)
