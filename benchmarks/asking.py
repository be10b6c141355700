"""The finder under the benchmark: texts kept aside, asked for before they are taken in."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from django.db import connection

from resolutions.aligning.align import align
from resolutions.aligning.clauses import clauses
from resolutions.aligning.records import Clause
from resolutions.ingest import tidy
from resolutions.ingest.batch import load_all
from resolutions.ingest.files import Parsed, Received
from resolutions.ingest.words import count_words
from resolutions.lineage.keeping import behind, do
from resolutions.models import Paragraph, Resolution
from resolutions.parsing import records
from resolutions.querysets.closest import Scope
from resolutions.reading.precedents import Sought, precedents
from resolutions.titles import fold
from tests.lineage.truth import Truth, truths

Text = records.ResolutionText
CORPUS = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Asked:
    """A paragraph that was asked for: what became of its predecessor, and its place among the clauses found.

    ``rank`` counts from 1; 0 if it was not found. ``between`` counts the texts of the title left out.
    """

    pair: str
    truth: str
    relation: str
    between: int
    rank: int
    closeness: float
    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text that was taken in: its clauses, its key, the keys of its paragraphs by anchor."""

    name: str
    session: int
    clauses: Sequence[Clause]
    key: int
    paragraphs: dict[str, int]


def kept_aside(held: Sequence[records.Document]) -> list[records.Document]:
    """Give the documents with a text whose title an earlier session has, in the order of their sessions."""
    first: dict[str, int] = {}
    ordered = sorted(held, key=lambda one: (_session(one), str(one.date or "")))
    for record in ordered:
        for text in record.resolutions:
            first.setdefault(fold(text.title), _session(record))
    return [
        record
        for record in ordered
        if any(first[fold(text.title)] < _session(record) for text in record.resolutions)
    ]


class Asker:
    """Asks for the paragraphs of texts, and takes the texts in afterwards."""

    def __init__(self, held: Sequence[records.Document]) -> None:
        """Take the documents that the archive holds from the start."""
        self._known: defaultdict[str, list[Earlier]] = defaultdict(list)
        self._truths = {(truth.earlier, truth.later): truth for truth in truths()}
        for record in held:
            self._remember(record)

    def paragraphs(self, record: records.Document, text: Text) -> Iterator[Asked]:
        """Ask for every paragraph that has a predecessor, in each earlier text of the title by itself.

        Where other texts of the title lie between, they are left out.
        """
        own = {clause.anchor: clause for clause in clauses(text)}
        family = self._family(record, text)
        for place, earlier in enumerate(family):
            between = [other.key for other in family[place + 1 :]]
            pair = f"{earlier.name} > {_name(record, text)}"
            for truth, edges in self._edges(record, text, earlier):
                for anchor, (relation, before) in edges.items():
                    keys = {earlier.paragraphs[one] for one in before}
                    scope = Scope("en", without=between)
                    rank, closeness, wall, cpu = _rank(own[anchor], scope, keys)
                    yield Asked(pair, truth, relation, len(between), rank, closeness, wall, cpu)

    def new(self, record: records.Document, text: Text) -> Iterator[float]:
        """Ask for every paragraph that no earlier text of the title has; yield how close the closest is."""
        family = self._family(record, text)
        if not family:
            return
        own = clauses(text)
        linked = {
            anchor
            for earlier in family
            for link in align(earlier.clauses, own)
            if link.before
            for anchor in link.after
        }
        fresh = [_sought(clause) for clause in own if clause.anchor not in linked]
        for found in precedents(fresh, Scope("en")):
            yield found.precedents[0].closeness if found.precedents else 0.0

    def whole(self, record: records.Document, text: Text) -> Iterator[dict[str, Any]]:
        """Ask for a text as a whole, as a reader does who pastes it."""
        own = clauses(text)
        if self._family(record, text):
            with _Spent() as spent:
                precedents([_sought(clause) for clause in own], Scope("en"))
            yield {
                "text": _name(record, text),
                "paragraphs": len(own),
                "wall_each": round(spent.wall / len(own), 2),
                "cpu_each": round(spent.cpu / len(own), 2),
            }

    def take_in(self, record: records.Document) -> None:
        """Take a document in, as an ingest does."""
        received = Received(Path("/benchmark", record.source.file), record.source.sha256.encode())
        for loaded in load_all([Parsed(record, received)]):
            if isinstance(loaded, Exception):
                raise loaded
        tidy.sort_in()
        count_words()
        for work in behind():
            do(work)
        self._remember(record)

    def _remember(self, record: records.Document) -> None:
        """Keep the clauses of a document's texts in mind, and the keys that they are held under."""
        rows = Resolution.objects.filter(document__source__name=record.source.file).order_by("order")
        for text, key in zip(record.resolutions, rows.values_list("pk", flat=True), strict=True):
            held = Paragraph.objects.filter(resolution=key, parent=None, annex=None)
            paragraphs = dict(held.exclude(kind="heading").values_list("anchor", "pk"))
            earlier = Earlier(_name(record, text), _session(record), clauses(text), key, paragraphs)
            self._known[fold(text.title)].append(earlier)

    def _family(self, record: records.Document, text: Text) -> list[Earlier]:
        """Give the texts under the title that earlier sessions have."""
        return [one for one in self._known[fold(text.title)] if one.session < _session(record)]

    def _edges(
        self, record: records.Document, text: Text, earlier: Earlier
    ) -> Iterator[tuple[str, dict[str, tuple[str, tuple[str, ...]]]]]:
        """Yield predecessors by anchor, with the relation: as aligned, and as a person did where one has."""
        links = align(earlier.clauses, clauses(text))
        yield (
            "aligned",
            {anchor: (link.relation, link.before) for link in links if link.before for anchor in link.after},
        )
        truth = self._truths.get((earlier.name, _name(record, text)))
        if truth:
            yield "by hand", _by_hand(truth)


def _sought(clause: Clause) -> Sought:
    return Sought(clause.text, clause.kind)


def _rank(clause: Clause, scope: Scope, keys: set[int]) -> tuple[int, float, float, float]:
    """Ask for a paragraph; give the rank of the clause that has its predecessor, how close, and the times."""
    with _Spent() as spent:
        [found] = precedents([_sought(clause)], scope)
    for rank, precedent in enumerate(found.precedents, start=1):
        near = [one.closeness for one in precedent.found if one.paragraph in keys]
        if near:
            return rank, max(near), spent.wall, spent.cpu
    return 0, 0.0, spent.wall, spent.cpu


class _Spent:
    """Milliseconds of a block: of the clock, and of the processors, this program's and the database's."""

    wall = cpu = 0.0

    def __enter__(self) -> "_Spent":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self._server = psutil.Process(cursor.fetchone()[0])
        self._start = time.perf_counter(), self._processors()
        return self

    def __exit__(self, *_: object) -> None:
        self.wall = 1000 * (time.perf_counter() - self._start[0])
        self.cpu = 1000 * (self._processors() - self._start[1])

    def _processors(self) -> float:
        server = self._server.cpu_times()
        return time.process_time() + server.user + server.system


def _by_hand(truth: Truth) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give the predecessors that a person found, by the anchor of the later clause; none where in doubt."""
    doubt = {later for _, later in truth.doubtful}
    return {
        anchor: ("|".join(sorted(link.relations)), link.before)
        for link in truth.links
        for anchor in link.after
        if anchor not in doubt
    }


def _session(record: records.Document) -> int:
    return (record.session.number if record.session else None) or 0


def _name(record: records.Document, text: Text) -> str:
    """Call a text as the alignments made by hand do."""
    if (CORPUS / record.source.file).exists():
        part = f"#{text.ordinal}" if len(record.resolutions) > 1 else ""
        return f"corpus/{record.source.file}{part}"
    return f"akn {text.number}"
