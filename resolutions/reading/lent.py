"""A text that a reader lends for one comparison: read in memory and forgotten, never logged."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions import parsing, phrases
from resolutions.aligning.clauses import clauses
from resolutions.aligning.records import Clause
from resolutions.parsing.records import Document, ResolutionText
from resolutions.reading.reasons import reason
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
        said = _("It holds %(count)s resolution texts. Choose the one to compare.") % {"count": len(titles)}
        super().__init__(said)
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
    def called(self) -> str:
        """What it is called where a sentence begins."""
        if self.name:
            return pgettext("beginning of a sentence", "The file")
        return pgettext("beginning of a sentence", "The pasted text")


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
            _(
                "No preambular or operative paragraph was found in %(source)s. Operative paragraphs begin"
                " with their number, and an empty line stands between paragraphs."
            )
            % {"source": _("the file") if loan.name else _("the pasted text")}
        )
    if len(found) > MAX_CLAUSES:
        raise NotCompared(
            _("%(source)s has %(count)s paragraphs; at most %(most)s are compared.")
            % {"source": loan.called, "count": len(found), "most": MAX_CLAUSES}
        )
    return Lent(text.title, document.language, found)


def _one(texts: tuple[ResolutionText, ...], loan: Loan) -> ResolutionText | None:
    if len(texts) > 1 and not 1 <= loan.which <= len(texts):
        raise SeveralTexts(tuple(text.title or text.ordinal or _("without a title") for text in texts))
    return texts[loan.which - 1 if len(texts) > 1 else 0] if texts else None


def _document(loan: Loan) -> Document:
    if not loan.raw.strip():
        pasted = _("Paste a text into the box first, or choose a file.")
        empty = _("The file is empty.") if loan.name else pasted
        raise NotCompared(empty)
    if len(loan.raw) > MAX_BYTES:
        said = _("%(source)s has more than %(most)s bytes, the most that is compared.")
        raise NotCompared(said % {"source": loan.called, "most": phrases.thousands(MAX_BYTES)})
    lines = len(loan.raw.splitlines())
    if lines > MAX_LINES:
        sizes = {"count": phrases.thousands(lines), "most": phrases.thousands(MAX_LINES)}
        said = _("%(source)s has %(count)s lines; at most %(most)s are read.")
        raise NotCompared(said % {"source": loan.called, **sizes})
    return _parsed(loan)


def _parsed(loan: Loan) -> Document:
    """Parse a lent text; paragraphs alone are read as the Assembly's."""
    name = loan.name or "pasted"
    try:
        return parsed(loan.raw, name)
    except parsing.Unreadable as error:
        found = error
    except Fault:
        said = _("%(source)s could not be read: a fault of this archive.")
        raise NotCompared(said % {"source": loan.called}) from None
    try:
        return parsed(FORMULA.encode() + loan.raw, name, format=parsing.detected(loan.raw, name))
    except (parsing.Unreadable, Fault):
        said = _("%(source)s could not be read: %(reason)s.") % {
            "source": loan.called,
            "reason": reason(found.reason),
        }
        advice = _("Plain text in UTF-8 and official XML can be read.") if loan.name else ""
        raise NotCompared(f"{said} {advice}".rstrip()) from None
