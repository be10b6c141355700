"""Rows shared by documents: sessions, agenda items, sponsors; found, or made when first named."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from resolutions.ingest.rows import Rows
from resolutions.models import AgendaItem, ItemPlacement, Session, Sponsor, Sponsorship
from resolutions.parsing import records
from resolutions.titles import fold

if TYPE_CHECKING:
    from django.db.models import QuerySet

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


def sessions(named: set[records.SessionOf]) -> dict[records.SessionOf, Session]:
    """Map what documents say of their session to its row; those without a number have none."""
    made: dict[tuple[int, str], Session] = {}
    for of in named:
        if of.number is not None and (of.number, of.kind) not in made:
            made[of.number, of.kind], _ = Session.objects.get_or_create(number=of.number, kind=of.kind)
    return {of: made[of.number, of.kind] for of in named if of.number is not None}


def fill(rows: Rows, record: records.Document) -> None:
    """Give every placement its agenda item, every sponsorship its sponsor."""
    place(rows.placements, rows.document.session)
    _fill_sponsors(rows.sponsorships)


def fill_all(documents: Sequence[Rows]) -> None:
    """Do the same for many new documents, with a few statements for all of them."""
    place_all([row for rows in documents for row in rows.placements])
    _fill_sponsors([row for rows in documents for row in rows.sponsorships])


def _fill_sponsors(sponsorships: Sequence[Sponsorship]) -> None:
    known = sponsors({sponsorship.printed for sponsorship in sponsorships}) if sponsorships else {}
    for sponsorship in sponsorships:
        sponsorship.sponsor = known[sponsorship.printed]


def place_all(placements: Sequence[ItemPlacement]) -> None:
    """Give placements of any documents the items of their sessions' agendas; those not held are made."""
    due = [(_item(one), one) for one in placements if one.document.session_id is not None]
    agendas = AgendaItem.objects.filter(session__in={one.document.session_id for _, one in due})
    if lacking := {key: one for key, one in reversed(due) if key not in _by_place(agendas)}:
        AgendaItem.objects.bulk_create(
            (
                AgendaItem(
                    session=one.document.session,
                    number=one.number,
                    sub_item=one.sub_item,
                    title=one.title,
                    topic=fold(one.title),
                )
                for one in lacking.values()
            ),
            ignore_conflicts=True,
        )
    known = _by_place(agendas.all())
    for key, placement in due:
        placement.item = known[key]


def _item(placement: ItemPlacement) -> tuple[int | None, int, str]:
    return placement.document.session_id, placement.number, placement.sub_item


def _by_place(items: "QuerySet[AgendaItem]") -> dict[tuple[int | None, int, str], AgendaItem]:
    return {(item.session_id, item.number, item.sub_item): item for item in items}


def place(placements: list[ItemPlacement], session: Session | None) -> None:
    """Give placements the items of ``session``'s agenda; none while the session is unknown."""
    for placement in placements:
        placement.item = None
        if session is not None:
            title = {"title": placement.title, "topic": fold(placement.title)}
            placement.item, _ = AgendaItem.objects.get_or_create(
                session=session, number=placement.number, sub_item=placement.sub_item, defaults=title
            )
