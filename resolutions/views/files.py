"""Files for programs: the source of a document, robots.txt, the map of the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header

from resolutions.models import Address, AgendaItem, Resolution, Session, SourceFile
from resolutions.reading.families import listed
from resolutions.views.public import public

CONTENT_TYPES = {"text": "text/plain; charset=utf-8", "akn": "application/xml"}
"""What a source file is sent as; always as an attachment, never shown by the browser."""

MOST_FAMILIES = 3_000
"""Families in the map of the site, those of most sessions."""
MOST_ADDRESSES = 45_000
"""Addresses in the map of the site; the format allows 50,000 (sitemaps.org)."""


@public
def source(request: HttpRequest, sha256: str) -> HttpResponse:
    """Send the bytes a document was read from, as received: ``/sources/SHA-256/``."""
    found = get_object_or_404(SourceFile, sha256=sha256)
    headers = {
        "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
        "ETag": f'"{found.sha256}"',
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(bytes(found.content), content_type=CONTENT_TYPES[found.format], headers=headers)


@public
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots what to leave alone: ``/robots.txt``."""
    context = {"sitemap": request.build_absolute_uri("/sitemap.xml")}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page: ``/sitemap.xml``."""
    context = {
        "root": request.build_absolute_uri("/").rstrip("/"),
        "sessions": Session.objects.exclude(documents=None).order_by("kind", "number"),
        "topics": AgendaItem.objects.topics(),
        "families": listed(list(Resolution.objects.in_one_language().recurring()[:MOST_FAMILIES])),
        "addresses": Address.objects.filter(current=True).order_by("path", "language")[:MOST_ADDRESSES],
    }
    return render(request, "sitemap.xml", context, content_type="application/xml")
