"""Pages that ask the database nothing: the design page, robots.txt and the errors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    """Show every component of the design system: ``/design/``, linked nowhere, kept out of indexes."""
    return render(request, "resolutions/design.html")
