"""Texts that come back, session after session: all families, and the texts of one."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.models import Resolution
from resolutions.reading.alignments import BALANCE
from resolutions.reading.families import by_family, family_page, listed
from resolutions.reading.strips import key, strips
from resolutions.titles import fold
from resolutions.views.public import public

PAGE_SIZE = 30
"""Families on one page of the list."""
MAX_TYPED = 200
"""Characters of what is typed that are looked at."""
MOST_WORDS = 12
"""Words of what is typed that are looked for."""


@public
def families(request: HttpRequest) -> HttpResponse:
    """List the families that recur, those of most sessions first: ``/families/?q=crime+prevention``."""
    typed = " ".join(request.GET.get("q", "").replace("\0", "").split())[:MAX_TYPED]
    words = fold(typed).split()[:MOST_WORDS]
    texts = Resolution.objects.in_one_language().titled_with(words)
    page = Paginator(texts.recurring(), PAGE_SIZE).get_page(request.GET.get("page"))
    query = [("q", typed)] if words else []
    context = {
        "page": page,
        "families": listed(list(page.object_list)),
        "typed": typed,
        "asked": f"{urlencode(query)}&" if query else "",
        "canonical": _address(request.path, [*query, *([("page", page.number)] if page.number > 1 else [])]),
    }
    return render(request, "resolutions/families.html", context)


def _address(path: str, query: list[tuple[str, object]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


@public
def family(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a family's texts on a time line, and what each changed: ``/families/strengthening-.../``.

    Of several families whose long titles begin with the same words, ``?title=`` names the one that is meant.
    """
    texts = [] if "\0" in slug else list(Resolution.objects.in_family(slug))
    if not texts:
        raise Http404("No text with this title is held.")
    meant, *others = by_family(texts, request.GET.get("title", ""))
    page = family_page(meant)
    query = [("title", page.key)] if others else []
    context = {
        "page": page,
        "relations": BALANCE,
        "strips": strips(page, meant),
        "key": key(),
        "others": [(one[0].title, urlencode({"title": one[0].title_key})) for one in others],
        "canonical": _address(f"/families/{page.slug}/", list(query)),
    }
    return render(request, "resolutions/family.html", context)
