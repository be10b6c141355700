"""How fast search is, beside other engines on the same rows.

``uv run python -m benchmarks.search --akn FOLDER --size 56k`` fills an archive of its own from official
XML (real documents first, then re-mixed ones), runs a fixed workload and prints the figures; ``--size 1m``
does so with a million paragraphs; ``--json FILE`` stores them. The archive is kept in ``--data`` and used
again. Times are milliseconds on this machine; ratios travel better.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ADDED = 5_000_000
"""The number of the first document that is added to a full archive: none in it is so high."""
SIZES = {"56k": 56_000, "1m": 1_000_000}
PARTS = ("search", "page", "naive", "fts5", "tantivy", "closest", "ingest")


def main() -> None:
    """Read the command line, fill the archive if need be, and measure."""
    arguments = _arguments()
    data = arguments.data or Path(".data", f"benchmark-{arguments.size}").absolute()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    data.mkdir(parents=True, exist_ok=True)
    os.environ["ARCHIVE_DATA_DIR"] = str(data)
    os.environ.pop("DATABASE_URL", None)  # never into an archive that somebody works with
    import django

    django.setup()
    figures = _measured(arguments, data, SIZES[arguments.size])
    _compare(figures)
    _print(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--akn", type=Path, required=True, help="a folder of official XML")
    parser.add_argument("--size", choices=SIZES, default="56k", help="paragraphs in the archive")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--data", type=Path, help="where the archive is kept (.data/benchmark-SIZE)")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="what to measure")
    return parser.parse_args()


def _measured(arguments: argparse.Namespace, data: Path, size: int) -> dict[str, Any]:
    """Fill the archive if it is empty; return the figures of each part."""
    from benchmarks import archive, corpus
    from benchmarks.workload import queries

    archive.prepare()
    stored = data / "ingest.json"
    known = json.loads(stored.read_text(encoding="utf-8")) if stored.exists() else {}
    if archive.held() < size:
        _say(f"filling {data} from {arguments.akn}")
        known = archive.fill(corpus.documents(corpus.real(arguments.akn), size))
        stored.write_text(json.dumps(known), encoding="utf-8")
    workload = queries()
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "ingest": lambda: _ingest(arguments.akn, known),
        "search": lambda: _search(workload),
        "page": lambda: archive.page(workload).figures(),
        "naive": lambda: _naive(workload),
        "fts5": lambda: _engine("fts5", data, workload),
        "tantivy": lambda: _engine("tantivy_engine", data, workload),
        "closest": archive.closest_wordings,
    }
    figures: dict[str, Any] = {"size": archive.held()}
    for name in PARTS:
        if name in arguments.only:
            _say(f"measuring {name}")
            figures[name] = parts[name]()
    return figures


def _ingest(akn: Path, known: dict[str, Any]) -> dict[str, Any]:
    """Return paragraphs a second: as measured when the archive was filled, and now with live indexes."""
    from benchmarks import archive, corpus

    more = corpus.remixed(corpus.real(akn), archive.LIVE, serial=ADDED)
    return {**known, "live": archive.live(list(more))}


def _search(workload: Any) -> dict[str, Any]:
    """Return the figures of the search function, and those of browsing in the database alone."""
    from benchmarks import archive

    times, totals = archive.search(workload)
    browsed = [query for query in workload if not query.words and set(query.chosen) <= {"kind"}]
    taken = {query.address or "(everything)": archive.statements(query) for query in browsed}
    return {
        **times.figures(),
        "groups": _groups(workload, times),
        "browsing_sql": {address: spent for address, (_, spent) in taken.items()},
        "most_statements": max(archive.statements(query)[0] for query in workload),
        "worst_estimate": archive.about(totals, workload),
    }


def _groups(workload: Any, times: Any) -> dict[str, float]:
    """Return the mean time of each group of searches."""
    groups: dict[str, list[float]] = {}
    for query, time in zip(workload, times.each, strict=True):
        groups.setdefault(query.group, []).append(time)
    return {name: round(sum(each) / len(each), 2) for name, each in groups.items()}


def _naive(workload: Any) -> dict[str, Any]:
    from benchmarks import naive

    times = naive.timed(workload)
    return {**times.figures(), "groups": _groups(workload, times)}


def _engine(module: str, data: Path, workload: Any) -> dict[str, Any]:
    """Build another engine's index beside the archive if it is not there, and time it."""
    from importlib import import_module

    engine = import_module(f"benchmarks.{module}")
    place = data / f"{module}.index"
    if not place.exists():
        engine.build(place)
    times = engine.timed(place, workload)
    return {**times.figures(), "groups": _groups(workload, times)}


def _compare(figures: dict[str, Any]) -> None:
    """Add how many times as long as the archive's search the others take."""
    ours = figures.get("search")
    for name in ("naive", "fts5", "tantivy"):
        if ours and name in figures:
            theirs = figures[name]
            figures[name]["times_search"] = {
                key: round(theirs[key] / ours[key], 2) for key in ("total", "geometric_mean", "median", "p95")
            }


def _print(figures: dict[str, Any]) -> None:
    """Print a line for each part, and the groups of searches beside each other."""
    for name in figures:
        _say(f"{name:8} {json.dumps(figures[name])}")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
