"""Links between clauses: what became of each from a text to the next, and why; confirmed or cut here."""

from textwrap import shorten
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from resolutions import symbols
from resolutions.admin.base import ReadOnlyAdmin
from resolutions.admin.places import asked_for
from resolutions.admin.rulings import bring_up_to_date
from resolutions.lineage import rulings
from resolutions.models import Link, Paragraph, Resolution, Ruling
from resolutions.reading.choosing import link_to
from resolutions.reading.sides import called

EXCERPT = 160
"""Characters of a paragraph shown in a list."""
DOUBTFUL = 0.5
"""Share of words in common below which a link is worth a curator's look."""


class Doubtful(admin.SimpleListFilter):
    """Links of changed clauses that have little in common."""

    title = "likeness"
    parameter_name = "likeness"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Give the one choice."""
        return [("low", f"under {DOUBTFUL:.0%} of the words in common")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow to the choice made."""
        linked = queryset.exclude(earlier=None).exclude(later=None)
        return linked.filter(score__lt=DOUBTFUL) if self.value() else queryset


class Ruled(admin.SimpleListFilter):
    """Links that a curator has ruled on."""

    title = "ruled on by a curator"
    parameter_name = "ruled"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Give the two choices."""
        return [("yes", "yes"), ("no", "no")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow to the choice made."""
        return queryset.filter(is_ruled=self.value() == "yes") if self.value() else queryset


@admin.register(Link)
class LinkAdmin(ReadOnlyAdmin):
    """What became of each clause from a text to the next, and why; links are confirmed or cut here."""

    fields = ["step_in_words", "relation", "moved", "score", "why", "before", "after", "ruling", "comparison"]
    list_display = [
        "step_in_words",
        "relation_in_words",
        "score",
        "before_opening",
        "after_opening",
        "why",
        "is_ruled",
    ]
    list_filter = ["relation", "moved", Doubtful, Ruled, "step__course"]
    list_select_related = [
        *("step__earlier__document__session", "step__later__document__session"),
        *("earlier", "later"),
    ]
    search_fields = ["earlier__text", "later__text"]
    search_help_text = "A symbol, a symbol and a number (A/RES/77/237 op12), or words of a paragraph."
    ordering = ["-step_id", "number", "order"]
    actions = ["confirm", "cut"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Link]:
        """Show links of the words that texts have now; say which a curator has ruled on."""
        rows: QuerySet[Link] = super().get_queryset(request)
        return rows.filter(step__is_current=True).annotate(is_ruled=Exists(_of_link()))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find a text's links by its symbol, else those of the paragraphs that the desk finds."""
        if symbol := symbols.normalize(search_term):
            return queryset.filter(Q(step__earlier__symbol=symbol) | Q(step__later__symbol=symbol)), False
        found = Paragraph.objects.filter(asked_for(search_term)).order_by().values("pk")
        return queryset.filter(Q(earlier__in=found) | Q(later__in=found)), False

    def has_rule_permission(self, request: HttpRequest) -> bool:
        """Say whether somebody may rule on links."""
        return request.user.has_perm("resolutions.add_ruling")

    @admin.action(description="Confirm: the same clause", permissions=["rule"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Link]) -> None:
        """Rule that the paragraphs of links are one clause, whatever alignment finds later."""
        self._rule(request, queryset, Ruling.Verdict.JOINED)

    @admin.action(description="Cut: not the same clause", permissions=["rule"])
    def cut(self, request: HttpRequest, queryset: QuerySet[Link]) -> None:
        """Rule that the paragraphs of links are not one clause."""
        self._rule(request, queryset, Ruling.Verdict.CUT)

    def _rule(self, request: HttpRequest, queryset: QuerySet[Link], verdict: Ruling.Verdict) -> None:
        linked = [link for link in queryset.order_by("pk") if link.earlier and link.later]
        for link in linked:
            made = rulings.rule(link.earlier, link.later, verdict)
            self.log_addition(request, made, f"Ruled on a link: {made}.")
        bring_up_to_date([end for link in linked for end in (link.earlier, link.later)])
        if linked:
            self.message_user(request, f"Ruled on links: {len(linked)}, {verdict.label}.")
        else:
            self.message_user(request, "New and dropped clauses have no link to rule on.", messages.WARNING)

    @admin.display(description="from text to text", ordering="step_id")
    def step_in_words(self, link: Link) -> str:
        """Name both texts."""
        return f"{called(link.step.earlier)} → {called(link.step.later)}"

    @admin.display(description="relation", ordering="relation")
    def relation_in_words(self, link: Link) -> str:
        """Name the relation, and say whether the clause moved."""
        back = ", brought back" if link.returns_id else ""
        return f"{link.relation}{', moved' * link.moved}{back}"

    @admin.display(description="earlier")
    def before_opening(self, link: Link) -> str:
        """Give the place and the first words of the earlier paragraph."""
        return _opening(link.earlier)

    @admin.display(description="later")
    def after_opening(self, link: Link) -> str:
        """Give the place and the first words of the later paragraph."""
        return _opening(link.later)

    @admin.display(description="curator", boolean=True)
    def is_ruled(self, link: Any) -> bool:
        """Say whether a curator has ruled on it."""
        return bool(link.is_ruled)

    @admin.display(description="earlier paragraph")
    def before(self, link: Link) -> str:
        """Give the words of the earlier paragraph, or of the one in an older text that is brought back."""
        if link.returns:
            return f"brought back from {rulings.permalink(link.returns)}: {link.returns.full_text}"
        return f"{link.earlier.anchor}: {link.earlier.full_text}" if link.earlier else "–"

    @admin.display(description="later paragraph")
    def after(self, link: Link) -> str:
        """Give the words of the later paragraph."""
        return f"{link.later.anchor}: {link.later.full_text}" if link.later else "–"

    @admin.display(description="ruling")
    def ruling(self, link: Link) -> str:
        """Lead to the ruling, or to where one is given."""
        if link.earlier is None or link.later is None:
            place = rulings.permalink(link.earlier or link.later)
            return _add_ruling({"later_at": place} if link.later else {"earlier_at": place})
        ends = [link.earlier, link.later]
        for made in Ruling.objects.filter(earlier__in=ends, later__in=ends):
            address = reverse("admin:resolutions_ruling_change", args=[made.pk])
            return format_html('<a href="{}">{}</a>', address, made.get_verdict_display())
        places = (rulings.permalink(link.earlier), rulings.permalink(link.later))
        return _add_ruling({"earlier_at": places[0], "later_at": places[1]})

    @admin.display(description="on the site")
    def comparison(self, link: Link) -> str:
        """Lead to the comparison of both texts."""
        texts = Resolution.objects.with_path().in_bulk([link.step.earlier_id, link.step.later_id])
        names = [str(getattr(texts[key], "href", "")) for key in (link.step.earlier_id, link.step.later_id)]
        return format_html('<a href="{}">compare</a>', link_to(names[0], names[1]))


def _add_ruling(places: dict[str, str]) -> str:
    address = f"{reverse('admin:resolutions_ruling_add')}?{urlencode(places)}"
    return format_html('none; <a href="{}">rule on it</a>', address)


def _of_link() -> QuerySet[Ruling]:
    """Give the ruling on the paragraphs of the outer link."""
    one, other = OuterRef("earlier_id"), OuterRef("later_id")
    return Ruling.objects.filter(Q(earlier=one, later=other) | Q(earlier=other, later=one))


def _opening(paragraph: Paragraph | None) -> str:
    return f"{paragraph.anchor}: {shorten(paragraph.text, EXCERPT, placeholder=' …')}" if paragraph else "–"
