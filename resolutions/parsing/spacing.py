"""Mending what extraction did to words: spaces inside them, hyphens split off, hyphens at line ends.

Two pieces are joined only where at least one of them is no word and together they are one
(``me tals``); where that could be done in more ways than one, the likeliest is taken and said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import prod

from resolutions.parsing.layout import Row
from resolutions.parsing.markup import SOFT, plain
from resolutions.parsing.records import Problem
from resolutions.parsing.vocabulary import WORD, Vocabulary

_RUN = re.compile(r"(?<![\w’'.‐‑-])[A-Za-zÀ-ɏ]+(?: {1,2}[A-Za-zÀ-ɏ]+(?![\w’'‐‑-]))+")
_PREFIXES = "re|co|de|ex|un|bi|tri|sub|mid|pre|non|anti|inter|intra|multi|post|socio|eco|macro|micro"
_PREFIX = re.compile(_PREFIXES, re.IGNORECASE)
_RUN_WITH_HYPHENS = re.compile(
    rf"(?<![\w’'.])[A-Za-zÀ-ɏ]+(?: {{1,2}}(?!(?i:{_PREFIXES})[-‐‑])[A-Za-zÀ-ɏ]+(?![\w’']))+"
)
"""Fragments are looked for at hyphens too (``seven ty-sixth``), but no prefix is one (``to re-examine``)."""
_SPLIT_BEFORE = re.compile(r"(?<=[A-Za-zÀ-ɏ]) +[-‐‑](?=[A-Za-zÀ-ɏ])|(?<=[A-Z]) +-(?=\d)")
_SPLIT_AFTER = re.compile(
    r"(?<=[A-Za-zÀ-ɏ])[-‐‑] +(?=[A-Za-z])(?!(?:and|or|to|nor|as|but|versus|through|y|et|ou)\b(?![-‐‑]))"
)
_HYPHENS = ("-", "‐", "‑")
_LINE_END = re.compile(r"([A-Za-zÀ-ɏ]+)[-‐‑]$")
_ODDS = 3
"""How many times likelier one word must be than its two halves as words side by side."""
_TWO_WORDS = frozenset(("per cent", "lay out", "clearing house"))
"""Pairs that print means as two words although their one word is common."""
_LONGEST = 4
"""At most this many pieces are put together into one word."""
_CLEAR = 50
"""How many times commoner the chosen word must be than the next for the choice to be certain."""


def mended(rows: Sequence[Row], words: Vocabulary) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Mend the words of every row; a choice that was not certain is a problem."""
    fragments = frozenset(word for word in words.unlisted() if not _established(word, words))
    rare = frozenset(word for word in words.once() if words.listed(word))
    problems: list[Problem] = []
    done: list[Row] = []
    for row in rows:
        parts = words.of(row.plain)
        changed = _mended_row(row, parts, fragments, words, problems)
        if changed is not row:
            parts = words.of(changed.plain)
        done.append(_rejoined_row(changed, parts, rare, words))
    return tuple(done), tuple(problems)


def _rejoined_row(row: Row, parts: Sequence[str], rare: frozenset[str], words: Vocabulary) -> Row:
    """Join a word that was torn into two words (``rep orts``): one stands nowhere else in the document."""
    if rare.isdisjoint(parts):
        return row
    if row.text != row.plain:
        parts = words.of(row.text)
    if not _rejoinable(parts, rare, words) and "  " not in row.text:
        return row
    text = _RUN.sub(lambda match: _rejoined(match[0], rare, words), row.text)
    return row if text == row.text else replace(row, text=text, plain=plain(text))


def _rejoinable(parts: Sequence[str], rare: frozenset[str], words: Vocabulary) -> bool:
    """Whether two neighbours, one of them rare, may be one word: a cheap look at all of a row first."""
    for place, part in enumerate(parts):
        if part in rare:
            left, right = "".join(parts[max(0, place - 1) : place + 1]), "".join(parts[place : place + 2])
            if (left != part and words.listed(left)) or (right != part and words.listed(right)):
                return True
    return False


def _rejoined(run: str, rare: frozenset[str], words: Vocabulary) -> str:
    parts = run.split()
    lower = run.lower().split()
    if rare.isdisjoint(lower):
        return run
    for place in reversed(range(len(parts) - 1)):
        near = lower[place] in rare or lower[place + 1] in rare
        if near and _torn(parts[place], parts[place + 1], words):
            parts[place : place + 2] = [parts[place] + parts[place + 1]]
    return " ".join(parts)


def _torn(left: str, right: str, words: Vocabulary) -> bool:
    """Whether two neighbours, one of them rare in the document, are likelier to be one word."""
    if not _one_word((left, right)) or f"{left} {right}".lower() in _TWO_WORDS:
        return False
    return words.listed(left + right) and words.chance(left + right) > _ODDS * words.together(left, right)


def _mended_row(
    row: Row, parts: Sequence[str], fragments: frozenset[str], words: Vocabulary, problems: list[Problem]
) -> Row:
    text = row.text
    if " -" in text or "- " in text or "‐" in text or "‑" in text:
        text = _SPLIT_AFTER.sub("-", _SPLIT_BEFORE.sub("-", text))
    if not fragments.isdisjoint(parts) and _mendable(WORD.findall(row.plain), fragments, words):
        text = _RUN_WITH_HYPHENS.sub(lambda match: _mended_run(match[0], row.number, words, problems), text)
    return row if text == row.text else replace(row, text=text, plain=plain(text))


def _mendable(parts: list[str], fragments: frozenset[str], words: Vocabulary) -> bool:
    """Whether some fragment makes a word with its neighbours, whatever stands between them."""
    places = (place for place, part in enumerate(parts) if part.lower() in fragments)
    return any(_joins(parts, place, words) for place in places)


def _established(word: str, words: Vocabulary) -> bool:
    """Whether an unlisted word is the document's own: it stands there often and is no mere syllable."""
    return words.own[word.lower()] > 2 and len(word) > 3


def _mended_run(run: str, line: int, words: Vocabulary, problems: list[Problem]) -> str:
    """Mend a run of words with only spaces between them."""
    parts = run.split()
    place = 0
    while place < len(parts):
        if not words.listed(parts[place]):
            found = _joins(parts, place, words)
            if found:
                (_, weight, start, end), *others = found
                joined = "".join(parts[start:end])
                if others and others[0][0] == found[0][0] and weight < _CLEAR * others[0][1]:
                    other = "".join(parts[others[0][2] : others[0][3]])
                    problems.append(
                        Problem(line, f"“{' '.join(parts[start:end])}” read as “{joined}”, not “{other}”")
                    )
                parts[start:end] = [joined]
                place = start
        place += 1
    return " ".join(parts)


def _joins(parts: Sequence[str], place: int, words: Vocabulary) -> list[tuple[int, float, int, int]]:
    """List the ways to make a word of a fragment and its neighbours, the likeliest first.

    Each is the number of fragments it uses up, how likely the word is beside the words it takes, and the
    pieces' start and end: ``a re vitalized`` loses less with *revitalized* than with *are*.
    """
    if _established(parts[place], words):
        return []
    found = []
    for size in range(2, _LONGEST + 1):
        for start in range(max(0, place - size + 1), min(place, len(parts) - size) + 1):
            pieces = parts[start : start + size]
            if _one_word(pieces) and (weight := words.weight("".join(pieces))):
                listed = [words.chance(piece) for piece in pieces if words.listed(piece)]
                found.append((size - len(listed), weight / prod(listed), start, start + size))
        if found:
            break
    return sorted(found, reverse=True)


def _one_word(pieces: Sequence[str]) -> bool:
    """Whether pieces have the letters of one word: capitals only at its start, or throughout."""
    joined = "".join(pieces)
    if len(pieces[0]) == 1 and pieces[0].isupper():
        return False
    return len(joined) > 2 and (joined[1:].islower() or joined.isupper())


def line_ends(
    rows: Sequence[Row], words: Vocabulary, *, pages: bool
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Turn a hyphen at a line end into a soft one where it is no part of the word.

    With ``pages`` only where a page ends after the line, else only where none does.
    """
    problems: list[Problem] = []
    done = list(rows)
    hyphenates = _hyphenates(rows, words)
    for place, (row, after) in enumerate(pairwise(rows)):
        if row.text.endswith(_HYPHENS) and after.broken is pages and (left := _LINE_END.search(row.text)):
            right = WORD.match(after.text)
            if right and not _keeps_hyphen(
                left[1], right[0], row.number, words, problems, hyphenates=hyphenates
            ):
                done[place] = replace(row, text=row.text[:-1] + SOFT, plain=row.plain[:-1])
    return tuple(done), tuple(problems)


def _hyphenates(rows: Sequence[Row], words: Vocabulary) -> bool:
    """Whether the file's typesetter hyphenated words: some line ends in a fragment that is no prefix."""
    for row, after in pairwise(rows):
        if row.text.endswith(_HYPHENS) and (left := _LINE_END.search(row.text)):
            right = WORD.match(after.text)
            torn = right and not (
                words.listed(right[0]) and (words.listed(left[1]) or _PREFIX.fullmatch(left[1]))
            )
            if right and torn and right[0][0].islower() and words.listed(left[1] + right[0]):
                return True
    return False


def _keeps_hyphen(
    left: str, right: str, line: int, words: Vocabulary, problems: list[Problem], *, hyphenates: bool
) -> bool:
    kept, closed = f"{left}-{right}", f"{left}{right}"
    whole = words.listed(closed) or words.own[closed.lower()] > 0
    if not right[0].islower() or not whole:
        return True
    seen = words.hyphenated[kept.lower()], words.own[closed.lower()]
    if seen[0] and seen[0] >= seen[1]:
        return True
    if not seen[1] and not hyphenates and _PREFIX.fullmatch(left):
        return True
    if not words.listed(left) or not words.listed(right) or seen[1] > seen[0] == 0:
        return False
    if not seen[0]:
        problems.append(
            Problem(line, f"“{left}-” and “{right}” at a line end read as “{kept}”, not “{closed}”")
        )
    return True
