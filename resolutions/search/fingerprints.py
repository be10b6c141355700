"""The fingerprints of many texts at once: as ``shingles.fingerprint`` gives them, in half the time.

The number of a run of words follows from those of its words, because CRC-32 is linear: of two pieces one
after the other it is that of the first, moved by the length of the second, combined with that of the second.
So every word is read once, and the rest is done for all runs of some hundred texts together.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np

from resolutions.search import shingles

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"

TOGETHER = 200
"""Texts that are read together: as many as fit into a processor's own memory."""
LONGEST = 120
"""Bytes of the longest word that is moved by; texts with longer ones are read alone."""
_END = 1
"""What ends a text among others, as a word of its own: a control character, which no word holds."""
_MOST_KNOWN = 200_000
"""Words that are kept in mind."""
_BITS = 32
_WITHIN = bytes(byte if byte == _END else sign for byte, sign in enumerate(shingles.WITHIN))
_SPACE = np.uint32(crc32(b" "))


def _moving() -> Numbers:
    """Return what each byte of a number becomes when so many bytes follow: length, place, byte."""
    moved = np.empty((2 * LONGEST + 2, 4, 256), np.uint32)
    moved[0] = [[byte << 8 * place for byte in range(256)] for place in range(4)]
    one = np.array([crc32(bytes([byte])) ^ crc32(b"\0") for byte in range(256)], np.uint32)
    for length in range(1, len(moved)):
        moved[length] = one[moved[length - 1] & 255] ^ (moved[length - 1] >> 8)
    return moved.reshape(-1)


_MOVED = _moving()


class _Words(dict[bytes, int]):
    """Words in UTF-8 and, packed into one number, their lengths and the numbers they have after a space."""

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        number = (len(word) + 1) << _BITS | crc32(b" " + word)
        self[word] = number
        return number


_KNOWN = _Words()


def fingerprints(texts: Sequence[str]) -> Iterator[list[int]]:
    """Give the fingerprint of each text, in order."""
    for start in range(0, len(texts), TOGETHER):
        yield from _together(texts[start : start + TOGETHER])


def _together(texts: Sequence[str]) -> list[list[int]]:
    words = _all_words(texts)
    known = np.fromiter(map(_KNOWN.__getitem__, words), np.int64, len(words))
    sizes = known >> _BITS
    if sizes.max() > LONGEST:
        return [shingles.fingerprint(text) for text in texts]
    ends = np.flatnonzero(known == _KNOWN[bytes([_END])])
    numbers = known.astype(np.uint32)  # the lower half
    first = numbers[:-2] ^ _moved(_SPACE, sizes[:-2] - 1)
    runs = _moved(first, sizes[1:-1] + sizes[2:]) ^ _moved(numbers[1:-1], sizes[2:]) ^ numbers[2:]
    of = np.repeat(np.arange(len(texts)), np.diff(ends, prepend=-1))
    whole = of[2:] == of[:-2]
    whole[ends[ends >= 2] - 2] = False  # what ends a text is none of its words
    found = np.sort((of[2:] << _BITS | runs)[whole])
    found = found[np.concatenate(([True], found[1:] != found[:-1]))[: len(found)]]
    starts = np.searchsorted(found, np.arange(len(texts) + 1) << _BITS)
    values = ((found & (1 << _BITS) - 1) - shingles.SIGN).tolist()
    return [
        values[start : min(start + shingles.KEPT, end)] if start < end else shingles.fingerprint(text)
        for text, start, end in zip(texts, starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    ]


def _all_words(texts: Sequence[str]) -> list[bytes]:
    """Return the words of all texts as ``shingles`` reads them, an end after each text."""
    end = f" {chr(_END)} "
    plain = end.join(map(shingles.plain, texts))
    if plain.count(chr(_END)) >= len(texts):  # a text holds one itself
        plain = end.join(shingles.plain(text).replace(chr(_END), " ") for text in texts)
    return (plain + end).encode().translate(_WITHIN).split()


def _moved(numbers: Any, lengths: Numbers) -> Numbers:
    """Return what numbers become when so many bytes follow."""
    at = lengths << 10
    moved: Numbers = _MOVED[at + (numbers & 255)]
    for place in (1, 2, 3):
        moved = moved ^ _MOVED[at + (256 * place) + (numbers >> 8 * place & 255)]
    return moved
