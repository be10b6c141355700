"""The lives of clauses: every wording of a clause, from the first text that holds it to the latest.

A clause is a line of paragraphs, one at most in each text, that links carry on through a family
(``models.links``). Paragraphs in no link, headings and those of annexes are clauses by themselves.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from resolutions.aligning.records import IDENTICAL, NEW, ROUTINE
from resolutions.lineage.held import placed
from resolutions.lineage.line import in_order
from resolutions.models import Course, Link, Paragraph, Resolution, Step, Strand
from resolutions.reading.naming import name_of_session
from resolutions.reading.sides import called

BULKY = ("text", "full_text", "italics", "headings", "note", "shingles", "verbs", "named", "addressed")
"""Columns of a paragraph that a list of lives does not show."""
UNREAD = (
    *("curated", "resolution__curated", "resolution__title_marks", "resolution__vote"),
    *("resolution__document__unparsed", "resolution__document__keywords", "resolution__document__curated"),
)


RETURNED = "returned"
"""How a clause comes to a version from an older text than the one before: it was dropped, and is back."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a clause on the way to a version: from which ``paragraph``, by which relation.

    The relation is one of ``aligning.records`` or, across texts that do not hold the clause, ``RETURNED``.
    ``is_stage``: on the way from an earlier stage of the same text, not from the text before.
    """

    paragraph: int
    relation: str
    moved: bool
    score: float
    why: str
    is_stage: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A clause in one text; ``changes``: how it came from the versions before, none for the first.

    ``paragraph`` has its ``resolution``, with document and session; ``life`` reads its words too.
    """

    paragraph: Paragraph
    text: Resolution
    changes: tuple[Change, ...]

    @property
    def is_adopted(self) -> bool:
        """Whether its text was adopted; drafts and versions in reports were not."""
        return self.text.status == "adopted"

    @property
    def called(self) -> str:
        """What pages call its text: ``A/RES/77/237``."""
        return called(self.text)

    @property
    def session(self) -> str:
        """The session of its text in words."""
        return name_of_session(self.text.document.session)

    @property
    def href(self) -> str:
        """Its permalink on this site."""
        return f"{getattr(self.paragraph, 'href', '') or ''}#{self.paragraph.anchor}"

    @property
    def change(self) -> Change | None:
        """How it came from the text before, or from an earlier stage if it is new since that text."""
        return self.along or next(iter(self.changes), None)

    @property
    def along(self) -> Change | None:
        """How it came from the text before, whatever its earlier stages were."""
        return next((one for one in self.changes if not one.is_stage), None)


@dataclass(frozen=True, slots=True)
class Life:
    """A clause with all its versions, in the order their texts came about; ``clause`` is its key."""

    clause: int
    versions: tuple[Version, ...]

    @property
    def first(self) -> Version:
        """Where it first appears."""
        return self.versions[0]

    @property
    def latest(self) -> Version:
        """The latest text that holds it."""
        return self.versions[-1]

    @property
    def texts(self) -> int:
        """In how many texts it stands."""
        return len(self.versions)

    @property
    def adopted(self) -> tuple[Version, ...]:
        """Its versions in adopted texts."""
        return tuple(version for version in self.versions if version.is_adopted)

    @property
    def unchanged_since(self) -> Version:
        """The earliest version from which on it had the same words, from text to text, up to the latest."""
        return self._since(IDENTICAL)

    @property
    def settled_since(self) -> Version:
        """The earliest version since which nothing changed but by routine: dates, symbols, sessions."""
        return self._since(IDENTICAL, ROUTINE)

    def _since(self, *relations: str) -> Version:
        known = {version.paragraph.pk: version for version in self.versions}
        found = self.latest
        while (change := found.along) and change.relation in relations and change.paragraph in known:
            found = known[change.paragraph]
        return found


@dataclass(frozen=True, slots=True)
class Turn:
    """What a line leaves behind or begins beside: a clause parted from it, joined it, or was dropped.

    ``at`` is the paragraph on the line; ``text`` the one where it happens, with document and session;
    ``other`` the paragraph off the line, None for a clause that was dropped. ``relation``: ``split`` or
    ``merged`` with ``other`` before (``is_before``) or after, or ``dropped``.
    """

    at: int
    relation: str
    other: Paragraph | None
    text: Resolution
    is_before: bool
    is_stage: bool


def turns(life: Life) -> tuple[Turn, ...]:
    """Give the turns of a clause: where it was dropped, what it was split from or merged with; one query."""
    line = {version.paragraph.pk for version in life.versions}
    rows = (
        Link.objects.filter(Q(earlier__in=line) | Q(later__in=line), step__is_current=True, carries_on=False)
        .exclude(relation=NEW)
        .select_related("earlier", "later", "step__later__document__session")
        .order_by("step__later__document__session__number", "step_id", "number", "order")
    )
    found = []
    for row in rows:
        is_before = row.later_id in line
        at, other = (row.later_id, row.earlier) if is_before else (row.earlier_id, row.later)
        if at and not (row.earlier_id in line and row.later_id in line):
            is_stage = row.step.course == Course.STAGE
            found.append(Turn(at, row.relation, other, row.step.later, is_before, is_stage))
    return tuple(found)


def all_aligned(texts: Collection[int]) -> bool:
    """Whether all links and lines between some texts are true of the words they have now; one query."""
    steps = Step.objects.filter(earlier__in=texts, later__in=texts)
    return not steps.exclude(is_current=True, is_threaded=True).exists()


def clause_keys(paragraphs: Collection[int]) -> dict[int, int]:
    """The clause of each paragraph, by their keys; one query. In SQL, for joins with what was found::

    LEFT JOIN resolutions_strand AS strand ON strand.paragraph_id = paragraph.id
    ... coalesce(strand.clause, paragraph.id) AS clause
    """
    stored = Strand.objects.filter(paragraph__in=paragraphs).order_by()
    known = dict(stored.values_list("paragraph", "clause"))
    return {key: known.get(key, key) for key in paragraphs}


def lives(paragraphs: Collection[int]) -> dict[int, Life]:
    """The life of the clause of each paragraph, by their keys; three queries, whatever their number.

    Paragraphs of one clause share one life. Of the versions all is read but their words. Keys that are no
    whole paragraphs of a text are left out.
    """
    return _lives(paragraphs, BULKY)


def life(paragraph: int) -> Life | None:
    """The life of one paragraph's clause, with the words of all versions; three queries."""
    return _lives([paragraph], ()).get(paragraph)


def _lives(paragraphs: Collection[int], unread: Sequence[str]) -> dict[int, Life]:
    lines = _lines(paragraphs)
    clause_of = {key: clause for clause, keys in lines.items() for key in keys}
    rows = Paragraph.objects.of_texts().filter(pk__in=clause_of).defer(*UNREAD, *unread)
    members: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for row in rows:
        members[clause_of[row.pk]].append(row)
    changes = _changes(clause_of)
    found = {clause: Life(clause, _versions(rows, changes)) for clause, rows in members.items()}
    return {key: found[clause_of[key]] for key in paragraphs if clause_of[key] in found}


def _lines(paragraphs: Collection[int]) -> dict[int, set[int]]:
    """The paragraphs on the lines of some, by clause; one query."""
    asked = Strand.objects.filter(paragraph__in=paragraphs).order_by()
    found: defaultdict[int, set[int]] = defaultdict(set)
    for key, clause in Strand.objects.filter(clause__in=asked.values("clause")).values_list(
        "paragraph", "clause"
    ):
        found[clause].add(key)
    threaded = {key for keys in found.values() for key in keys}
    return {**found, **{key: {key} for key in paragraphs if key not in threaded}}


def _changes(paragraphs: Iterable[int]) -> Mapping[int, Sequence[Change]]:
    """How paragraphs came from those before them, by the keys of the later ones; one query."""
    found: defaultdict[int, list[Change]] = defaultdict(list)
    rows = Link.objects.filter(later__in=list(paragraphs), step__is_current=True)
    for later, earlier, returns, relation, moved, score, why, course in (
        rows.filter(Q(carries_on=True) | Q(returns__isnull=False))
        .order_by("step__course", "pk")
        .values_list(
            *("later_id", "earlier_id", "returns_id", "relation", "moved", "score", "why", "step__course")
        )
    ):
        if returns:
            found[later or 0].append(Change(returns, RETURNED, False, score, why, False))
        elif earlier:
            is_stage = course == Course.STAGE
            found[later or 0].append(Change(earlier, relation, moved, score, why, is_stage))
    return found


def _versions(rows: Sequence[Paragraph], changes: Mapping[int, Sequence[Change]]) -> tuple[Version, ...]:
    """The paragraphs of one clause as versions, in the order of their texts."""
    known = {row.pk for row in rows}
    of_text = {row.resolution_id: row for row in rows}
    order = in_order(placed(row.resolution) for row in rows if row.resolution)
    return tuple(
        Version(row, row.resolution, tuple(one for one in changes.get(row.pk, ()) if one.paragraph in known))
        for key in order
        if (row := of_text[key]).resolution
    )
