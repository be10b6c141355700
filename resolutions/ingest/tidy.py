"""Indexes around a large ingest: left until its end, and sorted out after it.

What is left out is written down in the same transaction (``LeftOut``), and made up wholly or not at all, one
index at a time: a run that is killed leaves an archive that answers, slowly, and the next run makes it up.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TypeAlias

from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models, transaction

from resolutions.models import (
    Address,
    Annex,
    CrossReference,
    Document,
    Entry,
    Footnote,
    FootnoteMark,
    ItemPlacement,
    LeftOut,
    Paragraph,
    ParseWarning,
    Resolution,
    SourceFile,
    Sponsorship,
)

LARGE: tuple[type[models.Model], ...] = (
    *(Paragraph, Entry, CrossReference, Footnote, FootnoteMark, Sponsorship),
    *(SourceFile, Document, ItemPlacement, Resolution, Annex, ParseWarning, Address),
)
"""The tables that a large ingest fills."""

_INDEXES = """
    SELECT indexrelid::regclass::text, indrelid::regclass::text, pg_get_indexdef(indexrelid)
      FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
     WHERE NOT indisunique AND indrelid = ANY (%s::regclass[])
     ORDER BY amname = 'gin' DESC, indexrelid::regclass::text
"""
_RELATIONS = """
    SELECT quote_ident(conname), conrelid::regclass::text, pg_get_constraintdef(oid)
      FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY (%s::regclass[])
     ORDER BY conrelid::regclass::text, conname
"""
_SOON = "SET LOCAL synchronous_commit = off"
"""A crash of the machine may cost the last few things done, and with them what says that they are done."""
_WORKING = f"""
    SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL max_parallel_maintenance_workers = 0; {_SOON}
"""
"""What an index is made with."""


def fresh() -> bool:
    """Say whether the archive holds nothing yet."""
    return not Document.objects.exists()


def incomplete() -> bool:
    """Say whether indexes are left out; while no run is under way, by one that was killed."""
    return LeftOut.objects.exists()


Count: TypeAlias = Callable[[], None]
"""Something that is counted when all rows are there."""


@contextmanager
def deferred_indexes() -> Iterator[list[Count]]:
    """Leave out the indexes of large tables for the length of a block, and make them at its end.

    Quicker than to keep them up, for an archive that holds next to nothing. What rows refer to is looked
    up at the end, too; what has to be unique is watched all the time. What the block adds to the list that
    it is given is counted beside the making of indexes.
    """
    leave_out()
    counts: list[Count] = []
    try:
        yield counts
    except BaseException:
        if not connection.in_atomic_block:  # else all of it is taken back anyway
            make_up()
        raise
    make_up(counts)


@contextmanager
def counted_after() -> Iterator[list[Count]]:
    """Count what a block adds to the list that it is given, after it."""
    counts: list[Count] = []
    yield counts
    for count in counts:
        count()


@transaction.atomic
def leave_out() -> None:
    """Drop indexes and relations of large tables, and write down how they are made."""
    tables = [model._meta.db_table for model in LARGE]
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [tables])
        indexes = cursor.fetchall()
        cursor.execute(_RELATIONS, [tables])
        relations = cursor.fetchall()
        for name, table, _ in relations:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
    left = [LeftOut(table=table, statement=made) for _, table, made in indexes]
    for name, table, made in relations:
        left.append(LeftOut(table=table, statement=f"ALTER TABLE {table} ADD CONSTRAINT {name} {made}"))
    LeftOut.objects.bulk_create(left)


def make_up(counts: Sequence[Count] = ()) -> None:
    """Make what is left out: what search reads and the rest side by side, unless in a transaction.

    Whichever is done first goes on with what is to be counted, and with what search can do without longest.
    """
    left = list(LeftOut.objects.order_by("pk"))
    if connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is altered that has checks to come
            _make(left)
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for count in counts:
            count()
        return
    searched = [one for one in left if one.table == Entry._meta.db_table]
    others = [one for one in left if one.table != Entry._meta.db_table]
    late = [one for one in searched if " USING btree " in one.statement]
    early = [one for one in searched if one not in late]
    first: list[Count] = [partial(_make, part) for part in (early, others) if part]
    _side_by_side([*first, *counts, *(partial(_make, [one]) for one in late)])


def _side_by_side(work: Sequence[Count]) -> None:
    """Do things two at a time, in order."""
    waiting = deque(work)
    with ThreadPoolExecutor(max_workers=2) as hands:
        for done in [hands.submit(_work_off, waiting) for _ in range(min(2, len(work)))]:
            done.result()


def _work_off(waiting: deque[Count]) -> None:
    """Do what waits on a thread, which has a connection of its own."""
    try:
        while waiting:
            try:
                work = waiting.popleft()
            except IndexError:  # another thread was faster
                return
            work()
    finally:
        connection.close()


def _make(left: Sequence[LeftOut]) -> None:
    for one in left:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_WORKING)
            cursor.execute(one.statement)
            one.delete()


def sort_in() -> None:
    """Sort what an ingest left waiting into the inverted indexes, so that no search need read it.

    Two indexes at a time, unless in a transaction, which others cannot see into.
    """
    indexes = (index for model in LARGE for index in model._meta.indexes if isinstance(index, GinIndex))
    work: list[Count] = [partial(_sort_in, index.name) for index in indexes]
    if connection.in_atomic_block:
        for one in work:
            one()
    else:
        _side_by_side(work)


def _sort_in(index: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SOON)
        cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])
