"""Words that a paragraph adds to its closest precedent, found in another paragraph: agreed, but elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from resolutions.aligning.changes import INSERTED, JOINING, Change
from resolutions.search import shingles

LEAST_WORDS = 6
"""Words in a row that are told of: fewer are found by chance."""
LEAST_TELLING, TELLING = 3, 4
"""Telling words there must be among them, and the letters one has: neither a name nor a joining word."""
MOST_TOLD = 4
"""Runs of words of one paragraph that are told of."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Added words, and the key of a paragraph that has them in a row."""

    words: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of an addition, from ``start`` to before ``end``, that the text under a key has in a row."""

    start: int
    end: int
    place: int
    key: int


def elsewhere(found: Iterable[Change], texts: Mapping[int, str]) -> tuple[Elsewhere, ...]:
    """Give the added words that one of some texts has in a row; of equals, the first text's.

    The longest runs come first in each addition, and no word is told of twice.
    """
    joined = {key: f" {' '.join(shingles.words(text))} " for key, text in texts.items()}
    added = (change.text for change in found if change.kind == INSERTED)
    return tuple(one for text in added for one in _told(text, joined))[:MOST_TOLD]


def _told(addition: str, joined: Mapping[int, str]) -> Iterator[Elsewhere]:
    words = shingles.words(addition)
    taken: set[int] = set()
    runs = [run for place, (key, text) in enumerate(joined.items()) for run in _runs(words, text, place, key)]
    for run in sorted(runs, key=lambda one: (one.start - one.end, one.place, one.start)):
        if taken.isdisjoint(range(run.start, run.end)):
            taken.update(range(run.start, run.end))
            printed = _as_printed(addition, words, *_without_ends(words, run.start, run.end))
            if _is_telling(printed):
                yield Elsewhere(printed, run.key)


def _runs(words: Sequence[str], text: str, place: int, key: int) -> Iterator[_Run]:
    """Give the runs of words that a text has, as long as they are in one piece."""
    starts = range(len(words) - LEAST_WORDS + 1)
    held = [start for start in starts if f" {' '.join(words[start : start + LEAST_WORDS])} " in text]
    for _, group in groupby(enumerate(held), key=lambda one: one[1] - one[0]):
        several = [start for _, start in group]
        start, end = several[0], several[-1] + LEAST_WORDS
        while f" {' '.join(words[start:end])} " not in text:  # its parts stand in two places
            end -= 1
        yield _Run(start, end, place, key)


def _without_ends(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Leave out joining words at both ends."""
    while start < end and words[start] in JOINING:
        start += 1
    while start < end and words[end - 1] in JOINING:
        end -= 1
    return start, end


def _is_telling(words: str) -> bool:
    """Whether words say something, and are not the name of an organ or a convention alone."""
    found = shingles.WORD.findall(words)
    telling = [word for word in found if len(word) >= TELLING and not word[0].isupper()]
    return len(found) >= LEAST_WORDS and len(telling) >= LEAST_TELLING


def _as_printed(text: str, words: Sequence[str], start: int, end: int) -> str:
    """Give some words of a text with what stands between them."""
    places = [match.span() for match in shingles.WORD.finditer(text)]
    if start == end or len(places) != len(words):  # a letter may be two in lower case
        return " ".join(words[start:end])
    return text[places[start][0] : places[end - 1][1]]
