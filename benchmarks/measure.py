"""Times and what is said of them."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import median
from typing import Any, TypeVar

Item = TypeVar("Item")

RUNS = 3
"""Times each search is run; its time is the middle one, after one run that is not counted."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds, one for each search, in the order of the workload."""

    each: Sequence[float]

    @property
    def p95(self) -> float:
        """The time that 95 of 100 searches stay within."""
        ordered = sorted(self.each)
        return ordered[min(len(ordered) - 1, round(0.95 * len(ordered) + 0.5) - 1)]

    @property
    def geometric_mean(self) -> float:
        """The mean in which a search twice as fast weighs as much as another twice as slow."""
        return exp(sum(log(max(one, 1e-3)) for one in self.each) / len(self.each))

    def figures(self) -> dict[str, Any]:
        """Return what is printed and stored."""
        return {
            "median": round(median(self.each), 2),
            "p95": round(self.p95, 2),
            "worst": round(max(self.each), 2),
            "total": round(sum(self.each), 1),
            "geometric_mean": round(self.geometric_mean, 2),
            "searches": len(self.each),
        }


class Stopwatch:
    """Measures how long something takes to yield what it yields: what is not to be counted."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.seconds = 0.0

    def over(self, found: Iterable[Item]) -> Iterator[Item]:
        """Pass on what is found."""
        rest = iter(found)
        while True:
            start = time.perf_counter()
            try:
                one = next(rest)
            except StopIteration:
                return
            finally:
                self.seconds += time.perf_counter() - start
            yield one


def milliseconds(action: Callable[[], Any]) -> float:
    """Run something once."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def steady(action: Callable[[], Any], runs: int = RUNS) -> float:
    """Run something once for nothing and then a few times; return the middle time."""
    action()
    return median(milliseconds(action) for _ in range(runs))
