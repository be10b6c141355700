"""Curators' rulings: which paragraphs are one clause, and which are not."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import QuerySet
from django.http import HttpRequest

from resolutions.admin.base import ModelAdmin, ModelForm
from resolutions.admin.places import paragraph_at
from resolutions.lineage import rulings
from resolutions.lineage.held import kin_of
from resolutions.lineage.keeping import keep
from resolutions.models import Paragraph, Ruling

MOST_ALIGNED = 20
"""Pairs of texts that are aligned while a curator waits; the next ingest does the others."""


def bring_up_to_date(paragraphs: Iterable[Paragraph | None]) -> None:
    """Let links and lines follow what was said of paragraphs."""
    texts = {row.resolution_id for row in paragraphs if row is not None and row.resolution_id}
    keep(kin_of(texts), most=MOST_ALIGNED)


class RulingForm(ModelForm):
    """Two paragraphs by their places, and what a curator says of them."""

    earlier_at = forms.CharField(
        label="One paragraph",
        help_text="Its permalink, or a symbol and its number: A/RES/77/237 op12.",
        widget=AdminTextInputWidget,
    )
    later_at = forms.CharField(
        label="The other", help_text="In another text of the same family.", widget=AdminTextInputWidget
    )

    class Meta:
        model = Ruling
        fields = ["earlier_at", "later_at", "verdict", "reason"]

    def clean(self) -> dict[str, Any]:
        """Find both paragraphs; refuse what cannot be a clause's line."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("earlier_at", "later_at"):
            if name in data:
                data[name] = self._paragraph(name, data[name])
        one, other = data.get("earlier_at"), data.get("later_at")
        if one and other:
            if one.resolution_id == other.resolution_id:
                self.add_error("later_at", "Both stand in one text: a clause has one place in a text.")
            elif len(kin_of([one.resolution_id, other.resolution_id])) > 1:
                self.add_error("later_at", "The texts are of two families: join their titles first.")
            elif rulings.between(one, other).exists():
                self.add_error("later_at", "There is a ruling on the two: change that.")
        return data

    def _paragraph(self, name: str, typed: str) -> Paragraph | None:
        found = paragraph_at(typed)
        if found is None:
            self.add_error(name, f"{typed} is no preambular or operative paragraph of a text held.")
        return found


class Standing(admin.SimpleListFilter):
    """Rulings by whether their paragraphs are still there."""

    title = "paragraphs"
    parameter_name = "paragraphs"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Give the two choices."""
        return [("held", "both held"), ("gone", "one is gone")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow to the choice made."""
        if self.value() == "gone":
            return queryset.filter(~rulings.standing())
        return queryset.filter(rulings.standing()) if self.value() else queryset


@admin.register(Ruling)
class RulingAdmin(ModelAdmin):
    """Which paragraphs are one clause and which are not, as curators say; it outlives every ingest."""

    form = RulingForm
    list_display = ["earlier_place", "later_place", "verdict", "state", "reason", "made_at"]
    list_filter = ["verdict", Standing]
    list_select_related = ["earlier", "later"]
    search_fields = ["earlier_place", "later_place", "earlier_words", "later_words", "reason"]
    ordering = ["-made_at", "-pk"]
    list_per_page = 50

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask for two places, or show those that were ruled on."""
        if obj is None:
            return ["earlier_at", "later_at", "verdict", "reason"]
        ends = ["earlier_place", "earlier_words", "later_place", "later_words"]
        return [*ends, "verdict", "reason", "state", "made_at"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Show what was ruled on; the verdict and the reason may change."""
        shown = self.get_fields(request, obj) if obj is not None else []
        return [name for name in shown if name not in ("verdict", "reason")]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Ask for places in a new ruling only."""
        if obj is not None:
            kwargs["form"] = ModelForm
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request: HttpRequest, obj: Ruling, form: Any, change: bool) -> None:
        """Store the ruling, let the lines follow, and say if they cannot."""
        if not change:
            rulings.name(obj, form.cleaned_data["earlier_at"], form.cleaned_data["later_at"])
        super().save_model(request, obj, form, change)
        bring_up_to_date([obj.earlier, obj.later])
        if not rulings.honoured([obj])[obj.pk]:
            self.message_user(request, _NOT_HONOURED, messages.WARNING)

    def delete_model(self, request: HttpRequest, obj: Ruling) -> None:
        """Take a ruling back, and let the lines follow."""
        ends = [obj.earlier, obj.later]
        super().delete_model(request, obj)
        bring_up_to_date(ends)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Ruling]) -> None:
        """Take rulings back, and let the lines follow."""
        chosen = list(queryset.select_related("earlier", "later"))
        ends = [end for ruling in chosen for end in (ruling.earlier, ruling.later)]
        super().delete_queryset(request, queryset)
        bring_up_to_date(ends)

    @admin.display(description="state")
    def state(self, ruling: Ruling) -> str:
        """Say whether the paragraphs are still there, and still say what they said."""
        for which, row, words in (
            ("earlier", ruling.earlier, ruling.earlier_words),
            ("later", ruling.later, ruling.later_words),
        ):
            if row is None:
                return f"without effect: the {which} paragraph is gone"
            if row.full_text != words:
                return f"in force; the {which} paragraph has other words now"
        return "in force"


_NOT_HONOURED = (
    "The ruling is stored but the clauses are linked otherwise: another ruling contradicts it, or one of the "
    "texts is being changed just now."
)
