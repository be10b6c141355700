"""Third stage: rows to a document. Finds the texts, and what stands before, between and after them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resolutions.parsing.closing import starts as closes
from resolutions.parsing.furniture import SYMBOL_LINE
from resolutions.parsing.layout import Row, ended
from resolutions.parsing.leads import opens_operative, opens_preambular
from resolutions.parsing.masthead import REPORT
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
ANNEX = re.compile(
    r"(?P<label>(?:ANNEX|Annex|APPENDIX|Appendix|Enclosure)(?: (?:[IVXL]{1,6}|\d{1,2}|[A-Z]))?)"
    r"(?:[.:]| [-–—])?(?: (?P<title>.+))?"
)
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


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

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row of the text, its annexes with it."""
        return (*self.head, *self.body, *self.closing, *(row for one in self.annexes for row in one))


@dataclass(frozen=True, slots=True)
class Parts:
    """A document cut up: ``front`` before the first text, the texts, what a report says ``after``.

    ``report`` counts the rows of ``front`` that are cover, None if the document is no report.
    """

    front: tuple[Row, ...]
    sections: tuple[Section, ...]
    after: tuple[Row, ...] = ()
    annexes: tuple[tuple[Row, ...], ...] = ()
    first: int | None = None

    @property
    def readable(self) -> bool:
        """Whether there is anything to read: a text, or a report."""
        return bool(self.sections) or self.first is not None

    @property
    def is_report(self) -> bool:
        """Whether the document is a committee report."""
        return self.first is not None

    @property
    def cover(self) -> tuple[Row, ...]:
        """The rows of the cover; those of a single text end with its title."""
        if self.first is not None:
            return self.front[: self.first]
        return self.front + (self.sections[0].head if self.sections else ())

    @property
    def report(self) -> tuple[Row, ...]:
        """The rows of a report's own paragraphs before its texts."""
        return self.front[self.first :] if self.first is not None else ()

    @property
    def organ(self) -> str | None:
        """The organ that the enacting formula names."""
        formula = next((one.formula for one in self.sections if one.formula), None)
        return formula.plain.removeprefix("The ").rstrip(",") if formula else None


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
    if not words.endswith(",") and not _opened_after(rows, index):
        return False
    return index == 0 or _free(rows[index - 1]) or words.startswith("The General Assembly")


def _opened_after(rows: Sequence[Row], index: int) -> bool:
    """Whether a preamble or an operative paragraph opens on the next row, for a formula without comma."""
    words = rows[index + 1].plain if index + 1 < len(rows) else ""
    return opens_preambular(words) or opens_operative(words.removeprefix("1. "))


def _free(row: Row) -> bool:
    """Whether something new may begin after a row: it is finished, or no sentence."""
    return row.plain[-1:] != "," or row.bold or row.level > 0


def cut(rows: tuple[Row, ...]) -> Parts:
    """Cut a document's rows into its texts and the rest; every row is in exactly one part."""
    formulas = [index for index in range(len(rows)) if is_formula(rows, index)]
    starts = _starts(rows, formulas) or _first_lead(rows)
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
    first = _report_start(front)
    if first is not None and not sections:
        place = next((i for i in range(first, len(front)) if _annex_row(front, i)), len(front))
        front, annexes = front[:place], _annexes(front[place:])
    return _with_report_annexes(Parts(front, tuple(sections), after, annexes, first))


_REPORT_ANNEX = re.compile(r"\bannex(?:es)?\b[^.;]{0,40} to the present (?:document|report)")
_TEXT_ANNEX = re.compile(
    r"\bannex(?:es|ed)?(?: (?:[IVX]+|\d)(?:,? (?:and )?(?:[IVX]+|\d))*)? to the present"
    r"|\b(?:in|as|see|and) (?:the |an )?annex(?:es|ed)?\b(?! (?:to|of|[IVX]+ (?:to|of)) )|\(annex(?:es)?\b",
    re.IGNORECASE,
)
"""How a text says that it has an annex of its own: ``annexed to the present``, ``set out in the annex``."""


def _report_start(front: Sequence[Row]) -> int | None:
    """Where a committee report's paragraphs begin; None if the document is no report."""
    said = next((i for i, row in enumerate(front) if REPORT.fullmatch(row.plain)), None)
    for index, row in enumerate(front):
        first = re.match(r"1 ?\. ?\S", row.plain) and (said is not None or len(row.plain) > 60)
        if first or re.fullmatch(r"I\. +Introduction", row.plain):
            return index
    return len(front) if said is not None else None


def _with_report_annexes(parts: Parts) -> Parts:
    """Give the report the annexes behind its last text that this text does not speak of."""
    if not parts.is_report or not parts.sections or not parts.sections[-1].annexes:
        return parts
    last = parts.sections[-1]
    own = any(_REPORT_ANNEX.search(row.plain) for row in parts.front)
    spoken = any(_TEXT_ANNEX.search(row.plain) for row in last.body)
    if spoken and not own:
        return parts
    kept = last.annexes[:-1] if spoken else ()
    moved = last.annexes[len(kept) :]
    end = last.end - sum(len(one) for one in moved)
    section = replace(last, annexes=kept, end=end)
    return replace(parts, sections=(*parts.sections[:-1], section), annexes=moved + parts.annexes)


def without_symbols(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], str | None]:
    """Take running symbols out of the text, and give the document's symbol if one was there.

    On the cover a symbol stays: it is read there.
    """
    first = next((i for i in range(len(rows)) if is_formula(rows, i)), 0)
    kept = list(rows[:first])
    symbol: str | None = None
    gone = False
    for row in rows[first:]:
        if row.page and SYMBOL_LINE.fullmatch(row.plain):
            symbol, gone = symbol or row.plain.rstrip("*"), True
        else:
            kept.append(replace(row, page=True, broken=True) if gone else row)
            gone = False
    return tuple(kept), symbol


def _resumes(rows: Sequence[Row], index: int) -> bool:
    words = rows[index].plain
    return words[:1].isdecimal() and RECOMMENDS.match(words) is not None and ended(rows[index - 1].plain)


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
        if rows[i].plain[:1] in ("D", "d")
        and (match := DRAFT.fullmatch(rows[i].plain))
        and match["kind"].lower() == "decision"
        and not match["title"]
        and (i == 0 or ended(rows[i - 1].plain))
    ]


def _first_lead(rows: Sequence[Row]) -> list[int]:
    """Where a text without enacting formula begins: at its first paragraph, if it has two or more."""
    leads = [i for i, row in enumerate(rows) if opens_preambular(row.plain) and len(row.plain) > 40]
    return leads[:1] if len(leads) > 1 else []


def _head(rows: Sequence[Row], formula: int, floor: int) -> int:
    """Go back from the formula to the row at which the text's heading begins."""
    drafts = [i for i in range(max(floor, formula - 25), formula) if DRAFT.fullmatch(rows[i].plain)]
    if drafts and not any(rows[i].plain.endswith((".", ";")) for i in range(drafts[-1] + 1, formula)):
        return drafts[-1]
    index = formula
    while index > floor:
        words = rows[index - 1].plain
        if (
            words.endswith((".", ";", ":"))
            or closes(rows[index - 1])
            or words.endswith("]")
            or _DAY.fullmatch(words)
        ):
            break
        index -= 1
    return index


def _section(rows: tuple[Row, ...], start: int, end: int) -> Section:
    formula = next((i for i in range(start, end) if is_formula(rows, i)), None)
    if formula is not None:
        first = formula + 1
    else:
        first = _after_title(rows, start, end) if DRAFT.fullmatch(rows[start].plain) else start
    annex = next((i for i in range(first, end) if _annex_row(rows, i)), end)
    closing = next((i for i in range(first, annex) if closes(rows[i])), annex)
    behind = next((i for i in range(max(annex, end - 2), end) if closes(rows[i])), end)
    return Section(
        start=start,
        end=end,
        head=rows[start : formula if formula is not None else first],
        formula=rows[formula] if formula is not None else None,
        body=rows[first:closing],
        closing=(*rows[closing:annex], *rows[behind:end]),
        annexes=_annexes(rows[annex:behind]),
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
    match = ANNEX.fullmatch(row.plain) if row.plain[:1] in ("A", "E") else None
    if match is None or (index > 0 and rows[index - 1].plain.endswith(",")):
        return False
    return match["title"] is None or ((row.level > 0 or row.bold) and len(row.plain) < 250)


def _annexes(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    starts = [i for i in range(len(rows)) if _annex_row(rows, i)]
    return tuple(rows[start:end] for start, end in pairwise([*starts, len(rows)]))
