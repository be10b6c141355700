"""Rows shared by documents: sessions, agenda items, sponsors; found, or made when first named."""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import TypeAlias

from django.db import connection

from resolutions.ingest.rows import Rows
from resolutions.models import AgendaItem, ItemPlacement, Session, Sponsor, Sponsorship
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


def sponsors(printed: set[str]) -> dict[str, int]:
    """Map each printed name to the key of its sponsor's row."""
    filed = {name: sponsor_name(name) for name in printed}
    known = _sponsors(set(filed.values()))
    if new := sorted(set(filed.values()) - known.keys()):
        Sponsor.objects.bulk_create(
            [Sponsor(name=name, kind=sponsor_kind(name)) for name in new], ignore_conflicts=True
        )
        known |= _sponsors(set(new))
    return {name: known[filed[name]] for name in printed}


def _sponsors(names: set[str]) -> dict[str, int]:
    """Map the names of sponsors held to their keys; hundreds of names are one value, quickly sent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, id FROM resolutions_sponsor WHERE name = ANY (%s)", [list(names)])
        return dict(cursor.fetchall())


def sessions(named: set[records.SessionOf]) -> dict[records.SessionOf, Session]:
    """Map what documents say of their session to its row; those without a number have none."""
    numbered = {of: (of.number, of.kind) for of in named if of.number is not None}
    held = Session.objects.filter(number__in={number for number, _ in numbered.values()}).order_by()
    known = {(row.number, row.kind): row for row in held}
    if new := sorted(set(numbered.values()) - known.keys()):
        Session.objects.bulk_create(
            (Session(number=number, kind=kind) for number, kind in new), ignore_conflicts=True
        )
        known = {(row.number, row.kind): row for row in held.all()}
    return {of: known[key] for of, key in numbered.items()}


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
        sponsorship.sponsor_id = known[sponsorship.printed]


Place: TypeAlias = tuple[int, int, str]
"""Where an agenda item stands: the key of its session, its number, its letter."""


def place_all(placements: Sequence[ItemPlacement]) -> None:
    """Give placements of any documents the items of their sessions' agendas; those not held are made."""
    due = [(place, one) for one in placements if (place := _place_of(one)) is not None]
    known = _items({place for place, _ in due})
    if lacking := {place: one for place, one in reversed(due) if place not in known}:
        AgendaItem.objects.bulk_create(
            (_item(place, one.title) for place, one in sorted(lacking.items(), key=itemgetter(0))),
            ignore_conflicts=True,
        )
        known |= _items(set(lacking))
    for place, placement in due:
        placement.item_id = known[place]


def _place_of(placement: ItemPlacement) -> Place | None:
    session = placement.document.session_id
    return None if session is None else (session, placement.number, placement.sub_item)


def _item(place: Place, title: str) -> AgendaItem:
    session, number, sub_item = place
    return AgendaItem(session_id=session, number=number, sub_item=sub_item, title=title, topic=fold(title))


def _items(places: set[Place]) -> dict[Place, int]:
    """Map places, and perhaps others of the same sessions and numbers, to the keys of the items there."""
    sessions = {session for session, _, _ in places}
    numbers = {number for _, number, _ in places}
    items = AgendaItem.objects.filter(session__in=sessions, number__in=numbers).order_by()
    return {
        (session, number, sub_item): key
        for session, number, sub_item, key in items.values_list("session_id", "number", "sub_item", "pk")
    }


def place(placements: list[ItemPlacement], session: Session | None) -> None:
    """Give placements the items of ``session``'s agenda; none while the session is unknown."""
    for placement in placements:
        placement.item = None
        if session is not None:
            title = {"title": placement.title, "topic": fold(placement.title)}
            placement.item, _ = AgendaItem.objects.get_or_create(
                session=session, number=placement.number, sub_item=placement.sub_item, defaults=title
            )
