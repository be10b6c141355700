"""Fuzz the parser: ``uv run python -m tests.fuzz --minutes 10 --seed N [--more DIR] [--keep DIR]``.

Each case is a document spoiled by a few mutations, made from the seed and its number alone. It is parsed
in a process of its own under a time limit; a case fails when something other than Unreadable is raised,
when the limit is passed, or when the document breaks an invariant (tests/fuzz/invariants.py).
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from resolutions.parsing import Unreadable, parse
from tests.fuzz.invariants import faults
from tests.fuzz.mutations import mutated
from tests.fuzz.sources import sources

SECONDS = 10.0
"""Time for one document, and one more second for every 50 kB."""


TOLERANCE = {"longer": 1_000_000, "split words": 120}
"""Letters that may be missing after a mutation: repeated pages look like running headers, and no cover is
recognized in ``Gen eral Ass embly``. Whatever else is wrong still counts."""


def outcome(name: str, raw: bytes, mutations: str = "") -> list[str]:
    """What is wrong when these bytes are parsed; empty when nothing is."""
    tolerance = max((TOLERANCE.get(each, 3) for each in mutations.split(", ")), default=3)
    try:
        return faults(parse(raw, name), raw, tolerance)
    except Unreadable:
        return []
    except Exception:
        return [f"raised: {traceback.format_exc(limit=-3)}"]


def _work(connection: Connection) -> None:
    while True:
        connection.send(outcome(*connection.recv()))


class Worker:
    """A process that parses; ended and replaced when it does not answer in time."""

    def __init__(self, work: Callable[[Connection], None] = _work) -> None:
        self._work = work
        self._start()

    def _start(self) -> None:
        self.connection, other = Pipe()
        self.process = Process(target=self._work, args=(other,), daemon=True)
        self.process.start()
        other.close()

    def close(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.join()
        self.connection.close()

    def check(self, name: str, raw: bytes, mutations: str) -> list[str]:
        """The faults of a document; passing the time limit is one."""
        self.connection.send((name, raw, mutations))
        limit = SECONDS + len(raw) / 50_000
        if self.connection.poll(limit):
            return list(self.connection.recv())
        self.close()
        self._start()
        return [f"not done after {limit:.0f} seconds"]


def case(documents: list[tuple[str, bytes]], seed: int, number: int) -> tuple[str, str, bytes]:
    """The file name, the mutations and the bytes of a case."""
    random = Random(f"{seed}/{number}")  # noqa: S311
    name, raw = random.choice(documents)
    mutations, spoiled = mutated(raw, random)
    return name, mutations, spoiled


def main(arguments: list[str]) -> int:
    """Run cases until the time is over; 1 when one failed."""
    parser = argparse.ArgumentParser(prog="tests.fuzz", description="Fuzz the parser.")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--cases", type=int, default=sys.maxsize, help="at most so many cases")
    parser.add_argument("--more", type=Path, help="folder of further documents to start from")
    parser.add_argument("--keep", type=Path, help="write the inputs of failing cases to this folder")
    options = parser.parse_args(arguments)
    documents, worker = sources(options.more), Worker()
    end = time.monotonic() + options.minutes * 60
    kinds: Counter[str] = Counter()
    done, failed, size = 0, 0, 0
    while time.monotonic() < end and done < options.cases:
        number = options.first + done
        name, mutations, raw = case(documents, options.seed, number)
        found = worker.check(name, raw, mutations)
        done, size = done + 1, size + len(raw)
        if found:
            failed += 1
            kinds.update({fault.split(":")[0][:40] for fault in found})
            print(
                f"case {options.seed}/{number} {name} [{mutations}]\n   " + "\n   ".join(found[:3]),
                flush=True,
            )
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{options.seed}-{number}-{name}").write_bytes(raw)
    worker.close()
    print(f"{done} cases, {size / 1e6:.1f} MB, {failed} failed {dict(kinds)}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
