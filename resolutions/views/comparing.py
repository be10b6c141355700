"""Comparing texts: two or three held, or one held with one that the reader pastes or sends."""

import re
from dataclasses import asdict
from urllib.parse import unquote, urlsplit

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from resolutions import phrases, symbols
from resolutions.converters import PlaceConverter
from resolutions.languages import NAMES
from resolutions.reading.choosing import chosen, link_to
from resolutions.reading.compared import compare_page, compared_with_loan, text_offers
from resolutions.reading.families import in_time
from resolutions.reading.lent import MAX_BYTES, Loan, NotCompared, SeveralTexts
from resolutions.reading.sides import Side, name_of, settled, side
from resolutions.views.public import public
from resolutions.views.uploads import InMemory

MAX_TYPED = 300
"""Characters of an address or a symbol that are looked at; no address is longer."""
FRESH_SECONDS = 300
"""How long a browser may keep suggestions."""
MAX_SENT = 2_000_000
"""Bytes of a form with a file in it that are received at all."""


@public
def compare(request: HttpRequest) -> HttpResponse:
    """Compare texts clause by clause: ``/compare/?from=75/196&to=77/237``, with ``via`` three in columns.

    ``?text=77/237&with=75/196`` names two in any order: the one that came first is the earlier.
    """
    if "with" in request.GET:
        return _in_order(request)
    typed = [request.GET.get(name, "") for name in ("from", "to", "via")]
    before, after, *between = settled(*map(side_of, typed if typed[2].strip() else typed[:2]))
    page = compare_page(before, after, chosen(request.GET.dict()), *between)
    context = {"page": page, "compared": page.compared, "canonical": page.base if page.compared else ""}
    status = 404 if any(one.kind == "unknown" for one in page.problems) else 200
    return render(request, "resolutions/compare.html", context, status=status)


def _in_order(request: HttpRequest) -> HttpResponse:
    """Lead on to the comparison of two texts, the earlier one first."""
    sides = settled(*(side_of(request.GET.get(name, "")) for name in ("text", "with")))
    texts = in_time(one.text for one in sides if one.text)
    names = [name_of(text) for text in texts] if len(texts) == 2 else [one.typed for one in sides]
    return HttpResponseRedirect(link_to(names[0], names[1]))


@public
@cache_control(public=True, max_age=FRESH_SECONDS)
def texts(request: HttpRequest) -> HttpResponse:
    """Suggest texts to compare while somebody types one: ``/compare/texts/?q=77/2``; JSON, else a list."""
    typed = request.GET.get("q", "")[:MAX_TYPED]
    offers = text_offers(typed)
    if request.accepts("text/html"):
        context = {"typed": typed, "offers": offers}
        response: HttpResponse = render(request, "resolutions/compare_texts.html", context)
    else:
        response = JsonResponse({"suggestions": [asdict(one) for one in offers]})
    patch_vary_headers(response, ["Accept"])
    return response


@csrf_exempt  # the check reads the form, so it is made once it is settled where a file goes: in _pasted
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def pasted(request: HttpRequest) -> HttpResponse:
    """Compare a held text with one that is read in memory and forgotten: ``/compare/pasted/``."""
    if _length(request) > MAX_SENT:
        problem = _("What was sent has more than %(most)s bytes, the most that is compared.") % {
            "most": phrases.thousands(MAX_BYTES)
        }
        return render(request, "resolutions/compare_pasted.html", {"problem": problem}, status=413)
    request.upload_handlers = [InMemory(request, MAX_BYTES)]
    return _pasted(request)


@csrf_protect
@sensitive_post_parameters()
def _pasted(request: HttpRequest) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    (held,) = settled(side_of(asked.get("with", "")))
    context = {"held": held, "text": asked.get("text", ""), "is_earlier": asked.get("is") == "earlier"}
    if request.method == "POST":
        context |= _compared(request, held)
    return render(request, "resolutions/compare_pasted.html", context)


def _compared(request: HttpRequest, held: Side) -> dict[str, object]:
    """The comparison with a lent text, or why there is none; the words of a file go into the box."""
    loan = _loan(request)
    found: dict[str, object] = {"text": loan.raw.decode("utf-8-sig", "replace")} if _is_text(loan) else {}
    if held.text is None:
        return found
    choices = chosen(QueryDict(request.POST.get("choice", "")[:MAX_TYPED]).dict())
    try:
        return found | {
            "which": loan.which,
            "compared": compared_with_loan(
                loan, held.text, choices, is_earlier=request.POST.get("is") == "earlier"
            ),
        }
    except SeveralTexts as several:
        return found | {"problem": str(several), "titles": several.titles}
    except NotCompared as problem:
        return found | {"problem": str(problem)}


def _loan(request: HttpRequest) -> Loan:
    """What the reader lends: a file if one was sent, else what stands in the box."""
    which = request.POST.get("which", "")
    place = int(which) if which.isascii() and which.isdigit() and len(which) < 4 else 0
    sent = request.FILES.get("file")
    if isinstance(sent, UploadedFile):
        return Loan(sent.read(), sent.name or "file", place)
    return Loan(request.POST.get("text", "").encode("utf-8", "replace"), "", place)


def _is_text(loan: Loan) -> bool:
    """Whether a loan can be shown in the box: short enough to be sent again, and text."""
    return len(loan.raw) <= MAX_BYTES and b"\0" not in loan.raw and not loan.raw.startswith(b"%PDF")


def _length(request: HttpRequest) -> int:
    """How many bytes a request says it sends; 0 where it says nothing that can be read."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


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


_LANGUAGE = re.compile(rf"/?(?:{'|'.join(NAMES)})/")


def _path(typed: str) -> str:
    """The path in an address, without what may stand before and after it."""
    try:
        return unquote(urlsplit(typed).path).replace("\0", "")
    except ValueError:  # brackets that look like a broken network address
        return typed
