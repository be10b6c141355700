"""A text that a reader pastes or uploads, read into its paragraphs in memory and kept nowhere.

A draft is read by the parser, as a file is. Anything else, a clause alone, a few in any language, a text
under negotiation with its labels and brackets (``OP12 bis. [Requests/Encourages] ...``), is cut at its empty
lines, labels and ends of clauses: whatever was pasted is asked for, no paragraph is silently left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from resolutions import languages, parsing, phrases
from resolutions.aligning.clauses import clauses
from resolutions.parsing import leads
from resolutions.parsing.read import lines
from resolutions.parsing.records import Document, ResolutionText
from resolutions.reading.reasons import reason
from resolutions.reading.unkept import FORMULA, Fault, parsed

MAX_PASTED_BYTES = 200_000
MAX_PASTED_LINES = 6_000
"""Lines of a pasted text: as many as fill the bytes, an empty one after each; more take long to read."""
MAX_PIECES = 400
"""Paragraphs of a pasted text; the longest resolutions have under 300, a report with several texts more."""
MAX_CHARACTERS = 20_000
"""Characters of a paragraph: longer than any that is printed."""
FRAGMENT = 25
"""Words of a paragraph that may be a fragment of one."""
LEAST_READ = 0.9
"""Share of the words of a part of a text that must be in the paragraphs the parser reads in it."""
LEAST_WORDS = 4
"""Words of a block without an end that is a paragraph and not a heading, where there are other blocks."""


class NotRead(ValueError):
    """A pasted text that cannot be used; the message says why, for a person."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a pasted text, counted from 1; ``name`` is what its reader calls it (``op 12``).

    ``kind`` is ``preambular``, ``operative`` or empty where neither can be told.
    """

    number: int
    name: str
    kind: str
    text: str
    lead_phrase: str

    @property
    def is_fragment(self) -> bool:
        """Whether it is a few words of a clause, which neither begin nor end as one does."""
        few = len(self.text.split()) <= FRAGMENT
        return few and not self.kind and not self.lead_phrase and not _PAUSES.search(self.text)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text: its language, its title if it has one, its paragraphs."""

    language: str
    title: str
    pieces: tuple[Piece, ...]


def pasted(raw: bytes, name: str = "pasted") -> Pasted:
    """Read a pasted text or an uploaded file. Raises NotRead."""
    check_size(raw)
    document = _alone(raw, name)
    found = _of_document(document) if document else None
    if found is None:
        found = _of_part(_text(raw))
    if not found.pieces:
        raise NotRead(_("No words were found in what was pasted."))
    if len(found.pieces) > MAX_PIECES:
        raise NotRead(
            _(
                "The text has %(count)s paragraphs; at most %(most)s are looked up at once."
                " Paste a part of it."
            )
            % {"count": len(found.pieces), "most": MAX_PIECES}
        )
    longest = max(found.pieces, key=lambda piece: len(piece.text))
    if len(longest.text) > MAX_CHARACTERS:
        raise NotRead(
            _(
                "Paragraph %(number)s has %(count)s characters; at most %(most)s are looked up."
                " An empty line tells paragraphs apart."
            )
            % {
                "number": longest.number,
                "count": phrases.thousands(len(longest.text)),
                "most": phrases.thousands(MAX_CHARACTERS),
            }
        )
    return found


def check_size(raw: bytes) -> None:
    """Refuse what is empty or too large. Raises NotRead."""
    if not raw.strip():
        raise NotRead(_("Paste a text into the box first."))
    if len(raw) > MAX_PASTED_BYTES:
        sizes = {"count": phrases.thousands(len(raw)), "most": phrases.thousands(MAX_PASTED_BYTES)}
        raise NotRead(_("The text has %(count)s bytes; at most %(most)s are read.") % sizes)
    count = len(raw.splitlines())
    if count > MAX_PASTED_LINES:
        sizes = {"count": phrases.thousands(count), "most": phrases.thousands(MAX_PASTED_LINES)}
        raise NotRead(_("The text has %(count)s lines; at most %(most)s are read.") % sizes)


def _parsed(raw: bytes, name: str, format: str) -> Document:
    try:
        return parsed(raw, name, format=format)
    except Fault:
        raise NotRead(_("The text could not be read: a fault of this archive.")) from None


def _alone(raw: bytes, name: str) -> Document | None:
    """Parse what says itself that it is a document; None if it does not. Raises NotRead for broken XML."""
    try:
        return _parsed(raw, name, "auto")
    except parsing.Unreadable as error:
        if parsing.detected(raw, name) == "akn":
            why = {"reason": reason(error.reason)}
            raise NotRead(_("The file could not be read: %(reason)s.") % why) from None
        return None


def _text(raw: bytes) -> str:
    """Decode a text that the parser does not take. Raises NotRead for what is none."""
    try:
        return "\n".join(line.text for line in lines(raw))
    except parsing.Unreadable as error:
        said = _("The text could not be read: %(reason)s.") % {"reason": reason(error.reason)}
        hint = _("Copy the text out of it and paste it.") if error.line == 1 else ""
        raise NotRead(f"{said} {hint}".rstrip()) from None


def _of_document(document: Document) -> Pasted | None:
    """The paragraphs of all texts in a document; None if it has none."""
    pieces: list[Piece] = []
    for text in document.resolutions:
        part = f"{text.ordinal}, " if len(document.resolutions) > 1 and text.ordinal else ""
        pieces += _of_text(text, part)
    title = document.resolutions[0].title if len(document.resolutions) == 1 else document.title or ""
    return Pasted(document.language, title, _counted(pieces)) if pieces else None


def _of_text(text: ResolutionText, part: str) -> Iterator[Piece]:
    for clause in clauses(text):
        name = f"{part}{clause.anchor[:2]} {clause.anchor[2:]}"
        yield Piece(0, name, clause.kind, clause.text, clause.lead_phrase)


def _counted(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(replace(piece, number=number) for number, piece in enumerate(pieces, start=1))


# --- Parts of texts: by the parser if all of it is understood, else block by block

_NOTES = r"(?:\s?(?:bis|ter|quater|alt\.?\d?))?"
_LABEL = re.compile(
    r"\s*(?:[-•*–]\s+)?\[?"
    rf"(?:(?P<part>OP|PP)\s?(?P<draft>\d{{1,3}}){_NOTES}\s*[.):]?|(?P<number>\d{{1,3}}){_NOTES}\s?[.)])\s+",
    re.IGNORECASE,
)
"""What may stand before a paragraph: ``12.``, ``OP12 bis.``, ``PP3:``, a bullet."""
_BULLET = re.compile(r"\s*[-•*–]\s+")
_SUB = re.compile(r"\s*\((?:[a-z]{1,2}|[ivx]+)\)\s")
_BEFORE_SUB = re.compile(r"(?<=[;:,]) (?=\((?:[a-z]|[ivx]+)\) )")
_ENDS = re.compile(r"[;.:؛;。；][\s\]*_)]*$")
_PAUSES = re.compile(r"[,،，;.:؛。；][\s\]*_)]*(?:\band|\bet|\by)?\s*$")
_OPENS = re.compile(r"^[\s\[(*_]*")


def _of_part(text: str) -> Pasted:
    """The paragraphs of a part of a text."""
    language = languages.of_text(text)
    blocks = tuple(_blocks(text))
    if language == "en":
        plain = "\n".join(_relabelled(line) for line in text.split("\n"))
        if (read := _understood(plain)) and len(read) >= len(blocks):
            return Pasted(language, "", _counted(read))
    return Pasted(language, "", _counted(blocks))


def _relabelled(line: str) -> str:
    """Write a negotiator's label as a printed one: ``OP12 bis.`` as ``12.``, ``PP3`` as none."""
    match = _LABEL.match(line)
    if not match or not match["part"]:
        return line
    return (f"{match['draft']}. " if match["part"].upper() == "OP" else "") + line[match.end() :]


def _understood(text: str) -> list[Piece]:
    """The parser's paragraphs, if it understood all of the text; else none."""
    try:
        document = _parsed((FORMULA + text).encode(), "pasted", "text")
    except parsing.Unreadable:
        return []
    read = [clause for one in document.resolutions for clause in clauses(one)]
    words = sum(len(clause.text.split()) for clause in read)
    whole = all(clause.lead_phrase for clause in read) and not document.unparsed
    if not whole or words < LEAST_READ * len(text.split()):
        return []
    return [piece for one in document.resolutions for piece in _of_text(one, "")]


def _blocks(text: str) -> Iterator[Piece]:
    """The blocks of a text: what stands between empty lines, labels and ends of clauses."""
    cut = [block for block in _cut(text) if any(map(str.isalnum, "".join(block)))]
    for block in cut:
        match = _LABEL.match(block[0]) or _BULLET.match(block[0])
        body = " ".join([block[0][match.end() if match else 0 :], *block[1:]])
        body = _BEFORE_SUB.sub("\n", " ".join(body.split()))
        if len(cut) > 1 and len(body.split()) < LEAST_WORDS and not _PAUSES.search(body):
            continue  # a heading
        yield _piece(body, match)


def _cut(text: str) -> Iterator[list[str]]:
    """The lines of each block."""
    held: list[str] = []
    parted = True
    for line in text.split("\n"):
        if not line.strip():
            parted = True
            continue
        if held and _begins(line, held[-1], parted=parted):
            yield held
            held = []
        held.append(line.strip())
        parted = False
    if held:
        yield held


def _begins(line: str, before: str, *, parted: bool) -> bool:
    """Whether a line begins a paragraph; ``parted`` by an empty line from the one before it."""
    if _SUB.match(line):
        return False
    if _LABEL.match(line) or _BULLET.match(line):
        return True
    bare = _OPENS.sub("", line)
    if parted:
        return bool(_PAUSES.search(before)) or not bare[:1].islower()
    if _ENDS.search(before):
        return not bare[:1].islower()
    return bool(_PAUSES.search(before)) and bool(leads.conventional(bare))


def _piece(body: str, label: re.Match[str] | None) -> Piece:
    groups = label.groupdict() if label else {}
    part = (groups.get("part") or "").lower()
    number = groups.get("draft") or groups.get("number") or ""
    bare = _OPENS.sub("", body)
    kind = {"op": "operative", "pp": "preambular"}.get(part) or _kind(bare, number)
    name = phrases.anchored(f"{part or 'op'}{number}") if number else ""
    return Piece(0, name, kind, body, leads.conventional(bare[:1].upper() + bare[1:]))


def _kind(bare: str, number: str) -> str:
    if number or leads.opens_operative(bare):
        return "operative"
    return "preambular" if leads.opens_preambular(bare) else ""
