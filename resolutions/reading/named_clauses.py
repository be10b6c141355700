"""Clauses by what names them in an address: the rows of each, and the text it stands in."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from resolutions.clause_keys import ClauseKey
from resolutions.models import Address, Document, Paragraph, Resolution
from resolutions.querysets.fields import WHOLE_DEPTH

UNREAD = (
    *("full_text", "note", "headings", "shingles", "verbs", "named", "addressed", "topics"),
    *("document__unparsed", "document__keywords", "document__curated"),
    *("resolution__curated", "resolution__title_marks", "resolution__vote"),
)
"""Columns that nothing said of a clause needs."""

Owner = tuple[str, int]
"""A text or a report by the name of its key and the key: ``("resolution", 12)``."""


@dataclass(frozen=True, slots=True)
class HeldClause:
    """A clause that is held: ``key`` names it by its current address.

    ``line`` are the paragraphs around it, the whole one first, and the paragraph itself last; ``rows``
    the paragraph and, in reading order, all its parts.
    """

    key: ClauseKey
    line: tuple[Paragraph, ...]
    rows: tuple[Paragraph, ...]

    @property
    def row(self) -> Paragraph:
        """The paragraph itself."""
        return self.line[-1]

    @property
    def whole(self) -> Paragraph:
        """The whole paragraph: itself, or the one it is a part of."""
        return self.line[0]

    @property
    def text(self) -> Resolution | None:
        """The text it stands in; None for a report's own paragraph."""
        return self.row.resolution

    @property
    def document(self) -> Document:
        """The document it stands in."""
        return self.row.document


def held_clauses(keys: Sequence[ClauseKey]) -> dict[ClauseKey, HeldClause]:
    """Find clauses by what was asked for; those that are not held are left out. At most eight queries.

    An earlier address of a text finds it too, and ``para. 31`` of a report its own paragraph.
    """
    owners = _owners(keys)
    current = _current(owners.values())
    asked = {
        key: (owners[key.path, key.language], _anchors(key))
        for key in keys
        if (key.path, key.language) in owners
    }
    rows = _rows(asked.values())
    found = {
        key: next((rows[owner, anchor] for anchor in anchors if (owner, anchor) in rows), None)
        for key, (owner, anchors) in asked.items()
    }
    held = {key: row for key, row in found.items() if row is not None}
    parts = _parts(held.values())
    around = _around(held.values())
    return {
        key: HeldClause(
            ClauseKey(*current[asked[key][0]], row.anchor),
            (*around.get(row.pk, ()), row),
            (row, *parts.get(row.pk, ())),
        )
        for key, row in held.items()
    }


def _owners(keys: Sequence[ClauseKey]) -> dict[tuple[str, str], Owner]:
    """What stands at the addresses of clauses, by path and language; one query."""
    paths, languages = {key.path for key in keys}, {key.language for key in keys}
    rows = Address.objects.filter(path__in=paths, language__in=languages).order_by()
    return {
        (path, language): _owner(resolution, document)
        for path, language, resolution, document in rows.values_list(
            "path", "language", "resolution", "document"
        )
    }


def _owner(resolution: int | None, document: int | None) -> Owner:
    return ("resolution", resolution) if resolution is not None else ("document", document or 0)


def _current(owners: Collection[Owner]) -> dict[Owner, tuple[str, str]]:
    """The current addresses of texts and reports; one query."""
    rows = Address.objects.filter(_among(owners), current=True).order_by()
    return {
        _owner(resolution, document): (path, language)
        for path, language, resolution, document in rows.values_list(
            "path", "language", "resolution", "document"
        )
    }


def _among(owners: Collection[Owner]) -> Q:
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for kind, key in owners:
        by_kind[kind].append(key)
    return Q(resolution__in=by_kind["resolution"]) | Q(document__in=by_kind["document"])


_OPERATIVE = re.compile(r"op(?=[0-9])")


def _anchors(key: ClauseKey) -> tuple[str, ...]:
    """The anchors a name may mean: a report's paragraphs have none of their own kind of number."""
    return (key.anchor, _OPERATIVE.sub("p", key.anchor, count=1))


def _rows(asked: Collection[tuple[Owner, tuple[str, ...]]]) -> dict[tuple[Owner, str], Paragraph]:
    """The paragraphs under some anchors of texts and reports; one query."""
    texts = [key for (kind, key), _ in asked if kind == "resolution"]
    reports = [key for (kind, key), _ in asked if kind == "document"]
    anchors = {anchor for _, every in asked for anchor in every}
    standing = Q(resolution__in=texts) | Q(document__in=reports, resolution=None)
    return {
        (_owner(row.resolution_id, row.document_id), row.anchor): row
        for row in Paragraph.objects.filter(standing, anchor__in=anchors)
        .select_related("resolution", "document__session", "annex")
        .defer(*UNREAD)
    }


def _parts(rows: Iterable[Paragraph]) -> dict[int, list[Paragraph]]:
    """All parts of paragraphs, by the paragraph asked for, in reading order; at most four queries."""
    of = {row.pk: {row.pk} for row in rows}  # a part may be asked for beside the whole
    found: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for _ in range(WHOLE_DEPTH):
        level = list(Paragraph.objects.filter(parent__in=of).defer("full_text", "note", "headings"))
        if not level:
            break
        of = {row.pk: of[row.parent_id or 0] for row in level}
        for row in level:
            for key in of[row.pk]:
                found[key].append(row)
    return {key: sorted(parts, key=lambda row: row.order) for key, parts in found.items()}


def _around(rows: Iterable[Paragraph]) -> dict[int, tuple[Paragraph, ...]]:
    """The paragraphs around parts, the whole one first, by the part; no query where none is a part."""
    held = list(rows)
    known: dict[int, Paragraph] = {}
    wanted = {row.parent_id for row in held if row.parent_id}
    while wanted:
        level = Paragraph.objects.filter(pk__in=wanted).select_related("annex").defer("full_text", "note")
        known |= {row.pk: row for row in level}
        wanted = {row.parent_id for row in level if row.parent_id}
    return {row.pk: _line(row, known) for row in held if row.parent_id}


def _line(row: Paragraph, known: Mapping[int, Paragraph]) -> tuple[Paragraph, ...]:
    line: list[Paragraph] = []
    while row.parent_id:
        row = known[row.parent_id]
        line.insert(0, row)
    return tuple(line)
