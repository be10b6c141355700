"""How fast extracted texts are parsed: files of 30 kB a second, and megabytes a second by length.

``uv run python -m benchmarks.parsing`` times the texts of ``corpus/``; ``--akn DIR`` also official XML below
a folder, printed in each style of ``tests.printing``. Figures are processor time of one core.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from resolutions.parsing import Unreadable, parse
from tests.printing.printer import printed
from tests.printing.score import documents, truths
from tests.printing.styles import STYLES

CORPUS = Path(__file__).parents[1] / "corpus"
USUAL = 30_000
"""Bytes of the file that files a second are given for."""
NEAR = range(20_000, 40_000)
"""Bytes of the printed texts that are timed."""
LENGTHS = (0.1, 1, 5)
"""Lengths that are compared, in megabytes; time should grow as they do."""
ROUNDS = 3
"""How often texts are timed; the best round counts, since other work disturbs all but it."""
SEED = 1


def seconds(texts: Sequence[bytes], *, rounds: int = ROUNDS) -> float:
    """Time the parsing of some texts; one that is refused counts as well."""
    return min(_once(texts) for _ in range(rounds))


def _once(texts: Sequence[bytes]) -> float:
    started = time.process_time()
    for text in texts:
        try:
            parse(text, "benchmark.txt", format="text")
        except Unreadable:
            continue
    return time.process_time() - started


def report(name: str, texts: Sequence[bytes]) -> str:
    """Say how fast some texts of a usual length are parsed, in files of ``USUAL`` bytes a second."""
    size, taken = sum(map(len, texts)), seconds(texts)
    return f"{name:14}{len(texts):6} files{size / taken / USUAL:8.0f} files of 30 kB a second"


def lengthened(texts: Sequence[bytes], length: int) -> bytes:
    """Join texts over and over to one of so many bytes, as a long report has them."""
    parts: list[bytes] = []
    size = 0
    for text in cycle(texts):
        parts.append(text)
        size += len(text) + 2
        if size >= length:
            return b"\n\n".join(parts)[:length].decode(errors="ignore").encode()
    return b""


def one_line(texts: Sequence[bytes], length: int) -> bytes:
    """Give a text of so many bytes whose words stand on one line."""
    return b"The General Assembly,\n1. Decides " + b" ".join(lengthened(texts, length).split())


def digits(texts: Sequence[bytes], length: int) -> bytes:
    """Give so many bytes of numbers, a line each."""
    return b"The General Assembly,\n" + b"1234567890\n1\n" * (length // 13)


SHAPES = {"joined texts": lengthened, "one line": one_line, "digits": digits}
"""What the long texts are made of: what there is, and what there should not be."""


def by_length(texts: Sequence[bytes]) -> Iterator[str]:
    """Say for each shape how long texts of each length take."""
    for name, made in SHAPES.items():
        cells = []
        for length in LENGTHS:
            taken = seconds([made(texts, int(length * 1_000_000))], rounds=1)
            cells.append(f"{length:5} MB {taken:6.2f} s {length / taken:5.2f} MB/s")
        yield f"{name:14}" + "".join(cells)


def main(arguments: list[str]) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.parsing", description="Time the parser.")
    parser.add_argument("--akn", type=Path, help="folder of official XML, printed in each style")
    parser.add_argument("--limit", type=int, default=20, help="texts of each style at most")
    options = parser.parse_args(arguments)
    corpus = [path.read_bytes() for path in sorted(CORPUS.glob("*.txt"))]
    print(report("corpus", corpus))
    if options.akn:
        read = documents(options.akn, 0, 1)
        for name, style in STYLES.items():
            texts = (printed(truth, style, SEED).encode() for truth in truths(read, style, SEED))
            if near := [text for text in texts if len(text) in NEAR][: options.limit]:
                print(report(name, near))
    print("\n".join(by_length(corpus)))


if __name__ == "__main__":
    main(sys.argv[1:])
