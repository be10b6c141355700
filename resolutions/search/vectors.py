"""How text becomes searchable: folding, and one text search configuration a language.

Migration ``0000_text_search`` creates the configurations and ``archive_fold``. They keep every
word, the common ones too, so that an exact phrase is exact ("follow-up" is not "follow").
Migration ``0016_word_forms`` says how the words of each language are cut and which forms are one.
"""

import re
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func

CONFIGURATIONS = {
    "en": "archive_english",
    "fr": "archive_french",
    "es": "archive_spanish",
    "ru": "archive_russian",
    "ar": "archive_arabic",
}
"""Language (ISO 639-1) to text search configuration; any other language has ``PLAIN``."""

PLAIN = "archive_simple"

_CUT = {"en": "archive_fold", "zh": "archive_characters"}
_FORMED = {
    "en": "archive_fold",
    "fr": "archive_french",
    "es": "archive_spanish",
    "ru": "archive_russian",
    "ar": "archive_arabic",
    "zh": "archive_bigrams",
}
_ANY = "archive_part"
"""Functions of the database that take a text and give its words; those of any other language."""

LOOSE_SUFFIX = "_loose"
"""The configuration of this name drops common words: it reads the words a person types loosely."""

_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
_HYPHENS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = "'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u02bc\u00ab\u00bb"
FOLDED_AWAY = _HYPHENS + _QUOTES + "<>&"
"""Characters that part words: each becomes one space, so offsets into the text stay true."""

_PARTS = re.compile(f"[{re.escape(FOLDED_AWAY)}\0]")
_OTHER_DIGIT = re.compile(f"[{_DIGITS}]")


def configuration(language: str, *, loose: bool = False) -> str:
    """Return the text search configuration for a language; ``loose`` drops common words."""
    name = CONFIGURATIONS.get(language, PLAIN)
    return name + LOOSE_SUFFIX if loose else name


def cut(language: str) -> str:
    """Return the function of the database that gives a text cut into words, as they are printed."""
    return _CUT.get(language, _ANY)


def formed(language: str) -> str:
    """Return the function that gives the same words as they are indexed, ready for the configuration."""
    return _FORMED.get(language, _ANY)


def fold(text: str) -> str:
    """Return text of the same length with hyphens, quotes and markup signs as spaces, digits in ASCII.

    But for the digits the same as ``archive_fold`` in the database, which never holds a NUL.

    >>> fold("counter-terrorism, the State’s")
    'counter terrorism, the State s'
    """
    return _OTHER_DIGIT.sub(_in_ascii, _PARTS.sub(" ", text))


def _in_ascii(digit: re.Match[str]) -> str:
    return str(_DIGITS.index(digit[0]) % 10)


class Vector(Func):
    """The text search vector of a text column, by the language in another column; immutable.

    ``Vector("full_text", "language")`` is for a ``GeneratedField``.
    """

    output_field = SearchVectorField()
    arity = 2

    def as_sql(
        self, compiler: Any, connection: Any, *args: Any, **extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        """Write one ``CASE`` branch a configured language."""
        text, language = (compiler.compile(part)[0] for part in self.source_expressions)
        branches = " ".join(
            f"WHEN '{code}' THEN to_tsvector('{name}'::regconfig, archive_fold({text}))"
            for code, name in CONFIGURATIONS.items()
        )
        plain = f"to_tsvector('{PLAIN}'::regconfig, archive_fold({text}))"
        return f"CASE {language} {branches} ELSE {plain} END", ()
