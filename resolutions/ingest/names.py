"""Rows shared by documents: sessions, agenda items, sponsors; found, or made when first named."""

import re

from resolutions.ingest.rows import Rows
from resolutions.models import AgendaItem, ItemPlacement, Session, Sponsor
from resolutions.parsing import records
from resolutions.titles import fold

_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:on behalf of|group|states members|members of|community|movement|european union|african union"
    r"|league|alliance|forum|association|organi[sz]ation)\b",
    re.IGNORECASE,
)


def session_key(of: records.SessionOf) -> int | None:
    """Give the key of the session's row; None when the session has no number."""
    if of.number is None:
        return None
    return Session.objects.get_or_create(number=of.number, kind=of.kind)[0].pk


def sponsor_name(printed: str) -> str:
    """Give a sponsor's name as filed: without the article that a running text needs.

    >>> sponsor_name("the Russian Federation")
    'Russian Federation'
    """
    return _ARTICLE.sub("", printed, count=1) if _ARTICLE.match(printed) else printed


def sponsor_kind(name: str) -> Sponsor.Kind:
    """Tell a group of States, or a State that speaks for one, from a single State."""
    return Sponsor.Kind.GROUP if _GROUP.search(name) else Sponsor.Kind.STATE


def sponsors(printed: set[str]) -> dict[str, Sponsor]:
    """Map each printed name to its sponsor's row."""
    filed = {name: sponsor_name(name) for name in printed}
    known = Sponsor.objects.in_bulk(list(set(filed.values())), field_name="name")
    new = sorted(set(filed.values()) - known.keys())
    if new:
        Sponsor.objects.bulk_create(
            [Sponsor(name=name, kind=sponsor_kind(name)) for name in new], ignore_conflicts=True
        )
        known = Sponsor.objects.in_bulk(list(set(filed.values())), field_name="name")
    return {name: known[filed[name]] for name in printed}


def fill(rows: Rows, record: records.Document) -> None:
    """Give every placement its agenda item, every sponsorship its sponsor."""
    place(rows.placements, rows.document.session)
    if rows.sponsorships:
        known = sponsors({sponsorship.printed for sponsorship in rows.sponsorships})
        for sponsorship in rows.sponsorships:
            sponsorship.sponsor = known[sponsorship.printed]


def place(placements: list[ItemPlacement], session: Session | None) -> None:
    """Give placements the items of ``session``'s agenda; none while the session is unknown."""
    for placement in placements:
        placement.item = None
        if session is not None:
            title = {"title": placement.title, "topic": fold(placement.title)}
            placement.item, _ = AgendaItem.objects.get_or_create(
                session=session, number=placement.number, sub_item=placement.sub_item, defaults=title
            )
