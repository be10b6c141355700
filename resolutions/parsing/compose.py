"""From rows to whole paragraphs: which rows go together, however the tool cut them.

The evidence is the text's own: an unfinished sentence goes on; a number in sequence, a label, a
heading or a lead phrase begins something new. Blank lines and indents only tip the balance.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resolutions.parsing import leads
from resolutions.parsing.glue import joined
from resolutions.parsing.layout import Row, Shape
from resolutions.parsing.markup import END, ON

NUMBER = re.compile(r"(\d{1,3}) ?\.(?!\d)\s*")
LABEL = re.compile(
    r"\(([a-z]{1,2}|[ivxl]{1,6}|[A-Z]|\d{1,2})\)\s*|([a-z]|[ivx]{1,4})\)\s+|([–—•●▪-])\s+|([a-z])\.\s+(?=[A-Z“\"])"
)
SECTION = re.compile(
    r"(?:[IVXL]{1,6}|([A-Z])\1?)(?:\.(?=\s)|$)"
    r"|(?:Part|Section|Chapter|Article|Goal|Principle|Guideline) [IVXL\d]+\b"
)
_FORERUNNERS = {
    **{chr(code + 1): chr(code) for code in range(ord("a"), ord("z"))},
    **{"ii": "i", "iii": "ii", "iv": "iii"},
}
"""The label before a label in a list."""
_MAY_LEAD = re.compile(
    r"\w+(?:ing|ed)\b|(?:In|With|Pursuant|Given|Whereas|As|By|On|Also|Further|Now|Mindful|Aware)\b"
)
"""How a preambular paragraph may open that no known lead phrase opens: ``In pursuance of ...``."""
_ROMAN = re.compile(r"[IVX]{1,5}")
_ALONE = re.compile(r"(?:[IVXL]{1,6}|[A-Z]|\d{1,2})\.?")
_LONGEST_TITLE = 100
"""An annex's heading longer than this many characters does not open as a paragraph does."""
_SIDE = re.compile(r"(?:In favou?r|Against|Abstaining|Abstentions?): ?(?P<names>.*)")
"""A list of a recorded vote begins: its heading, perhaps with the first names."""
_BARE_NUMBER = re.compile(r"\d{1,3}\.")
_NAMES = re.compile(r", [A-Z]")
_LIST = 4
"""So many names after commas are a list that goes on, of States that voted, and no heading."""
_CONJUNCTION = re.compile(r"[,;] (?:and|or|and/or)$")
_HANGING = re.compile(
    r"\b(?:a|an|and|as|at|by|for|from|in|its|of|on|or|that|the|their|to|which|whose|with|within"
    r"|au|aux|con|de|del|des|du|el|en|et|la|las|le|les|los|para|por|pour|que|sur|un|una|une|y)$"
)
"""Words that no heading ends in: the sentence goes on."""
_AMOUNT = r"\(?\d{1,3}(?: \d{3})+(?:\.\d+)?\)?"
_COLUMN = rf"(?:{_AMOUNT}|\(?\d+(?:\.\d+)?\)?|[–—])"
_FIGURES = re.compile(rf"[^\W\d_].*?\s(?:{_COLUMN}\s+)*(?:{_AMOUNT}|[–—]\s+[–—])(?:\s+{_COLUMN})*$")
"""A table's row: words, then columns of figures, thousands parted by spaces: ``Legal affairs 57 654 500``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading or list item: its rows, their ``text`` with marks and emphasis in-band."""

    text: str
    plain: str
    rows: tuple[Row, ...]

    @property
    def line(self) -> int:
        """The source line it begins on."""
        return self.rows[0].number

    @property
    def styled(self) -> bool:
        """Whether the source sets it as a heading."""
        return bool(self.rows[0].level) or all(row.bold for row in self.rows)

    @property
    def figures(self) -> bool:
        """Whether it is a table's row, with figures in its last columns."""
        return has_figures(self.plain)


def has_figures(words: str) -> bool:
    """Whether words end in columns of figures, as the row of a table does."""
    return words[-1:] in "0123456789)–—" and _FIGURES.search(words[-200:]) is not None


def pieces(rows: Sequence[Row], form: Shape, *, resolution: bool) -> tuple[Piece, ...]:
    """Group rows into paragraphs; ``resolution`` if they are the body of a resolution text."""
    found: list[list[Row]] = []
    number = 0
    for row in rows:
        if not found or _begins(found[-1], row, number, form, resolution):
            found.append([row])
            match = NUMBER.match(row.plain)
            if match and not has_figures(row.plain) and _in_sequence(int(match[1]), number):
                number = int(match[1])
        else:
            found[-1].append(row)
    return tuple(
        Piece(joined(row.text for row in group), joined(row.plain for row in group), tuple(group))
        for group in found
    )


def _in_sequence(found: int, last: int) -> bool:
    return found == 1 or last < found <= last + 5


def _begins(group: Sequence[Row], row: Row, number: int, form: Shape, resolution: bool) -> bool:
    last = group[-1]
    if row.level or row.bullet:
        return True
    styled = group[0].level > 0 or group[0].bold
    if row.bold or styled:
        together = row.bold and last.bold and not row.gap and not form.spaced
        return not (together and not _ALONE.fullmatch(last.plain))
    if has_figures(last.plain):
        return True
    if len(group) == 1 and _BARE_NUMBER.fullmatch(last.plain):
        return False
    if not resolution and (
        _SIDE.match(row.plain) or ((side := _SIDE.match(last.plain)) and not side["names"])
    ):
        return True
    finished = last.ended or _CONJUNCTION.search(last.plain[-12:]) is not None
    if form.indented and not finished and not row.broken and not last.text.endswith(END):
        if not row.indent:
            return False
        short = len(last.plain) < 0.75 * form.width
        opens = NUMBER.match(group[0].plain) or (resolution and leads.opens_preambular(group[0].plain))
        if row.plain[:1].isupper() and short and not (opens or _hangs(last)):
            return True
    heading = not finished and _is_heading(group, form, resolution)
    if has_figures(row.plain) and (heading or group[0].plain[0] == "("):
        return True
    if match := NUMBER.match(row.plain):
        return _number_begins(match, row, number, finished or heading, resolution)
    if label := LABEL.match(row.plain):
        return (finished or heading) and not _listed_inside(label[0], group, row)
    if finished and (_ROMAN.fullmatch(row.plain) or (SECTION.match(row.plain) and last.plain[-1:] != ",")):
        return True
    if not finished:
        if resolution and row.gap and leads.opens_preambular(row.plain) and not _hangs(last):
            return True
        full = form.wrapped and len(last.plain) > 0.7 * form.width and row.indent <= last.indent
        return heading and not row.plain[:1].islower() and not full
    return _new_sentence(group, row, form, resolution, resolution and number > 0)


def _number_begins(match: re.Match[str], row: Row, last: int, free: bool, resolution: bool) -> bool:
    """Whether a number and full stop at the start of a row number a paragraph."""
    found, words = int(match[1]), row.plain[match.end() :]
    verb = leads.opens_operative(words) if resolution else words[:1].isupper()
    if found == last + 1:
        return free or (verb and (row.gap > 0 or row.indent > 0))
    return free and verb and _in_sequence(found, last)


def _is_heading(group: Sequence[Row], form: Shape, resolution: bool) -> bool:
    """Whether unfinished rows are a heading: short, and opening like no paragraph."""
    words = group[0].plain
    if len(words) < 8 and _ALONE.fullmatch(words):
        return len(group) == 1
    longest = 300 if len(group) == 1 and not form.wrapped else 200
    if not words[:1].isupper() or sum(len(row.plain) for row in group[:5]) > longest:
        return False
    if NUMBER.match(words) or LABEL.match(words) or len(_NAMES.findall(words)) >= _LIST:
        return False
    if leads.conventional(words) and (resolution or len(words) > _LONGEST_TITLE):
        return False
    if _hangs(group[-1]):
        return False
    return not form.wrapped or len(group) <= 3


def _listed_inside(label: str, group: Sequence[Row], row: Row) -> bool:
    """Whether a label goes on a list inside a sentence: its forerunner stands within the lines above."""
    before = _FORERUNNERS.get(label.strip(" ()"))
    if before is None or row.gap or row.indent:
        return False
    inside = f" ({before}) "
    return any(inside in f" {each.plain} " for each in group) and not group[0].plain.startswith(inside[1:])


def _hangs(row: Row) -> bool:
    """Whether a row stops at a word after which a sentence goes on."""
    return row.plain[-1:] == "-" or _HANGING.search(row.plain[-10:]) is not None


def _goes_on(last: Row, row: Row, *, italic: bool) -> bool:
    """Whether a row without number goes on a numbered paragraph that stopped at a comma or semicolon."""
    if italic or leads.opens_operative(row.plain):
        return False
    return last.plain[-1:] == "," or (last.plain[-1:] == ";" and row.plain[-1:] in ";.")


def _new_sentence(group: Sequence[Row], row: Row, form: Shape, resolution: bool, operative: bool) -> bool:
    """Whether a row after a finished one opens a paragraph that has neither number nor label."""
    words, last = row.plain, group[-1]
    italic = row.text[:1] in ("*", "_", ON) and row.text[:2] != "**"
    lead = resolution and (italic or leads.opens_preambular(words) or leads.opens_operative(words))
    comma = last.plain[-1:] == ","
    if operative and NUMBER.match(group[0].plain) and _goes_on(last, row, italic=italic):
        return False
    listed = LABEL.match(group[0].plain) is not None or group[0].bullet
    if words[:1].islower():
        return listed and not comma and not row.broken and row.gap > 0
    if lead and not (listed and not comma and form.wrapped and not row.gap and not row.indent):
        return True
    if (row.broken and (comma or row.ended)) or (comma and (operative or not words[:1].isupper())):
        return False
    short = len(last.plain) < 0.75 * form.width
    if form.indented and row.indent and short and not row.broken and not last.text.endswith(END):
        return True
    if comma and not resolution and not leads.opens_preambular(words) and not _MAY_LEAD.match(words):
        return False
    cut = len(last.plain) > 0.75 * form.width if form.wrapped else row.ended
    open_ended = comma or (last.plain[-1:] == ":" and row.gap > 1)
    if open_ended and cut and leads.opens_preambular(group[0].plain) and not _MAY_LEAD.match(words):
        return False
    if not form.wrapped:
        return not comma or row.gap > 0
    if row.gap and not form.spaced:
        return True
    full = max(len(one.plain) for one in group[-3:])
    short = len(last.plain) < 0.75 * full or row.indent > (0 if form.indented else last.indent)
    apart = not row.broken or last.plain[-1:] == ";"
    return not comma and short and words[:1].isupper() and apart
