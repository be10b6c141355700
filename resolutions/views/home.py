"""The home page and the about page: what the archive is and holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.models import AgendaItem, CrossReference, Document, Paragraph, Resolution, Session
from resolutions.reading.families import families
from resolutions.reading.naming import years
from resolutions.views.public import public

MOST_TITLES = 8
"""Recurring titles shown on the home page."""

MOST_LATEST = 4
"""Newest texts shown on the home page."""

MOST_TOPICS = 6
"""Agenda items across sessions shown on the home page."""

MOST_MISSING = 12
"""Texts cited but not held that the about page names; it counts them all."""


@public
def home(request: HttpRequest) -> HttpResponse:
    """Say what the archive holds and lead into it: ``/``."""
    texts = Resolution.objects.in_one_language()
    held = list(Session.objects.for_list().exclude(documents=None))
    totals = texts.totals()
    context = {
        "totals": totals,
        "years": years(totals, held),
        "paragraph_count": Paragraph.objects.filter(parent=None).count(),
        "sessions": held,
        "most_texts": max((getattr(session, "text_count", 0) for session in held), default=0) or 1,
        "topics": AgendaItem.objects.topics()[:MOST_TOPICS],
        "latest": texts.for_list()[:MOST_LATEST],
        "titles": families(texts, MOST_TITLES),
        "canonical": "/",
    }
    return render(request, "resolutions/home.html", context)


@public
def about(request: HttpRequest) -> HttpResponse:
    """Say what this archive is and is not, what it holds and what it lacks: ``/about/``."""
    missing = CrossReference.objects.in_one_language().missing()
    context = {
        "totals": Resolution.objects.in_one_language().totals(),
        "report_count": Document.objects.reports().count(),
        "paragraph_count": Paragraph.objects.filter(parent=None).count(),
        "sessions": Session.objects.for_list().exclude(documents=None),
        "missing_count": missing.count(),
        "missing": missing[:MOST_MISSING],
        "canonical": "/about/",
    }
    return render(request, "resolutions/about.html", context)
