"""A pack of clauses as its files hold it: texts with their italics and footnotes, places, citations."""

from dataclasses import dataclass

ADOPTED, DRAFT, REPORT = "adopted", "draft", "report"
"""What a clause is part of: agreed language, a proposal, a committee's own words."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line, in italics or not; with ``note``, a mark: a place among the notes, from 0."""

    text: str
    is_italic: bool = False
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a part of one: ``depth`` counts from 0, ``label`` is its number or letter."""

    depth: int
    label: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words, without label and footnote marks."""
        return "".join(run.text for run in self.runs if run.note is None)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote; ``repeated`` is the note whose source an *Ibid.* in it repeats, empty for none."""

    label: str
    runs: tuple[Run, ...]
    repeated: str = ""

    @property
    def text(self) -> str:
        """The words of the note, and after them what it repeats."""
        words = "".join(run.text for run in self.runs)
        return f"{words} [{self.repeated}]" if self.repeated else words


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with all that a negotiator says of it.

    ``name`` is what names it in addresses, ``place`` where it stands in words, ``status`` one of
    ``ADOPTED``, ``DRAFT`` and ``REPORT``; ``standing`` says it in words, with the day. ``citations`` are
    pairs of a style and the citation in it, the first that of the United Nations. ``lineage`` are sentences.
    """

    name: str
    place: str
    status: str
    standing: str
    title: str
    language: str
    lines: tuple[Line, ...]
    notes: tuple[Footnote, ...]
    citations: tuple[tuple[str, str], ...]
    href: str
    official: str
    lineage: tuple[str, ...]

    @property
    def text(self) -> str:
        """The exact words, a line for each part, with number and letters, without footnote marks."""
        return "\n".join(f"{line.label} {line.text}" if line.label else line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: its title, its own address, its clauses, and in words what of it is missing."""

    title: str
    href: str
    clauses: tuple[Clause, ...]
    missing: tuple[str, ...] = ()
