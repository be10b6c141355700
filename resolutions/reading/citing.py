"""What in the archive cites a text or a document, with the places, grouped by citing page."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from resolutions.models import CrossReference, Document, DocumentKind, Resolution
from resolutions.querysets.references import CrossReferenceQuerySet
from resolutions.reading.naming import name_of_session
from resolutions.reading.passages import name_of, numbered_name

MOST_PLACES = 300
"""Citing places a page lists; texts cited more often exist, a page that lists thousands helps nobody."""


@dataclass(frozen=True, slots=True)
class CitingPlace:
    """A paragraph or footnote that cites: its address, its name, the words of the citation."""

    href: str
    name: str
    pinpoint: str


@dataclass(frozen=True, slots=True)
class CitingText:
    """A text or report that cites, and where."""

    href: str
    symbol: str
    title: str
    facts: str
    places: tuple[CitingPlace, ...]


def citing_texts(citations: CrossReferenceQuerySet) -> tuple[CitingText, ...]:
    """Group citations by the page they stand on; each place once."""
    rows = [row for row in citations.with_place()[:MOST_PLACES] if getattr(row, "href", None)]
    return tuple(_citing_text(list(group)) for _, group in groupby(rows, key=_href))


def _href(row: CrossReference) -> str:
    return str(getattr(row, "href", ""))


def _citing_text(rows: list[CrossReference]) -> CitingText:
    first = rows[0]
    stands_in = first.paragraph or first.footnote
    text = stands_in.resolution if stands_in else None
    document = stands_in.document if stands_in else None
    places = dict.fromkeys(_place(row) for row in rows)
    return CitingText(
        href=_href(first),
        symbol=(text.symbol if text else None) or (document.symbol if document else None) or "",
        title=text.title if text else (document.title if document else ""),
        facts=_facts(text, document),
        places=tuple(places),
    )


def _facts(text: Resolution | None, document: Document | None) -> str:
    """The session and what kind of text it is: ``77th session, adopted``."""
    status = text.get_status_display() if text else DocumentKind.COMMITTEE_REPORT.label
    if text and text.ordinal:
        status = _("draft resolution %(ordinal)s in a report") % {"ordinal": text.ordinal}
    status = str(status)
    return ", ".join([name_of_session(document.session), status] if document else [status])


def _place(row: CrossReference) -> CitingPlace:
    if row.paragraph:
        name, anchor = name_of(row.paragraph), row.paragraph.anchor
        if row.paragraph.label:
            name = f"{_printed(anchor)} {row.paragraph.label}"
    else:
        name = _("Footnote %(label)s") % {"label": row.footnote.label} if row.footnote else ""
        anchor = row.footnote.anchor if row.footnote else ""
    return CitingPlace(f"{_href(row)}#{anchor}", name, row.pinpoint or "")


def _printed(anchor: str) -> str:
    """The name of the paragraph a sub-paragraph's anchor begins with: ``op12-a`` is in paragraph 12."""
    whole = anchor.partition("-")[0]
    if whole.startswith("pp"):
        return numbered_name("preambular", whole[2:])
    return numbered_name("", whole.lstrip("op"))
