"""Letters compared without what readers leave out: accents, the signs of Arabic vowels, forms of alef."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import filterfalse

ARABIC_MARKS = "\u0640\u064b-\u065f\u0670"
"""The stroke that makes an Arabic word longer and the signs of vowels, as a range of a pattern."""

_MARKS = re.compile(f"[{ARABIC_MARKS}]")
_LETTER = ("и\u0306", "й")
"""A letter of its own, though it is written as another with a sign."""
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
_ALPHABETS = (range(0x61, 0x7B), range(0xDF, 0x180), range(0x430, 0x460), range(0x621, 0x64B), (0x671,))
"""Lower-case letters of which variants are known: Latin, Cyrillic, Arabic."""


def bare(text: str) -> str:
    """Return text in lower case without accents; Arabic without vowels, in one form of each letter.

    >>> bare("Côte"), bare("Ещё"), bare("Российской"), bare("أسلحـة")
    ('cote', 'еще', 'российской', 'اسلحه')
    """
    letters = unicodedata.normalize("NFD", unmarked(text).translate(_ARABIC).lower()).replace(*_LETTER)
    return unicodedata.normalize("NFC", "".join(filterfalse(unicodedata.combining, letters)))


def unmarked(text: str) -> str:
    """Return text without the signs of Arabic vowels.

    >>> unmarked("سلّم")
    'سلم'
    """
    return _MARKS.sub("", text)


def strictly(word: str) -> str:
    """Return the regular expression of a word in these letters; PostgreSQL's, and it knows no case.

    >>> strictly("cote"), strictly("سل") == f"س[{ARABIC_MARKS}]*ل[{ARABIC_MARKS}]*"
    ('cote', True)
    """
    return "".join(_marked(letter, re.escape(letter)) for letter in unmarked(word))


def loosely(word: str) -> str:
    """Return the regular expression of a word in any variant of its letters.

    >>> loosely("Cô")
    '[cçćĉċč][oòóôõöōŏő]'
    """
    return "".join(_marked(letter, _any_of(letter)) for letter in bare(word))


def _any_of(letter: str) -> str:
    """Return the class of a letter's variants."""
    variants = _variants().get(letter, letter)
    return f"[{variants}]" if len(variants) > 1 else re.escape(letter)


def _marked(letter: str, pattern: str) -> str:
    """Let an Arabic letter bear signs."""
    return f"{pattern}[{ARABIC_MARKS}]*" if "\u0621" <= letter <= "\u064a" else pattern


@lru_cache(maxsize=1)
def _variants() -> Mapping[str, str]:
    """Return every bare letter with all letters that are bare so, itself first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for alphabet in _ALPHABETS:
        for letter in map(chr, alphabet):
            if letter.isalpha() and letter == letter.lower() and letter not in found[bare(letter)]:
                found[bare(letter)].append(letter)
    return {letter: "".join(variants) for letter, variants in found.items()}
