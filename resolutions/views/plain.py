"""Pages that ask the database nothing: the design page and the errors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

from resolutions.views.public import public


@public
def design(request: HttpRequest) -> HttpResponse:
    """Show every component of the design system: ``/design/``, linked nowhere, kept out of indexes."""
    return render(request, "resolutions/design.html")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that a request could not be read."""
    return render(request, "400.html", status=400)


@requires_csrf_token
def denied(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Say that a page is not for this visitor."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page, and where to look."""
    return render(request, "404.html", status=404)


def failure(request: HttpRequest) -> HttpResponse:
    """Say that the archive failed; needs neither database nor context processors."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)
