"""Pages whose lines are wrapped: the dump of a PDF, and ``-layout`` columns with header and footer."""

import re
from collections.abc import Iterator
from random import Random
from textwrap import wrap

from resolutions.parsing.records import Footnote
from tests.printing.galley import Slug
from tests.printing.pages import Page

WIDTH = 84
"""Columns of a dumped line."""
_MARK = re.compile("\x00([^\x01]*)\x01")
_STRAY = "\x02"
"""A stray space until lines are wrapped: no line ends there."""
_URL = re.compile(r"\b[AES]/(?:[\w.]+/)*\d[\w./]*\d")


def marked(slug: Slug) -> str:
    """A slug's text with its marks as control characters, so that wrapping keeps them in place."""
    text = slug.text
    for mark in sorted(slug.marks, key=lambda mark: mark.offset, reverse=True):
        text = f"{text[: mark.offset]}\x00{mark.label}\x01{text[mark.offset :]}"
    return text


def raw_page(page: Page, random: Random) -> str:
    """A page as a PDF dump gives it: every line followed by a blank one, marks on lines of their own."""
    lines: list[str] = []
    for slug in page.slugs:
        front = f"{slug.front} " if slug.front else ""
        body = _noise(marked(slug), random)
        for line in _wrapped(f"{front}{body}", WIDTH, first=" "):
            lines += [*_raw_line(line.replace(_STRAY, " "), random), ""]
        if slug.kind in ("title", "heading", "cover", "session", "assembly"):
            lines += [" ", ""]
    if page.notes:
        lines += ["__________________ ", ""]
        for note in page.notes:
            lines += [" ", note.label]
            lines += [piece for line in _wrapped(note.text, WIDTH, first="  ") for piece in (f"{line} ", "")]
        lines += [f"http://undocs.org/{symbol}" for note in page.notes for symbol in _URL.findall(note.text)]
    return "\n".join(lines) + random.choice(("\n", "\n\n", "\n\f"))


def _raw_line(line: str, random: Random) -> Iterator[str]:
    """One visual line: a mark interrupts it."""
    pieces = _MARK.split(line)
    for place, piece in enumerate(pieces):
        if place % 2:
            yield piece
        elif place == 0 or piece:
            yield piece + (" " if place == len(pieces) - 1 else "")
        elif random.random() < 0.5:
            yield " "
        else:
            yield ""


def _noise(text: str, random: Random) -> str:
    """Seldom a stray space in a word or before a hyphen, or a second space between words."""
    words = list(re.finditer(r"\b[a-z]{7,}\b", text))
    if words and random.random() < 0.08:
        word = random.choice(words)
        place = random.randint(word.start() + 2, word.end() - 2)
        text = f"{text[:place]}{_STRAY}{text[place:]}"
    if random.random() < 0.15:
        text = re.sub(r"(?<=[a-z]{4})-(?=[a-z]{4})", f"{_STRAY}-", text, count=1)
    if random.random() < 0.2:
        text = text.replace(", ", ",  ", 1)
    return text


def pdf_page(page: Page, random: Random, symbol: str, number: int, total: int) -> str:
    """A page of ``pdftotext -layout``: indents, running header, page number, notes under a rule."""
    header = [] if number == 1 else [f"{symbol:<40}{'Crime prevention':>40}", ""]
    lines: list[str] = []
    for slug in page.slugs:
        lines += [f"            {line}" for line in _pdf_slug(slug)]
        lines.append("")
    notes = [line for note in page.notes for line in _pdf_note(note)]
    rule = ["            _______________", ""] if notes else []
    footer = [
        "",
        f"{number}/{total}{'20-17356':>70}" if number % 2 == 0 else f"20-17356{f'{number}/{total}':>70}",
    ]
    blank = [""] * random.randint(0, 3)
    return "\n".join([*header, *lines, *rule, *notes, *blank, *footer]) + "\n"


def dump_page(page: Page, random: Random, symbol: str, number: int, total: int) -> str:
    """A page of ``pdftotext``: wrapped lines without indents, a note's label on a line of its own."""
    lines = [] if number == 1 else [symbol, ""]
    for slug in page.slugs:
        front = f"{slug.front} " if slug.front else ""
        body = _MARK.sub(r"\1", marked(slug))
        lines += [line for part in f"{front}{body}".split("\n") for line in wrap(part, 86)]
        lines.append("")
    apart = random.random() < 0.5
    for note in page.notes:
        lines += [note.label, *([""] if apart else []), *wrap(note.text, 86), ""]
    return "\n".join([*lines, "20-17356", "", f"{number}/{total}", ""])


def _pdf_slug(slug: Slug) -> Iterator[str]:
    indent = 0 if slug.resumed or slug.kind in ("cover", "session", "assembly") else 10
    front = f"{slug.front:<8}" if slug.front else ""
    indent += 8 * max(slug.depth - 1, 0)
    body = _MARK.sub(r"\1", marked(slug))
    for paragraph in body.split("\n"):
        lines = wrap(f"{front}{paragraph}", 80, initial_indent=" " * indent, drop_whitespace=True)
        yield from lines or [""]


def _pdf_note(note: Footnote) -> Iterator[str]:
    yield from wrap(note.text, 76, initial_indent=f"             {note.label:<4}", subsequent_indent=" " * 17)


def _wrapped(text: str, width: int, *, first: str) -> list[str]:
    """Lines of at most ``width`` characters; line breaks of the source are kept."""
    lines = [line for part in text.split("\n") for line in wrap(part, width, break_on_hyphens=True) or [""]]
    return [f"{first}{lines[0]}", *lines[1:]]
