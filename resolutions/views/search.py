"""The search page: ``/search/?q=...``."""

from dataclasses import replace

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from psycopg.errors import QueryCanceled

from resolutions.facets.asked import RANGE_INPUTS, SORTS, Asked
from resolutions.facets.choices import chips, every, groups, places, range_inputs, switch
from resolutions.facets.filters import FACETS
from resolutions.finding import LAST_PAGE, PAGE_SIZE, Found, completed, find
from resolutions.languages import NAMES
from resolutions.looser import looser, quicker, shorter
from resolutions.paging import steps
from resolutions.search.examples import ADDRESSES, CHAPTERS
from resolutions.search.grammar import MAX_QUERY_CHARACTERS
from resolutions.search.spoken import BY_LANGUAGE
from resolutions.views.public import public

MOST_CHOICES = 1_000
"""Choices of a facet on one page."""
MOST_BEGINS = 100
"""Letters read of what choices begin with."""
LONG = 20
"""Words of a query from which it may be a pasted paragraph: the finder of agreed language is offered."""


@public
def search(request: HttpRequest) -> HttpResponse:
    """Search the paragraphs and narrow them by facets; without words, browse them."""
    asked = Asked.read(request.GET)
    if any(name in request.GET for name in RANGE_INPUTS):
        return redirect(request.path + asked.address)
    if len(asked.typed) > MAX_QUERY_CHARACTERS:
        context = {
            "asked": asked,
            "shorter": shorter(asked),
            "most": MAX_QUERY_CHARACTERS,
            "characters": len(asked.typed),
        }
        return render(request, "resolutions/search_too_long.html", context)
    try:
        found = completed(find(asked))
    except OperationalError as error:
        return _too_slow(request, asked, error)
    return render(request, "resolutions/search.html", _context(asked, found))


@public
def choices(request: HttpRequest, name: str) -> HttpResponse:
    """Show all choices of a facet for a search, or those with a word that begins so (``begins``)."""
    if name not in FACETS or name == "kind":
        raise Http404
    asked, begins = (
        replace(Asked.read(request.GET), page=1),
        request.GET.get("begins", "").strip()[:MOST_BEGINS],
    )
    if len(asked.typed) > MAX_QUERY_CHARACTERS:
        return redirect(f"/search/{asked.address}")
    try:
        found = find(asked, every=name)
    except OperationalError as error:
        return _too_slow(request, asked, error)
    listed = every(found.asked, name, found.counts, begins)
    context = {
        "asked": asked,
        "found": found,
        "facet": FACETS[name].heading,
        "name": name,
        "begins": begins,
        "choices": listed[:MOST_CHOICES],
        "left_out": len(listed) - len(listed[:MOST_CHOICES]),
        "back": asked.address,
    }
    return render(request, "resolutions/search_choices.html", context)


@public
def search_help(request: HttpRequest) -> HttpResponse:
    """Show the query language by example: ``/search/help/``."""
    chapters = [
        (chapter.title, [(example, Asked(typed=example.query).address) for example in chapter.examples])
        for chapter in CHAPTERS
    ]
    spoken = {
        language: [(one, Asked(typed=one.query, language=language).address) for one in every]
        for language, every in BY_LANGUAGE.items()
    }
    context = {"chapters": chapters, "addresses": ADDRESSES, "spoken": spoken, "canonical": request.path}
    return render(request, "resolutions/search_help.html", context)


def _too_slow(request: HttpRequest, asked: Asked, error: OperationalError) -> HttpResponse:
    """Answer a search that the database gave up; any other error is raised again."""
    if not isinstance(error.__cause__, QueryCanceled):
        raise error
    context = {"asked": asked, "looser": quicker(asked)}
    return render(request, "resolutions/search_too_slow.html", context, status=503)


def _context(asked: Asked, found: Found) -> dict[str, object]:
    """Return what the template shows."""
    return {
        "asked": asked,
        "found": found,
        "is_long": len(asked.typed.split()) >= LONG,
        "switch": switch(found.asked, found.counts),
        "places": places(asked),
        "groups": groups(asked, found.counts),
        "chips": chips(asked, found.counts),
        "range_inputs": range_inputs(asked),
        "chosen": [(name, value) for name, values in asked.chosen.items() for value in values],
        "kept": asked.without_range.pairs,
        "sorts": [
            (label, replace(asked, sort=sort, page=1).address, sort == found.sort)
            for sort, label in SORTS.items()
            if (sort != "relevance" or found.reading.searches) and (sort != "position" or asked.by_text)
        ],
        "languages": [
            (NAMES[code], code, replace(asked, language=code, page=1).address, code == asked.language)
            for code in found.counts.languages
            if code in NAMES
        ],
        "shown_as": [
            (
                _("Each wording once"),
                replace(asked, together=not asked.together, by_text=False, page=1).address,
                asked.together,
            ),
            (
                _("By text"),
                replace(asked, by_text=not asked.by_text, together=False, page=1).address,
                asked.by_text,
            ),
        ],
        "synonyms_href": replace(asked, synonyms=not asked.synonyms, page=1).address,
        "meant_href": replace(asked, typed=found.meant or "", page=1).address,
        "looser": looser(asked, found),
        "pages": steps(asked, found.pages, LAST_PAGE),
        "first": (asked.page - 1) * PAGE_SIZE + 1,
        "last_page": LAST_PAGE,
    }
