"""Whether a new paragraph begins between two rows: rules, each of which decides or leaves it to the next.

The evidence is the text's own: an unfinished sentence goes on; a number in sequence, a label, a
heading or a lead phrase begins something new. Blank lines and indents only tip the balance.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from resolutions.parsing import leads
from resolutions.parsing.layout import Row, Shape
from resolutions.parsing.markup import END, ON
from resolutions.parsing.openings import LABEL, NUMBER, SECTION, has_figures, in_sequence

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
_DAY = re.compile(r"(?<!\S)\d{1,2}$")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
)
_NAMES = re.compile(r", [A-Z]")
_LIST = 4
"""So many names after commas are a list that goes on, of States that voted, and no heading."""
_CONJUNCTION = re.compile(r"[,;] (?:and|or|and/or)$")
_HANGING = re.compile(
    r"\b(?:a|an|and|as|at|by|for|from|in|its|of|on|or|that|the|their|to|which|whose|with|within"
    r"|au|aux|con|de|del|des|du|el|en|et|la|las|le|les|los|para|por|pour|que|sur|un|una|une|y)$"
)
"""Words that no heading ends in: the sentence goes on."""
_FULL = 0.75
"""A line of a wrapped file shorter than this share of its width was not full."""


@dataclass(frozen=True, slots=True)
class Seam:
    """A row after a group of rows that are one paragraph so far.

    ``number`` is the last paragraph's, 0 before the first; ``resolution`` says that the rows are the body
    of a resolution text, not of a report or an annex. ``finished`` says that the paragraph may end here,
    ``heading`` that it is no sentence but, unfinished, a heading.
    """

    group: Sequence[Row]
    row: Row
    number: int
    form: Shape
    resolution: bool
    finished: bool
    heading: bool

    @property
    def last(self) -> Row:
        """The row before."""
        return self.group[-1]

    @property
    def operative(self) -> bool:
        """Whether operative paragraphs have begun."""
        return self.resolution and self.number > 0

    @property
    def short(self) -> bool:
        """Whether the row before was not full."""
        return len(self.last.plain) < _FULL * self.form.width

    @property
    def unbroken(self) -> bool:
        """Whether no page ended between the rows, nor a mark that a dump gives a line of its own."""
        return not self.row.broken and not self.last.text.endswith(END)


def begins(group: Sequence[Row], row: Row, number: int, form: Shape, *, resolution: bool) -> bool:
    """Whether a paragraph begins with a row, after a group of rows that belong together."""
    last = group[-1]
    finished = last.ended or _CONJUNCTION.search(last.plain[-12:]) is not None
    heading = not finished and _is_heading(group, form, resolution)
    seam = Seam(group, row, number, form, resolution, finished, heading)
    for rule in _RULES:
        if (answer := rule(seam)) is not None:
            return answer
    return _by_space(seam)


def _by_style(seam: Seam) -> bool | None:
    """Headings and bullets stand alone; a heading in bold may go on in bold."""
    group, row, last = seam.group, seam.row, seam.last
    if row.level or row.bullet:
        return True
    if row.bold or group[0].level > 0 or group[0].bold:
        together = row.bold and last.bold and not row.gap and not seam.form.spaced
        return not (together and not _ALONE.fullmatch(last.plain))
    return None


def _by_small_letters(seam: Seam) -> bool | None:
    """Most rows: small letters go on with a sentence that stopped in the middle."""
    middle = seam.row.plain[:1].islower() and not (seam.finished or seam.heading)
    return False if middle and not has_figures(seam.last.plain) else None


def _by_table(seam: Seam) -> bool | None:
    """A table's row ends with its figures, and begins after a heading."""
    if has_figures(seam.last.plain):
        return True
    opened = seam.heading or seam.group[0].plain[0] == "("
    return True if opened and not _is_bare_number(seam) and has_figures(seam.row.plain) else None


def _by_bare_number(seam: Seam) -> bool | None:
    """A number alone on its line belongs to the words below it."""
    return False if _is_bare_number(seam) else None


def _is_bare_number(seam: Seam) -> bool:
    return len(seam.group) == 1 and _BARE_NUMBER.fullmatch(seam.last.plain) is not None


def _by_date(seam: Seam) -> bool | None:
    """A month below a day goes on, wherever the line was cut: ``27`` and ``February 2015``."""
    return False if _MONTH.match(seam.row.plain) and _DAY.search(seam.last.plain[-4:]) else None


def _by_vote(seam: Seam) -> bool | None:
    """The sides of a recorded vote, and their lists, begin anew: ``In favour:``."""
    if seam.resolution:
        return None
    side = _SIDE.match(seam.last.plain)
    return True if _SIDE.match(seam.row.plain) or (side and not side["names"]) else None


def _by_indent(seam: Seam) -> bool | None:
    """Where an indent opens paragraphs, a line at the margin goes on, and an indent ends a heading."""
    if not seam.form.indented or seam.finished or not seam.unbroken:
        return None
    if not seam.row.indent:
        return False
    first = seam.group[0].plain
    opens = NUMBER.match(first) or (seam.resolution and leads.opens_preambular(first))
    heading = seam.short and not (opens or _hangs(seam.last))
    return True if heading and seam.row.plain[:1].isupper() else None


def _by_number(seam: Seam) -> bool | None:
    """A number and full stop numbers a paragraph if it follows, or at least a verb or a capital does."""
    row = seam.row
    match = NUMBER.match(row.plain)
    if match is None:
        return None
    found, words, free = int(match[1]), row.plain[match.end() :], seam.finished or seam.heading
    verb = leads.opens_operative(words) if seam.resolution else words[:1].isupper()
    if found == seam.number + 1:
        return free or (verb and (row.gap > 0 or row.indent > 0))
    return free and verb and (in_sequence(found, seam.number) or (not seam.resolution and row.gap > 0))


def _by_label(seam: Seam) -> bool | None:
    """A label opens a part, unless it goes on a list inside a sentence."""
    label = LABEL.match(seam.row.plain)
    if label is None:
        return None
    return (seam.finished or seam.heading) and not _listed_inside(label[0], seam.group, seam.row)


def _listed_inside(label: str, group: Sequence[Row], row: Row) -> bool:
    """Whether a label goes on a list inside a sentence: its forerunner stands within the lines above."""
    before = _FORERUNNERS.get(label.strip(" ()"))
    if before is None or row.gap or row.indent:
        return False
    inside = f" ({before}) "
    return any(inside in f" {each.plain} " for each in group) and not group[0].plain.startswith(inside[1:])


def _by_section(seam: Seam) -> bool | None:
    """After a finished sentence a roman number or a section's letter begins a section."""
    words, last = seam.row.plain, seam.last.plain
    section = _ROMAN.fullmatch(words) or (SECTION.match(words) and last[-1:] != ",")
    return True if seam.finished and section else None


def _by_sentence(seam: Seam) -> bool | None:
    """An unfinished sentence goes on, unless it is a heading with something new below it."""
    if seam.finished:
        return None
    row, last, form = seam.row, seam.last, seam.form
    if seam.resolution and row.gap and leads.opens_preambular(row.plain) and not _hangs(last):
        return True
    full = form.wrapped and len(last.plain) > 0.7 * form.width and row.indent <= last.indent
    return seam.heading and not row.plain[:1].islower() and not full


def _by_numbered(seam: Seam) -> bool | None:
    """A numbered paragraph that stopped at a comma or semicolon goes on in a row without number."""
    stop, row = seam.last.plain[-1:], seam.row
    if not seam.operative or not NUMBER.match(seam.group[0].plain) or _italic(row):
        return None
    goes_on = stop == "," or (stop == ";" and row.plain[-1:] in ";.")
    return False if goes_on and not leads.opens_operative(row.plain) else None


def _by_lead(seam: Seam) -> bool | None:
    """Small letters go on; a lead phrase opens a paragraph, but not in the middle of a part."""
    row, words, comma = seam.row, seam.row.plain, seam.last.plain[-1:] == ","
    listed = LABEL.match(seam.group[0].plain) is not None or seam.group[0].bullet
    if words[:1].islower():
        return listed and not comma and not row.broken and row.gap > 0
    if not seam.resolution:
        return None
    lead = _italic(row) or leads.opens_preambular(words) or leads.opens_operative(words)
    within = listed and not comma and seam.form.wrapped and not row.gap and not row.indent
    return True if lead and not within else None


def _by_stop(seam: Seam) -> bool | None:
    """After a comma, or a page, a sentence goes on; an indent after a short line ends it."""
    row, last, form = seam.row, seam.last, seam.form
    comma = last.plain[-1:] == ","
    if (row.broken and (comma or row.ended)) or (comma and (seam.operative or not row.plain[:1].isupper())):
        return False
    if form.indented and row.indent and seam.short and seam.unbroken:
        return True
    opens = leads.opens_preambular(row.plain) or _MAY_LEAD.match(row.plain)
    apart = not form.wrapped and 0 < row.gap < 2
    if comma and not seam.resolution and not (apart or opens):
        return False
    cut = len(last.plain) > _FULL * form.width if form.wrapped else row.ended
    open_ended = comma or (last.plain[-1:] == ":" and row.gap > 1)
    preamble = leads.opens_preambular(seam.group[0].plain)
    return False if open_ended and cut and preamble and not _MAY_LEAD.match(row.plain) else None


def _by_space(seam: Seam) -> bool:
    """Else the layout decides: blank lines, indents, the length of the line before."""
    row, last, form = seam.row, seam.last, seam.form
    comma = last.plain[-1:] == ","
    if not form.wrapped:
        return not comma or row.gap > 0
    if row.gap and not form.spaced:
        return True
    full = max(len(one.plain) for one in seam.group[-3:])
    short = len(last.plain) < _FULL * full or row.indent > (0 if form.indented else last.indent)
    apart = not row.broken or last.plain[-1:] == ";"
    return not comma and short and row.plain[:1].isupper() and apart


_RULES: tuple[Callable[[Seam], bool | None], ...] = (
    _by_style,
    _by_small_letters,
    _by_table,
    _by_bare_number,
    _by_date,
    _by_vote,
    _by_indent,
    _by_number,
    _by_label,
    _by_section,
    _by_sentence,
    _by_numbered,
    _by_lead,
    _by_stop,
)
"""The rules in order; where none decides, ``_by_space`` does."""


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
    return not _hangs(group[-1]) and (not form.wrapped or len(group) <= 3)


def _hangs(row: Row) -> bool:
    """Whether a row stops at a word after which a sentence goes on."""
    return row.plain[-1:] == "-" or _HANGING.search(row.plain[-10:]) is not None


def _italic(row: Row) -> bool:
    """Whether a row opens in italics, as a lead phrase does."""
    return row.text[:1] in ("*", "_", ON) and row.text[:2] != "**"
