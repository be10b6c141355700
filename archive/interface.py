"""The language of the interface: the reader's choice, else what the browser asks for, else English."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

ADMIN = "/admin/"
"""Where curators work: in English alone, since half of it would be in another language."""
SPOKEN = ("text/html", "application/json")
"""Kinds of answers that say something in the language of the interface; files are the same in all."""


class InterfaceLanguage(LocaleMiddleware):
    """Takes up the language of the interface, and says what an answer in it depends on."""

    def process_request(self, request: HttpRequest) -> None:
        """Take up the language for this request."""
        if not request.path_info.startswith(ADMIN):
            super().process_request(request)
            return
        translation.activate("en")
        request.LANGUAGE_CODE = "en"

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say that the choice, kept in a cookie, counts as the browser's wish does.

        No language is left behind for whatever this thread does next.
        """
        is_spoken = response.headers.get("Content-Type", "").startswith(SPOKEN)
        if is_spoken and isinstance(response, HttpResponse):
            super().process_response(request, response)
            patch_vary_headers(response, ("Cookie",))
        translation.deactivate()
        return response
