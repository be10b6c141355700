"""The page of a clause: ``/A/RES/77/237/op12/history/``."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.encoding import escape_uri_path

from resolutions.converters import Place
from resolutions.models import Address, Paragraph, Resolution
from resolutions.reading.clauses import asked, clause_page
from resolutions.views.plain import not_found
from resolutions.views.public import public
from resolutions.views.texts import href


@public
def history(request: HttpRequest, place: Place, anchor: str) -> HttpResponseBase:
    """Show the life of a paragraph's clause; lead on from old addresses and from parts of paragraphs."""
    address = Address.objects.at(place.path, place.language)
    if address is not None and not address.current:
        address = Address.objects.current_of(address)
    if address is None or address.resolution_id is None:
        return not_found(request)
    whole = anchor.partition("-")[0]
    current = f"{href(address)}{whole}/history/"
    if request.path != current:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(escape_uri_path(current) + (f"?{query}" if query else ""))
    return _page(request, address.resolution_id, whole)


def _page(request: HttpRequest, text: int, anchor: str) -> HttpResponse:
    rows = Paragraph.objects.filter(resolution=text, parent=None, annex=None, anchor=anchor)
    paragraph = rows.exclude(kind="heading").first()
    if paragraph is None:
        return not_found(request)
    row = Resolution.objects.for_page().get(pk=text)
    page = clause_page(row, paragraph, asked(request.GET.dict()))
    context = {"page": page, "text": row, "document": row.document, "canonical": request.path}
    return render(request, "resolutions/clause.html", context)
