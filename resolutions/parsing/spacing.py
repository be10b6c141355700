"""Mending what extraction did to words: spaces inside them, hyphens split off, hyphens at line ends.

Two pieces are joined only where at least one of them is no word and together they are one
(``me tals``); where that could be done in more ways than one, the likeliest is taken and said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from resolutions.parsing.layout import Row
from resolutions.parsing.markup import SOFT, plain
from resolutions.parsing.records import Problem
from resolutions.parsing.vocabulary import WORD, Vocabulary

_RUN = re.compile(r"(?<![\w’'.-])[A-Za-zÀ-ɏ]+(?: +[A-Za-zÀ-ɏ]+(?![\w’'-]))+")
_SPLIT_BEFORE = re.compile(r"(?<=[A-Za-zÀ-ɏ]) +[-‐‑](?=[A-Za-zÀ-ɏ])|(?<=[A-Z]) +-(?=\d)")
_SPLIT_AFTER = re.compile(
    r"(?<=[A-Za-zÀ-ɏ])[-‐‑] +(?=[A-Za-z])(?!(?:and|or|to|nor|as|but|versus|through|y|et|ou)\b)"
)
_LINE_END = re.compile(r"([A-Za-zÀ-ɏ]+)-$")
_LONGEST = 4
"""At most this many pieces are put together into one word."""
_CLEAR = 50
"""How many times commoner the chosen word must be than the next for the choice to be certain."""


def mended(rows: Sequence[Row], words: Vocabulary) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Mend the words of every row; a choice that was not certain is a problem."""
    fragments = frozenset(word for word in words.own if not words.listed(word))
    problems: list[Problem] = []
    return tuple(_mended_row(row, fragments, words, problems) for row in rows), tuple(problems)


def _mended_row(row: Row, fragments: frozenset[str], words: Vocabulary, problems: list[Problem]) -> Row:
    text = row.text
    if " -" in text or "- " in text or "‐" in text or "‑" in text:
        text = _SPLIT_AFTER.sub("-", _SPLIT_BEFORE.sub("-", text))
    if _mendable(WORD.findall(row.plain), fragments, words):
        text = _RUN.sub(lambda match: _mended_run(match[0], row.number, words, problems), text)
    return row if text == row.text else replace(row, text=text, plain=plain(text))


def _mendable(parts: list[str], fragments: frozenset[str], words: Vocabulary) -> bool:
    """Whether some fragment makes a word with its neighbours, whatever stands between them."""
    return any(part.lower() in fragments and _joins(parts, place, words) for place, part in enumerate(parts))


def _mended_run(run: str, line: int, words: Vocabulary, problems: list[Problem]) -> str:
    """Mend a run of words with only spaces between them."""
    parts = run.split()
    place = 0
    while place < len(parts):
        if not words.listed(parts[place]):
            found = _joins(parts, place, words)
            if found:
                (weight, start, end), *others = found
                joined = "".join(parts[start:end])
                if others and weight < _CLEAR * others[0][0]:
                    other = "".join(parts[others[0][1] : others[0][2]])
                    problems.append(
                        Problem(line, f"“{' '.join(parts[start:end])}” read as “{joined}”, not “{other}”")
                    )
                parts[start:end] = [joined]
                place = start
        place += 1
    return " ".join(parts)


def _joins(parts: Sequence[str], place: int, words: Vocabulary) -> list[tuple[int, int, int]]:
    """List the ways to make a word of a fragment and its neighbours, the likeliest first."""
    if words.own[parts[place].lower()] > 2 and len(parts[place]) > 3:
        return []
    found = []
    for size in range(2, _LONGEST + 1):
        for start in range(max(0, place - size + 1), min(place, len(parts) - size) + 1):
            pieces = parts[start : start + size]
            if _one_word(pieces) and (weight := words.weight("".join(pieces))):
                found.append((weight, start, start + size))
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
    for place, (row, after) in enumerate(pairwise(rows)):
        if row.text.endswith("-") and after.broken is pages and (left := _LINE_END.search(row.text)):
            right = WORD.match(after.text)
            if right and not _keeps_hyphen(left[1], right[0], row.number, words, problems):
                done[place] = replace(row, text=row.text[:-1] + SOFT, plain=row.plain[:-1])
    return tuple(done), tuple(problems)


def _keeps_hyphen(left: str, right: str, line: int, words: Vocabulary, problems: list[Problem]) -> bool:
    kept, closed = f"{left}-{right}", f"{left}{right}"
    whole = words.listed(closed) or words.own[closed.lower()] > 0
    if not right[0].islower() or not whole:
        return True
    seen = words.hyphenated[kept.lower()], words.own[closed.lower()]
    if seen[0] and seen[0] >= seen[1]:
        return True
    if not words.listed(left) or not words.listed(right) or seen[1] > seen[0] == 0:
        return False
    if not seen[0]:
        problems.append(
            Problem(line, f"“{left}-” and “{right}” at a line end read as “{kept}”, not “{closed}”")
        )
    return True
