"""The fingerprint of a wording: a few of its runs of three words, the same few for the same wording.

Every run of words has a number; the smallest numbers of a text are its fingerprint. Two texts that share
much of their wording share much of it, wherever the wording stands, so close texts are found by an index
over numbers.
"""

import re
from collections.abc import Iterable, Sequence
from zlib import crc32

from resolutions.search.chinese import HAN, is_written

WIDTH = 3
"""Words in a run."""
KEPT = 16
"""Runs of a text that are kept."""

WORD = re.compile(r"[^\W_]+")
"""A word as compared, where letters alone are looked at."""
_BETWEEN = re.compile(r"[^\x00-\x7f\w]+")
"""What stands between words and is not ASCII: curly quotes, dashes."""
WITHIN = bytes(byte if byte > 127 or chr(byte).isalnum() else ord(" ") for byte in range(256))
"""What stands between words and is ASCII becomes a space."""
_CHARACTER = re.compile(f"[{HAN}]")
"""A word of its own."""
SIGN = 1 << 31
"""Taken off a run's number, so that a column of integers holds it."""


def words(text: str) -> list[str]:
    """Return the words of a text as compared: without case and punctuation.

    >>> words("Côte d’Ivoire – a “case”")
    ['côte', 'd', 'ivoire', 'a', 'case']
    >>> words("第75/196号决议")
    ['第', '75', '196', '号', '决', '议']
    """
    return b" ".join(encoded(text)).decode().split()


def plain(text: str) -> str:
    """Return a text in lower case, in which nothing but ASCII stands between words."""
    lower = text.lower()
    if not lower.isascii():
        lower = _BETWEEN.sub(" ", lower)
        if is_written(lower):
            lower = _CHARACTER.sub(r" \g<0> ", lower)
    return lower


def encoded(text: str) -> list[bytes]:
    """Return the words of a text in UTF-8; bytes are cut and joined several times as fast."""
    return plain(text).encode().translate(WITHIN).split()


def _numbers(found: Sequence[bytes]) -> Iterable[int]:
    """Give the number of every run of words, in order; of fewer words, that of all of them."""
    runs = zip(*(found[place:] for place in range(min(WIDTH, len(found)))), strict=False)
    return map(crc32, map(b" ".join, runs))


def numbers(tokens: Sequence[str]) -> list[int]:
    """Return the number of every run of words, in order; of fewer words, that of all of them.

    Numbers are what a column of integers holds: from -2**31 to 2**31 - 1.
    """
    return [number - SIGN for number in _numbers([token.encode() for token in tokens])]


def fingerprint(text: str) -> list[int]:
    """Return the smallest numbers of a text's runs, in order; none for a text without words."""
    smallest = sorted(set(_numbers(encoded(text))))[:KEPT]
    return [number - SIGN for number in smallest]
