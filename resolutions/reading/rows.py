"""The rows of a comparison of two texts: one for each link, and traces of what stood elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from resolutions import phrases
from resolutions.aligning.changes import DELETED, INSERTED, Change
from resolutions.aligning.records import IDENTICAL, Clause, Link
from resolutions.reading.choosing import WORDS, is_changed
from resolutions.reading.marking import Lines, between, marked, marked_in_parts, plain

LEAST_FOLDED = 3
"""Identical clauses, one after another, that are folded."""

Clauses = Mapping[str, Clause]
"""The clauses of a text by their anchors."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: its anchor in words (``op 4``), spelt out, and its address if it has one."""

    name: str
    spelt: str
    href: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a wording; ``place`` is the clause they are of, where a wording is of several.

    ``is_origin``: the clause stands in the earlier text, and has become part of this wording.
    """

    lines: Lines
    place: Place | None = None
    is_origin: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """Both wordings as one, changes marked; or each by itself, to stand side by side."""

    inline: tuple[Piece, ...] = ()
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What stands in a list of rows.

    ``anchor`` names a row in the page's address, empty for what is no row of its own. ``previous`` and
    ``following`` are the changed rows around it, empty for none. ``history`` is the address of the page of
    its clause, of the latest text that is held.
    """

    anchor: str = ""
    is_changed: bool = True
    other_notes: bool = False
    previous: str = ""
    following: str = ""
    history: str = ""


@dataclass(frozen=True, kw_only=True)
class Row(Shown):
    """A link between clauses; its anchor is the later one's (``op4``), or ``was-op3`` if it was dropped."""

    relation: str
    words: str
    moved_from: str
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    wording: Wording


@dataclass(frozen=True, kw_only=True)
class Trace(Shown):
    """Where clauses stood that have moved away: of each its place then, its row, its place now in words."""

    moves: tuple[tuple[Place, str, str], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows one after another; ``is_folded``: nothing changed in them."""

    rows: tuple[Shown, ...]
    is_folded: bool

    @property
    def first(self) -> str:
        """The place of the first row in words, in the latest text."""
        return name_of_anchor(self.rows[0].anchor)

    @property
    def last(self) -> str:
        """The place of the last row."""
        return name_of_anchor(self.rows[-1].anchor)


def row(link: Link, older: Clauses, newer: Clauses, hrefs: tuple[str, str], *, side: bool) -> Row:
    """Make the row of a link; ``hrefs`` are the addresses of the texts, empty for one that has none."""
    before = tuple(place(anchor, older, hrefs[0]) for anchor in link.before)
    after = tuple(place(anchor, newer, hrefs[1]) for anchor in link.after)
    was, now = [older[anchor].text for anchor in link.before], [newer[anchor].text for anchor in link.after]
    worded = _beside if side else _inline
    return Row(
        anchor=anchor_of(link),
        relation=link.relation,
        words=str(WORDS[link.relation]),
        is_changed=is_changed(link),
        moved_from=", ".join(map(name_of_anchor, moved_from(link, older, newer))),
        other_notes=has_other_notes(link),
        before=before,
        after=after,
        history=history((hrefs[0], link.before), (hrefs[1], link.after)),
        wording=worded(was, now, before, after, same=link.relation == IDENTICAL),
    )


def history(*sides: tuple[str, Sequence[str]]) -> str:
    """The page of the clause that the last of some sides has, of those at an address; empty for none."""
    held = [f"{href}{anchors[0]}/history/" for href, anchors in sides if href and anchors]
    return held[-1] if held else ""


def anchor_of(link: Link) -> str:
    """The name of a link's row in the page's address."""
    return link.after[0] if link.after else f"was-{link.before[0]}"


def has_other_notes(link: Link) -> bool:
    """Whether a clause of the same words calls other footnotes."""
    return link.relation == IDENTICAL and link.why.endswith("other footnotes")


def is_operative(link: Link, older: Clauses, newer: Clauses) -> bool:
    """Whether a clause of a link is operative."""
    sides = [older[anchor] for anchor in link.before] + [newer[anchor] for anchor in link.after]
    return any(clause.kind == "operative" for clause in sides)


def _inline(
    was: Sequence[str], now: Sequence[str], before: Sequence[Place], after: Sequence[Place], *, same: bool
) -> Wording:
    """Both wordings as one; where one is of several clauses, a piece for each."""
    if same:
        return Wording(inline=(Piece(plain(now[0])),))
    merged = len(before) > 1
    return Wording(inline=pieces(between(was, now), before if merged else after, is_origin=merged))


def _beside(
    was: Sequence[str], now: Sequence[str], before: Sequence[Place], after: Sequence[Place], *, same: bool
) -> Wording:
    """Each wording by itself."""
    if same:
        return Wording(old=(Piece(plain(was[0])),), new=(Piece(plain(now[0])),))
    found = between(was, now)
    return Wording(
        old=pieces(found, before, without=INSERTED) if was else (),
        new=pieces(found, after, without=DELETED) if now else (),
    )


def pieces(
    found: Sequence[Change], places: Sequence[Place], *, without: str = "", is_origin: bool = False
) -> tuple[Piece, ...]:
    """Changes as pieces: one for each of several places, or all in one."""
    if len(places) < 2:
        return (Piece(marked(found, without=without)),)
    lines = marked_in_parts(found, len(places), without=without)
    return tuple(Piece(own, place, is_origin) for own, place in zip(lines, places, strict=True))


def place(anchor: str, clauses: Clauses, href: str) -> Place:
    """Where a clause stands in a text at an address, if the text has one."""
    name = name_of_anchor(anchor)
    spelt = phrases.paragraph(clauses[anchor].kind, anchor[2:])
    return Place(name, spelt, f"{href}#{anchor}" if href else "")


def name_of_anchor(anchor: str) -> str:
    """An anchor in words: ``op12`` is ``op 12``."""
    return phrases.anchored(anchor)


Move = tuple[str, Link]
"""A clause of the earlier text that has moved, by its anchor, and its link."""


def moved_from(link: Link, older: Clauses, newer: Clauses) -> tuple[str, ...]:
    """The clauses that a moved link has taken away from where they stood; none of a link that has not moved.

    Of a merger across preamble and operative part only those of the other part have moved.
    """
    if not link.moved:
        return ()
    kinds = {newer[anchor].kind for anchor in link.after}
    crossed = tuple(anchor for anchor in link.before if older[anchor].kind not in kinds)
    return crossed or link.before


def in_reading_order(
    links: Sequence[Link], before: Sequence[Clause], newer: Clauses
) -> list[Link | tuple[Move, ...]]:
    """The links, and among them the clauses that have moved away from there, after what stood before them."""
    older = {clause.anchor: clause for clause in before}
    by_anchor = {anchor: link for link in links for anchor in link.before}
    left: dict[str, list[Move]] = {}
    last = ""
    for anchor, link in ((clause.anchor, by_anchor[clause.anchor]) for clause in before):
        if anchor in moved_from(link, older, newer):
            left.setdefault(last, []).append((anchor, link))
        elif link.after:
            last = anchor_of(link)
    ordered: list[Link | tuple[Move, ...]] = [tuple(left[""])] if "" in left else []
    for link in links:
        ordered.append(link)
        if link.after and anchor_of(link) in left:
            ordered.append(tuple(left[anchor_of(link)]))
    return ordered


def trace(moves: Sequence[Move], older: Clauses, href: str) -> Trace:
    """What is shown where clauses stood that have moved away."""
    return Trace(
        moves=tuple(
            (place(anchor, older, href), anchor_of(link), ", ".join(map(name_of_anchor, link.after)))
            for anchor, link in moves
        )
    )


def with_neighbours(rows: Iterable[Shown]) -> list[Shown]:
    """The rows, each changed one with those before and after it."""
    found = list(rows)
    changed = [index for index, one in enumerate(found) if one.is_changed and one.anchor]
    for earlier, later in pairwise(changed):
        found[earlier] = replace(found[earlier], following=found[later].anchor)
        found[later] = replace(found[later], previous=found[earlier].anchor)
    return found


def stretches(rows: Iterable[Shown], *, fold: bool) -> tuple[Stretch, ...]:
    """The rows in stretches: what is unchanged for long by itself, all else row by row."""
    found = []
    for unchanged, group in groupby(rows, key=lambda one: not (one.is_changed or one.other_notes)):
        members = tuple(group)
        found.append(Stretch(members, fold and unchanged and len(members) >= LEAST_FOLDED))
    return tuple(found)
