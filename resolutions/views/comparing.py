"""Comparing two texts: both held, or one of them pasted by the reader."""

import re
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from resolutions import symbols
from resolutions.converters import LANGUAGES, PlaceConverter
from resolutions.reading.compared import compare_page, compared_with_pasted
from resolutions.reading.comparing import chosen
from resolutions.reading.pasting import NotRead
from resolutions.reading.sides import Side, settled, side
from resolutions.views.public import public

MAX_TYPED = 300
"""Characters of an address or a symbol that are looked at; no address is longer."""


@public
def compare(request: HttpRequest) -> HttpResponse:
    """Compare two texts clause by clause: ``/compare/?from=75/196&to=77/237``."""
    before, after = settled(side_of(request.GET.get("from", "")), side_of(request.GET.get("to", "")))
    page = compare_page(before, after, chosen(request.GET.dict()))
    context = {"page": page, "compared": page.compared, "canonical": page.base if page.compared else ""}
    status = 404 if before.is_unknown or after.is_unknown else 200
    return render(request, "resolutions/compare.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
@sensitive_post_parameters("text")
def pasted(request: HttpRequest) -> HttpResponse:
    """Compare a held text with one that is read in memory and forgotten: ``/compare/pasted/``."""
    asked = request.POST if request.method == "POST" else request.GET
    held, _ = settled(side_of(asked.get("with", "")), Side())
    context = {"held": held, "text": asked.get("text", ""), "is_earlier": asked.get("is") == "earlier"}
    if request.method == "POST":
        context |= _compared(asked, held)
    return render(request, "resolutions/compare_pasted.html", context)


def _compared(asked: QueryDict, held: Side) -> dict[str, object]:
    """The comparison with a pasted text, or why there is none."""
    if held.text is None:
        return {}
    choices = chosen(QueryDict(asked.get("choice", "")[:MAX_TYPED]).dict())
    try:
        found = compared_with_pasted(
            asked.get("text", ""), held.text, choices, is_earlier=asked.get("is") == "earlier"
        )
    except NotRead as problem:
        return {"problem": str(problem)}
    return {"compared": found}


def side_of(typed: str) -> Side:
    """A text by what a reader types: a symbol, or an address here or at undocs.org."""
    typed = " ".join(typed.split())[:MAX_TYPED]
    if not typed or "\0" in typed:
        return Side("".join(typed.split("\0")))
    if symbol := symbols.parse(typed):
        return side(typed, [f"/{symbol}/"], "")
    place = PlaceConverter().to_python(_path(typed))
    symbol = symbols.from_path(place.path)
    language = place.language if _LANGUAGE.match(_path(typed)) else ""
    return side(typed, [place.path, *([f"/{symbol}/"] if symbol else [])], language)


_LANGUAGE = re.compile(rf"/?(?:{'|'.join(LANGUAGES)})/")


def _path(typed: str) -> str:
    """The path in an address, without what may stand before and after it."""
    try:
        return unquote(urlsplit(typed).path).replace("\0", "")
    except ValueError:  # brackets that look like a broken network address
        return typed
