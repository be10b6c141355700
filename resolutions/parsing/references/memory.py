"""What a document has said so far about organs, so that short names can be understood later."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from resolutions.parsing.references.mentions import Mention
from resolutions.parsing.references.names import COP, COSP
from resolutions.parsing.references.organs import (
    CONVENTIONS,
    ECONOMIC_AND_SOCIAL_COUNCIL,
    GENERAL_ASSEMBLY,
    Organ,
    named,
)

_CONFERENCES = (COP, COSP, "Conference")
_CONVENTION = re.compile("|".join(f"(?P<c{row}>{pattern})" for row, (pattern, _) in enumerate(CONVENTIONS)))


@dataclass(frozen=True, slots=True)
class Report:
    """A document cited in a text that is an organ's own report, where it ends."""

    end: int
    organ: Organ | None


@dataclass(slots=True)
class Memory:
    """Organs named in full and numbers decided, in the order of the document.

    ``body`` is the organ that speaks, ``session`` its session's number if known.
    """

    body: Organ = GENERAL_ASSEMBLY
    session: int | None = None
    _organs: dict[Organ, None] = field(default_factory=dict)
    _convention: Organ | None = None
    _numbers: dict[tuple[str, str], set[Organ]] = field(default_factory=dict)

    def hear(self, text: str, mentions: Sequence[Mention]) -> None:
        """Remember the organs and conventions a text names in full."""
        for mention in mentions:
            if mention.organ:
                self._organs.pop(mention.organ, None)
                self._organs[mention.organ] = None
        for found in _CONVENTION.finditer(text):
            self._convention = named(CONVENTIONS[int(str(found.lastgroup)[1:])][1])

    def settle(self, kind: str, raw: str, organ: Organ) -> None:
        """Remember whose number it is."""
        self._numbers.setdefault((kind, raw), set()).add(organ)

    def settled(self, kind: str, raw: str) -> Organ | None:
        """Whose number it was before; None when never decided, or decided in two ways."""
        organs = self._numbers.get((kind, raw), set())
        return next(iter(organs)) if len(organs) == 1 else None

    def meant(
        self,
        mention: Mention,
        named_here: Sequence[Mention],
        fits: Callable[[Organ], bool],
        evidence: Organ | None,
    ) -> Organ | None:
        """The organ a short name means: by the footnote, the same text, the texts before, the convention."""
        if evidence and _may_be_called(evidence, mention.short):
            return evidence
        here = [other.organ for other in named_here if other.organ and other.end <= mention.start]
        for organ in (*reversed(here), *reversed(self._organs)):
            if _may_be_called(organ, mention.short) and fits(organ):
                return organ
        if mention.short == GENERAL_ASSEMBLY.short:
            return GENERAL_ASSEMBLY
        if mention.short == ECONOMIC_AND_SOCIAL_COUNCIL.short and fits(ECONOMIC_AND_SOCIAL_COUNCIL):
            return ECONOMIC_AND_SOCIAL_COUNCIL
        if self._convention and _may_be_called(self._convention, mention.short) and fits(self._convention):
            return self._convention
        return None


def _may_be_called(organ: Organ, short: str) -> bool:
    """Whether texts call the organ so: any conference is ``the Conference``."""
    return organ.short == short or (short == "Conference" and organ.short in _CONFERENCES)
