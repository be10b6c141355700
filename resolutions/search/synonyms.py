"""Wordings that mean the same, from ``synonyms.txt``."""

from pathlib import Path

from resolutions.search.vectors import fold

FILE = Path(__file__).with_name("synonyms.txt")
LANGUAGE = "en"
"""The language of the file."""


def key_of(text: str) -> str:
    """Return a wording as compared.

    >>> key_of("Money-Laundering")
    'money laundering'
    """
    return " ".join(fold(text).lower().split())


def _read(text: str) -> dict[str, tuple[str, ...]]:
    """Read the file: a form, as compared, to every form of its groups."""
    table: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            forms = tuple(form.strip() for form in line.split(" = "))
            for form in forms:
                table[key_of(form)] = tuple(dict.fromkeys((*table.get(key_of(form), ()), *forms)))
    return table


TABLE = _read(FILE.read_text(encoding="utf-8"))
LONGEST = max(len(key.split()) for key in TABLE)
"""Words of the longest form."""


def others(text: str) -> tuple[str, ...]:
    """Return the other wordings of a text; none if the file does not know it.

    >>> others("unodc")
    ('United Nations Office on Drugs and Crime',)
    """
    key = key_of(text)
    return tuple(form for form in TABLE.get(key, ()) if key_of(form) != key)
