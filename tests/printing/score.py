"""Score the text parser on official XML: print each file in each style, parse it, compare.

``uv run python -m tests.printing.score --akn DIR [--style NAME] [--limit N] [--worst 10] [--json FILE]``
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from resolutions.parsing import parse
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.records import Document
from resolutions.parsing.references import with_citations
from tests.printing.compare import Score, compare
from tests.printing.forms import as_draft, as_report, reports, untitled
from tests.printing.printer import printed
from tests.printing.styles import STYLES, Style


@dataclass
class Result:
    """The outcome of one style: sums, each document's own score, failures and seconds of parsing."""

    total: Score = field(default_factory=Score)
    documents: list[tuple[str, Score]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0
    characters: int = 0


def documents(folder: Path, limit: int, every: int) -> list[Document]:
    """The documents of all English XML files below a folder; other languages are left out."""
    paths = sorted(folder.rglob("*.xml"))[::every]
    found = (parse(path.read_bytes(), path.name) for path in paths)
    return [document for document in found if document.language == "en"][: limit or None]


def truths(read: list[Document], style: Style, seed: int) -> Iterator[Document]:
    """The documents in the form a style prints."""
    if style.form == "report":
        yield from (with_citations(as_report(group)) for group in reports(read))
        return
    for document in read:
        single = len(document.resolutions) == 1
        if style.form == "adopted":
            yield document
        elif style.form == "draft" and single:
            yield as_draft(document, Random(f"{seed}/{document.symbol}"))  # noqa: S311
        elif single:
            yield untitled(document)


def run(read: Iterable[Document], style: Style, seed: int, keep: Path | None = None) -> Result:
    """Print, parse and compare every document in one style."""
    result = Result()
    for truth in read:
        name = truth.source.file
        text = printed(truth, style, seed)
        if keep:
            (keep / f"{Path(name).stem}.{style.name}.txt").write_text(text)
        started = time.process_time()
        try:
            found = parse(text.encode(), f"{Path(name).stem}.txt", format="text")
        except Unreadable as error:
            result.failures.append(f"{name}: {error.reason}")
            continue
        except Exception as error:
            result.failures.append(f"{name}: {type(error).__name__}: {error}")
            continue
        result.seconds += time.process_time() - started
        result.characters += len(text)
        score = compare(truth, found, style.form)
        result.total.add(score)
        result.documents.append((name, score))
    return result


def worst(result: Result, count: int) -> list[tuple[str, Score]]:
    """The documents with most lines that are missing or made up."""

    def wrong(pair: tuple[str, Score]) -> int:
        score = pair[1]
        return (score.expected.total() - score.right.total()) + (score.given.total() - score.right.total())

    return [pair for pair in sorted(result.documents, key=wrong, reverse=True) if wrong(pair)][:count]


def table(results: dict[str, Result]) -> str:
    """Style by measure, in per cent found of what was expected; citations also with their precision."""
    measures = sorted({measure for result in results.values() for measure in result.total.expected})
    rows = [f"{'':20}" + "".join(f"{style[:11]:>12}" for style in results)]
    for measure in measures:
        totals = [result.total for result in results.values()]
        cells = (
            f"{100 * each.share(measure):12.2f}" if each.expected[measure] else f"{'-':>12}"
            for each in totals
        )
        rows.append(f"{measure:20}" + "".join(cells))
    for measure in ("citations", "footnotes", "marks", "paragraphs"):
        shares = (result.total.precision(measure) for result in results.values())
        rows.append(f"{measure[:10]:10} precision" + "".join(f"{100 * share:12.2f}" for share in shares))
    rows.append(
        f"{'unparsed lines':20}" + "".join(f"{r.total.given['unparsed']:12}" for r in results.values())
    )
    rows.append(f"{'documents':20}" + "".join(f"{len(result.documents):12}" for result in results.values()))
    rows.append(f"{'failing':20}" + "".join(f"{len(result.failures):12}" for result in results.values()))
    speeds = (len(r.documents) / r.seconds if r.seconds else 0.0 for r in results.values())
    rows.append(f"{'files a second':20}" + "".join(f"{speed:12.1f}" for speed in speeds))
    return "\n".join(rows)


def report(results: dict[str, Result], count: int, width: int) -> Iterator[str]:
    """The worst documents of each style with a diff each, lines cut at ``width`` characters."""
    for style, result in results.items():
        yield from (f"\n{style}: FAILED {failure}" for failure in result.failures[:count])
        for name, score in worst(result, count):
            yield f"\n=== {style}: {name}"
            for measure, lines in score.differences.items():
                yield f"  {measure}"
                yield from (f"    {line[:width]}" for line in lines[:12])


def main(arguments: list[str]) -> int:
    """Run the command; 0 when every document could be parsed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--akn", type=Path, required=True, help="folder of official XML")
    parser.add_argument("--style", action="append", choices=sorted(STYLES), help="only these styles")
    parser.add_argument("--limit", type=int, default=0, help="only the first N files")
    parser.add_argument("--every", type=int, default=1, help="only every N-th file")
    parser.add_argument("--worst", type=int, default=10, help="documents to show with a diff")
    parser.add_argument("--width", type=int, default=200, help="characters of a diff line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="write the printed texts to this folder")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args(arguments)
    read = documents(options.akn, options.limit, options.every)
    results = {}
    for name in options.style or STYLES:
        style = STYLES[name]
        results[name] = run(truths(read, style, options.seed), style, options.seed, options.keep)
    print(table(results))
    print("\n".join(report(results, options.worst, options.width)))
    if options.json:
        figures = {
            name: {measure: result.total.share(measure) for measure in result.total.expected}
            for name, result in results.items()
        }
        options.json.write_text(json.dumps(figures, indent=1))
    return int(any(result.failures for result in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
