"""How well the agreed-language finder finds a clause's true predecessor, and how long it takes.

``uv run python -m benchmarks.agreed --akn FOLDER --json FILE`` fills an archive of its own, of 80,000
paragraphs, from the sample corpus and a folder of official XML: texts that come back under one title are kept
aside, and paragraphs re-mixed from all others are added. Then each text kept aside is asked for, paragraph by
paragraph, before it is taken in, in the order of the sessions: so what is asked for is never held, nor a
later text, nor a link of either. The true predecessor of a paragraph is the one that alignment links it to
in the earlier text (``tuned`` to none of this), or the one a person did (``tests/lineage/truth``). Found is
a predecessor that is among the paragraphs of one of the first clauses.

Times are milliseconds on this machine: of the clock (median and 95th percentile), and the mean of the
processors' time, this program's and the database's together. ``--data`` is deleted first if it holds an
archive made by this benchmark.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure import Times

if TYPE_CHECKING:
    from benchmarks.asking import Asked
    from resolutions.parsing.records import Document

SIZE = 80_000
MARK = "agreed.benchmark"
"""The file that says that a data directory is this benchmark's, to be deleted."""
FIRST, FEW = 1, 3
"""The ranks up to which a predecessor counts."""


def main() -> None:
    """Read the command line, fill the archive, ask, and print the figures."""
    arguments = _arguments()
    data = (arguments.data or Path(".data", "benchmark-agreed")).absolute()
    if (data / MARK).exists():
        shutil.rmtree(data)
    if data.exists() and any(data.iterdir()):
        raise SystemExit(f"{data} holds something else; name an empty folder with --data")
    data.mkdir(parents=True, exist_ok=True)
    (data / MARK).write_text("made by benchmarks/agreed.py\n", encoding="utf-8")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    os.environ["ARCHIVE_DATA_DIR"] = str(data)
    os.environ.pop("DATABASE_URL", None)  # never into an archive that somebody works with
    import django

    django.setup()
    figures = _measured(arguments.akn, arguments.size)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreed", description=__doc__)
    parser.add_argument("--akn", type=Path, required=True, help="a folder of official XML")
    parser.add_argument("--size", type=int, default=SIZE, help="paragraphs in the archive at the start")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--data", type=Path, help="where the archive is made (.data/benchmark-agreed)")
    return parser.parse_args()


def _measured(akn: Path, size: int) -> dict[str, Any]:
    from benchmarks import archive, corpus
    from benchmarks.asking import CORPUS, Asker, kept_aside

    held = [*corpus.real(akn), *corpus.real(CORPUS)]
    aside = kept_aside(held)
    others = [record for record in held if record not in aside]
    archive.prepare()
    _say(f"filling an archive of {size:,} paragraphs")
    archive.fill(_all(others, size))
    asker = Asker(others)
    asked: list[Asked] = []
    drafts: list[dict[str, Any]] = []
    unlinked: list[float] = []
    for record in aside:
        _say(f"asking for {record.symbol or record.source.file}")
        for text in record.resolutions:
            asked += asker.paragraphs(record, text)
            unlinked += asker.new(record, text)
            drafts += asker.whole(record, text)
        asker.take_in(record)
    return _figures(asked, drafts, unlinked, archive.held())


def _all(others: Sequence[Document], size: int) -> Iterator[Document]:
    """Yield the real documents and re-mixed ones, each under a title of its own: they follow nothing."""
    from dataclasses import replace

    from benchmarks import corpus

    yield from others
    missing = size - sum(map(corpus.paragraphs_in, others))
    for number, record in enumerate(corpus.remixed(others, missing)):
        title = f"{record.title} ({number})"
        texts = tuple(replace(text, title=title) for text in record.resolutions)
        yield replace(record, title=title, resolutions=texts)


def _figures(
    asked: Sequence[Asked], drafts: Sequence[dict[str, Any]], unlinked: Sequence[float], held: int
) -> dict[str, Any]:
    """Put the figures together and print them, a line for each group of paragraphs."""
    from resolutions.reading.precedents import CLOSE

    groups: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        for name in _groups(one):
            groups[name].append(one)
    found = {name: _group(groups[name]) for name in sorted(groups)}
    _say(f"{'':34} {'asked':>6} {'first':>7} {'top 3':>7} {'median':>6} {'p95':>6} {'cpu':>6}")
    for name, row in found.items():
        times = f"{row['wall']['median']:6} {row['wall']['p95']:6} {row['cpu']:6}"
        _say(f"{name:34} {row['asked']:6} {row['first']:7.3f} {row['top_3']:7.3f} {times}")
    told = {
        "predecessors_told_as_close": _share(one.closeness >= CLOSE for one in asked if one.rank),
        "new_clauses_told_as_not_found": _share(closeness < CLOSE for closeness in unlinked),
        "new_clauses": len(unlinked),
    }
    _say(json.dumps(told))
    for draft in drafts:
        _say(json.dumps(draft))
    return {"paragraphs": held, "groups": found, "told": told, "whole_drafts": list(drafts)}


def _groups(one: Asked) -> Iterator[str]:
    """Yield the groups that a paragraph counts in."""
    yield f"{one.truth}: {'next text' if not one.between else 'texts left out between'}"
    yield f"{one.truth}: all"
    yield f"{one.truth}: {one.relation}"
    yield f"{one.truth}: {one.pair}"


def _group(asked: Sequence[Asked]) -> dict[str, Any]:
    return {
        "asked": len(asked),
        "first": _share(one.rank == FIRST for one in asked),
        "top_3": _share(0 < one.rank <= FEW for one in asked),
        "wall": Times([one.wall for one in asked]).figures(),
        "cpu": round(sum(one.cpu for one in asked) / len(asked), 2),
    }


def _share(right: Iterable[bool]) -> float:
    counted = list(right)
    return round(sum(counted) / len(counted), 4) if counted else 1.0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
