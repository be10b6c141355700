"""Browsing: what the whole archive counts stands in a table, made after each ingest, and is read once."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Max

from resolutions.facets import statement
from resolutions.facets.columns import COLUMNS
from resolutions.facets.searches import Search
from resolutions.ingest.tallies import COLUMNS as TALLIED
from resolutions.models import Entry, Tally

Counted = Counter[str]
"""Key to the number of paragraphs that have it."""


@dataclass(slots=True)
class Tallies:
    """The tallies of a language, by facet and kind of paragraph, as they were made under a ``stamp``."""

    stamp: int
    by_kind: dict[str, dict[str, Counted]]
    _added: dict[tuple[str, frozenset[str]], Counted] = field(default_factory=dict)

    def of(self, name: str, kinds: Collection[str]) -> Counted:
        """Return what a facet counts among paragraphs of some kinds, of all if none are given."""
        chosen = frozenset(() if name == "kind" else kinds)
        known = self._added.get((name, chosen))
        if known is None:
            every = self.by_kind.get(COLUMNS[name], {})
            known = Counter()
            for kind in chosen or every:
                known.update(every.get(kind, ()))
            self._added[name, chosen] = known
        return known


_held: dict[str, Tallies] = {}


def held(language: str) -> Tallies | None:
    """Return the tallies; None after a change, until they are made anew. One query; one more for new ones."""
    if not set(COLUMNS.values()) <= set(TALLIED):
        return None
    rows = Tally.objects.filter(language=language).order_by()
    stamp = rows.aggregate(stamp=Max("pk"))["stamp"]
    if stamp is None:
        return None
    if language not in _held or _held[language].stamp != stamp:
        by_kind: dict[str, dict[str, Counted]] = defaultdict(lambda: defaultdict(Counter))
        for column, kind, key, number in rows.values_list("facet", "kind", "key", "paragraphs"):
            by_kind[column][kind][key] = number
        _held[language] = Tallies(stamp, by_kind)
    return _held[language]


def page(search: Search) -> list[int]:
    """Return the keys of the page where all there is to count is tallied; one query."""
    if not search.most:
        return []
    sql, params = statement.walked(search, Entry.objects.in_scope(search.language))
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [key for (key,) in cursor]
