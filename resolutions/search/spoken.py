"""The query language in the other official languages, by example, from ``spoken.toml``."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

FILE = Path(__file__).with_name("spoken.toml")

_MARK = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A query, what it asks for (``meaning``, in English), a paragraph it finds and one it does not.

    In ``shows`` what is marked on the page stands in square brackets. ``title`` is that of the text found.
    """

    query: str
    meaning: str
    shows: str
    misses: str
    title: str = ""

    @property
    def says(self) -> str:
        """What it asks for, in the language of the interface."""
        return _(self.meaning)

    @property
    def finds(self) -> str:
        """The paragraph found."""
        return _MARK.sub(r"\1", self.shows)

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The paragraph in pieces, each with whether it is marked.

        >>> Spoken("crime", "", "a [crime];", "").pieces
        [('a ', False), ('crime', True), (';', False)]
        """
        return [(piece, place % 2 == 1) for place, piece in enumerate(_MARK.split(self.shows)) if piece]


BY_LANGUAGE = {
    language: tuple(Spoken(**one) for one in every)
    for language, every in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
}
"""Examples by language; English has those of ``examples``."""
