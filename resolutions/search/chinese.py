"""Chinese in the index: every character stands with the one after it, at its own place.

``联合国`` is 联合, 合国, 国: the last one of a run stands alone. So the characters of a text are counted
like words, a run of them is a phrase, and one alone is the beginning of what stands at its place.
"""

import re
from collections.abc import Sequence

LANGUAGE = "zh"

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as a range of a pattern."""
_ONE = re.compile(f"[{HAN}]")
_TWO = re.compile(f"[{HAN}]{{2}}")

LEAST_CUT = 4
"""Characters in a run, below which it is sought whole or not at all."""


def is_written(word: str) -> bool:
    """Say whether a word is, or holds, Chinese characters.

    >>> is_written("犯罪"), is_written("COVID")
    (True, False)
    """
    return not word.isascii() and _ONE.search(word) is not None


def stands_alone(lexeme: str) -> bool:
    """Say whether a lexeme is one character: in a query, whatever stands behind it.

    >>> stands_alone("国"), stands_alone("联合"), stands_alone("7")
    (True, False, False)
    """
    return _ONE.fullmatch(lexeme) is not None


def sought(lexemes: Sequence[str]) -> str:
    """Return lexemes that stand one after another as PostgreSQL writes a ``tsquery``.

    The last character of a run is in the pair before it, so it is not sought again.

    >>> print(sought(("第", "75/196", "号决", "决议", "议")))
    '第':* <-> '75/196' <-> '号决' <-> '决议'
    >>> print(sought(("犯罪", "罪", "司法", "法")))
    '犯罪' <2> '司法'
    """
    written, last = "", 0
    for place, lexeme in enumerate(lexemes):
        if place and _TWO.fullmatch(lexemes[place - 1]) and stands_alone(lexeme):
            continue
        gap = place - last
        written += ("" if not written else " <-> " if gap == 1 else f" <{gap}> ") + _quoted(lexeme)
        last = place
    return written


def ends_in_pair(lexemes: Sequence[str]) -> bool:
    """Say whether the last character of what is sought stands one place behind the last lexeme sought."""
    return len(lexemes) > 1 and stands_alone(lexemes[-1]) and not stands_alone(lexemes[-2])


def pairs(lexemes: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the pairs of a run, each as the lexemes it is by itself; none of a short one.

    >>> pairs(("打击", "击犯", "犯罪", "罪"))
    [('打击', '击'), ('击犯', '犯'), ('犯罪', '罪')]
    """
    if len(lexemes) < LEAST_CUT:
        return []
    return [(lexeme, lexeme[1]) for lexeme in lexemes if _TWO.fullmatch(lexeme)]


def _quoted(lexeme: str) -> str:
    """Return a lexeme as a ``tsquery`` names it."""
    quoted = "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"
    return f"{quoted}:*" if stands_alone(lexeme) else quoted
