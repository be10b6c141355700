"""The closest earlier wordings of some clauses, clause by clause: what the agreed-language finder finds.

Two stages, both deterministic. The database gives the paragraphs that share most of a wording's runs of three
words, wherever these stand in them (``querysets.closest``): so a clause is found that has grown, was cut, or
was merged with another. Of these the most alike, word by word, are weighed by the rarity of what they share
(``aligning.closeness``); one that has all words of a pasted half in a row is close however long it is.
Paragraphs on the line of one clause, or of one wording, are one precedent.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter

from rapidfuzz.distance import Indel, LCSseq

from resolutions.aligning.closeness import OF_FRAGMENT, OF_SHORTER, Closeness, words_of
from resolutions.aligning.wording import Words, bare, conventional, masked
from resolutions.models import Word
from resolutions.querysets.closest import Candidate, Scope, candidates
from resolutions.reading.lives import clause_keys
from resolutions.search import shingles

MOST_WORDS = 400
"""Words of one wording by which it is looked up: of a longer one, which is rare, the first."""
SHARE = 5
"""What shares less than one in so many of the runs that the closest shares is not compared."""
MOST_WEIGHED = 40
"""Paragraphs that are weighed word by word."""
CLOSE = 0.45
"""Closeness from which a wording is a precedent: one in a hundred true predecessors is less close."""
DISTANT = 0.3
"""Closeness from which a wording is told at all, as a distant one."""
ALMOST = 0.999
"""Closeness of wordings that are the same but for what is masked."""
ACROSS = 0.05
"""What it takes from closeness, where precedents are put in order, to stand in the other part of a text."""
ONE_WORDING = 0.92
"""Share of their words, in order, from which two wordings are taken for one clause, whatever their texts."""
MOST_PRECEDENTS = 12
"""Clauses that are told of one wording."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A wording to find precedents of; ``kind`` is ``preambular``, ``operative``, or empty if not known.

    ``is_fragment``: it is a few words of a clause, not a clause.
    """

    text: str
    kind: str = ""
    is_fragment: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """A paragraph whose wording is close: its key, its words, and how close, from 0 to 1.

    ``weight`` is by what it is put in order.
    """

    paragraph: int
    text: str
    closeness: float
    weight: float


@dataclass(frozen=True, slots=True)
class Precedent:
    """A clause of the archive that is close to a wording: its paragraphs found, the closest first.

    ``heads`` are the closest on each of its lines: several where texts of different titles share a wording.
    """

    found: tuple[Near, ...]
    heads: tuple[Near, ...]

    @property
    def closeness(self) -> float:
        """How close the closest of its wordings is."""
        return max(one.closeness for one in self.found)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one wording: its precedents, the closest first.

    ``sharing`` are the paragraphs that share runs of words with it, those that share most first.
    ``is_cut``: there may be more that are close than were weighed.
    """

    precedents: tuple[Precedent, ...]
    sharing: tuple[Candidate, ...]
    is_cut: bool


def precedents(sought: Sequence[Sought], scope: Scope) -> list[Found]:
    """Find the precedents of each wording; three queries, and one for every 25 wordings."""
    shared = list(candidates([_runs(one.text) for one in sought], scope, share=SHARE))
    alike = [_most_alike(one.text, found) for one, found in zip(sought, shared, strict=True)]
    near = list(_weighed(sought, alike, scope.language))
    clauses = clause_keys({one.paragraph for some in near for one in some})
    return [
        Found(tuple(grouped(some, clauses)[:MOST_PRECEDENTS]), tuple(found), _is_cut(some))
        for some, found in zip(near, shared, strict=True)
    ]


def _is_cut(near: Sequence[Near]) -> bool:
    return len(near) >= MOST_WEIGHED and near[-1].closeness >= CLOSE


def _runs(text: str) -> list[int]:
    words = shingles.words(text)[:MOST_WORDS]
    return sorted(set(shingles.numbers(words))) if words else []


def _most_alike(text: str, found: Iterable[Candidate]) -> list[Candidate]:
    """Keep the paragraphs that have most words in common with a text, in its order."""
    words = shingles.words(text)
    alike = [(_in_order(words, shingles.words(one.text)), one.paragraph, one) for one in found]
    return [one for *_, one in nlargest(MOST_WEIGHED, alike, key=itemgetter(0, 1))]


def _in_order(words: Sequence[str], others: Sequence[str]) -> float:
    """Give the share of two wordings, and of the shorter, that both have in one order."""
    if not words or not others:
        return 0.0
    both, shorter = len(words) + len(others), min(len(words), len(others))
    kept = LCSseq.similarity(words, others)
    return (1 - OF_SHORTER) * 2 * kept / both + OF_SHORTER * kept / shorter


def _weighed(
    sought: Sequence[Sought], alike: Sequence[Sequence[Candidate]], language: str
) -> Iterator[list[Near]]:
    """Weigh the paragraphs found for each wording; those that are close at all, the closest first."""
    texts = {one.text for one in sought} | {one.text for some in alike for one in some}
    closeness = Closeness(*Word.objects.shares(words_of(texts), language))
    for one, some in zip(sought, alike, strict=True):
        near = (_near(one, other, closeness) for other in some)
        yield sorted((other for other in near if other.closeness >= DISTANT), key=_order)


def _near(sought: Sought, found: Candidate, closeness: Closeness) -> Near:
    is_part = sought.is_fragment or _is_within(sought.text, found.text)
    of_shorter = OF_FRAGMENT if is_part else OF_SHORTER
    close = round(closeness.between(sought.text, found.text, of_shorter=of_shorter), 4)
    if close > ALMOST and bare(sought.text) != bare(found.text):
        close = ALMOST  # dates, symbols or counts differ
    crosses = bool(sought.kind) and found.kind != sought.kind
    return Near(found.paragraph, found.text, close, round(close - ACROSS * crosses, 4))


def _is_within(text: str, other: str) -> bool:
    """Whether a longer wording has all words of a text in a row: a half of a clause is asked for."""
    return len(other) > len(text) and f" {' '.join(bare(text))} " in f" {' '.join(bare(other))} "


def _order(near: Near) -> tuple[float, int]:
    """The closest first; of equals the one that was taken in last."""
    return -near.weight, -near.paragraph


@dataclass(slots=True)
class _Group:
    """A precedent in the making: its paragraphs, the lines they are on, the wordings they have."""

    found: list[Near]
    clauses: set[int]
    wordings: list[Words]

    def has(self, clause: int, wording: Words) -> bool:
        """Whether a paragraph belongs here: it is on one of the lines, or has one of the wordings."""
        return clause in self.clauses or any(
            wording == held or Indel.normalized_similarity(wording, held) >= ONE_WORDING
            for held in self.wordings
        )


def grouped(near: Iterable[Near], clauses: Mapping[int, int]) -> list[Precedent]:
    """Put the paragraphs of one clause together, the closest clause first.

    ``near`` comes the closest first; ``clauses`` gives the line each paragraph is on.
    """
    groups: list[_Group] = []
    for one in near:
        clause, wording = clauses[one.paragraph], conventional(masked(one.text))
        own = [group for group in groups if group.has(clause, wording)]
        for other in own[1:]:  # this paragraph shows two groups to be one
            own[0].found += other.found
            own[0].clauses |= other.clauses
            own[0].wordings += other.wordings
            groups.remove(other)
        if not own:
            own = [_Group([], set(), [])]
            groups += own
        own[0].found.append(one)
        own[0].clauses.add(clause)
        if wording not in own[0].wordings:
            own[0].wordings.append(wording)
    return [_precedent(group, clauses) for group in groups]


def _precedent(group: _Group, clauses: Mapping[int, int]) -> Precedent:
    found = sorted(group.found, key=_order)
    heads: dict[int, Near] = {}
    for one in found:
        heads.setdefault(clauses[one.paragraph], one)
    return Precedent(tuple(found), tuple(heads.values()))
