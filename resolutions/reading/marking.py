"""How a wording changed, as HTML: what went in ``<del>``, what came in ``<ins>``, said in words too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import add

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext_lazy

from resolutions import phrases
from resolutions.aligning.changes import DELETED, INSERTED, SAME, Change, changes_in_parts

MOST_COMPARED = 8_000_000
"""Product of the lengths in characters above which two wordings are not compared word by word."""
LEAST_FOLDED = 3
"""Lines without a change, one after another, from which they are folded."""

_ELEMENTS = {
    DELETED: ("del", pgettext_lazy("said before words", "removed: ")),
    INSERTED: ("ins", pgettext_lazy("said before words", "added: ")),
}
"""The element of a change, and what is said before its words."""

Lines = tuple[SafeString, ...]


def between(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """The changes from one clause, or several, to another; of very long ones, all of both.

    At most one side may be several clauses.
    """
    if not before or not after or sum(map(len, before)) * sum(map(len, after)) > MOST_COMPARED:
        sides = ((DELETED, before), (INSERTED, after))
        return tuple(
            Change(kind, text, part) for kind, side in sides for part, text in enumerate(side) if text
        )
    return changes_in_parts(before, after)


def marked(found: Iterable[Change], *, without: str = "") -> Lines:
    """The lines of a wording with its changes marked; one kind may be left out.

    >>> marked([Change("same", "Urges "), Change("inserted", "all <States> ")])
    ('Urges <ins><span class="spoken" lang="en">added: </span>all &lt;States&gt;</ins> ',)
    """
    lines: list[list[SafeString]] = [[]]
    for change in found:
        if change.kind == without:
            continue
        first, *others = change.text.split("\n")
        lines[-1].append(_piece(change.kind, first))
        lines += [[_piece(change.kind, text)] for text in others]
    return tuple(joined for line in lines if (joined := _joined(line)))


def marked_in_parts(found: Sequence[Change], number: int, *, without: str = "") -> tuple[Lines, ...]:
    """The same for each of ``number`` clauses that one side is."""
    return tuple(
        marked([change for change in found if change.part == part], without=without) for part in range(number)
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a wording one after another; ``is_folded`` where none of many has a change."""

    lines: Lines
    is_folded: bool


def folded(lines: Lines) -> tuple[Stretch, ...]:
    """Put the lines of a changed wording into stretches: many without a change are folded.

    >>> [(len(one.lines), one.is_folded) for one in folded((SafeString("<ins>a</ins>"), *[escape("b")] * 4))]
    [(1, False), (4, True)]
    """
    runs = [(is_changed, tuple(run)) for is_changed, run in groupby(lines, key=_is_changed)]
    return tuple(
        Stretch(run, not is_changed and len(runs) > 1 and len(run) >= LEAST_FOLDED)
        for is_changed, run in runs
    )


def _is_changed(line: SafeString) -> bool:
    """Whether a marked line has a mark; an escaped text has none of these characters."""
    return "<" in line


def plain(text: str) -> Lines:
    """The lines of a wording without any mark."""
    return tuple(escape(line) for line in text.split("\n") if line)


def _piece(kind: str, text: str) -> SafeString:
    """A stretch in its element; the spaces around it stand outside, where no line runs under them."""
    bare = text.strip()
    if kind == SAME or not bare:
        return escape(text)
    start = text.index(bare)
    element, said = _ELEMENTS[kind]
    spoken = f'<span class="spoken" lang="{phrases.interface_language()}">{escape(said)}</span>'
    before, after = escape(text[:start]), escape(text[start + len(bare) :])
    return mark_safe(  # noqa: S308 - all but the elements above is escaped right here
        f"{before}<{element}>{spoken}{escape(bare)}</{element}>{after}"
    )


def _joined(pieces: Sequence[SafeString]) -> SafeString:
    return reduce(add, pieces, SafeString())
