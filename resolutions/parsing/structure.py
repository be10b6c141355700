"""Third stage: rows to a document. Finds the texts, and what stands before, between and after them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from resolutions.parsing.layout import Row, ended
from resolutions.parsing.report import RECOMMENDS

FORMULA = re.compile(
    r"The (?:[A-Z][\w’'-]*|and|of|the|on|for|to|against|in)"
    r"(?: (?:[A-Z][\w’'-]*|and|of|the|on|for|to|against|in))*,?"
)
_ORGAN = re.compile(r"\b(?:Assembly|Council|Commission|Conference|Committee|Board|Parties|Congress)\b")
DRAFT = re.compile(
    r"Draft (?P<kind>resolution|decision)(?: (?P<ordinal>[IVXL]{1,6}|\d{1,2}))?[.:]?(?: (?P<title>[A-Z].*))?",
    re.I,
)
MEETING = re.compile(
    r"(?P<meeting>\d{1,4}(?:st|nd|rd|th) (?:\([\w ]+\) )?(?:plenary )?meeting)"
    r"(?:\W+(?P<date>\d{1,2} \w+ \d{4}))?\.?"
)
ANNEX = re.compile(
    r"(?P<label>(?:ANNEX|Annex|APPENDIX|Appendix|Enclosure)(?: (?:[IVXL]{1,6}|\d{1,2}|[A-Z]))?)"
    r"(?:[.:]| [-–—])?(?: (?P<title>.+))?"
)
_PART = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one text: ``head`` with its title, ``body``, ``closing`` and ``annexes``.

    ``start`` and ``end`` are places in the document's rows (end exclusive).
    """

    start: int
    end: int
    head: tuple[Row, ...]
    formula: Row | None
    body: tuple[Row, ...]
    closing: tuple[Row, ...] = ()
    annexes: tuple[tuple[Row, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """A document cut up: what stands before the first text, the texts, what a report says after."""

    front: tuple[Row, ...]
    sections: tuple[Section, ...]
    after: tuple[Row, ...] = ()
    annexes: tuple[tuple[Row, ...], ...] = ()


def is_formula(rows: Sequence[Row], index: int) -> bool:
    """Whether a row is an enacting formula: *The General Assembly,* alone on its line."""
    words = rows[index].plain
    if (
        not words.startswith("The ")
        or len(words) > 140
        or not FORMULA.fullmatch(words)
        or not _ORGAN.search(words)
    ):
        return False
    return words.endswith(",") and (index == 0 or _free(rows[index - 1]))


def _free(row: Row) -> bool:
    """Whether something new may begin after a row: it is finished, or no sentence."""
    return row.plain[-1:] != "," or row.bold or row.level > 0


def cut(rows: tuple[Row, ...]) -> Parts:
    """Cut a document's rows into its texts and the rest; every row is in exactly one part."""
    formulas = [index for index in range(len(rows)) if is_formula(rows, index)]
    starts = _starts(rows, formulas)
    front = rows[: starts[0]] if starts else rows
    sections: list[Section] = []
    after: tuple[Row, ...] = ()
    annexes: tuple[tuple[Row, ...], ...] = ()
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(rows)
        resumed = next((i for i in range(start + 1, end) if _resumes(rows, i)), end)
        sections.append(_section(rows, start, resumed))
        after += rows[resumed:end]
    if after:
        place = next((i for i, row in enumerate(after) if _annex_row(after, i)), len(after))
        after, annexes = after[:place], _annexes(after[place:])
    return Parts(front, tuple(sections), after, annexes)


def _resumes(rows: Sequence[Row], index: int) -> bool:
    return RECOMMENDS.match(rows[index].plain) is not None and ended(rows[index - 1].plain)


def _starts(rows: Sequence[Row], formulas: Sequence[int]) -> list[int]:
    """Give the row at which each text begins: its heading, or its title."""
    starts: list[int] = []
    floor = 0
    for formula in formulas:
        start = _head(rows, formula, floor)
        starts.extend(_draft_decisions(rows, floor, start))
        starts.append(start)
        floor = formula + 1
    starts.extend(_draft_decisions(rows, floor, len(rows)))
    return starts


def _draft_decisions(rows: Sequence[Row], floor: int, end: int) -> list[int]:
    return [
        i
        for i in range(floor, end)
        if (match := DRAFT.fullmatch(rows[i].plain))
        and match["kind"].lower() == "decision"
        and not match["title"]
        and (i == 0 or ended(rows[i - 1].plain))
    ]


def _head(rows: Sequence[Row], formula: int, floor: int) -> int:
    """Go back from the formula to the row at which the text's heading begins."""
    drafts = [i for i in range(max(floor, formula - 25), formula) if DRAFT.fullmatch(rows[i].plain)]
    if drafts and not any(rows[i].plain.endswith((".", ";")) for i in range(drafts[-1] + 1, formula)):
        return drafts[-1]
    index = formula
    while index > floor:
        words = rows[index - 1].plain
        if words.endswith((".", ";", ":")) or MEETING.fullmatch(words) or words.endswith("]"):
            break
        index -= 1
    return index


def _section(rows: tuple[Row, ...], start: int, end: int) -> Section:
    formula = next((i for i in range(start, end) if is_formula(rows, i)), None)
    first = formula + 1 if formula is not None else _after_title(rows, start, end)
    annex = next((i for i in range(first, end) if _annex_row(rows, i)), end)
    closing = next((i for i in range(first, annex) if MEETING.fullmatch(rows[i].plain)), annex)
    return Section(
        start=start,
        end=end,
        head=rows[start : formula if formula is not None else first],
        formula=rows[formula] if formula is not None else None,
        body=rows[first:closing],
        closing=rows[closing:annex],
        annexes=_annexes(rows[annex:end]),
    )


def _after_title(rows: Sequence[Row], start: int, end: int) -> int:
    """Where a draft decision's text begins: at the organ that decides."""
    return next(
        (i for i in range(start + 1, end) if rows[i].plain.startswith("The General Assembly")),
        min(start + 2, end),
    )


def _annex_row(rows: Sequence[Row], index: int) -> bool:
    """Whether an annex begins on a row: the word alone, or a heading that opens with it."""
    row = rows[index]
    match = ANNEX.fullmatch(row.plain)
    if match is None or (index > 0 and rows[index - 1].plain.endswith(",")):
        return False
    return match["title"] is None or ((row.level > 0 or row.bold) and len(row.plain) < 250)


def _annexes(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    starts = [i for i in range(len(rows)) if _annex_row(rows, i)]
    return tuple(rows[start:end] for start, end in pairwise([*starts, len(rows)]))
