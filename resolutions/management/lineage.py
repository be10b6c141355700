"""Texts that follow one another aligned, with a bar on a terminal and a line at the end."""

import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import CommandError
from django.db import OperationalError
from tqdm import tqdm

from resolutions.ingest.tallies import renew
from resolutions.lineage.bridging import bridge
from resolutions.lineage.keeping import Kept, Work, behind, do
from resolutions.lineage.rulings import reattach


def bring_up_to_date(stream: Any) -> Kept:
    """Join titles, draw the links that are missing or no longer true; write a line to a ``stream``, if any.

    Every pair of texts is stored by itself: what is broken off goes on where it stopped. Raises CommandError
    if it is interrupted, or if somebody writes texts for so long that it cannot begin.
    """
    try:
        reattach()
        if bridge():
            renew()
        found = _sum(do(work) for work in _progress(behind()))
    except OperationalError as error:
        raise CommandError("texts are being written; align them later: manage.py lineage") from error
    except KeyboardInterrupt:
        raise CommandError("stopped; what is aligned is stored, manage.py lineage goes on") from None
    if stream is not None and (found.drawn or found.left):
        stream.write(line(found))
    return found


def line(kept: Kept) -> str:
    """Give what was done in words."""
    said = [
        f"{number} pair{'' if number == 1 else 's'} {what}"
        for number, what in (
            (kept.drawn, "of texts aligned"),
            (kept.confirmed, "found the same still"),
            (kept.left, "left, because somebody is changing a text"),
        )
        if number
    ]
    return ", ".join(said) or "all texts that follow one another are aligned"


def _sum(every: Iterable[Kept]) -> Kept:
    drawn = confirmed = left = 0
    for one in every:
        drawn, confirmed, left = drawn + one.drawn, confirmed + one.confirmed, left + one.left
    return Kept(drawn, confirmed, left)


def _progress(work: list[Work]) -> Iterable[Work]:
    return tqdm(work, unit="title", file=sys.stderr, dynamic_ncols=True) if sys.stderr.isatty() else work
