"""Readable addresses: one current for each thing, the earlier ones kept as redirects.

=====================  ==================================================================
an adopted text        ``/A/RES/77/237/``
a draft with a symbol  ``/A/C.3/80/L.5/``
a report               ``/A/75/464/``, its texts ``/A/75/464/I/``
without a symbol       ``/drafts/80/strengthening-the-united-nations-crime-prevention/``,
                       ``/reports/75/third-committee-crime-prevention.../``,
                       ``/resolutions/...``
=====================  ==================================================================
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from resolutions.ingest.insert import copy
from resolutions.ingest.unsaved import unsaved
from resolutions.models import Address, Document, DocumentKind, Resolution

MAX_SLUG = 80
"""Characters of a title in an address; cut between words."""

FOLDERS = {
    DocumentKind.RESOLUTION: "resolutions",
    DocumentKind.DRAFT_RESOLUTION: "drafts",
    DocumentKind.COMMITTEE_REPORT: "reports",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The address a thing should have; ``firm`` if a symbol stands behind it."""

    target: Document | Resolution
    path: str
    firm: bool


def settle(document: Document, texts: Sequence[Resolution], *, new: bool = False) -> None:
    """Give a document and its texts the addresses they should have; old ones go on as redirects.

    ``new`` says that the rows were just made, so that nothing need be looked up.
    """
    for wanted in wanted_addresses(document, texts):
        _settle(wanted, document.language, new=new)


def settle_new(documents: Sequence[tuple[Document, Sequence[Resolution]]]) -> None:
    """Give documents that were just made their addresses; those that others want too, one by one."""
    wanted = [(one, document) for document, texts in documents for one in wanted_addresses(document, texts)]
    times = Counter((one.path, document.language) for one, document in wanted)
    held = Address.objects.filter(path__in={one.path for one, _ in wanted}).order_by()
    times.update(held.values_list("path", "language"))
    free = [(one, document) for one, document in wanted if times[one.path, document.language] == 1]
    copy(
        [
            unsaved(Address, path=one.path, language=document.language, **_leads_to(one))
            for one, document in free
        ]
    )
    for one, document in wanted:
        if times[one.path, document.language] > 1:
            _settle(one, document.language, new=True)


def wanted_addresses(document: Document, texts: Sequence[Resolution]) -> list[Wanted]:
    """Give the addresses of a document: of its one text, or of itself and each text in it."""
    if len(texts) == 1 and document.kind != DocumentKind.COMMITTEE_REPORT:
        return [_of(texts[0], texts[0].symbol, document, texts[0].title)]
    own = _of(document, document.symbol, document, _subject(document, texts))
    return [own] + [
        _of(text, text.symbol, document, text.title)
        if text.symbol
        else Wanted(text, f"{own.path}{slugify(text.ordinal).upper() or text.order + 1}/", own.firm)
        for text in texts
    ]


def _subject(document: Document, texts: Sequence[Resolution]) -> str:
    """Say what a document is about: "Report of the Third Committee" is the title of a dozen a session."""
    placement = document.placements.order_by("order").first()
    if document.kind == DocumentKind.COMMITTEE_REPORT and placement and placement.title:
        return f"{document.committee} {placement.title}"
    return document.title or (texts[0].title if texts else "")


def _of(target: Document | Resolution, symbol: str | None, document: Document, title: str) -> Wanted:
    if symbol:
        return Wanted(target, f"/{symbol}/", True)
    session = str(document.session).lower() if document.session else "undated"
    revised = "-revised" if document.revised else ""
    name = f"{_slug(title) or 'untitled'}{revised}"
    return Wanted(target, f"/{FOLDERS[DocumentKind(document.kind)]}/{session}/{name}/", False)


def _slug(title: str) -> str:
    """Give a title in the letters of its language, as an address holds it."""
    slug = slugify(title, allow_unicode=True)
    return slug if len(slug) <= MAX_SLUG else slug[: MAX_SLUG + 1].rpartition("-")[0] or slug[:MAX_SLUG]


def _settle(wanted: Wanted, language: str, *, new: bool) -> None:
    leads_to = _leads_to(wanted)
    if not new:
        current = Address.objects.filter(**leads_to, current=True).first()
        if current and (current.path == wanted.path or (not wanted.firm and _is_readable(current))):
            return
        Address.objects.filter(**leads_to, current=True).update(current=False)
    path, count = wanted.path, 1
    while not _claim(path, language, leads_to):
        count += 1
        path = f"{wanted.path.rstrip('/')}~{count}/"


def _leads_to(wanted: Wanted) -> dict[str, Any]:
    return {"resolution" if isinstance(wanted.target, Resolution) else "document": wanted.target}


def _claim(path: str, language: str, leads_to: dict[str, Document | Resolution]) -> bool:
    """Make ``path`` the current address; False if it is another thing's current one.

    Another thing's redirect gives way: that thing has a current address of its own.
    """
    target = {"document": None, "resolution": None} | leads_to
    address = Address.objects.filter(path=path, language=language).first()
    if address is None:
        Address.objects.create(path=path, language=language, **target)
        return True
    if address.current:
        return False
    Address.objects.filter(pk=address.pk).update(**target, current=True)
    return True


def _is_readable(address: Address) -> bool:
    return address.path.split("/")[1] in FOLDERS.values()
