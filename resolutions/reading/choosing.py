"""What a reader may choose to see of a comparison, as its address says it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import npgettext_lazy, pgettext_lazy

from resolutions.aligning.records import IDENTICAL, Link
from resolutions.reading.alignments import BALANCE, MOVED

CHANGES, OPERATIVE, SIDE = "changes", "operative", "side"

WORDS = {
    "identical": pgettext_lazy("what became of a clause", "identical"),
    "routine": pgettext_lazy("what became of a clause", "routine changes"),
    "reworded": pgettext_lazy("what became of a clause", "reworded"),
    "split": pgettext_lazy("what became of a clause", "split"),
    "merged": pgettext_lazy("what became of a clause", "merged"),
    "moved": pgettext_lazy("what became of a clause", "moved"),
    "new": pgettext_lazy("what became of a clause", "new"),
    "dropped": pgettext_lazy("what became of a clause", "dropped"),
}
"""What pages call a relation."""
COUNTED = {
    "identical": npgettext_lazy("after a number of clauses", "identical", "identical", "number"),
    "routine": npgettext_lazy("after a number of clauses", "routine changes", "routine changes", "number"),
    "reworded": npgettext_lazy("after a number of clauses", "reworded", "reworded", "number"),
    "split": npgettext_lazy("after a number of clauses", "split", "split", "number"),
    "merged": npgettext_lazy("after a number of clauses", "merged", "merged", "number"),
    "moved": npgettext_lazy("after a number of clauses", "moved", "moved", "number"),
    "new": npgettext_lazy("after a number of clauses", "new", "new", "number"),
    "dropped": npgettext_lazy("after a number of clauses", "dropped", "dropped", "number"),
}
"""What pages call a relation after how many rows have it, to be filled in with ``number``."""
EVERYTHING = pgettext_lazy("rows of a comparison", "everything")
ALL_CHANGES = pgettext_lazy("rows of a comparison", "all changes")
WHOLE_TEXT = pgettext_lazy("part of a text", "whole text")
OPERATIVE_PART = pgettext_lazy("part of a text", "operative part")
ONE_TEXT = pgettext_lazy("two wordings", "one text")
SIDE_BY_SIDE = pgettext_lazy("two wordings", "side by side")
"""What pages call the choices."""


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


def is_changed(link: Link) -> bool:
    """Whether anything became of a clause."""
    return link.relation != IDENTICAL or link.moved


def is_wanted(links: Iterable[Link], only: str) -> bool:
    """Whether a row of some links is shown where a reader has chosen ``only`` such."""
    if not only:
        return True
    if only == CHANGES:
        return any(map(is_changed, links))
    return any(link.moved if only == MOVED else link.relation == only for link in links)


def counts(rows: Sequence[Sequence[Link]], asked: Chosen) -> tuple[Choice, ...]:
    """What may be shown alone, with the number of rows: all changes, and each relation that there is.

    ``rows`` are the links of each row. A choice that is taken is named though it shows nothing.
    """
    numbers = {only: sum(is_wanted(links, only) for links in rows) for only in ("", CHANGES, *BALANCE)}
    labels = {"": EVERYTHING, CHANGES: ALL_CHANGES}
    return tuple(
        Choice(
            str(labels[only] if only in labels else COUNTED[only] % {"number": number}),
            replace(asked, only=only).query,
            asked.only == only,
            number,
        )
        for only, number in numbers.items()
        if number or only in ("", CHANGES, asked.only)
    )


def parts(asked: Chosen) -> tuple[Choice, Choice]:
    """The whole text, or its operative part alone."""
    return (
        Choice(str(WHOLE_TEXT), replace(asked, part="").query, not asked.part),
        Choice(str(OPERATIVE_PART), replace(asked, part=OPERATIVE).query, bool(asked.part)),
    )


def views(asked: Chosen) -> tuple[Choice, Choice]:
    """Both wordings in one, or side by side."""
    return (
        Choice(str(ONE_TEXT), replace(asked, view="").query, not asked.view),
        Choice(str(SIDE_BY_SIDE), replace(asked, view=SIDE).query, bool(asked.view)),
    )


def link_to(before: str, after: str, asked: Chosen | None = None, *, via: str = "") -> str:
    """The address of a comparison of texts by what names them (``sides.name_of``); ``via`` one between."""
    named = [("from", before), *([("via", via)] if via else []), ("to", after)]
    more = asked.query if asked else ""
    return f"/compare/?{urlencode(named, safe='/')}" + (f"&{more}" if more else "")
