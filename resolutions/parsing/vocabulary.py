"""Which strings are English words: a maintained list, and the words of the document itself.

The list is the frequency dictionary of symspellpy: it knows British spellings (*programme*,
*centred*) and counts, and holds no fragments (*tion*, *ies*), unlike larger lists.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain

WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_SHORT = frozenset(
    str.split(
        "a i am an as at be by do go he if in is it me my no of on or so to up us we ii iv vi ix xi ad un"
    )
)
"""The words of one or two letters that stand alone; other such strings are fragments."""
_OWN_WORD = 1_000_000
"""The weight of a word that only the document itself knows, as an occurrence count of the list."""

_LISTED_OCCURRENCES = 1e12
"""About how many words of running text the list was counted in."""
_CHANCE_OF_SHORT = 0.005
"""Of a word of one or two letters, which the list is not asked about."""


@cache
def _frequencies() -> dict[str, int]:
    """Give the word list with its counts; read on first use, about 50 ms."""
    listed = resources.files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt")
    pairs = (line.split(" ") for line in listed.read_text(encoding="utf-8-sig").splitlines())
    return {word: int(count) for word, count in pairs if len(word) > 2}


@cache
def _pairs() -> dict[tuple[str, str], int]:
    """Give the listed pairs of words that would make a word together, with their counts."""
    listed = resources.files("symspellpy").joinpath("frequency_bigramdictionary_en_243_342.txt")
    lines = (line.split(" ") for line in listed.read_text(encoding="utf-8-sig").splitlines())
    words = _frequencies()
    return {(left, right): int(count) for left, right, count in lines if left + right in words}


_RAREST_PAIR = 6.4e6 / _LISTED_OCCURRENCES
"""The chance of the rarest pair that is listed; a pair that is not is rarer."""
_COMPANY = 300
"""How many times oftener two words may stand side by side than chance would have it."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words one document may use: the list's, and its own with how often it has them.

    ``split`` holds the words of each of its texts, in small letters.
    """

    own: Counter[str]
    hyphenated: Counter[str]
    split: Mapping[str, Sequence[str]]

    def of(self, text: str) -> Sequence[str]:
        """List the words of a text in small letters; those of the document's texts are at hand."""
        return self.split[text] if text in self.split else WORD.findall(text.lower())

    def weight(self, word: str) -> int:
        """Say how common a word is; 0 if neither the list nor the document has it."""
        word = word.lower()
        if len(word) < 3:
            return _OWN_WORD if word in _SHORT else 0
        return _frequencies().get(word, 0) or (_OWN_WORD if self.own[word] else 0)

    def chance(self, word: str) -> float:
        """Say how likely a word of running text is this one; 0 if the list does not have it."""
        word = word.lower()
        if len(word) < 3:
            return _CHANCE_OF_SHORT if word in _SHORT else 0.0
        return _frequencies().get(word, 0) / _LISTED_OCCURRENCES

    def together(self, left: str, right: str) -> float:
        """Say how likely two neighbours in running text are these words, at the most."""
        whole = self.chance(left + right)
        company = _COMPANY / 10 if self.own[(left + right).lower()] else _COMPANY
        guessed = min(company * self.chance(left) * self.chance(right), _RAREST_PAIR)
        if guessed < whole and (seen := _pairs().get((left.lower(), right.lower()))):
            return seen / _LISTED_OCCURRENCES
        return guessed

    def listed(self, word: str) -> bool:
        """Whether the word list (or, for short words, the language) has a word."""
        word = word.lower()
        return word in _SHORT if len(word) < 3 else word in _frequencies()

    def unlisted(self) -> frozenset[str]:
        """Give the words of the document that the list does not have."""
        return frozenset(self.own).difference(_frequencies(), _SHORT)

    def once(self) -> list[str]:
        """List the words that the document has only once."""
        return [word for word, count in self.own.items() if count == 1]


_HYPHENATED = re.compile(r"(?<![a-zà-ɏ])[a-zà-ɏ]+(?:-[a-zà-ɏ]+)+")


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """Collect the words of a document."""
    lines: list[Sequence[str]] = []
    hyphenated: list[str] = []
    split: dict[str, Sequence[str]] = {}
    for text in texts:
        lower = text.lower()
        if text not in split:
            split[text] = WORD.findall(lower)
        lines.append(split[text])
        if "-" in lower:
            hyphenated += [part for part in lower.split() if "-" in part]
    own = Counter(chain.from_iterable(lines))
    return Vocabulary(own, Counter(_HYPHENATED.findall(" ".join(hyphenated))), split)
