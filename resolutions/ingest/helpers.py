"""Files shared out among processes, so that every core reads and writes.

A helper reads a portion of files, is told which of them are certainly new, writes these and answers for them.
What is new is decided here, portion by portion in their order, and what is not certainly new is left to the
caller: the archive becomes what one process alone would have made of it.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeAlias, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections

from resolutions.ingest.batch import Result, load_new, make
from resolutions.ingest.files import Parsed
from resolutions.ingest.taken import Taken, Traits, traits
from resolutions.ingest.unsaved import SELDOM

MOST_HELPERS = 4
"""Processes that share the work at most: the database needs cores, too."""

LARGEST = 4
"""How many times the least portion is handed out while much is left: each costs some thirty statements."""

One = TypeVar("One")
Portion = TypeVar("Portion")
Answer = TypeVar("Answer")
Channel: TypeAlias = "Connection[Any, Any]"


class HelperLostError(RuntimeError):
    """A process that was taking files in has ended before its time."""


@dataclass(frozen=True, slots=True)
class Work(Generic[Portion, Answer]):
    """What a helper does: reads the files of a portion, and answers for each that was loaded.

    ``read`` gives for every file what it says, or the answer at once, or None to leave it to the caller.
    """

    read: Callable[[Portion], Sequence[Parsed | Answer | None]]
    answer: Callable[[Parsed, Result], Answer]
    reading: str = ""


def helpers() -> int:
    """Give how many processes can share the work: one for each core; 0 where they would not pay."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 0  # elsewhere no safe fork
    return min(cores, MOST_HELPERS) if cores > 1 and not connection.in_atomic_block else 0


@dataclass(slots=True)
class _Desk(Generic[Portion]):
    """Who works at which portion, and which documents are taken."""

    waiting: Iterator[tuple[int, Portion]]
    working: dict[Channel, int] = field(default_factory=dict)
    read: dict[int, tuple[Channel, dict[int, Traits]]] = field(default_factory=dict)
    taken: Taken = field(default_factory=Taken)
    decided: int = 0

    def hand_out(self, channel: Channel) -> None:
        """Give a helper the next portion, if there is one."""
        self.working.pop(channel, None)
        for place, portion in self.waiting:
            with _lost():
                channel.send(portion)
            self.working[channel] = place
            return

    def decide(self) -> None:
        """Tell helpers which files of theirs are certainly new, as far as all portions before were read."""
        while self.decided in self.read:
            channel, known = self.read.pop(self.decided)
            self.taken.look_up(known.values())
            with _lost():
                channel.send([place for place, one in known.items() if self.taken.takes(one)])
            self.decided += 1


def portions(things: Sequence[One], count: int, least: int) -> Iterator[Sequence[One]]:
    """Cut into portions for ``count`` helpers: large ones first, small ones last, so all end together."""
    start = 0
    while start < len(things):
        share = (len(things) - start) // (4 * count)
        size = max(least, min(share, LARGEST * least))
        yield things[start : start + size]
        start += size


def share_out(
    portions: Iterable[Portion], work: Work[Portion, Answer], count: int
) -> Iterator[list[Answer | None]]:
    """Have ``count`` helpers do the work; give the answers for each portion, in order, None for what is left.

    What is left can be taken in as soon as its portion is given. Raises HelperLostError.
    """
    desk = _Desk(iter(enumerate(portions)))
    done: dict[int, list[Answer | None]] = {}
    given = 0
    with _started(work, count) as channels:
        for channel in channels:
            desk.hand_out(channel)
        while desk.working:
            ready: list[Any] = wait(list(desk.working))
            for channel in ready:
                place, said = desk.working[channel], _received(channel)
                if isinstance(said, dict):
                    desk.read[place] = channel, said
                else:
                    done[place] = said
                    desk.hand_out(channel)
            desk.decide()
            while given in done:
                yield done.pop(given)
                given += 1


@contextmanager
def _started(work: Work[Portion, Answer], count: int) -> Iterator[list[Channel]]:
    """Start helpers, and end them: at once if the block fails, with all they have not stored."""
    fork = multiprocessing.get_context("fork")
    channels: list[Channel] = []
    processes = []
    try:
        for _ in range(count):
            here, there = fork.Pipe()
            channels.append(here)
            process = fork.Process(target=_help, args=(there, tuple(channels), work), daemon=True)
            process.start()
            processes.append(process)
            there.close()
        yield channels
    except BaseException:
        for process in processes:
            process.terminate()
        raise
    finally:
        for channel in channels:
            channel.close()  # a helper that waits for work ends with it
        for process in processes:
            process.join()


def _received(channel: Channel) -> Any:
    with _lost():
        return channel.recv()


@contextmanager
def _lost() -> Iterator[None]:
    """Say in plain words that the process at the other end is gone."""
    try:
        yield
    except (EOFError, OSError) as error:
        raise HelperLostError(
            "a process that took files in was ended; what is stored is whole: run it again"
        ) from error


def _help(channel: Channel, others: Sequence[Channel], work: Work[Portion, Answer]) -> None:
    """Do the work until there is no more: what a helper process does."""
    for other in others:
        other.close()
    _settle_in()
    with suppress(EOFError, ConnectionError):  # nobody is left who waits for answers
        while True:
            found = work.read(channel.recv())
            parsed = {place: one for place, one in enumerate(found) if isinstance(one, Parsed)}
            channel.send({place: traits(one) for place, one in parsed.items()})
            rows = dict(zip(parsed, make(parsed.values(), work.reading), strict=True))  # while it is decided
            new = channel.recv()
            results = load_new([parsed[place] for place in new], [rows[place] for place in new], work.reading)
            answers = {
                place: work.answer(parsed[place], result) for place, result in zip(new, results, strict=True)
            }
            channel.send([answers.get(place) if place in parsed else one for place, one in enumerate(found)])


_inherited: list[Any] = []


def _settle_in() -> None:
    """Make a forked process independent of its parent: signals, memory, connection."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its helpers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what the parent holds is not searched for cycles, which would copy it
    gc.set_threshold(SELDOM)
    _inherited.append(connections[DEFAULT_DB_ALIAS])  # never closed here: the parent goes on using it
    del connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
