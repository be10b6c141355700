"""The citations of one clause, to be copied: ``/cite/?clause=A/RES/77/237:op12``."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from resolutions import clause_keys
from resolutions.reading.copying import Copied, to_copy
from resolutions.reading.described import DescribedClause, described
from resolutions.reading.named_clauses import held_clauses
from resolutions.views.public import public


@public
def cite(request: HttpRequest) -> HttpResponse:
    """Show a clause's text, citations and link as text to copy; as JSON where that is asked for."""
    typed = request.GET.get("clause", "")
    keys = clause_keys.read([typed]).keys[:1]
    held = held_clauses(keys)
    one = described(tuple(held.values()), request.build_absolute_uri("/").rstrip("/"))[0] if held else None
    copied = to_copy(one) if one else ()
    status = 200 if one else 404
    if request.accepts("text/html"):
        context = {"one": one, "copied": copied, "typed": typed[: clause_keys.LONGEST]}
        response: HttpResponse = render(request, "resolutions/cite.html", context, status=status)
    else:
        response = JsonResponse(_as_json(one, copied), status=status)
    patch_vary_headers(response, ["Accept"])
    return response


def _as_json(one: DescribedClause | None, copied: tuple[Copied, ...]) -> dict[str, object]:
    if one is None:
        return {"error": "no such clause is held"}
    return {
        "place": one.clause.place,
        "standing": one.clause.standing,
        "language": one.clause.language,
        "lacking": _("The source does not state %(what)s.") % {"what": one.unstated} if one.lacking else "",
        "copy": [
            {"name": each.name, "text": each.text, "html": each.html, "exact": each.exact} for each in copied
        ],
    }
