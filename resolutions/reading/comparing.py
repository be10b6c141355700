"""The page that compares two texts: a row for each link between their clauses, what is shown, what may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from resolutions.aligning.changes import DELETED, INSERTED
from resolutions.aligning.records import IDENTICAL, Clause, Link
from resolutions.models import Resolution
from resolutions.reading.alignments import BALANCE, MOVED, balance
from resolutions.reading.marking import Lines, between, marked, plain

CHANGES, OPERATIVE, SIDE = "changes", "operative", "side"
LEAST_FOLDED = 3
"""Identical clauses, one after another, that are folded."""

WORDS = {
    "identical": "identical",
    "routine": "routine changes",
    "reworded": "reworded",
    "split": "split",
    "merged": "merged",
    "moved": "moved",
    "new": "new",
    "dropped": "dropped",
}
"""What pages call a relation."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader has chosen to see: ``only`` some rows, of one ``part``, in a ``view``; empty for all."""

    only: str = ""
    part: str = ""
    view: str = ""

    @property
    def query(self) -> str:
        """The choices as an address says them."""
        named = (("only", self.only), ("part", self.part), ("view", self.view))
        return urlencode([(name, value) for name, value in named if value])


def chosen(asked: Mapping[str, str]) -> Chosen:
    """Read choices from an address; what is not known is ignored."""
    known = {"only": (CHANGES, *BALANCE), "part": (OPERATIVE,), "view": (SIDE,)}
    return Chosen(**{name: asked[name] for name in known if asked.get(name) in known[name]})


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that a reader may take, or has taken: its words, how many rows it shows, its address."""

    label: str
    query: str
    is_chosen: bool
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: its anchor in words (``op 4``), spelt out, and its address if it has one."""

    name: str
    spelt: str
    href: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The lines of both wordings as one, changes marked; or of each by itself, to stand side by side."""

    inline: Lines = ()
    old: Lines = ()
    new: Lines = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A link between clauses; ``number`` counts all of them from 1, whatever is shown.

    ``previous`` and ``following`` are the numbers of the changed rows around it, 0 for none.
    """

    number: int
    relation: str
    words: str
    is_changed: bool
    is_operative: bool
    is_moved: bool
    moved_from: str
    other_notes: bool
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    wording: Wording
    previous: int = 0
    following: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows one after another; ``is_folded``: nothing changed in them."""

    rows: tuple[Row, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts compared, ready for a template; ``total`` counts the rows before any choice."""

    stretches: tuple[Stretch, ...]
    total: int
    shown: int
    first_change: int
    counts: tuple[Choice, ...]
    parts: tuple[Choice, ...]
    views: tuple[Choice, ...]
    is_side: bool


def comparison(
    links: Sequence[Link],
    before: Sequence[Clause],
    after: Sequence[Clause],
    hrefs: tuple[str, str],
    asked: Chosen,
) -> Comparison:
    """Compare two texts; ``hrefs`` are their addresses, empty for a text that has none."""
    older = {clause.anchor: clause for clause in before}
    newer = {clause.anchor: clause for clause in after}
    of_part = [
        (number, link)
        for number, link in enumerate(links, start=1)
        if not asked.part or _is_operative(link, older, newer)
    ]
    wanted = [(number, link) for number, link in of_part if _is_wanted(link, asked.only)]
    worded = _beside if asked.view == SIDE else _inline
    rows = _with_neighbours(
        [_row(number, link, older, newer, hrefs, worded(link, older, newer)) for number, link in wanted]
    )
    return Comparison(
        stretches=tuple(_stretches(rows, fold=asked.only != IDENTICAL)),
        total=len(links),
        shown=len(rows),
        first_change=next((row.number for row in rows if row.is_changed), 0),
        counts=tuple(_counts([link for _, link in of_part], asked)),
        parts=(
            Choice("whole text", replace(asked, part="").query, not asked.part),
            Choice("operative part", replace(asked, part=OPERATIVE).query, bool(asked.part)),
        ),
        views=(
            Choice("one text", replace(asked, view="").query, not asked.view),
            Choice("side by side", replace(asked, view=SIDE).query, bool(asked.view)),
        ),
        is_side=asked.view == SIDE,
    )


def _is_changed(link: Link) -> bool:
    return link.relation != IDENTICAL or link.moved


def _is_wanted(link: Link, only: str) -> bool:
    return {"": True, CHANGES: _is_changed(link), MOVED: link.moved}.get(only, link.relation == only)


def _is_operative(link: Link, older: Mapping[str, Clause], newer: Mapping[str, Clause]) -> bool:
    sides = [older[anchor] for anchor in link.before] + [newer[anchor] for anchor in link.after]
    return any(clause.kind == "operative" for clause in sides)


def _row(
    number: int,
    link: Link,
    older: Mapping[str, Clause],
    newer: Mapping[str, Clause],
    hrefs: tuple[str, str],
    wording: Wording,
) -> Row:
    same = link.relation == IDENTICAL
    return Row(
        number=number,
        relation=link.relation,
        words=WORDS[link.relation],
        is_changed=_is_changed(link),
        is_operative=_is_operative(link, older, newer),
        is_moved=link.moved,
        moved_from=", ".join(_name(anchor) for anchor in link.before) if link.moved else "",
        other_notes=same and link.why.endswith("other footnotes"),
        before=tuple(_place(anchor, older, hrefs[0]) for anchor in link.before),
        after=tuple(_place(anchor, newer, hrefs[1]) for anchor in link.after),
        wording=wording,
    )


def _inline(link: Link, older: Mapping[str, Clause], newer: Mapping[str, Clause]) -> Wording:
    """The lines of both wordings as one."""
    was, now = _text(link.before, older), _text(link.after, newer)
    return Wording(inline=plain(now) if link.relation == IDENTICAL else marked(between(was, now)))


def _beside(link: Link, older: Mapping[str, Clause], newer: Mapping[str, Clause]) -> Wording:
    """The lines of each wording by itself."""
    was, now = _text(link.before, older), _text(link.after, newer)
    if link.relation == IDENTICAL:
        return Wording(old=plain(was), new=plain(now))
    found = between(was, now)
    return Wording(old=marked(found, without=INSERTED), new=marked(found, without=DELETED))


def _text(anchors: Iterable[str], clauses: Mapping[str, Clause]) -> str:
    return "\n".join(clauses[anchor].text for anchor in anchors)


def _place(anchor: str, clauses: Mapping[str, Clause], href: str) -> Place:
    name = _name(anchor)
    spelt = f"{clauses[anchor].kind} paragraph {name.partition(' ')[2]}"
    return Place(name, spelt, f"{href}#{anchor}" if href else "")


def _name(anchor: str) -> str:
    """An anchor in words: ``op12`` is ``op 12``."""
    return f"{anchor[:2]} {anchor[2:]}"


def _with_neighbours(rows: Sequence[Row]) -> list[Row]:
    """The rows, each with the changed rows before and after it."""
    changed = [row.number for row in rows if row.is_changed]
    return [
        replace(
            row,
            previous=max((number for number in changed if number < row.number), default=0),
            following=min((number for number in changed if number > row.number), default=0),
        )
        for row in rows
    ]


def _stretches(rows: Iterable[Row], *, fold: bool) -> Iterable[Stretch]:
    """The rows in stretches: what is unchanged for long by itself, all else row by row."""
    for unchanged, group in groupby(rows, key=lambda row: not (row.is_changed or row.other_notes)):
        found = tuple(group)
        yield Stretch(found, fold and unchanged and len(found) >= LEAST_FOLDED)


def _counts(links: Sequence[Link], asked: Chosen) -> Iterable[Choice]:
    """What may be shown alone: all changes, and each relation that there is; the one chosen leads back."""
    numbers = {count.relation: count.number for count in balance(links)}
    yield _only("", "everything", len(links), asked)
    yield _only(CHANGES, "all changes", sum(map(_is_changed, links)), asked)
    for relation, number in numbers.items():
        if number or asked.only == relation:
            yield _only(relation, WORDS[relation], number, asked)


def _only(only: str, label: str, number: int, asked: Chosen) -> Choice:
    return Choice(label, replace(asked, only=only).query, asked.only == only, number)


def link_to(before: str, after: str, asked: Chosen | None = None) -> str:
    """The address of a comparison of two texts by what names them (``sides.name_of``)."""
    query = urlencode([("from", before), ("to", after)], safe="/")
    more = asked.query if asked else ""
    return f"/compare/?{query}" + (f"&{more}" if more else "")


def is_one_language(before: Resolution, after: Resolution) -> bool:
    """Whether two texts can be compared."""
    return before.document.language == after.document.language
