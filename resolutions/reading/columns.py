"""Three texts compared in columns: draft, committee report, adopted text, or any three one after another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from resolutions.aligning.records import IDENTICAL, Clause, Link
from resolutions.reading.choosing import WORDS, Chosen, is_changed, is_wanted
from resolutions.reading.comparing import Comparison, settled_rows
from resolutions.reading.heads import Head
from resolutions.reading.marking import between, marked, plain
from resolutions.reading.rows import (
    Clauses,
    Piece,
    Place,
    Shown,
    has_other_notes,
    history,
    moved_from,
    name_of_anchor,
    pieces,
    place,
)

Step = Mapping[str, Link]
"""The links from a text to the next, by the anchors of the clauses on one side."""


@dataclass(frozen=True, slots=True)
class What:
    """What became of clauses on the way to a column: the relation, in words too, where from if they moved."""

    relation: str
    words: str
    moved_from: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row: the places in a text, what became of them, their wording.

    ``of`` is what pages call the text. ``is_same``: the words are those of the column before.
    """

    of: str
    places: tuple[Place, ...]
    what: tuple[What, ...]
    pieces: tuple[Piece, ...]
    is_same: bool = False


@dataclass(frozen=True, kw_only=True)
class ColumnsRow(Shown):
    """Clauses of the three texts that hang together; ``anchor`` is of the last of them that has one."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The links of both steps that hang together, and the clauses of the three texts they hold."""

    links: tuple[tuple[Link, ...], tuple[Link, ...]]
    anchors: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

    @property
    def name(self) -> str:
        """The name of its row in the page's address."""
        prefixes = ("was-", "via-", "")
        place = max(index for index, anchors in enumerate(self.anchors) if anchors)
        return prefixes[place] + self.anchors[place][0]


def in_columns(
    steps: tuple[Sequence[Link], Sequence[Link]],
    texts: tuple[Sequence[Clause], Sequence[Clause], Sequence[Clause]],
    heads: tuple[Head, Head, Head],
    asked: Chosen,
) -> Comparison:
    """Compare three texts; ``steps`` are the links from the first to the second, and on to the third."""
    first, second, third = ({clause.anchor: clause for clause in text} for text in texts)
    clauses = (first, second, third)
    groups = [group for group in _groups(*steps) if not asked.part or _is_operative(group, clauses)]
    links = [[link for step in group.links for link in step] for group in groups]
    wanted = [group for group, own in zip(groups, links, strict=True) if is_wanted(own, asked.only)]
    return settled_rows((_row(group, clauses, heads) for group in wanted), links, asked)


def _is_operative(group: Group, clauses: Sequence[Clauses]) -> bool:
    return any(
        side[anchor].kind == "operative"
        for anchors, side in zip(group.anchors, clauses, strict=True)
        for anchor in anchors
    )


def _groups(first: Sequence[Link], second: Sequence[Link]) -> list[Group]:
    """The groups in the last text's order.

    What only the second text has stands where it was dropped, what only the first has after its neighbour.
    """
    into = {anchor: link for link in first for anchor in link.after}
    out_of = {anchor: link for link in second for anchor in link.before}
    ordered: list[Group] = []
    seen: set[Link] = set()
    of_first: dict[Link, Group] = {}
    for link in second:
        if link not in seen:
            group = _gathered(link, into, out_of)
            seen |= {*group.links[1]}
            of_first |= dict.fromkeys(group.links[0], group)
            ordered.append(group)
    last: Group | None = None
    for link in first:
        if link not in of_first:
            of_first[link] = Group(((link,), ()), (link.before, (), ()))
            ordered.insert(ordered.index(last) + 1 if last else 0, of_first[link])
        last = of_first[link]
    return ordered


def _gathered(start: Link, into: Step, out_of: Step) -> Group:
    """The links of both steps that share clauses of the text between, from a link of the second step."""
    first: dict[Link, None] = {}
    second: dict[Link, None] = {start: None}
    waiting = list(start.before)
    between: dict[str, None] = {}
    while waiting:
        anchor = waiting.pop(0)
        if anchor not in between:
            between[anchor] = None
            first[into[anchor]] = second[out_of[anchor]] = None
            waiting += [*into[anchor].after, *out_of[anchor].before]
    anchors = (
        tuple(anchor for link in first for anchor in link.before),
        tuple(between),
        tuple(anchor for link in second for anchor in link.after),
    )
    return Group((tuple(first), tuple(second)), anchors)


def _row(
    group: Group, clauses: tuple[Clauses, Clauses, Clauses], heads: tuple[Head, Head, Head]
) -> ColumnsRow:
    links = [*group.links[0], *group.links[1]]
    return ColumnsRow(
        anchor=group.name,
        is_changed=any(map(is_changed, links)),
        other_notes=any(map(has_other_notes, links)),
        history=history(*zip([head.href for head in heads], group.anchors, strict=True)),
        cells=(
            _first_cell(group.anchors[0], clauses[0], heads[0]),
            _cell(group.links[0], group.anchors[1], clauses[:2], heads[1]),
            _cell(group.links[1], group.anchors[2], clauses[1:], heads[2]),
        ),
    )


def _first_cell(anchors: Sequence[str], clauses: Clauses, head: Head) -> Cell:
    """The wording of the first text, without any mark."""
    found = [Piece(plain(clauses[anchor].text), place(anchor, clauses, head.href)) for anchor in anchors]
    return Cell(head.called, tuple(piece.place for piece in found if piece.place), (), _labelled(found))


def _cell(
    links: Sequence[Link], anchors: Sequence[str], clauses: tuple[Clauses, Clauses], head: Head
) -> Cell:
    """The wording of the second or the third text, with what changed since the one before."""
    older, newer = clauses
    places = {anchor: place(anchor, newer, head.href) for anchor in anchors}
    found = [piece for link in links for piece in _pieces(link, older, newer, places)]
    return Cell(
        of=head.called,
        places=tuple(places.values()),
        what=tuple(_what(link, older, newer) for link in links),
        pieces=_labelled(found),
        is_same=bool(links) and all(link.relation == IDENTICAL for link in links),
    )


def _pieces(link: Link, older: Clauses, newer: Clauses, places: Mapping[str, Place]) -> Iterable[Piece]:
    """The wording of a link, each piece with its place."""
    now = [newer[anchor].text for anchor in link.after]
    own = [places[anchor] for anchor in link.after]
    if link.relation == IDENTICAL:
        return [Piece(plain(now[0]), own[0])]
    found = between([older[anchor].text for anchor in link.before], now)
    origins = [place(anchor, older, "") for anchor in link.before]
    if len(own) > 1:
        return pieces(found, own)
    if len(origins) > 1:
        return pieces(found, origins, is_origin=True)
    return [Piece(marked(found), (own or origins)[0], is_origin=not own)]


def _labelled(found: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces; one alone needs no label."""
    return tuple(found) if len(found) > 1 else tuple(replace(piece, place=None) for piece in found)


def _what(link: Link, older: Clauses, newer: Clauses) -> What:
    left = moved_from(link, older, newer)
    return What(link.relation, str(WORDS[link.relation]), ", ".join(map(name_of_anchor, left)))
