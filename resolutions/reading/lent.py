"""A text that a reader lends for one comparison: read in memory and forgotten, never logged."""

from dataclasses import dataclass

from resolutions import parsing
from resolutions.aligning.clauses import clauses
from resolutions.aligning.records import Clause
from resolutions.parsing.records import Document, ResolutionText
from resolutions.reading.unkept import FORMULA, Fault, parsed

MAX_BYTES = 500_000
"""Bytes of a lent text; the longest resolutions have 350,000 as official XML."""
MAX_LINES = 12_000
"""Lines of a lent text; more take long to read."""
MAX_CLAUSES = 400
"""Paragraphs of a lent text; the longest resolutions have under 300."""


class NotCompared(ValueError):
    """A lent text that cannot be compared; the message says why, for a person."""


class SeveralTexts(NotCompared):
    """A lent text that holds several resolution texts; ``titles`` are theirs, in order."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        """Take the titles in order."""
        super().__init__(f"It holds {len(titles)} resolution texts. Choose the one to compare.")
        self.titles = titles


@dataclass(frozen=True, slots=True)
class Loan:
    """What a reader lends: ``raw`` as pasted or sent, ``name`` of the file if it was one.

    ``which`` is the place, from 1, of one of several texts; 0 where nothing was chosen.
    """

    raw: bytes
    name: str = ""
    which: int = 0

    @property
    def source(self) -> str:
        """What it is called in a sentence."""
        return "file" if self.name else "pasted text"


@dataclass(frozen=True, slots=True)
class Lent:
    """A lent text as read."""

    title: str
    language: str
    clauses: tuple[Clause, ...]


def read(loan: Loan) -> Lent:
    """Read a lent text, or the one chosen of several; a part of one will do. Raises NotCompared."""
    document = _document(loan)
    text = _one(document.resolutions, loan)
    found = clauses(text) if text else ()
    if text is None or not found:
        raise NotCompared(
            f"No preambular or operative paragraph was found in the {loan.source}. Operative paragraphs"
            " begin with their number, and an empty line stands between paragraphs."
        )
    if len(found) > MAX_CLAUSES:
        raise NotCompared(
            f"The {loan.source} has {len(found)} paragraphs; at most {MAX_CLAUSES} are compared."
        )
    return Lent(text.title, document.language, found)


def _one(texts: tuple[ResolutionText, ...], loan: Loan) -> ResolutionText | None:
    if len(texts) > 1 and not 1 <= loan.which <= len(texts):
        raise SeveralTexts(tuple(text.title or text.ordinal or "without a title" for text in texts))
    return texts[loan.which - 1 if len(texts) > 1 else 0] if texts else None


def _document(loan: Loan) -> Document:
    if not loan.raw.strip():
        empty = "The file is empty." if loan.name else "Paste a text into the box first, or choose a file."
        raise NotCompared(empty)
    if len(loan.raw) > MAX_BYTES:
        raise NotCompared(f"The {loan.source} has more than {MAX_BYTES:,} bytes, the most that is compared.")
    lines = len(loan.raw.splitlines())
    if lines > MAX_LINES:
        raise NotCompared(f"The {loan.source} has {lines:,} lines; at most {MAX_LINES:,} are read.")
    return _parsed(loan)


def _parsed(loan: Loan) -> Document:
    """Parse a lent text; paragraphs alone are read as the Assembly's."""
    name = loan.name or "pasted"
    try:
        return parsed(loan.raw, name)
    except parsing.Unreadable as error:
        found = error
    except Fault:
        raise NotCompared(f"The {loan.source} could not be read: a fault of this archive.") from None
    try:
        return parsed(FORMULA.encode() + loan.raw, name, format=parsing.detected(loan.raw, name))
    except (parsing.Unreadable, Fault):
        advice = " Plain text in UTF-8 and official XML can be read." if loan.name else ""
        raise NotCompared(f"The {loan.source} could not be read: {found.reason}.{advice}") from None
