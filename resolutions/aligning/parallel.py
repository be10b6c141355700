"""One text in several languages, paragraph beside paragraph.

Official translations have the same paragraphs in the same order. Where they do, paragraphs are paired by
their place; where one has more than another (a paragraph is missing, or two were read as one), by what does
not change with the language: printed numbers, the numbers and symbols inside, how long a paragraph is
compared with the whole. What has no counterpart stands alone: nothing is paired for the sake of a pair.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

Place = tuple[int | None, ...]
"""A row: where a paragraph stands in each text, from 0; None where a text lacks it."""

BLOCKS = frozenset({"heading", "annex", "annex_heading"})
"""Kinds that official files mark up differently from language to language: any may be any."""

SAME_NUMBER, SAME_KIND, SAME_PLACE = 2.0, 0.3, 0.1
ANYWAY = 0.3
"""What speaks for a pair whatever stands in it; what stands in it speaks for or against, at most 1 each."""
SPREAD, SPREAD_OF_SHORT = 0.15, 10
"""How much the shares of translations in their wholes differ (squares of logarithms), more in short ones.

Measured on resolutions in six languages: with three paragraphs missing here and there, 4 pairs of 1,000 are
wrong where paragraphs have no number, none where they have.
"""
FEWEST_BESIDE, MOST_BESIDE = 40, 200
"""Places on either side among which a counterpart is looked for: more where one text has more paragraphs."""

_SIGN = re.compile(
    r"""
      (?<![A-Za-z0-9/])(?:[A-Z][A-Z0-9.]*(?:-\d+)?/)+[A-Z0-9][\x21-\x7e]*  # A/C.3/75/L.5
    | (?<![\d/.])\d{1,4}/\d{1,4}(?:/\d+)?(?![\d/])                         # 75/196, 2021/24
    | (?<![\d/.,-])(?:1[89]|20)\d\d(?![\d/])                               # 2022
    """,
    re.VERBOSE,
)
_SPECIAL = re.compile(r"E?S-(?=\d+/\d+$)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph as far as its language does not matter: ``length`` is in characters."""

    kind: str
    number: str
    signs: frozenset[str]
    length: int


def signs(text: str) -> frozenset[str]:
    """Return what a paragraph has in every language: symbols, numbers of resolutions, years.

    Other numbers are left out: one language spells them out, another does not. Nor does the letter of a
    special session count (``S-30/1``), which Arabic translates.

    >>> sorted(signs("Rappelant sa résolution 75/196 du 16 décembre 2020 et le document A/C.3/75/L.5/Rev.1,"))
    ['2020', '75/196', 'A/C.3/75/L.5/Rev.1']
    >>> sorted(signs("回顾其2020年12月16日第75/196号决议，HIV/AIDS"))
    ['2020', '75/196']
    >>> signs("Resolution S-30/1, annex") == signs("القرار دإ-30/1، المرفق")
    True
    """
    found = (_SPECIAL.sub("", match[0].rstrip(".,;:)]-")) for match in _SIGN.finditer(text))
    return frozenset(sign for sign in found if _DIGIT.search(sign))


def rows(texts: Sequence[Sequence[Unit]]) -> list[Place]:
    """Return the rows of some texts, in the order of the first; every paragraph stands in one row."""
    shapes = {tuple((_shape(unit), unit.number) for unit in text) for text in texts}
    if len(shapes) == 1:
        return [(number,) * len(texts) for number in range(len(texts[0]))]
    return _merged(texts, [list(range(len(text))) for text in texts])


def _shape(unit: Unit) -> str:
    return "block" if unit.kind in BLOCKS else unit.kind


def _merged(texts: Sequence[Sequence[Unit]], left: Sequence[Sequence[int]]) -> list[Place]:
    """Return the rows of some stretches of texts: each text beside the first that has anything left."""
    first = next((number for number, places in enumerate(left) if places), None)
    if first is None:
        return []
    pivot = [texts[first][place] for place in left[first]]
    beside = [
        dict(_paired(pivot, [text[place] for place in places])) if number != first else {}
        for number, (text, places) in enumerate(zip(texts, left, strict=True))
    ]
    found: list[Place] = []
    start = [0] * len(texts)
    for at in range(len(pivot) + 1):
        here = [each.get(at) for each in beside]
        ends = [
            start[number]
            if number == first
            else each.get(at, start[number] if at < len(pivot) else len(places))
            for number, (each, places) in enumerate(zip(beside, left, strict=True))
        ]
        found += _merged(texts, [left[n][start[n] : ends[n]] for n in range(len(texts))])
        if at < len(pivot):
            here[first] = at
            found.append(tuple(None if one is None else left[n][one] for n, one in enumerate(here)))
        start = [end + (one is not None) for end, one in zip(ends, here, strict=True)]
        start[first] = 0
    return found


def _paired(first: Sequence[Unit], second: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the pairs of two texts, in order and without crossing, that gain most together."""
    width = min(abs(len(first) - len(second)) + FEWEST_BESIDE, MOST_BESIDE)
    scale = max(sum(unit.length for unit in first), 1) / max(sum(unit.length for unit in second), 1)
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        middle = i * len(second) // len(first)
        row, below = best[i], best[i + 1]
        for j in range(len(second) - 1, -1, -1):
            gain = _gain(first[i], second[j], scale) if abs(j - middle) <= width else None
            row[j] = max(below[j], row[j + 1])
            if gain is not None:
                same = i == j or len(first) - i == len(second) - j
                row[j] = max(row[j], below[j + 1] + gain + SAME_PLACE * same)
    return _walked(best)


def _walked(best: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the pairs along the best way."""
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _gain(one: Unit, other: Unit, scale: float) -> float | None:
    """Return what speaks for a pair; None where it cannot be one. ``scale`` makes lengths comparable."""
    if _shape(one) != _shape(other):
        return None
    if one.number and other.number and _bare(one.number) != _bare(other.number):
        return None
    gain = ANYWAY + SAME_NUMBER * bool(one.number and other.number) + SAME_KIND * (one.kind == other.kind)
    every = one.signs | other.signs
    by_signs = 2 * len(one.signs & other.signs) / len(every) - 1 if every else 0
    return gain + by_signs + _by_length(max(one.length, 1), max(other.length, 1), scale)


def _by_length(one: int, other: int, scale: float) -> float:
    """Return what lengths say of a pair, from 1 (the same share of the whole) to -1."""
    spread = SPREAD + SPREAD_OF_SHORT / min(one, other)
    return 1 - min(log(one / (other * scale)) ** 2 / spread, 2)


def _bare(number: str) -> str:
    """Return the letters and digits of a number."""
    return "".join(filter(str.isalnum, number)).lower()
