"""The archive itself under the benchmark: filled, searched, its pages fetched, close wordings found."""

import random
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rapidfuzz import process
from rapidfuzz.distance import Indel

from benchmarks import corpus
from benchmarks.measure import Stopwatch, Times, milliseconds, steady
from benchmarks.workload import Query
from resolutions.facets.asked import Asked
from resolutions.facets.searches import Search, narrowed
from resolutions.finding import find
from resolutions.ingest import tidy
from resolutions.ingest.batch import Result, load_all
from resolutions.ingest.files import Parsed, Received
from resolutions.ingest.helpers import Work, helpers, portions, share_out
from resolutions.ingest.run import PORTION, SHARED_RUN
from resolutions.ingest.tallies import tally
from resolutions.ingest.words import count_runs, count_words
from resolutions.models import Document, Paragraph, SourceFile
from resolutions.parsing import records
from resolutions.querysets.closest import closest
from resolutions.search import shingles

LIVE = 10_000
"""Paragraphs that are added to the full archive to time an ingest with live indexes."""
COMPARED = 150
"""Paragraphs whose closest earlier wording is looked for."""
AT_ONCE = 5_000
"""Documents that are made before they are loaded."""
ALIKE = 0.6
"""Similarity from which an earlier wording counts as one."""


def prepare() -> None:
    """Make the tables; serve static files without collecting them."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS.append("testserver")
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)


def held() -> int:
    """Count the paragraphs held."""
    return Paragraph.objects.filter(parent=None).count()


def fill(documents: Iterable[records.Document]) -> dict[str, Any]:
    """Load documents into the empty archive as a large ingest does; return paragraphs a second.

    The time ends when everything that a search reads is there: rows, entries, every index, the counts of
    runs by which close wordings are looked up. Documents are made before it, ``AT_ONCE`` at a time. What is
    counted for suggestions and for browsing after an ingest is timed apart.
    """
    _quick_commits()
    held: list[int] = []
    making = Stopwatch()
    start = time.perf_counter()
    with tidy.deferred_indexes() as counts:
        for made in making.over(_at_once(documents)):
            _load_together(list(_parsed(made, held)))
        counts.append(count_runs)
    spent = time.perf_counter() - start - making.seconds
    counting = sum(map(milliseconds, (count_words, tally))) / 1000
    _vacuum()
    figures = {"paragraphs": sum(held), "seconds": round(spent, 1), "counting": round(counting, 1)}
    return {**figures, "fresh": round(sum(held) / spent)}


def _at_once(documents: Iterable[records.Document]) -> Iterator[list[records.Document]]:
    rest = iter(documents)
    while made := list(islice(rest, AT_ONCE)):
        yield made


def _load_together(parsed: Sequence[Parsed]) -> None:
    """Load files with helpers, as ``ingest.run`` does with as many where there are cores for them."""
    if len(parsed) < SHARED_RUN or not (count := helpers()):
        _load(parsed)
        return
    shared = list(portions(range(len(parsed)), count, PORTION))
    work: Work[Sequence[int], bool] = Work(lambda places: [parsed[place] for place in places], _loaded)
    for places, given in zip(shared, share_out(shared, work, count), strict=True):
        _load(parsed[place] for place, one in zip(places, given, strict=True) if one is None)


def _loaded(_: Parsed, result: Result) -> bool:
    if isinstance(result, Exception):
        raise result
    return True


def live(documents: Iterable[records.Document]) -> int:
    """Return paragraphs a second of an ingest into the full archive; all of it is taken out again."""
    held: list[int] = []
    parsed = list(_parsed(documents, held))
    _quick_commits()
    _take_out(parsed)  # what a measurement that was killed has left
    start = time.perf_counter()
    _load_together(parsed)
    tidy.sort_in()
    spent = time.perf_counter() - start
    _take_out(parsed)
    tally()  # as at the end of an ingest
    _vacuum()  # what was taken out would be in the way of later searches
    return round(sum(held) / spent)


def _take_out(parsed: Sequence[Parsed]) -> None:
    sources = SourceFile.objects.filter(sha256__in=[one.record.source.sha256 for one in parsed])
    Document.objects.filter(source__in=sources).delete()
    sources.delete()


def _vacuum() -> None:
    """Tidy up, and write to the disk what waits for it: not while something is measured."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def _quick_commits() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")  # as an ingest does


def _parsed(documents: Iterable[records.Document], held: list[int]) -> Iterator[Parsed]:
    """Yield documents as files that were parsed; ``held`` gets the number of paragraphs of each."""
    for one in documents:
        held.append(corpus.paragraphs_in(one))
        yield Parsed(one, Received(Path("/benchmark", one.source.file), one.source.sha256.encode()))


def _load(parsed: Iterable[Parsed]) -> None:
    for loaded in load_all(parsed):
        if isinstance(loaded, Exception):
            raise loaded


def search(workload: Sequence[Query]) -> tuple[Times, list[int]]:
    """Time the archive's own search function; return the totals it gives, too."""
    asked = [Asked.read(QueryDict(query.address)) for query in workload]
    totals = [find(one).counts.total for one in asked]
    return Times([steady(lambda one=one: find(one)) for one in asked]), totals  # type: ignore[misc]


def page(workload: Sequence[Query]) -> Times:
    """Time whole pages: from the request to the bytes, without the network."""
    client = Client()
    addresses = [f"/search/?{query.address}" for query in workload]
    return Times([steady(lambda one=one: client.get(one)) for one in addresses])  # type: ignore[misc]


def statements(query: Query) -> tuple[int, float]:
    """Return how many statements a search takes, and their milliseconds together."""
    asked = Asked.read(QueryDict(query.address))
    spent = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as captured:
            find(asked)
        spent.append(1000 * sum(float(one["time"]) for one in captured.captured_queries))
    return len(captured), round(median(spent), 1)


def about(totals: Sequence[int], workload: Sequence[Query]) -> float:
    """Return by how much of its true value the worst estimated total is off."""
    worst = 0.0
    for query, total in zip(workload, totals, strict=True):
        asked = Asked.read(QueryDict(query.address))
        found = find(asked)
        if found.counts.about:
            this = Search(found.reading, found.asked.chosen, asked.language)
            true = narrowed(this, this.matching).count()
            worst = max(worst, abs(total - true) / true)
    return round(worst, 4)


def closest_wordings(*, compared: int = COMPARED) -> dict[str, Any]:
    """Time the search for close earlier wordings, and judge it against a comparison with every paragraph."""
    wholes = Paragraph.objects.filter(parent=None, kind__in=["operative", "preambular"])
    wholes = wholes.filter(language="en", size__gte=100, document__symbol__startswith="A/RES/")
    real = wholes.exclude(document__source__name__startswith="remix-").order_by("-dated", "pk")
    newest = list(real.values_list("pk", "full_text", "dated", "document_id")[: compared * 20])
    sample = random.Random(corpus.SEED).sample(newest, min(compared, len(newest)))  # noqa: S311
    times, right, judged = [], 0, 0
    before = min(day for *_, day, _ in sample if day)
    earlier = wholes.filter(dated__lt=before).values_list("full_text", flat=True)
    words = [shingles.words(text) for text in earlier[:60_000]]
    for _, text, _, _ in sample:
        best = closest(text, "en", before=before, limit=1)
        times.append(steady(lambda text=text: closest(text, "en", before=before, limit=1), 1))  # type: ignore[misc]
        found = best[0].similarity if best else 0.0
        known = process.extractOne(
            shingles.words(text), words, scorer=Indel.normalized_similarity, score_cutoff=ALIKE
        )
        if known is not None:
            judged += 1
            right += found >= known[1] - 1e-9
    recall = round(right / judged, 3) if judged else None
    return {**Times(times).figures(), "recall_at_1": recall, "judged": judged}
