"""Sessions, agenda items and addresses, to look at."""

from django.contrib import admin

from resolutions.admin.base import ReadOnlyAdmin
from resolutions.models import Address, AgendaItem, Session


@admin.register(Session)
class SessionAdmin(ReadOnlyAdmin):
    """Sessions named by documents."""

    list_display = ["__str__", "kind"]
    ordering = ["kind", "-number"]


@admin.register(AgendaItem)
class AgendaItemAdmin(ReadOnlyAdmin):
    """Agenda items named by documents."""

    list_display = ["number", "sub_item", "title", "session"]
    list_filter = ["session"]
    list_select_related = ["session"]
    search_fields = ["title"]
    ordering = ["-session__number", "number", "sub_item", "pk"]


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin):
    """Where documents and texts stand on the site, and what redirects there."""

    list_display = ["path", "language", "current", "document", "resolution"]
    list_filter = ["current", "language"]
    list_select_related = ["document", "resolution"]
    search_fields = ["path"]
    ordering = ["path", "language"]
