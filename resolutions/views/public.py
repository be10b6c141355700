"""What every public view is: for reading alone."""

from collections.abc import Callable
from typing import ParamSpec

from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

Arguments = ParamSpec("Arguments")
View = Callable[Arguments, HttpResponseBase]


def public(view: View[Arguments]) -> View[Arguments]:
    """Answer GET and HEAD alone; any other method is told so with 405, not asked for a token first."""
    return csrf_exempt(require_safe(view))
