"""Search as Django's own documentation shows it, on the archive's rows: what the archive is compared with.

Every match is ranked and gets its headline, the rows are counted, and each facet is a GROUP BY of its own.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import Count, F, Q
from django.http import QueryDict

from benchmarks.measure import Times, milliseconds
from benchmarks.workload import Query
from resolutions.facets.asked import Asked
from resolutions.facets.filters import FACETS
from resolutions.models import Paragraph

CONFIGURATION = "archive_english"
PAGE_SIZE = 20
BY = {
    "kind": "kind",
    "session": "document__session",
    "topic": "document__placements__item__topic",
    "lead": "lead_phrase",
    "status": "resolution__status",
    "document": "document__kind",
}
"""Facet to what its rows are grouped by."""


def run(query: Query) -> None:
    """Answer one search."""
    rows = Paragraph.objects.filter(parent=None, language="en")
    chosen = Asked.read(QueryDict(query.address)).chosen
    indexed = Q(entry__language="en")  # as the index of the words says it
    every = rows.filter(indexed, Q(entry__vector=_sought(query))) if query.words else rows
    found = every.filter(*_conditions(chosen, ""))
    shown: Any = found.order_by(F("dated").desc(nulls_last=True), "-document_id", "order")
    if query.words:
        sought = _sought(query)
        headline = SearchHeadline("full_text", sought, config=CONFIGURATION)
        shown = found.annotate(rank=SearchRank(F("entry__vector"), sought), headline=headline)
        shown = shown.order_by("-rank" if query.sort != "newest" else F("dated").desc(nulls_last=True), "-pk")
    first = (query.page - 1) * PAGE_SIZE
    list(shown.select_related("resolution", "document__session")[first : first + PAGE_SIZE])
    found.count()
    for name, column in BY.items():
        counted = every.filter(*_conditions(chosen, name)).order_by()
        list(counted.values(column).annotate(paragraphs=Count("pk")))


def _conditions(chosen: Any, left_out: str) -> list[Q]:
    """Return what is chosen of every facet but one."""
    return [facet.when(chosen.get(name, ())) for name, facet in FACETS.items() if name != left_out]


def _sought(query: Query) -> SearchQuery:
    """Return the search as Django's search query."""
    if query.mode == "prefix":
        return SearchQuery(f"{query.words[0]}:*", config=CONFIGURATION, search_type="raw")
    if query.mode == "not":
        kept, left_out = (SearchQuery(word, config=CONFIGURATION) for word in query.words)
        return kept & ~left_out
    search_type = {"phrase": "phrase", "any": "websearch"}.get(query.mode, "plain")
    text = " or ".join(query.words) if query.mode == "any" else " ".join(query.words)
    return SearchQuery(text, config=CONFIGURATION, search_type=search_type)


def timed(workload: Sequence[Query]) -> Times:
    """Time the workload; each search once, after one that is not counted."""
    times = []
    for query in workload:
        run(query)
        times.append(milliseconds(lambda query=query: run(query)))  # type: ignore[misc]
    return Times(times)
