"""The texts of one title across sessions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions.models import Resolution
from resolutions.reading.alignments import BALANCE
from resolutions.reading.families import family_page
from resolutions.views.public import public


@public
def family(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a title's texts on a time line, and what each changed: ``/families/strengthening-.../``."""
    texts = [] if "\0" in slug else list(Resolution.objects.in_family(slug))
    if not texts:
        raise Http404("No text with this title is held.")
    context = {"page": family_page(texts), "relations": BALANCE, "canonical": request.path}
    return render(request, "resolutions/family.html", context)
