"""Alignments made by hand: a file a pair under ``truth/``, read as data.

A line is a link: ``pp3 pp4 -> pp7 merged``; ``routine|reworded`` where a person may say either. A line that
begins with ``?`` is a link that a person may make or not: whether it is found counts neither way. Clauses in
no line are new or dropped. ``use`` says whether the pair was looked at while rules were made (``tuned``),
kept aside, or put together from the alignments of two nearer pairs (``composed``).
Pairs of the corpus name files; those of official XML their numbers, for they are no part of this project.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resolutions.aligning.clauses import clauses
from resolutions.aligning.records import Clause
from resolutions.parsing import parse

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).with_name("truth")

Edge = tuple[str, str]
"""One earlier and one later clause of a link, by anchor."""


@dataclass(frozen=True, slots=True)
class TrueLink:
    """A link as a person made it, with the relations that are right."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    relations: frozenset[str]

    @property
    def edges(self) -> frozenset[Edge]:
        """Every earlier with every later clause."""
        return frozenset((one, other) for one in self.before for other in self.after)


@dataclass(frozen=True, slots=True)
class Truth:
    """The alignment of two texts made by hand."""

    name: str
    earlier: str
    later: str
    use: str
    links: tuple[TrueLink, ...]
    doubtful: frozenset[Edge]

    @property
    def official(self) -> bool:
        """Whether the texts are official XML, which only the scoring tool is given."""
        return self.earlier.startswith("akn ")


def truths() -> list[Truth]:
    """Give every pair, in the order of its name."""
    return [read(path) for path in sorted(FOLDER.glob("*.truth"))]


def read(path: Path) -> Truth:
    """Read one file."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    links, doubtful = [], set[Edge]()
    for line in body.splitlines():
        before, _, rest = line.lstrip("? ").partition(" -> ")
        if line.startswith("?"):
            doubtful.add((before, rest))
        else:
            *after, relations = rest.split()
            links.append(TrueLink(tuple(before.split()), tuple(after), frozenset(relations.split("|"))))
    return Truth(path.stem, said["earlier"], said["later"], said["use"], tuple(links), frozenset(doubtful))


@cache
def text(name: str, akn: Path | None = None) -> tuple[Clause, ...]:
    """Give the clauses of ``corpus/FILE``, ``corpus/FILE#III`` or, of the folder ``akn``, ``akn 75/196``."""
    file, _, part = name.partition("#")
    path = ROOT / file
    if name.startswith("akn "):
        assert akn is not None
        session, number = name.removeprefix("akn ").split("/")
        path = next(iter(sorted((akn / session / "en").glob(f"*{session}_{number}[_-]*"))))
    document = parse(path.read_bytes(), path.name)
    return clauses(next(one for one in document.resolutions if not part or one.ordinal == part))
