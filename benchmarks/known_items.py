"""How high the wanted paragraph stands: known-item queries, judged by MRR and recall.

``uv run python -m benchmarks.known_items`` asks the archive at hand, filled from ``corpus/``. The
queries are in ``known_items.txt``. MRR is the mean of 1/rank (0 if not among the first ten).
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("known_items.txt")
DEPTH = 10
"""How many results are looked at."""


@dataclass(frozen=True, slots=True)
class Item:
    """A query, and words of the paragraph wanted; any of several wordings will do."""

    query: str
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """The place of the wanted paragraph among the results, from 1; None if it is not among them."""

    item: Item
    rank: int | None


def items() -> list[Item]:
    """Read the queries."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" => ") for line in lines if line.strip() and not line.startswith("#")]
    return [Item(query, tuple(wanted.split(" | "))) for query, _, wanted in rows]


def judge(asked: Iterable[Item]) -> list[Judged]:
    """Ask each query as a visitor would and find the wanted paragraph among the first results."""
    from resolutions.facets.asked import Asked
    from resolutions.finding import find

    judged = []
    for item in asked:
        texts = [hit.paragraph.full_text for hit in find(Asked(typed=item.query)).hits[:DEPTH]]
        ranks = [rank for rank, text in enumerate(texts, 1) if any(want in text for want in item.wanted)]
        judged.append(Judged(item, ranks[0] if ranks else None))
    return judged


def mean_reciprocal_rank(judged: Sequence[Judged]) -> float:
    """Return the mean of 1/rank, 0 for what was not found."""
    return sum(1 / one.rank for one in judged if one.rank) / len(judged)


def recall(judged: Sequence[Judged]) -> float:
    """Return the share of queries whose paragraph is among the first ten."""
    return sum(one.rank is not None for one in judged) / len(judged)


def main() -> None:
    """Print the rank of every item, and the two figures."""
    import django

    django.setup()
    judged = judge(items())
    for one in sorted(judged, key=lambda one: -(one.rank or 99)):
        sys.stdout.write(f"{one.rank or '-':>4}  {one.item.query}\n")
    figures = f"MRR {mean_reciprocal_rank(judged):.3f}, recall@{DEPTH} {recall(judged):.3f}"
    sys.stdout.write(f"{len(judged)} queries: {figures}\n")


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    main()
