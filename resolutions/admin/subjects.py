"""The words curators file paragraphs under, and the sponsors."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from resolutions.admin.base import ModelAdmin
from resolutions.models import Addressee, Sponsor, Theme


class _NamesAdmin(ModelAdmin):
    search_fields = ["name"]
    ordering = ["name"]


@admin.register(Addressee)
class AddresseeAdmin(_NamesAdmin):
    """Whom paragraphs address."""


@admin.register(Theme)
class ThemeAdmin(_NamesAdmin):
    """Subjects of paragraphs."""


@admin.register(Sponsor)
class SponsorAdmin(_NamesAdmin):
    """Sponsors: whether one is a State or a group can be set; the name comes from documents."""

    list_display = ["name", "kind"]
    list_filter = ["kind"]
    readonly_fields = ["name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: sponsors come from documents."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: documents name them."""
        return False
