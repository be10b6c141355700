"""Whatever has an address of its own: resolution texts and committee reports."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path

from resolutions import symbols
from resolutions.converters import Place
from resolutions.models import Address, CrossReference, Document, Resolution
from resolutions.reading.citing import citing_texts
from resolutions.reading.parallel import asked_beside, parallel_page
from resolutions.reading.reports import report_page
from resolutions.reading.texts import text_page
from resolutions.views.plain import not_found
from resolutions.views.public import public


@public
def at_address(request: HttpRequest, place: Place) -> HttpResponseBase:
    """Show what stands at an address, lead on from an old or a typed one, or say what is not held."""
    address = Address.objects.at(place.path, place.language)
    if address is None:
        return _elsewhere(request, place)
    if not address.current:
        current = Address.objects.current_of(address)
        return _redirect(current or address, request)
    if request.path != href(address):
        return _redirect(address, request)
    if address.resolution_id is not None:
        return text(request, Resolution.objects.for_page().get(pk=address.resolution_id))
    return report(request, Document.objects.for_page().get(addresses=address))


def text(request: HttpRequest, row: Resolution) -> HttpResponse:
    """The page of a resolution text: ``/A/RES/77/237/``; with ``?beside=fr`` in two languages or three."""
    beside = asked_beside(request.GET.getlist("beside"), row.document.language)
    if beside:
        columns = parallel_page(row, beside)
        parallel = {"page": columns, "text": row, "document": row.document, "canonical": columns.address}
        return render(request, "resolutions/parallel.html", parallel)
    page = text_page(row, request.GET)
    context = {"page": page, "text": row, "document": row.document, "canonical": request.path}
    return render(request, "resolutions/resolution.html", context)


def report(request: HttpRequest, row: Document) -> HttpResponse:
    """The page of a committee report: ``/A/75/464/``."""
    context = {"page": report_page(row), "document": row, "canonical": request.path}
    return render(request, "resolutions/report.html", context)


def href(address: Address) -> str:
    """The path a browser asks for: the language's code before it unless it is English."""
    return address.path if address.language == "en" else f"/{address.language}{address.path}"


def _redirect(address: Address, request: HttpRequest) -> HttpResponse:
    """Lead to an address for good; what stands behind the question mark goes along."""
    return _moved(href(address), request)


def _moved(path: str, request: HttpRequest) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(escape_uri_path(path) + (f"?{query}" if query else ""))


def _elsewhere(request: HttpRequest, place: Place) -> HttpResponseBase:
    """A symbol as people type it, a page of the site without its slash, or nothing."""
    symbol = symbols.from_path(place.path)
    if symbol and (held := Address.objects.at(f"/{symbol}/", place.language)):
        return _redirect(held, request)
    if _is_page(f"{request.path}/"):
        return _moved(f"{request.path}/", request)
    if symbol is None:
        return not_found(request)
    citing = citing_texts(CrossReference.objects.filter(symbol=str(symbol)).in_one_language())
    languages = Address.objects.translations(f"/{symbol}/")
    context = {"symbol": symbol, "citing": citing, "languages": languages}
    return render(request, "resolutions/not_held.html", context, status=404)


def _is_page(path: str) -> bool:
    """Whether a path is that of a page of the site, not of a text."""
    try:
        return resolve(path).url_name != "address"
    except Resolver404:
        return False
