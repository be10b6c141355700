"""Where a text matches: exact ranges for words, phrases and near-pairs, and safe HTML from them.

The database says how it cut a text into words (``tokens``) and at which of them the stems sought
stand (``positions``); the ranges follow from these, so a phrase is marked only where it is one.
PostgreSQL's own ``ts_headline`` would mark its words wherever they stand, and lose markup signs.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import Expression, Func, JSONField, TextField, Value
from django.utils.safestring import SafeString, mark_safe

from resolutions.search.chinese import stands_alone
from resolutions.search.letters import bare, unmarked
from resolutions.search.tree import Near, Node, Or, Term, sought, terms
from resolutions.search.understanding import Lexemes, Reading, prefix_of
from resolutions.search.vectors import fold

Range = tuple[int, int]
"""Start and end (exclusive) of a range of characters in a text."""


class Span(NamedTuple):
    """A match in words: the positions of its first and last word, from 1."""

    first: int
    last: int


class Tokens(Func):
    """The words of a text column, in order, as the index counts them; ``cut`` is ``vectors.cut``.

    Left out are the token types that the configurations do not index: 5 url, 12 blank, 13 tag,
    14 protocol, 23 entity.
    """

    output_field = ArrayField(TextField())
    template = (
        "ARRAY(SELECT token.token FROM ts_parse('default', %(cut)s(%(expressions)s)) AS token"
        " WHERE token.tokid NOT IN (5, 12, 13, 14, 23))"
    )


class Positions(Func):
    """The positions of stems in a vector: ``{stem: [position, ...]}`` or null.

    Takes the vector, an array of stems, and one of prefixes of stems.
    """

    output_field = JSONField()
    template = (
        "(SELECT jsonb_object_agg(found.lexeme, found.positions)"
        " FROM (SELECT %(expressions)s) AS of (vector, stems, prefixes), unnest(of.vector) AS found"
        " WHERE found.lexeme = ANY (of.stems) OR found.lexeme ^@ ANY (of.prefixes))"
    )


def positions_of(vector: Expression, reading: Reading) -> Positions:
    """Return the positions of what a query seeks in a vector."""
    return Positions(vector, *(Value(part, ArrayField(TextField())) for part in parts_sought(reading)))


def parts_sought(reading: Reading) -> tuple[list[str], list[str]]:
    """Return the stems that a query seeks, and the beginnings of stems."""
    seeks = list(terms(reading.root))
    stems = {stem for term in seeks for stem in reading.lexemes[term]}
    begun = {prefix_of(term) for term in seeks if term.prefix} | set(filter(stands_alone, stems))
    return sorted(stems), sorted(begun)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A text as the index sees it: its words, where the stems sought stand, the stems of each term."""

    tokens: Sequence[str]
    positions: Mapping[str, Sequence[int]]
    lexemes: Mapping[Term, Lexemes]

    def letters(self, span: Span) -> str:
        """Return the letters and digits of a match, in lower case."""
        return _letters("".join(self.tokens[span.first - 1 : span.last]))

    def places(self, stem: str) -> Iterable[int]:
        """Return where a stem stands; a Chinese character also where it begins a pair."""
        if not stands_alone(stem):
            return self.positions.get(stem, ())
        return (at for found, places in self.positions.items() if found.startswith(stem) for at in places)


def ranges(
    text: str, tokens: Sequence[str], positions: Mapping[str, Sequence[int]], reading: Reading
) -> list[Range]:
    """Return where a text matches, in order; ``tokens`` and ``positions`` as the database gives them."""
    shown = _Shown(tokens, positions, reading.lexemes)
    spans = {span for node in sought(reading.root) for span in _spans(node, shown)}
    inside = [span for span in spans if span.last <= len(tokens)]
    words = _places(fold(text), tokens[: max((span.last for span in inside), default=0)])
    return _merged(sorted((words[span.first - 1][0], words[span.last - 1][1]) for span in inside))


def _places(folded: str, tokens: Iterable[str]) -> list[Range]:
    """Return the characters each token takes up."""
    find, places, end = folded.find, [], 0
    for token in tokens:
        start = find(token, end)
        if start >= 0:
            end = start + len(token)
            places.append((start, end))
        else:
            places.append((0, end))
    return places


def _spans(node: Node, shown: _Shown) -> set[Span]:
    """Return where a term, a choice of terms or a near-pair stands."""
    match node:
        case Term(prefix=True):
            spans = {Span(at, at) for places in shown.positions.values() for at in places}
            return {span for span in spans if bare(shown.letters(span)).startswith(prefix_of(node))}
        case Term():
            runs = _runs(shown.lexemes[node], shown)
            return {run for run in runs if not node.exact or shown.letters(run) == _letters(node.text)}
        case Or(parts):
            return {span for part in parts for span in _spans(part, shown)}
        case Near(left, right, distance):
            lefts, rights = (_spans(part, shown) for part in (left, right))
            pairs = [(a, b) for a in lefts for b in rights if _apart(a, b) <= distance]
            return {span for pair in pairs for span in pair}
    return set()


def _letters(text: str) -> str:
    """Return the letters and digits of a text, in lower case."""
    return "".join(filter(str.isalnum, unmarked(text))).lower()


def _runs(stems: Lexemes, shown: _Shown) -> Iterator[Span]:
    """Yield the places where stems stand one after another."""
    if not stems:
        return
    after = [set(shown.places(stem)) for stem in stems[1:]]
    for first in shown.places(stems[0]):
        if all(first + step in places for step, places in enumerate(after, start=1)):
            yield Span(first, first + len(after))


def _apart(one: Span, other: Span) -> int:
    """Return how many words on the later of two spans begins; they do not overlap, else far apart."""
    distance = max(other.first - one.last, one.first - other.last)
    return distance if distance > 0 else 1_000_000


def _merged(found: Iterable[Range]) -> list[Range]:
    """Join ranges that overlap."""
    merged: list[Range] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def marked(text: str, hits: Sequence[Range], italics: Sequence[Sequence[int]] = ()) -> list[SafeString]:
    """Return the lines of a text as HTML: hits in ``<mark>``, italics in ``<i>``, all else escaped."""
    dressed = []
    hits, italics = _merged(sorted(hits)), _merged(sorted((start, end) for start, end in italics))
    for start, end in pairwise(_cuts(text, hits, italics)):
        opens, closes = _DRESSES[_within(start, hits), _within(start, italics)]
        pieces = escape(text[start:end]).split("\n")
        dressed.append("\n".join(f"{opens}{piece}{closes}" for piece in pieces))
    return [mark_safe(line) for line in "".join(dressed).split("\n")]  # noqa: S308 - every piece is escaped


def _cuts(text: str, *ranges: Iterable[Sequence[int]]) -> list[int]:
    """Return where some range begins or ends, and the ends of the text, in order."""
    places = {place for every in ranges for span in every for place in span}
    return sorted({0, len(text), *(place for place in places if 0 < place < len(text))})


def _within(place: int, spans: Sequence[Sequence[int]]) -> bool:
    """Say whether a place lies in one of the ranges, which are in order and apart."""
    before = bisect_right(spans, place, key=_start)
    return before > 0 and place < spans[before - 1][1]


_start = itemgetter(0)

_DRESSES = {
    (False, False): ("", ""),
    (False, True): ("<i>", "</i>"),
    (True, False): ("<mark>", "</mark>"),
    (True, True): ("<mark><i>", "</i></mark>"),
}
"""Tags around a piece of text, by whether it is a hit and whether it is in italics."""
