"""The agreed-language finder: ``/language/``; what a reader pastes or uploads is answered and forgotten."""

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from psycopg.errors import QueryCanceled

from resolutions import phrases
from resolutions.models import Paragraph
from resolutions.reading.language import choices, find, like, sessions_held
from resolutions.reading.pasting import MAX_PASTED_BYTES, NotRead, pasted
from resolutions.reading.sides import Side, settled
from resolutions.reading.verb_use import scales
from resolutions.views.comparing import MAX_TYPED, side_of
from resolutions.views.public import public
from resolutions.views.uploads import InMemory

TOO_SLOW = gettext_lazy(
    "The archive took too long over this. Paste fewer paragraphs, or narrow what is looked at, and try again."
)


@csrf_exempt  # until the upload has its handler: ``_answered`` is protected
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
@sensitive_post_parameters()
def language(request: HttpRequest) -> HttpResponse:
    """Find the agreed language for a text: ``/language/``; for one held: ``?paragraph=A/RES/77/237/op12``."""
    request.upload_handlers = [InMemory(request, MAX_PASTED_BYTES)]
    return _answered(request)


@public
def verb_scales(request: HttpRequest) -> HttpResponse:
    """Show how strong verbs are taken to be: ``/language/verbs/``."""
    return render(request, "resolutions/verbs.html", {"scales": scales(), "canonical": request.path})


@csrf_protect
def _answered(request: HttpRequest) -> HttpResponse:
    is_paste = request.method == "POST"
    asked = choices((request.POST if is_paste else request.GET).dict())
    context: dict[str, object] = {"asked": asked, "sessions": (sessions := sessions_held())}
    status = 200
    try:
        if is_paste:
            raw, name = _sent(request)
            context["text"] = raw.decode("utf-8", "replace")
            context["page"] = find(pasted(raw, name), asked, sessions)
        elif typed := request.GET.get("paragraph", "").strip():
            context["typed"] = typed[:MAX_TYPED]
            if row := _held(typed):
                context |= {"held": row, "page": like(row, asked, sessions)}
            else:
                status = 404
    except NotRead as problem:
        context["problem"] = str(problem)
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        context["problem"], status = str(TOO_SLOW), 503
    return render(request, "resolutions/language.html", context, status=status)


def _sent(request: HttpRequest) -> tuple[bytes, str]:
    """The bytes of an upload, or of what was pasted, and the name of the file. Raises NotRead."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return request.POST.get("text", "").encode("utf-8", "replace"), "pasted"
    if (file.size or 0) > MAX_PASTED_BYTES:
        sizes = {"count": phrases.thousands(file.size or 0), "most": phrases.thousands(MAX_PASTED_BYTES)}
        raise NotRead(_("The file has %(count)s bytes; at most %(most)s are read.") % sizes)
    if not file.size:
        raise NotRead(_("The file is empty."))
    return file.read(), file.name or "pasted"


def _held(typed: str) -> Paragraph | None:
    """The paragraph under the address of a text and its anchor: ``A/RES/77/237/op12``."""
    path, _sign, anchor = typed.partition("#") if "#" in typed else typed.strip("/").rpartition("/")
    held, *_others = settled(side_of(path), Side())
    if held.text is None or "\0" in anchor:
        return None
    rows = Paragraph.objects.of_texts().filter(resolution=held.text, anchor=anchor[:80])
    return rows.exclude(kind__endswith="heading").first()
