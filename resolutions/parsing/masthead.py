"""Lines of a cover that say by themselves what they are, and such lines where several stand in one.

``told`` reads a line wherever it stands; ``cut`` parts rows that hold several pieces, side by side
or in the cells of a table: ``General Assembly Distr.: General``, ``| United Nations | A/77/98 |``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from resolutions.parsing import agenda
from resolutions.parsing.furniture import SYMBOL_LINE
from resolutions.parsing.layout import Row
from resolutions.parsing.markup import plain
from resolutions.parsing.wording import DATE, SESSION, session

_LANGUAGE = r"(?:English|French|Spanish|Russian|Arabic|Chinese|Portuguese|German)"
_OTHERS = rf"(?:(?: ?[/,] ?| and |, and ){_LANGUAGE})*"
_ON_REPORT = (
    r"(?:\[(?:on the (?:basis of the )?reports? of|without reference to|adopted)\b"
    r"|\(?on the reports? of the [\w ]*Committee \(|\(?without reference to a Main Committee \().*"
)
NUMBER = r"(?:\d{1,3}|E?S-\d{1,2})/\d{1,4}(?: ?[A-Z](?:[-–][A-Z]| and [A-Z])?)?"
"""The number of a resolution: ``77/237``, ``S-32/1``, ``75/253 A``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of line: ``firm`` if it is never part of a title, a list or a sentence."""

    name: str
    pattern: re.Pattern[str]
    firm: bool = False


KINDS = (
    Kind("number", re.compile(rf"(?P<number>{NUMBER})\.\s*(?P<title>.*)"), firm=True),
    Kind("number", re.compile(rf"(?P<number>{NUMBER}) (?P<title>[A-Z“\"‘].+)"), firm=True),
    Kind(
        "number", re.compile(rf"Resolution (?P<number>{NUMBER})[.:]?(?: (?P<title>[A-Z“\"‘].*))?"), firm=True
    ),
    Kind("symbol", re.compile(rf"(?P<symbol>{SYMBOL_LINE.pattern})(?:[–-]{SYMBOL_LINE.pattern})?")),
    Kind(
        "organ",
        re.compile(
            r"(?:United Nations )?"
            r"(?P<organ>General Assembly|Economic and Social Council|Security Council|Human Rights Council)",
            re.I,
        ),
    ),
    Kind(
        "letterhead",
        re.compile(
            r"United Nations|Nations Unies|Provisional|Advance (?:un)?edited version|Unedited|Agenda"
            r"|Official Records|Distr(?:\.|ibution)?:?|Original:|Date:?",
            re.I,
        ),
    ),
    Kind(
        "original", re.compile(r"Original: *\[?\w+\]?(?:(?: ?[/,] ?| and |, and )\w+)*\**", re.I), firm=True
    ),
    Kind("language", re.compile(rf"{_LANGUAGE}{_OTHERS}(?: only)?", re.I)),  # English/French
    Kind(  # Distr.: General 10 January 2023
        "distribution",
        re.compile(
            r"Distr(?:\.|ibution)?:? *(?P<distribution>General|Limited|Restricted)"
            rf"(?:,? +(?P<date>{DATE.pattern}))?\**",
            re.I,
        ),
        firm=True,
    ),
    Kind("distribution", re.compile(r"(?P<distribution>GENERAL|LIMITED|RESTRICTED)(?P<date>)")),
    Kind("date", re.compile(rf"Date: *(?P<date>{DATE.pattern})\**", re.I), firm=True),
    Kind("date", re.compile(rf"(?P<date>{DATE.pattern})\**", re.I)),
    Kind("session", SESSION, firm=True),
    Kind(
        "committee",
        re.compile(
            r"(?P<committee>(?:First|Second|Third|Fourth|Fifth|Sixth|General) Committee"
            r"|Special Political(?: and Decolonization)? Committee"
            r"(?: \((?:Fourth|Special) Committee\))?|Credentials Committee)",
            re.I,
        ),
    ),
    Kind("agenda", re.compile(r"Agenda items?:? (?P<items>\d.*)", re.I), firm=True),
    Kind(
        "agenda",
        re.compile(r"Items? (?P<items>\d.*?) of the (?:preliminary list|provisional agenda)\**", re.I),
        firm=True,
    ),
    Kind(
        "report_title",
        re.compile(
            r"(?:Report of the|REPORT OF THE) "
            r"(?P<committee>(?:(?:[A-Z][\w-]+|and|of|on) )*(?i:Committee)(?: \([^)]*\))?)\*{0,2}"
        ),
        firm=True,
    ),
    Kind("rapporteur", re.compile(r"Rapporteur ?: *(?P<rapporteur>.*)", re.I), firm=True),
    Kind("adopted", re.compile(r"(?:Resolutions?|Decisions?) adopted by the .+", re.I), firm=True),
    Kind("report", re.compile(_ON_REPORT, re.I), firm=True),
    Kind(
        "submitted",
        re.compile(r"(?:Revised )?draft (?:resolution|decision) submitted by (?P<names>.+)", re.I),
        firm=True,
    ),
    Kind(
        "proposal",
        re.compile(
            r"(?:.*?:\s*)?((?:second |third )?(?:revised )?draft (?:resolution|decision)|amendments?)\**",
            re.I,
        ),
    ),
)
"""Every kind of line, those that say more first; an example is in each pattern or beside it."""

PROPOSAL = KINDS[-1].pattern
"""What ends a list of sponsors: ``Egypt: draft resolution``."""
COMMITTEE = next(kind.pattern for kind in KINDS if kind.name == "committee")
REPORT = next(kind.pattern for kind in KINDS if kind.name == "report_title")
"""The title of a committee's report."""
_SIDE_BY_SIDE = frozenset(
    {"symbol", "organ", "letterhead", "original", "language", "distribution", "date", "session", "committee"}
)
"""Kinds that stand side by side on one line."""
_TELLING = frozenset({"distribution", "original"})
"""Kinds beside which even a piece that says nothing known is parted."""
_COLUMNS = re.compile(r"\s{3,}|\s*\|\s*")
_TABLE_RULE = re.compile(r"[-:=\s]*")
_BESIDE = re.compile(r"Distr|Original", re.I)
_LATER = re.compile(
    rf" (?=[*_]*(?:Resolution|Decision)s? adopted by the |\[[*_\ufdd0]*(?:on the|without reference))"
    rf"|(?<=\])[*_]* (?=[*_]*{NUMBER}\. )",
    re.I,
)
"""Where a further piece opens behind an agenda item or a title, in a cover that is one line."""
_TAILS = frozenset({"agenda", "adopted", "report", "report_title", "number", "rapporteur"})
"""Kinds that go on to the end of their line."""
_HYPHENS = str.maketrans("‐‑", "--")
_MOST_WORDS = 80
"""Lines with more words are no part of a masthead."""
_LONGEST_PIECE = 10
_MOST_ROWS = 120
"""A cover has no more rows than these."""
_END = re.compile(
    r"1 ?\. ?\S.{40,}|I\. +Introduction|The [A-Z].{0,120}(?:Assembly|Council|Commission|Conference|Parties),?"
)
"""Where a cover has ended at the latest: an enacting formula, a report's first paragraph."""


@lru_cache(maxsize=2048)
def told(words: str) -> tuple[Kind, re.Match[str]] | None:
    """Give the kind of a line that says by itself what it is."""
    words = words.translate(_HYPHENS)
    for kind in KINDS:
        if (match := kind.pattern.fullmatch(words)) and _holds(kind, match):
            return kind, match
    return None


def _holds(kind: Kind, match: re.Match[str]) -> bool:
    """Whether a match means what it looks like: an ordinal that there is, an item that has a number."""
    if kind.name == "session":
        return not match[0][0].islower() and session(match[0]) is not None
    if kind.name == "agenda":
        return bool(agenda.numbers(match["items"])[0])
    return True


def cut(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Part the rows of a cover that hold several pieces; the pieces keep the row's number."""
    last = next((i for i, row in enumerate(rows[:_MOST_ROWS]) if _END.fullmatch(row.plain)), _MOST_ROWS)
    return tuple(piece for row in rows[:last] for piece in _pieces(row)) + rows[last:]


def _pieces(row: Row) -> Iterator[Row]:
    texts = [text for cell in _cells(row.text) for text in _side_by_side(" ".join(cell.split()))]
    if texts == [row.text]:
        yield row
        return
    gap = row.gap
    for text in texts:
        yield replace(row, text=text, plain=plain(text), gap=gap)
        gap = 0


def _cells(text: str) -> list[str]:
    """Part a line at wide spaces, or at a table's bars, if one of its cells says what it is."""
    cells = [cell for cell in _COLUMNS.split(text) if plain(cell)]
    if "|" in text:
        return [cell for cell in cells if not _TABLE_RULE.fullmatch(plain(cell))]
    said = [told(plain(cell)) for cell in cells]
    known = any(one and (one[0].firm or place == 0) for place, one in enumerate(said))
    return cells if len(cells) > 1 and known else [text]


def _side_by_side(text: str) -> list[str]:
    """Part a line into the pieces that stand in it with single spaces between, if it holds nothing else.

    What is unknown beside *Distr.: General* or *Original: English* is a piece of its own.
    """
    words = text.split()
    bare = [plain(word) for word in words]
    if not 1 < len(words) <= _MOST_WORDS:
        return [text]
    if told(" ".join(bare)):
        return _LATER.split(text)
    found: list[str] = []
    kinds: set[str] = set()
    place, after = 0, "line"
    while place < len(words):
        end, kind = _piece(bare, place)
        if not kind and not _BESIDE.search(text):
            return [text]
        kinds.add(kind)
        piece = " ".join(words[place:end])
        if kind or after:
            found.append(piece)
        else:
            found[-1] += f" {piece}"
        place, after = end, kind
    if "" in kinds and not kinds & _TELLING:
        return [text]
    return [part for piece in found for part in _LATER.split(piece)]


def _piece(words: list[str], place: int) -> tuple[int, str]:
    """Give the end and the kind of the longest piece that begins at a word; one word of no kind else."""
    if (said := told(" ".join(words[place:]))) and said[0].name in _TAILS:
        return len(words), said[0].name
    for end in range(min(len(words), place + _LONGEST_PIECE), place, -1):
        if (said := told(" ".join(words[place:end]).rstrip(",;"))) and said[0].name in _SIDE_BY_SIDE:
            return end, said[0].name
    return place + 1, ""
