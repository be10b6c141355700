"""How one wording became another: words and marks kept, deleted and inserted; never single characters."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

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
    """A stretch of words with the spaces after it: ``same`` in both wordings, ``deleted`` or ``inserted``.

    What is deleted also has the space before it, where the word there stands before a mark in the later
    wording and has lost its own. ``part`` counts from 0 the clause it stands in, where one side is several.
    """

    kind: str
    text: str
    part: int = 0


def changes(before: str, after: str) -> tuple[Change, ...]:
    """Give the stretches in reading order; what is deleted stands before what is inserted for it.

    The stretches that are not deleted make up ``after``, those that are not inserted ``before`` (with
    case, spaces and quotation marks as in ``after`` where the words are the same).

    >>> [(one.kind, one.text) for one in changes("Urges all States;", "Calls upon all States;")]
    [('deleted', 'Urges '), ('inserted', 'Calls upon '), ('same', 'all States;')]
    """
    return changes_in_parts([before], [after])


def changes_in_parts(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """Give the changes where one clause has become several, or several one: cut where a clause begins.

    >>> [(one.text, one.part) for one in changes_in_parts(["Urges States;"], ["Urges", "States;"])]
    [('Urges ', 0), ('States;', 1)]
    """
    one, other = _tokens(before), _tokens(after)
    merged = len(before) > 1
    seams = _seams(before if merged else after)
    found: list[Change] = []
    for tag, start, end, to_start, to_end in _steps(one, other):
        if tag == "equal":
            moved = [seam + to_start - start for seam in seams] if merged else seams
            found += _cut(SAME, other[to_start:to_end], [seam - to_start for seam in moved])
            continue
        part = bisect_right(seams, end - 1 if merged else to_start - (to_start == to_end))
        lost = found and one[:start] and one[start - 1][-1:].isspace() and not found[-1].text[-1:].isspace()
        deleted = [" " + one[start], *one[start + 1 : end]] if lost and end > start else one[start:end]
        found += _cut(DELETED, deleted, [seam - start for seam in seams] if merged else part)
        found += _cut(
            INSERTED, other[to_start:to_end], part if merged else [seam - to_start for seam in seams]
        )
    return tuple(found)


def _tokens(clauses: Sequence[str]) -> list[str]:
    """Give the words and marks of clauses, each with the spaces after it; one space between clauses."""
    found: list[str] = []
    for clause in clauses:
        if found:
            found[-1] += " "
        found += (token for token in _TOKEN.findall(clause) if token)
    return found


def _seams(clauses: Sequence[str]) -> list[int]:
    """Give the places at which each clause but the first begins, counted in words and marks."""
    return [*accumulate(sum(map(bool, _TOKEN.findall(clause))) for clause in clauses[:-1])]


def _cut(kind: str, tokens: Sequence[str], seams: Sequence[int] | int) -> Iterator[Change]:
    """Give a stretch of tokens, cut at the seams inside it; or all of it as of one part."""
    if isinstance(seams, int):
        bounds, parts = [0, len(tokens)], [seams]
    else:
        bounds = [0, *(seam for seam in seams if 0 < seam < len(tokens)), len(tokens)]
        parts = [bisect_right(seams, first) for first in bounds]
    for (first, last), part in zip(pairwise(bounds), parts, strict=False):
        if first < last:
            yield Change(kind, "".join(tokens[first:last]), part)


Step = tuple[str, int, int, int, int]
"""``equal`` or ``replace``, and the ranges of tokens in both wordings."""


def _steps(one: list[str], other: list[str]) -> Iterator[Step]:
    """Give the ranges that are equal or changed; small islands between changes are part of them."""
    seen = {token: _compared(token) for token in {*one, *other}}
    sides = [seen[token] for token in one], [seen[token] for token in other]
    matcher = SequenceMatcher(None, *sides, autojunk=False)
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
