"""A number where it stands in a text, and everything there is to decide by whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resolutions.parsing.references.identifiers import PENDING, Number
from resolutions.parsing.references.memory import Memory, Report
from resolutions.parsing.references.mentions import Mention
from resolutions.parsing.references.organs import (
    GENERAL_ASSEMBLY,
    HUMAN_RIGHTS_COUNCIL,
    ROMAN,
    SESSION,
    Organ,
)
from resolutions.parsing.references.phrases import Phrases
from resolutions.symbols import FIRST_NUMBERED_SESSION, LAST_SESSION

FIRST_SESSION_YEAR = 1945
"""Session N opens in this year plus N."""

FIRST_DECISION = 300
"""General Assembly decisions are numbered from here on, so that they are not taken for resolutions."""

LAST_NUMBER = 700
"""No session adopted as many resolutions or decisions."""

WINDOW = 160
"""Characters before a key that are looked at."""


@dataclass(frozen=True, slots=True)
class Key:
    """The word ``resolution`` or ``decision`` (``kind``) that governs numbers."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Group:
    """A key and the numbers it governs.

    ``start`` is where the whole phrase begins, its key or its first date; ``tail`` where the words
    after its list begin.
    """

    start: int
    key: Key
    numbers: tuple[Number, ...]
    dates: tuple[date | None, ...]
    tail: int


@dataclass(frozen=True, slots=True)
class Place:
    """One number where it stands, and everything there is to decide by.

    ``evidence`` is whose report the footnote after the number cites; ``earlier`` the organs already
    decided in the same text, in order; ``keys`` every key of the text.
    """

    text: str
    phrases: Phrases
    group: Group
    number: Number
    dated: date | None
    named: Sequence[Mention]
    keys: Sequence[Key]
    reports: Sequence[Report]
    memory: Memory
    evidence: Organ | None
    earlier: Sequence[tuple[int, Organ]]

    @property
    def before(self) -> str:
        """The words before the phrase."""
        return self.text[max(0, self.group.start - WINDOW) : self.group.start]

    def fits(self, organ: Organ) -> bool:
        """Whether a number of this shape and date can be this organ's."""
        if organ == GENERAL_ASSEMBLY:
            return may_be_general_assembly(self.number, self.group.key.kind, self.dated, self.memory.session)
        if organ == HUMAN_RIGHTS_COUNCIL and (self.number.opening or 0) > self.latest_council_session:
            return False
        shape = SESSION if self.number.shape == PENDING else self.number.shape
        return shape in organ.numbering

    @property
    def latest_council_session(self) -> int:
        """The last session the Human Rights Council can have held: three a year since 2006."""
        year = FIRST_SESSION_YEAR + 1 + (self.memory.session or LAST_SESSION)
        return 3 * (year - 2006) + 2

    def full(self, mention: Mention) -> Organ | None:
        """The organ a mention means, short names by what was named before."""
        return mention.organ or self.memory.meant(mention, self.named, self.fits, self.evidence)

    def last_before(self, offset: int) -> Mention | None:
        """The last organ named that ends at or before an offset."""
        return next((mention for mention in reversed(self.named) if mention.end <= offset), None)


def may_be_general_assembly(number: Number, kind: str, dated: date | None, session: int | None) -> bool:
    """Whether the General Assembly can have adopted it: shape, session, number and printed date agree."""
    if number.shape == ROMAN:
        return True
    if number.shape == PENDING:
        return number.opening is not None and FIRST_NUMBERED_SESSION <= number.opening <= LAST_SESSION
    if number.shape != SESSION or number.opening is None or number.count is None:
        return False
    if number.raw[0] in "ESدД":
        return True
    latest = (session or LAST_SESSION) + 1
    if not FIRST_NUMBERED_SESSION <= number.opening <= latest or number.count >= LAST_NUMBER:
        return False
    if kind == "decision" and number.count < FIRST_DECISION:
        return False
    return dated is None or 0 <= dated.year - (FIRST_SESSION_YEAR + number.opening) <= 1
