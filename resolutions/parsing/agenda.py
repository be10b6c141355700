"""Agenda items on a cover: their numbers, and the titles printed under them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.parsing.glue import joined
from resolutions.parsing.markup import plain, rich
from resolutions.parsing.records import AgendaItem

_ITEM = re.compile(r"(\d{1,3})(?: ?\(([a-z]{1,2})\))?((?:(?:,| and|, and) \(([a-z])\))*)")
APART = "\n\n"
"""Between two lines of item titles that a blank line parts."""
UNFINISHED = re.compile(
    r"(?:\b(?:the|of|in|and|or|for|to|by|with|on|from|a|an|its|at|as|against|their|between|other)|,|-)$"
)
"""A line that stops at such a word goes on in the next."""


def numbers(words: str) -> tuple[tuple[AgendaItem, ...], str]:
    """Read ``25 (a) and (b)`` or ``109 and 110`` as items; the rest is the beginning of a title."""
    found: list[AgendaItem] = []
    while match := _ITEM.match(words):
        letters = [match[2], *re.findall(r"\(([a-z])\)", match[3] or "")]
        found.extend(AgendaItem(int(match[1]), None, letter) for letter in letters)
        words = words[match.end() :]
        follow = re.match(r"(?:, and |, | and )(?=\d)", words)
        if follow is None:
            break
        words = words[follow.end() :]
    return tuple(found), words.strip(" *:—–-")


def items(numbered: Sequence[tuple[AgendaItem, ...]], titles: Sequence[str]) -> tuple[AgendaItem, ...]:
    """Give the items with their titles: one printed title for each, or one for all."""
    given: list[AgendaItem] = []
    for group, text in zip(numbered, titles, strict=True):
        blocks = _titles(text.split(APART))
        lines = blocks if len(blocks) == len(group) else _titles(text.split("\n"))
        whole = rich(joined(text.split("\n"))).text or None
        one_each = len(lines) == len(group) > 1
        given.extend(replace(item, title=lines[n] if one_each else whole) for n, item in enumerate(group))
    return tuple(given)


def _goes_on(line: str) -> bool:
    """Whether a line is no title of its own: it opens in small letters, or is one word."""
    return line[:1].islower() or " " not in line


def _titles(texts: Sequence[str]) -> list[str]:
    """Part what stands under an agenda item line into titles."""
    return [rich(title).text for title in parted(texts)]


def parted(texts: Sequence[str]) -> list[str]:
    """Give the titles that some texts hold, marks in-band: a text that goes on is no title of its own."""
    found: list[list[str]] = []
    for text in filter(None, texts):
        before = found[-1][-1] if found else ""
        if found and (UNFINISHED.search(plain(before)) or _goes_on(plain(text))):
            found[-1].append(text)
        else:
            found.append([text])
    return [joined(line for one in block for line in one.split("\n")) for block in found]


def over_title(group: Sequence[AgendaItem], text: str) -> tuple[str, str] | None:
    """Part the titles of some items from one title more that stands under them; None if none does."""
    for lines in (text.split(APART), text.split("\n")):
        titles = parted(lines)
        if len(titles) == len(group) + 1:
            return APART.join(titles[:-1]), titles[-1]
    return None
