"""Closest wordings: the paragraphs whose words are most like those of a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from django.db import connection
from rapidfuzz.distance import Indel

from resolutions.search import shingles

MOST_COMPARED = 200
"""Paragraphs that are compared word by word; of more, those that share most of the runs."""
MOST_SHARING = 1_000
"""Paragraphs that may share the runs looked up: rare runs all are, common ones only as they fit."""
LEAST_LOOKED_UP = 2
"""Runs that are looked up however many paragraphs share them."""
SHARE = 3
"""What shares less than one in so many of the runs that the closest shares is not compared."""
LEAST = 0.3
"""Similarity (0 to 1) below which a wording is not close at all."""
AT_ONCE = 25
"""Texts looked up by one statement: enough to save round trips, few enough to end in time."""


@dataclass(frozen=True, slots=True)
class Close:
    """A paragraph and how alike its words are to those asked for, from 0 to 1."""

    paragraph: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that shares runs of words with a text: its key and kind, its words, its text's status."""

    paragraph: int
    kind: str
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Which paragraphs are looked at; what is empty or None does not narrow.

    ``before`` keeps paragraphs dated before a day, ``sessions`` those of some sessions (keys), ``kinds`` and
    ``status`` those that are so; ``of_texts`` leaves out what is a report's own. ``exclude`` are keys of
    paragraphs to leave out, ``without`` of whole texts.
    """

    language: str
    before: date | None = None
    kinds: tuple[str, ...] = ()
    status: str = ""
    sessions: tuple[int, ...] | None = None
    of_texts: bool = False
    exclude: Collection[int] = ()
    without: Collection[int] = ()

    def conditions(self) -> Iterator[tuple[str, Any]]:
        """Give each condition on a paragraph, as SQL with one value."""
        yield "paragraph.language = %s", self.language
        if self.of_texts:
            yield "(paragraph.resolution_id IS NOT NULL) = %s", True
        if self.before:
            yield "paragraph.dated < %s", self.before
        if self.kinds:
            yield "paragraph.kind = ANY (%s)", list(self.kinds)
        if self.status:
            yield "paragraph.status = %s", self.status
        if self.sessions is not None:
            yield "paragraph.session_id = ANY (%s::bigint[])", list(self.sessions)
        if self.exclude:
            yield "paragraph.id <> ALL (%s::bigint[])", list(self.exclude)
        if self.without:
            yield "coalesce(paragraph.resolution_id, 0) <> ALL (%s::bigint[])", list(self.without)


_USES = "SELECT number, uses FROM resolutions_shingle WHERE number = ANY (%s::int[])"

_SHARING = """
    (SELECT %s AS place, id, kind, status, full_text FROM (
     SELECT paragraph.id, paragraph.kind, coalesce(paragraph.status, '') AS status, paragraph.full_text,
            shared.runs, max(shared.runs) OVER () AS most
       FROM resolutions_paragraph AS paragraph
      CROSS JOIN LATERAL (SELECT count(*) AS runs FROM unnest(paragraph.shingles) AS one (number)
                           WHERE one.number = ANY (%s::int[])) AS shared
      WHERE paragraph.parent_id IS NULL AND paragraph.shingles && %s::int[] AND {conditions}
      ORDER BY shared.runs DESC, paragraph.id DESC LIMIT %s) AS sharing
      WHERE runs * %s >= most)
"""

_SAME = """
    SELECT paragraph.resolution_id, count(DISTINCT asked.place)
      FROM (VALUES {values}) AS asked (place, marks)
      JOIN resolutions_paragraph AS paragraph
        ON paragraph.shingles @> asked.marks AND paragraph.shingles = asked.marks
     WHERE asked.marks <> '{{}}' AND paragraph.parent_id IS NULL AND paragraph.resolution_id IS NOT NULL
       AND paragraph.language = %s
     GROUP BY paragraph.resolution_id
"""


def closest(
    text: str,
    language: str,
    *,
    before: date | None = None,
    exclude: Collection[int] = (),
    limit: int = 10,
    least: float = LEAST,
) -> list[Close]:
    """Return the paragraphs most like a text, the most alike first; two queries.

    ``before`` keeps earlier wordings: paragraphs dated before a day. ``exclude`` are keys to leave out,
    such as those of the text's own document. Only whole paragraphs are compared.
    """
    tokens = shingles.words(text)
    if not tokens:
        return []
    asked = [shingles.fingerprint(text)]
    [found] = candidates(asked, Scope(language, before=before, exclude=exclude))
    return _compared(tokens, found, least)[:limit]


def candidates(
    asked: Sequence[Sequence[int]], scope: Scope, *, share: int = SHARE
) -> Iterator[list[Candidate]]:
    """Yield, for each text, the paragraphs that share most of its runs of words (``shingles.numbers``).

    A query, and one for every ``AT_ONCE`` texts. Nothing is found for a text without runs.
    """
    uses = _uses({number for numbers in asked for number in numbers})
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        found: list[list[Candidate]] = [[] for _ in some]
        for place, candidate in _sharing(some, uses, scope, share):
            found[place].append(candidate)
        yield from found


def _uses(numbers: Collection[int]) -> dict[int, int]:
    """Return how many paragraphs share each run; rare ones are not counted."""
    with connection.cursor() as cursor:
        cursor.execute(_USES, [list(numbers)])
        return dict(cursor.fetchall())


def _sharing(
    asked: Sequence[Sequence[int]], uses: Mapping[int, int], scope: Scope, share: int
) -> list[tuple[int, Candidate]]:
    """Return the place of a text with every paragraph found for it."""
    conditions = list(scope.conditions())
    statement = _SHARING.format(conditions=" AND ".join(sql for sql, _ in conditions))
    statements, values = [], list[Any]()
    for place, numbers in enumerate(asked):
        if numbers:
            statements.append(statement)
            values += [place, list(numbers), _rarest(numbers, uses)]
            values += [*(value for _, value in conditions), MOST_COMPARED, share]
    if not statements:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements), values)
        return [(place, Candidate(*row)) for place, *row in cursor.fetchall()]


def texts_with(asked: Sequence[Sequence[int]], language: str) -> dict[int, int]:
    """Return the texts that have paragraphs of some fingerprints, and how many of these each; one query."""
    values: list[Any] = []
    for place, numbers in enumerate(asked):
        values += [place, list(numbers)]
    if not values:
        return {}
    statement = _SAME.format(values=", ".join(["(%s, %s::int[])"] * len(asked)))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, language])
        return dict(cursor.fetchall())


def _rarest(numbers: Sequence[int], uses: Mapping[int, int]) -> list[int]:
    """Return the rarest of some runs, as many as few paragraphs share."""
    ordered = sorted(numbers, key=lambda number: (uses.get(number, 0), number))
    sharing = accumulate(uses.get(number, 0) for number in ordered)
    fitting = sum(all_of <= MOST_SHARING for all_of in sharing)
    return ordered[: max(LEAST_LOOKED_UP, fitting)]


def _compared(tokens: Sequence[str], found: Iterable[Candidate], least: float) -> list[Close]:
    """Return what is alike enough, by words that stay when one text is made of the other."""
    scored = (
        Close(
            one.paragraph,
            Indel.normalized_similarity(tokens, shingles.words(one.text), score_cutoff=least),
        )
        for one in found
    )
    return sorted(
        (one for one in scored if one.similarity >= least and one.similarity),
        key=lambda one: (-one.similarity, -one.paragraph),
    )
