"""The icon at the address where browsers look for it on pages that name none, such as the admin's."""

from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static


def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Send the browser on to the icon among the static files."""
    return HttpResponseRedirect(static("resolutions/img/favicon.svg"))
