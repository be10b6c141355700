"""Suggestions while somebody types: ``/search/suggest/?q=...``."""

from dataclasses import asdict

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from psycopg.errors import QueryCanceled

from resolutions.facets.asked import Asked
from resolutions.suggesting import Suggestion, suggest
from resolutions.views.public import public

FRESH_SECONDS = 300
"""How long a browser may keep suggestions."""


@public
@cache_control(public=True, max_age=FRESH_SECONDS)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Suggest symbols, titles and lead phrases: as JSON where that is asked for, else as a plain list."""
    asked = Asked.read(request.GET)
    found = _suggested(asked)
    if request.accepts("text/html"):
        context = {"asked": asked, "suggestions": found}
        response: HttpResponse = render(request, "resolutions/suggest.html", context)
    else:
        response = JsonResponse({"suggestions": [asdict(one) for one in found]})
    patch_vary_headers(response, ["Accept"])
    return response


def _suggested(asked: Asked) -> list[Suggestion]:
    """Return what is suggested; nothing where that takes the database too long."""
    try:
        return suggest(asked.typed, asked.language)
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        return []
