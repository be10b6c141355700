"""Ctrl-C in the middle of work that has to be whole."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def noted_interrupts() -> Iterator[threading.Event]:
    """Note the first interrupt in the event that is given, for the block to look at between two steps.

    So it never falls into a step and what that has begun in the database. The second one interrupts at once.
    Where interrupts are ignored or already handled by somebody else, nothing changes.
    """
    noted = threading.Event()
    if (
        threading.current_thread() is not threading.main_thread()
        or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    ):
        yield noted
        return

    def note(*_: Any) -> None:
        if noted.is_set():
            raise KeyboardInterrupt
        noted.set()

    signal.signal(signal.SIGINT, note)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
