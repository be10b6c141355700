"""Agenda items on a cover: their numbers, and the titles printed under them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.parsing.glue import joined
from resolutions.parsing.markup import plain, rich
from resolutions.parsing.records import AgendaItem

_ITEM = re.compile(r"(\d{1,3})(?: ?\(([a-z]{1,2})\))?((?:(?:,| and|, and) \(([a-z])\))*)")
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
        lines = _titles(text)
        whole = rich(joined(text.split("\n"))).text or None
        one_each = len(lines) == len(group) > 1
        given.extend(replace(item, title=lines[n] if one_each else whole) for n, item in enumerate(group))
    return tuple(given)


def _goes_on(line: str) -> bool:
    """Whether a line is no title of its own: it opens in small letters, or is one word."""
    return line[:1].islower() or " " not in line


def _titles(text: str) -> list[str]:
    """Part the lines under an agenda item line into titles: a line that goes on is no title."""
    found: list[list[str]] = []
    for line in text.split("\n"):
        before = found[-1][-1] if found else ""
        if found and (UNFINISHED.search(plain(before)) or _goes_on(plain(line))):
            found[-1].append(line)
        else:
            found.append([line])
    return [rich(joined(one)).text for one in found]
