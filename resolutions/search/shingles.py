"""The fingerprint of a wording: a few of its runs of three words, the same few for the same wording.

Every run of words has a number; the smallest numbers of a text are its fingerprint. Two texts that share
much of their wording share much of it, wherever the wording stands, so close texts are found by an index
over numbers.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

WIDTH = 3
"""Words in a run."""
KEPT = 16
"""Runs of a text that are kept."""

WORD = re.compile(r"[^\W_]+")
"""A word as compared."""
_SIGN = 1 << 31


def words(text: str) -> list[str]:
    """Return the words of a text as compared: without case and punctuation.

    >>> words("Côte d’Ivoire – a “case”")
    ['côte', 'd', 'ivoire', 'a', 'case']
    """
    return WORD.findall(text.lower())


def numbers(tokens: Sequence[str]) -> list[int]:
    """Return the number of every run of words, in order; of fewer words, that of all of them.

    Numbers are what a column of integers holds: from -2**31 to 2**31 - 1.
    """
    joined = " ".join(tokens).encode()
    lengths = [len(token) for token in joined.split(b" ")]
    starts = list(accumulate((length + 1 for length in lengths), initial=0))
    return [
        crc32(joined[start : end - 1]) - _SIGN
        for start, end in zip(starts, starts[min(WIDTH, len(tokens)) :], strict=False)
    ]


def fingerprint(text: str) -> list[int]:
    """Return the smallest numbers of a text's runs, in order; none for a text without words."""
    tokens = words(text)
    return sorted(set(numbers(tokens)))[:KEPT] if tokens else []
