"""The fingerprints of many texts at once: as ``shingles.fingerprint`` gives them, in half the time.

The number of a run of words follows from those of its words, because CRC-32 is linear: of two pieces one
after the other it is that of the first, moved by the length of the second, combined with that of the second.
So every word is read once, and the rest is done for all runs of some hundred texts together.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np

from resolutions.search import shingles
from resolutions.search.pieces import BITS, Cut, Numbers, spread

TOGETHER = 200
"""Texts that are read together: as many as fit into a processor's own memory."""
LONGEST = 120
"""Bytes of the longest word that is moved by; texts with longer ones are read alone."""


def _moving() -> Numbers:
    """Return what each byte of a number becomes when so many bytes follow: length, place, byte."""
    moved = np.empty((2 * LONGEST + 2, 4, 256), np.uint32)
    moved[0] = [[byte << 8 * place for byte in range(256)] for place in range(4)]
    one = np.array([crc32(bytes([byte])) ^ crc32(b"\0") for byte in range(256)], np.uint32)
    for length in range(1, len(moved)):
        moved[length] = one[moved[length - 1] & 255] ^ (moved[length - 1] >> 8)
    return moved.reshape(-1)


_MOVED = _moving()


def _moved(numbers: Any, lengths: Numbers) -> Numbers:
    """Return what numbers become when so many bytes follow."""
    at = lengths << 10
    moved: Numbers = _MOVED[at + (numbers & 255)]
    for place in (1, 2, 3):
        moved = moved ^ _MOVED[at + (256 * place) + (numbers >> 8 * place & 255)]
    return moved


_SPACES = _moved(np.uint32(crc32(b" ")), np.arange(LONGEST + 1))
"""What the number of a space becomes when so many bytes follow."""


def fingerprints(texts: Sequence[str], cut: Cut) -> Iterator[list[int]]:
    """Give the fingerprint of each text, in order; ``cut`` are the same texts, cut into pieces."""
    starts = [*range(0, len(texts), TOGETHER), len(texts)]
    parts = cut.parts([end - start for start, end in pairwise(starts)])
    for (start, end), part in zip(pairwise(starts), parts, strict=True):
        yield from _together(texts[start:end], part)


def _together(texts: Sequence[str], cut: Cut) -> list[list[int]]:
    words, counts = cut.known.words.rows(cut.places)
    of = np.repeat(np.repeat(np.arange(len(texts)), cut.sizes), counts)
    sizes = words >> BITS
    if len(words) < shingles.WIDTH or sizes.max() > LONGEST:
        return [shingles.fingerprint(text) for text in texts]
    numbers = words.astype(np.uint32)  # the lower half
    first = numbers[:-2] ^ _SPACES[sizes[:-2] - 1]
    runs = _moved(first, sizes[1:-1] + sizes[2:]) ^ _moved(numbers[1:-1], sizes[2:]) ^ numbers[2:]
    found = np.sort((of[2:] << BITS | runs)[of[2:] == of[:-2]])
    found = found[np.concatenate(([True], found[1:] != found[:-1]))[: len(found)]]
    starts = np.searchsorted(found, np.arange(len(texts) + 1) << BITS)
    kept = np.minimum(np.diff(starts), shingles.KEPT)
    values = ((found[spread(starts[:-1], kept)] & (1 << BITS) - 1) - shingles.SIGN).tolist()
    ends = np.cumsum(kept)
    return [
        values[start:end] if start < end else shingles.fingerprint(text)
        for text, start, end in zip(texts, (ends - kept).tolist(), ends.tolist(), strict=True)
    ]
