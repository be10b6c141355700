"""The page of a pack: clauses in the order chosen, and in words what of them is missing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from resolutions import clause_keys
from resolutions.clause_keys import ClauseKey, Listed
from resolutions.packs.records import Pack
from resolutions.reading.described import DescribedClause, described
from resolutions.reading.named_clauses import held_clauses

MAX_TITLE = 160
"""Characters of a title that are kept."""


def untitled() -> str:
    """What a pack is called that was given no title."""
    return _("Pack of clauses")


@dataclass(frozen=True, slots=True)
class PackItem:
    """A clause of a pack, or the place of one that is not held; ``place`` counts from 1 over all of them.

    ``number`` counts those that are held, 0 for one that is not. ``is_first`` and ``is_last``: it cannot
    move further.
    """

    place: int
    number: int
    key: ClauseKey
    described: DescribedClause | None
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class PackPage:
    """A pack, ready for its template; ``title`` is what was given, empty for none.

    ``unreadable`` is what names no clause, ``beyond`` counts what was asked for and has no room.
    """

    title: str
    items: tuple[PackItem, ...]
    unreadable: tuple[str, ...]
    beyond: int

    @property
    def called(self) -> str:
        """Its title, or what a pack without one is called."""
        return self.title or untitled()

    @property
    def keys(self) -> tuple[ClauseKey, ...]:
        """Its clauses as an address names them, held or not; current addresses where there are any."""
        return tuple(item.key for item in self.items)

    @property
    def query(self) -> str:
        """What asks for it in an address, after the question mark."""
        return query(self.keys, self.title)

    @property
    def names(self) -> list[str]:
        """What names its clauses in an address."""
        return clause_keys.names(self.keys)

    @property
    def clauses(self) -> tuple[DescribedClause, ...]:
        """The clauses that are held."""
        return tuple(item.described for item in self.items if item.described)

    @property
    def unknown(self) -> tuple[ClauseKey, ...]:
        """Those that are not."""
        return tuple(item.key for item in self.items if not item.described)

    @property
    def standings(self) -> dict[str, int]:
        """How many clauses are adopted language, drafts, reports' own words; only those there are."""
        return dict(Counter(one.clause.status for one in self.clauses))

    @property
    def most(self) -> int:
        """How many clauses a pack holds."""
        return clause_keys.MOST


def query(keys: Sequence[ClauseKey], title: str = "") -> str:
    """Ask for some clauses in an address: readable, in one form only.

    >>> query(clause_keys.read(["77/237 op12"]).keys, "For the drafting group")
    'clause=A/RES/77/237:op12&title=For+the+drafting+group'
    """
    named = [("clause", name) for name in clause_keys.names(keys)]
    return urlencode([*named, *([("title", title)] if title else [])], safe="/:,()~")


def pack_page(listed: Listed, title: str, site: str) -> PackPage:
    """Read everything a pack shows; at most fifteen queries, whatever the number of its clauses."""
    held = held_clauses(listed.keys)
    once = {clause.key: clause for key in listed.keys if (clause := held.get(key))}
    keys = tuple(dict.fromkeys(held[key].key if key in held else key for key in listed.keys))
    known = {one.key: one for one in described(tuple(once.values()), site)}
    numbers = {key: number for number, key in enumerate(known, start=1)}
    items = tuple(
        PackItem(place, numbers.get(key, 0), key, known.get(key), place == 1, place == len(keys))
        for place, key in enumerate(keys, start=1)
    )
    return PackPage(title, items, listed.unreadable, listed.beyond)


def as_file(page: PackPage, site: str) -> Pack:
    """Give what files hold of a pack."""
    missing = [f"Not held here, and missing from this pack: {', '.join(map(str, page.unknown))}."]
    more = [f"{page.beyond} more clauses were asked for: a pack holds at most {page.most}."]
    return Pack(
        title=page.called,
        href=f"{site}/pack/?{page.query}",
        clauses=tuple(one.clause for one in page.clauses),
        missing=(*(missing if page.unknown else ()), *(more if page.beyond else ())),
    )
