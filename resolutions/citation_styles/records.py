"""What a citation is made of, and what it comes to. No Django."""

from dataclasses import dataclass
from datetime import date

RESOLUTION = "resolution"
OLD_RESOLUTION = "old resolution"
DATED_RESOLUTION = "dated resolution"
DECISION = "decision"
DRAFT = "draft"
RECOMMENDED = "recommended"
REPORT = "report"
KINDS = (RESOLUTION, OLD_RESOLUTION, DATED_RESOLUTION, DECISION, DRAFT, RECOMMENDED, REPORT)
"""What is cited: an adopted text (``77/237``; numbered through all sessions, ``217 A (III)``; with a year,
``1373 (2001)``), a decision, a draft, a draft that a committee's report recommends, the report itself."""

PREAMBULAR, OPERATIVE, PARAGRAPH, ANNEX = "preambular", "operative", "paragraph", "annex"
PARTS = (PREAMBULAR, OPERATIVE, PARAGRAPH, ANNEX)
"""Where in it: a paragraph of the preamble, of the operative part, of a report, of an annex."""


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place in a text: ``Pinpoint("operative", "12", ("(a)", "(i)"))`` is paragraph 12 (a) (i).

    ``number`` is as printed, or counted from 1 in a preamble; empty where the paragraph has none.
    ``annex`` is the numeral of the annex, empty where there is but one.
    """

    part: str
    number: str = ""
    labels: tuple[str, ...] = ()
    annex: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A text as a citation names it; what is not known is empty.

    ``body`` is the organ that adopts it, in full; ``number`` as texts print it, without the organ;
    ``ordinal`` that of a draft in a report (``III``); ``session`` is in words (``seventy-fifth``);
    ``dated`` is the day of
    adoption, or of issue for what was not adopted. ``url`` leads to it.
    """

    kind: str
    body: str
    number: str = ""
    symbol: str = ""
    title: str = ""
    committee: str = ""
    ordinal: str = ""
    session: str = ""
    dated: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a citation, in italics or not."""

    text: str
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one style: ``key`` names the style in addresses, ``name`` for a person."""

    key: str
    name: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The citation without its italics."""
        return "".join(span.text for span in self.spans)
