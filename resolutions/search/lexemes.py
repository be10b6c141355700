"""The search vectors of many English texts at once, made of what the database has said of their pieces.

The database says once which lexemes it makes of a piece of text (``pieces``); the vector of a text is those
of its pieces, one after the other. That takes about half the time in which the database reads a text.
Longer texts are left to it, so that none of its limits is near: neither on the positions of a lexeme nor on
how far they reach.
"""

import re
from collections.abc import Callable
from itertools import chain
from typing import TypeAlias
from weakref import WeakKeyDictionary

import numpy as np

from resolutions.search.pieces import Cut, Known, Numbers, Table, spread

LONGEST = 255
"""Words of the longest text whose vector is made here."""
LONGEST_PIECE = 500
"""Bytes of the longest piece that is asked for: a text that holds a longer one is left to the database.

So is a text with a character that no column can hold, for the database to refuse.
"""
TOGETHER = 3000
"""Texts that are read together."""

_BITS = 8
"""Bits of a number up to ``LONGEST``."""
_NAME_BITS = 24
"""Bits of the place of a lexeme among those of some texts."""
_PLAIN = re.compile(rb"[(\[]*([a-z]+)[)\].,;:]*")
"""A word of ASCII letters in lower case, and marks that the database takes for no part of it; ``crime),``."""
_HEAD = np.dtype([("size", ">i4"), ("lexemes", ">i4")])
"""How a vector begins, as COPY takes it in binary: its bytes, the size apart, and how many lexemes it has."""
_WORD = 8
"""Bytes that are written at a time."""

Ask: TypeAlias = Callable[[list[str]], list[tuple[int, str, int]]]
"""Gives the lexemes that the database makes of pieces, each between spaces.

Of each lexeme: the place of the piece from 0, the lexeme, its position from 1.
"""


class Lexemes:
    """The lexemes that the database makes of pieces.

    Of each piece, ``spans`` says how many positions it takes up, ``plain`` whether it begins with an ASCII
    letter or digit, but for marks that are no part of a word.
    """

    def __init__(self) -> None:
        """Begin with no pieces."""
        self.names: dict[bytes, int] = {}
        self.of_pieces = Table()
        self.spans = np.empty(0, np.int64)
        self.plain = np.empty(0, np.bool_)
        self._made: dict[bytes, list[int]] = {}

    def learn(self, known: Known, ask: Ask) -> None:
        """Learn what those pieces are made into that were met and are not known here yet."""
        new = [_bare(piece) for piece in known.met_after(len(self.of_pieces))]
        asked = [piece for piece in dict.fromkeys(new) if piece not in self._made]
        fit = [piece for piece in asked if len(piece) <= LONGEST_PIECE and b"\0" not in piece]
        made: dict[bytes, list[int]] = {piece: [] for piece in fit}
        for place, lexeme, position in ask([piece.decode() for piece in fit]) if fit else ():
            number = self.names.setdefault(lexeme.encode(), len(self.names))
            made[fit[place]].append(number << 2 * _BITS | position)
        self._made |= made
        self.of_pieces.add([self._made.get(piece, [LONGEST + 1]) for piece in new])
        values, counts = self.of_pieces.rows(np.arange(len(self.spans), len(self.of_pieces)))
        spans = np.zeros(len(new), np.int64)
        if len(values):
            starts = (np.cumsum(counts) - counts)[counts > 0]
            spans[counts > 0] = np.maximum.reduceat(values & (1 << 2 * _BITS) - 1, starts)
        self.spans = np.concatenate((self.spans, spans))
        self.plain = np.concatenate((self.plain, np.array([one[:1].isalnum() for one in new], np.bool_)))


def _bare(piece: bytes) -> bytes:
    lower = piece.lower()
    plain = _PLAIN.fullmatch(lower)
    return plain[1] if plain else lower


_learnt: WeakKeyDictionary[Known, Lexemes] = WeakKeyDictionary()


def vectors(cut: Cut, ask: Ask) -> list[bytes | None]:
    """Return the vectors of texts, each as COPY takes it in binary.

    None for texts of more than ``LONGEST`` words, and for those that begin with a sign: the database reads
    some signs otherwise there than after a space.
    """
    lexemes = _learnt.setdefault(cut.known, Lexemes())
    lexemes.learn(cut.known, ask)
    fit = (_counted(lexemes.spans[cut.places], cut.sizes) <= LONGEST) & _plain(lexemes, cut)
    count = int(fit.sum())
    starts = [*range(0, count, TOGETHER), count]
    parts = cut.only(fit).parts(np.diff(starts).tolist())
    made = chain.from_iterable(_written(lexemes, part) for part in parts)
    return [next(made) if one else None for one in fit.tolist()]


def _plain(lexemes: Lexemes, cut: Cut) -> Numbers:
    """Say of each text whether it begins with an ASCII letter or digit, or is empty."""
    found: Numbers = cut.sizes == 0
    first = cut.places[(np.cumsum(cut.sizes) - cut.sizes)[~found]]
    found[~found] = lexemes.plain[first]
    return found


def _counted(values: Numbers, sizes: Numbers) -> Numbers:
    """Return the sums of the first ``sizes[0]`` values, the next ``sizes[1]``, and so on."""
    sums = np.concatenate(([0], np.cumsum(values)))
    ends = np.cumsum(sizes)
    found: Numbers = sums[ends] - sums[ends - sizes]
    return found


def _written(lexemes: Lexemes, cut: Cut) -> list[bytes]:
    """Return the vectors of some texts."""
    found, names = _in_order(lexemes, cut)
    positions, groups = found & LONGEST, found >> _BITS
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    counts = np.diff(starts, append=len(groups))
    groups = groups[starts]
    name, of = groups & (1 << _NAME_BITS) - 1, groups >> _NAME_BITS
    lengths = np.fromiter(map(len, names), np.int64, len(names))
    width = lengths[name]
    sizes = width + 2 + 2 * counts  # a lexeme and its end, how many positions, two bytes for each
    head = np.zeros(len(cut.sizes), _HEAD)
    head["lexemes"] = per_text = np.bincount(of, minlength=len(head))
    written = _counted(sizes, per_text)
    head["size"] = 4 + written
    at = np.cumsum(sizes) - sizes + _HEAD.itemsize * (of + 1)
    ends = np.cumsum(written + _HEAD.itemsize)
    out = np.zeros(int(written.sum()) + len(head) * _HEAD.itemsize + _WORD, np.uint8)
    _put(out, at, names, name, width)
    starts = ends - written - _HEAD.itemsize
    out[starts[:, None] + np.arange(_HEAD.itemsize)] = head.view(np.uint8).reshape(-1, _HEAD.itemsize)
    out[at + width + 1] = counts
    out[spread(at + width + 3, counts, 2)] = positions
    whole = out.tobytes()
    return [whole[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _put(out: Numbers, at: Numbers, names: list[bytes], name: Numbers, width: Numbers) -> None:
    """Write names to where they begin, in that order: eight bytes at a time, a quarter of the steps.

    A short name brings zeros after it; the next one, and what stands between them, is written over these.
    """
    words = np.ndarray(len(out) - _WORD + 1, f"<u{_WORD}", out, strides=(1,))
    padded = [one.ljust(-len(one) // _WORD * -_WORD, b"\0") for one in names]
    sizes = np.fromiter(map(len, padded), np.int64, len(padded)) // _WORD
    held, first = np.frombuffer(b"".join(padded), words.dtype), np.cumsum(sizes) - sizes
    last = np.frombuffer(b"".join(one[-_WORD:].ljust(_WORD, b"\0") for one in names), words.dtype)
    words[at] = held[first[name]]
    at, name, width = at[width > _WORD], name[width > _WORD], width[width > _WORD]
    words[at + width - _WORD] = last[name]
    done = _WORD
    while len(at := at[longer := width > done + _WORD]):
        name, width = name[longer], width[longer]
        words[at + done] = held[first[name] + done // _WORD]
        done += _WORD


def _in_order(lexemes: Lexemes, cut: Cut) -> tuple[Numbers, list[bytes]]:
    """Return every lexeme of every text as a number, in order, and the lexemes, each with its end.

    Of the number, the lowest bits are the position, those above the place among the lexemes, and the highest
    the place of the text.
    """
    values, counts = lexemes.of_pieces.rows(cut.places)
    spans = lexemes.spans[cut.places]
    ends = np.cumsum(cut.sizes)
    before = np.cumsum(spans) - spans
    totals = _counted(spans, cut.sizes)
    before -= np.repeat(np.cumsum(totals) - totals, cut.sizes)
    of = np.repeat(np.arange(len(ends)), cut.sizes)
    number = values >> 2 * _BITS
    used = np.flatnonzero(np.bincount(number, minlength=1)).tolist()
    every = list(lexemes.names)
    used.sort(key=every.__getitem__)
    place = np.empty(len(every), np.int64)
    place[used] = np.arange(len(used))
    text = np.repeat(of << _NAME_BITS, counts)
    position = (values & (1 << 2 * _BITS) - 1) + np.repeat(before, counts)
    return np.sort((text + place[number]) << _BITS | position), [every[one] + b"\0" for one in used]
