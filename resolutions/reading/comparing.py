"""Two texts compared: a row for each link between their clauses, as a reader chose to see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resolutions.aligning.records import IDENTICAL, Clause, Link
from resolutions.models import Resolution
from resolutions.reading.choosing import (
    CHANGES,
    SIDE,
    Choice,
    Chosen,
    counts,
    is_wanted,
    parts,
    views,
)
from resolutions.reading.rows import (
    Clauses,
    Move,
    Shown,
    Stretch,
    in_reading_order,
    is_operative,
    row,
    stretches,
    trace,
    with_neighbours,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Texts compared, ready for a template; ``first_change`` is the anchor of a row shown, empty for none.

    ``has_changes`` tells of all rows, shown or not.
    """

    stretches: tuple[Stretch, ...]
    shown: int
    first_change: str
    has_changes: bool
    counts: tuple[Choice, ...]
    parts: tuple[Choice, ...]
    views: tuple[Choice, ...]
    is_side: bool = False


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
    of_part = [link for link in links if not asked.part or is_operative(link, older, newer)]
    ordered = in_reading_order(links, before, newer)
    return settled_rows(
        _rows(ordered, set(of_part), older, newer, hrefs, asked), [[link] for link in of_part], asked
    )


def settled_rows(rows: Iterable[Shown], links: Sequence[Sequence[Link]], asked: Chosen) -> Comparison:
    """A comparison of rows that are to be shown; ``links`` are those of every row that could be."""
    shown = with_neighbours(rows)
    return Comparison(
        stretches=stretches(shown, fold=asked.only != IDENTICAL),
        shown=sum(bool(one.anchor) for one in shown),
        first_change=next((one.anchor for one in shown if one.is_changed and one.anchor), ""),
        has_changes=any(is_wanted(of_row, CHANGES) for of_row in links),
        counts=counts(links, asked),
        parts=parts(asked),
        views=views(asked),
        is_side=asked.view == SIDE,
    )


def _rows(
    ordered: Iterable[Link | tuple[Move, ...]],
    of_part: set[Link],
    older: Clauses,
    newer: Clauses,
    hrefs: tuple[str, str],
    asked: Chosen,
) -> Iterable[Shown]:
    """The rows that are wanted, and what shows where clauses stood that have moved away."""
    for one in ordered:
        if isinstance(one, Link):
            if one in of_part and is_wanted([one], asked.only):
                yield row(one, older, newer, hrefs, side=asked.view == SIDE)
        elif asked.only in ("", CHANGES) and (left := [move for move in one if move[1] in of_part]):
            yield trace(left, older, hrefs[0])


def is_one_language(*texts: Resolution) -> bool:
    """Whether texts can be compared."""
    return len({text.document.language for text in texts}) == 1
