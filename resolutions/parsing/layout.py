"""Second stage: lines to rows. Page furniture goes, inline markup is resolved, gaps are weighed.

A ``Row`` is one line of real text; footnotes are taken out by ``footnotes``. What a blank line
means depends on the tool: some write one after every line, so ``shape`` is measured first.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from resolutions.parsing import furniture
from resolutions.parsing.furniture import SYMBOL_LINE
from resolutions.parsing.markup import inline, marker, plain
from resolutions.parsing.read import Line

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*)")
_BULLET = re.compile(r"(\s*)[-•·*+] +(?=\(?[a-z]{1,4}\)|\(?\w{1,3}\)|\d{1,3}\. )")
_SIGNS = tuple("#-•·*+")
"""What a heading or a bullet begins with."""
_QUOTE = re.compile(r"^\s{0,3}>\s?(?=\S)")
_HARD_BREAK = re.compile(r"(?<!\\)\\$")
"""Markdown's sign that a line ends here: a backslash at its end."""
_WHOLE_BOLD = re.compile(r"(?:\*\*(?:(?!\*\*).)+\*\*\s*)+|__(?:(?!__).)+__")
_WHOLE_ITALIC = re.compile(r"\*(?!\*)[^*]+\*|_[^_]+_|<(i|em)>[^<]+</\1>")
_STOPS = tuple(",;.:?!…")
_CLOSERS = "\"'”’»)]"
_ABBREVIATED = re.compile(
    r"(?:^|[\s(/])(?:[Nn]os?|[Vv]ols?|[Cc]haps?|[Ss]ects?|[Pp]aras?|pp?|[Aa]rts?|eds?|Add|Corr|Rev|Mrs?|Ms|Dr|St"
    r"|cf|e\.g|i\.e)\.$"
)
_GLUED = re.compile(r"(?<=[a-z)”’\d][,;.:]) ?\d{1,2}$")
_HEADED = re.compile(
    rf"(?P<symbol>{SYMBOL_LINE.pattern})\s{{3,}}\S.{{0,150}}|\S.{{0,150}}\s{{3,}}(?P<right>{SYMBOL_LINE.pattern})"
)
"""A page's head: the symbol at one side, a title at the other."""
_OPENED = 0.05
"""Where indents open paragraphs, at least this share of lines has one."""
_RAISED_BODY = re.compile(r"\s*(?:[⁰¹²³⁴-⁹]{1,3}|<sup>\s*\d{1,3}\s*</sup>|\[\^\d{1,3}\]:?) *[A-Z]")
"""A footnote's body on the line of its raised label."""
_OLD_BODY = re.compile(r"\s{0,8}1/ +[A-Z]")
_OLD_MARK = re.compile(r"(?:^\s*|(?<=[\w,;.:)”’\"]) ?)(?<!\d)(?P<label>\d{1,3})/(?=\s|$)")
_LONG = 50
"""Lines shorter than this say nothing about how a file wraps, in characters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text: ``text`` with marks in-band, ``plain`` its words alone.

    ``gap`` counts the blank lines before it that mean something. ``page`` says that a page ended
    before it (a form feed, page furniture), ``broken`` that one may have; ``after_rule`` that a
    drawn rule stood before it. ``level`` is a heading's depth, 0 for none.
    """

    number: int
    text: str
    plain: str
    indent: int = 0
    gap: int = 0
    page: bool = False
    broken: bool = False
    after_rule: bool = False
    level: int = 0
    bold: bool = False
    italic: bool = False
    bullet: bool = False

    @property
    def ended(self) -> bool:
        """Whether it stops at a punctuation mark, so that a paragraph may end here."""
        return ended(self.plain)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file is laid out: ``wrapped`` over short lines, ``spaced`` with a blank after each.

    ``width`` is the length of a full line in characters, 0 if lines are not wrapped; ``indented`` says
    that lines that go on stand at the margin, so that an indent opens a paragraph.
    """

    wrapped: bool
    spaced: bool
    width: int = 0
    indented: bool = False


def ended(text: str) -> bool:
    """Whether a text stops at a punctuation mark that is not an abbreviation's.

    A number glued to the mark may be a footnote's that lost its superscript.
    """
    text = text[-12:]
    if text[-1:].isdecimal():
        text = _GLUED.sub("", text)
    if not text[-8:].rstrip(_CLOSERS).endswith(_STOPS):
        return False
    return text[-1] != "." or not _ABBREVIATED.search(text[-10:])


def shape(lines: Iterable[Line]) -> Shape:
    """Measure how a file wraps its lines and whether its blank lines part anything.

    A line is cut if it stops without punctuation and the next goes on in small letters; if most cut
    lines have a blank one behind them, blank lines part nothing.
    """
    cut = apart = flush = opened = 0
    lengths: list[int] = []
    previous, before = "", ""
    for line in lines:
        text = line.text.strip()
        if text:
            if len(before) >= _LONG and text[0].islower() and not ended(plain(before[-30:])):
                cut += 1
                apart += not previous
                flush += not line.text[:1].isspace()
            if len(text) >= _LONG:
                lengths.append(len(text))
            opened += line.text[:1].isspace()
            before = text
        previous = text
    wrapped = bool(lengths) and cut > 0.25 * len(lengths)
    width = sorted(lengths)[len(lengths) * 9 // 10] if wrapped else 0
    indented = wrapped and flush > 0.8 * cut and opened > _OPENED * len(lengths)
    return Shape(wrapped, wrapped and apart > 0.6 * cut, width, indented)


def rows(lines: tuple[Line, ...], form: Shape) -> tuple[Row, ...]:
    """Give the lines of text without page furniture; line numbers rise."""
    lines = _with_old_marks(lines)
    stripped = [plain(line.text) for line in lines]
    seen = (("\f", bare) if line.page_start else (bare,) for line, bare in zip(lines, stripped, strict=True))
    headers = furniture.running_headers([text for texts in seen for text in texts if text])
    numbers = furniture.page_numbers(stripped)
    own = furniture.own(stripped)
    raised = any(_RAISED_BODY.match(line.text) for line in lines)
    pages = furniture.plain_numbers(stripped) if raised else frozenset()
    heads = own.heads(stripped)
    kept: list[tuple[Line, str | None]] = []
    met: set[str] = set()
    for place, (line, bare) in enumerate(zip(lines, stripped, strict=True)):
        gone = place in pages or place in heads or bare in numbers or furniture.is_furniture(bare)
        repeated = bare in headers and (bare in met or place > own.begins)
        kept.append((line, None if bare and (gone or repeated) else bare))
        met.add(bare)
    return tuple(_rows(kept, form))


def _with_old_marks(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Read marks as the 1980s wrote them, ``Convention, 3/``, where footnotes open so too: ``3/ See``."""
    if not any(_OLD_BODY.match(line.text) for line in lines):
        return lines
    return tuple(
        replace(line, text=_OLD_MARK.sub(lambda match: marker(match["label"]), line.text))
        if "/" in line.text
        else line
        for line in lines
    )


def _rows(lines: Iterable[tuple[Line, str | None]], form: Shape) -> Iterator[Row]:
    """Give the rows of lines and their words, None where the line is the page's."""
    blanks, page, after_rule, previous = 0, False, False, ""
    for line, bare in lines:
        page = page or line.page_start
        raw = line.text.strip()
        if not raw:
            blanks += 1
        elif furniture.is_rule(raw):
            after_rule, blanks = True, blanks + 1
        elif bare is None:
            page, blanks = True, blanks + 1
        else:
            if page and (head := _HEADED.fullmatch(raw)):
                line = replace(line, text=head["symbol"] or head["right"])
            seamless = form.spaced and not blanks and len(previous) >= _LONG
            gap = max(0, blanks - 1) if form.spaced else blanks
            yield _row(line, gap, page, page or seamless, after_rule)
            blanks, page, after_rule, previous = 0, False, False, bare


def _without_hashes(heading: str) -> str:
    """A heading without the number signs that may close it."""
    bare = heading.rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else heading


def _row(line: Line, gap: int, page: bool, broken: bool, after_rule: bool) -> Row:
    text = _QUOTE.sub("", line.text) if ">" in line.text[:4] else line.text
    if text.endswith("\\"):
        text = _HARD_BREAK.sub("", text)
    stripped = text.strip()
    level, bullet = 0, False
    if stripped[:1] in _SIGNS:
        if match := _HEADING.fullmatch(text):
            level, text = len(match[1]), _without_hashes(match[2].strip())
        elif match := _BULLET.match(text):
            bullet, text = True, match[1] + text[match.end() :]
        stripped = text.strip()
    resolved = inline(text)
    return Row(
        number=line.number,
        text=resolved.strip(),
        plain=plain(resolved),
        indent=len(text) - len(text.lstrip()),
        gap=gap,
        page=page,
        broken=broken,
        after_rule=after_rule,
        level=level,
        bold=stripped.startswith(("**", "__")) and _WHOLE_BOLD.fullmatch(stripped) is not None,
        italic=stripped.startswith(("*", "_", "<")) and _WHOLE_ITALIC.fullmatch(stripped) is not None,
        bullet=bullet,
    )
