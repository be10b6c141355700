"""Sessions, agenda items, and the same item across sessions."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from resolutions.converters import ItemKey, SessionKey, item_key
from resolutions.models import AgendaItem, Document, Resolution, Session
from resolutions.views.public import public

PAGE_SIZE = 50
"""Texts on one page of a list."""


@public
def sessions(request: HttpRequest) -> HttpResponse:
    """List the sessions held: ``/sessions/``."""
    held = Session.objects.for_list().exclude(documents=None)
    return render(request, "resolutions/sessions.html", {"sessions": held, "canonical": "/sessions/"})


@public
def session(request: HttpRequest, key: SessionKey) -> HttpResponse:
    """List a session's agenda items and texts: ``/sessions/80/``."""
    found = get_object_or_404(Session.objects.for_list(), kind=key.kind, number=key.number)
    texts = Resolution.objects.in_session(found).in_one_language().for_list().by_number()
    context = _listed(texts, request) | {
        "session": found,
        "items": found.agenda_items.for_list().exclude(placements=None),
        "reports": Document.objects.reports().filter(session=found).for_list(),
    }
    return render(request, "resolutions/session.html", context)


@public
def item(request: HttpRequest, key: SessionKey, item: ItemKey) -> HttpResponse:
    """List what stands under an agenda item of a session: ``/sessions/80/items/107/``."""
    numbered = AgendaItem.objects.for_list().filter(
        session__kind=key.kind, session__number=key.number, number=item.number
    )
    found = next((row for row in numbered if item_key(row.number, row.sub_item) == item), None)
    if found is None:
        raise Http404(f"No item {item} is held for session {key}.")
    context = _under([found], request) | {"item": found}
    return render(request, "resolutions/item.html", context)


@public
def topics(request: HttpRequest) -> HttpResponse:
    """List the agenda items across sessions: ``/items/``."""
    return render(request, "resolutions/topics.html", _listed(AgendaItem.objects.topics(), request))


@public
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one item in all its sessions, under its changing numbers: ``/items/crime-prevention.../``."""
    items = list(AgendaItem.objects.about(slug).for_list().exclude(placements=None))
    if not items:
        raise Http404("No agenda item with this title is held.")
    context = _under(items, request) | {"items": items, "title": items[0].title}
    return render(request, "resolutions/topic.html", context)


def _under(items: list[AgendaItem], request: HttpRequest) -> dict[str, object]:
    """The texts and reports under agenda items."""
    texts = Resolution.objects.under(items).in_one_language().for_list().by_number()
    reports = Document.objects.reports().under(items).for_list()
    return _listed(texts, request) | {"reports": reports}


def _listed(rows: QuerySet[Any, Any], request: HttpRequest) -> dict[str, object]:
    """One page of a list, the one asked for or the nearest there is, and its address."""
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    query = f"?page={page.number}" if page.number > 1 else ""
    return {"page": page, "canonical": request.path + query}
