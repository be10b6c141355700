"""How one wording became another: words and marks kept, deleted and inserted; never single characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from resolutions.aligning.wording import plain

SAME, DELETED, INSERTED = "same", "deleted", "inserted"

_HAN = "[\u3400-\u9fff]"
"""A Chinese character: a word by itself, since nothing stands between words."""
_TOKEN = re.compile(rf"(?:{_HAN}|(?:(?!{_HAN})\w)+(?:['’-]\w+)*|[^\w\s]|^)\s*")
JOINING = frozenset({"a", "an", "and", "as", "for", "in", "of", "on", "or", "the", "to"})
"""Words that join others and say little by themselves."""

ISLAND = 2
"""Joining words and marks between two changes that are shown as changed too: less to jump over."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words with the spaces after it: ``same`` in both wordings, ``deleted`` or ``inserted``."""

    kind: str
    text: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Give the stretches in reading order; what is deleted stands before what is inserted for it.

    The stretches that are not deleted make up ``after``, those that are not inserted ``before`` (with
    case, spaces and quotation marks as in ``after`` where the words are the same).

    >>> [(one.kind, one.text) for one in changes("Urges all States;", "Calls upon all States;")]
    [('deleted', 'Urges '), ('inserted', 'Calls upon '), ('same', 'all States;')]
    """
    one, other = ([token for token in _TOKEN.findall(text) if token] for text in (before, after))
    found: list[Change] = []
    for tag, start, end, to_start, to_end in _steps(one, other):
        if tag == "equal":
            found.append(Change(SAME, "".join(other[to_start:to_end])))
            continue
        found += [
            Change(kind, text)
            for kind, text in (
                (DELETED, "".join(one[start:end])),
                (INSERTED, "".join(other[to_start:to_end])),
            )
            if text
        ]
    return tuple(found)


Step = tuple[str, int, int, int, int]
"""``equal`` or ``replace``, and the ranges of tokens in both wordings."""


def _steps(one: list[str], other: list[str]) -> Iterator[Step]:
    """Give the ranges that are equal or changed; small islands between changes are part of them."""
    matcher = SequenceMatcher(None, [*map(_compared, one)], [*map(_compared, other)], autojunk=False)
    codes = matcher.get_opcodes()
    held: Step | None = None
    for place, (tag, *ranges) in enumerate(codes):
        start, end, to_start, to_end = ranges
        island = 0 < place < len(codes) - 1 and _is_island(one[start:end])
        if tag == "equal" and not island:
            if held:
                yield held
            yield "equal", start, end, to_start, to_end
            held = None
        elif held:
            held = "replace", held[1], end, held[3], to_end
        else:
            held = "replace", start, end, to_start, to_end
    if held:
        yield held


def _compared(token: str) -> str:
    return plain(token).casefold()


def _is_island(tokens: list[str]) -> bool:
    """Whether only joining words and marks stand there, and few."""
    words = [token.strip().casefold() for token in tokens]
    return len(words) <= ISLAND and all(word in JOINING or not word.isalnum() for word in words)
