"""A negotiator's pack: ``/pack/?clause=A/RES/77/237:op12``, as a page, a Word document and a table."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import override

from resolutions import clause_keys
from resolutions.clause_keys import ClauseKey, Listed
from resolutions.packs.records import Pack
from resolutions.packs.table import table
from resolutions.packs.word import word
from resolutions.reading.packs import MAX_TITLE, PackPage, as_file, pack_page, query, untitled
from resolutions.views.public import public

KEPT = frozenset(("clause", "title"))
"""What the address of a pack holds; any other parameter is a step that leads to such an address.

Forms send ``step``, since browsers write their fields in signs that people cannot read (``%3A``).
"""
MAX_NAME = 60
"""Characters of a title in the name of a file."""


class Format(NamedTuple):
    """A file that a pack is taken away in."""

    content_type: str
    make: Callable[[Pack], bytes]


FORMATS = {
    "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word),
    "csv": Format("text/csv; charset=utf-8", table),
}


@public
def pack(request: HttpRequest) -> HttpResponse:
    """Show a pack, or take a step (``up=3``, ``down=3``, ``remove=3``) and lead to the pack after it."""
    listed, title = _asked(request)
    if elsewhere := _step(request, listed, title):
        return HttpResponseRedirect(elsewhere)
    page = pack_page(listed, title, _site(request))
    context = {"page": page, "canonical": f"/pack/?{page.query}" if page.items else ""}
    return render(request, "resolutions/pack.html", context)


@public
@override("en")
def file(request: HttpRequest, ending: str) -> HttpResponse:
    """Send a pack as a file: ``/pack.docx?clause=…``, the same bytes for the same address.

    In English, whatever the language of the interface.
    """
    listed, title = _asked(request)
    site = _site(request)
    page = pack_page(listed, title, site)
    chosen = FORMATS[ending]
    headers = {
        "Content-Disposition": content_disposition_header(True, _name(page, ending)) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(chosen.make(as_file(page, site)), content_type=chosen.content_type, headers=headers)


def _asked(request: HttpRequest) -> tuple[Listed, str]:
    """The clauses and the title that an address names."""
    title = " ".join("".join(filter(str.isprintable, request.GET.get("title", ""))).split())
    return clause_keys.read(request.GET.getlist("clause")), title[:MAX_TITLE].strip()


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _step(request: HttpRequest, listed: Listed, title: str) -> str:
    """Where an address leads that is not in the one form a pack has; empty for one that is, or cannot be.

    What names no clause, and what is beyond the bound, is told at the address that asks for it.
    """
    keys, target = _moved(request, listed.keys)
    if listed.unreadable or listed.beyond:
        return ""
    asked = (request.GET.getlist("clause"), request.GET.get("title", ""), set(request.GET) <= KEPT)
    if asked == (clause_keys.names(keys), title, True):
        return ""
    asking = query(keys, title)
    return f"/pack/{'?' if asking else ''}{asking}{target}"


def _moved(request: HttpRequest, keys: Sequence[ClauseKey]) -> tuple[list[ClauseKey], str]:
    """The clauses after a step, and the fragment of the page where the reader goes on."""
    after = list(keys)
    place = _place(request.GET.get("remove", ""), after)
    if place is not None:
        del after[place]
        return after, f"#clause-{min(place + 1, len(after))}" if after else ""
    for name, distance in (("up", -1), ("down", 1)):
        place = _place(request.GET.get(name, ""), after)
        if place is not None and 0 <= place + distance < len(after):
            after.insert(place + distance, after.pop(place))
            return after, f"#clause-{place + distance + 1}"
    return after, ""


def _place(typed: str, keys: Sequence[ClauseKey]) -> int | None:
    """A place among the clauses, from 0; None for anything that is none."""
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 4
    return int(typed) - 1 if is_number and 0 < int(typed) <= len(keys) else None


def _name(page: PackPage, ending: str) -> str:
    """The name of a file: the title's words, at most ``MAX_NAME`` characters of them."""
    words = slugify(page.title, allow_unicode=True)[:MAX_NAME].strip("-_")
    return f"{words or slugify(untitled())}.{ending}"
