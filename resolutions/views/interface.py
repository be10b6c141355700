"""The choice of the interface's language: ``/interface/fr/?next=/sessions/``."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control

from resolutions.views.public import public


@public
@cache_control(no_store=True)
def interface(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the language chosen in a cookie, and lead back to ``next``, or to the front page.

    Raises Http404 for a language that the interface has not.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404("The interface is not in this language.")
    asked = request.GET.get("next", "")
    is_here = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(asked if is_here else "/")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response
