"""A large run is shared out and leaves indexes until its end; whatever stops it, nothing is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection, connections
from hypothesis import given
from hypothesis import strategies as st

from resolutions.ingest import helpers, run, tidy
from resolutions.management.interrupts import noted_interrupts
from resolutions.models import (
    Address,
    CrossReference,
    Document,
    Entry,
    FootnoteMark,
    IngestOutcome,
    IngestRun,
    LeftOut,
    Paragraph,
    SourceFile,
    Word,
)
from tests.ingest.papers import paper

SECONDS = 60
"""How long something that has to happen may take."""

LARGE_RUN_IN_TEST_DATABASE = """
import sys, django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.core.management import call_command
from resolutions.ingest import run
run.SHARED_RUN, run.LARGE_RUN, run.PORTION, run.helpers = 3, 3, 2, lambda: 2
call_command("ingest", sys.argv[2])
"""


def schema() -> list[tuple[str, ...]]:
    """Return every index and constraint there is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        indexes = cursor.fetchall()
        cursor.execute("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY conname")
        return sorted([*indexes, *cursor.fetchall()])


def contents() -> list[list[str]]:
    """Return what the archive holds, without keys, which two processes draw in any order."""
    place = ("paragraph__document__source__name", "paragraph__order")
    columns: dict[Any, tuple[str, ...]] = {
        Document: ("source__name", "symbol", "title", "session__number", "source__path", "topics"),
        Address: ("path", "language", "current", "document__source__name", "resolution__title"),
        Paragraph: ("document__source__name", "order", "anchor", "full_text", "shingles", "parent__order"),
        Entry: (*place, "topics", "status", "lead_phrase", "verbs", "addressed", "vector", "dated"),
        CrossReference: (*place, "order", "symbol", "target_resolution__symbol"),
        FootnoteMark: (*place, "label", "offset", "footnote__text"),
        Word: ("word", "uses"),
    }
    return [sorted(map(str, model.objects.values_list(*names))) for model, names in columns.items()]


def outcomes(folder: Path) -> list[tuple[str, str, str]]:
    return [(one.path.name, str(one.outcome), one.message) for one in run.take_in([folder])]


def write_papers(folder: Path, count: int, paragraphs: int = 3) -> None:
    for number in range(1, count + 1):
        text = paper(f"77/{number}", f"On {number}", paragraphs)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def large(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make a few files a large run, whatever the machine; a test that fails costs the next no index."""
    monkeypatch.setattr(run, "SHARED_RUN", 3)
    monkeypatch.setattr(run, "LARGE_RUN", 3)
    monkeypatch.setattr(run, "PORTION", 2)
    monkeypatch.setattr(run, "helpers", lambda: 2)
    yield
    tidy.make_up()


@pytest.fixture
def started(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start a large run in a process of its own; give it when it has stored something."""
    write_papers(tmp_path, 60, paragraphs=20)
    command = [sys.executable, "-c", LARGE_RUN_IN_TEST_DATABASE, str(connection.settings_dict["NAME"])]
    process = subprocess.Popen(
        [*command, str(tmp_path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    soon(lambda: process.poll() is not None or Document.objects.count() >= 6)
    yield process
    process.kill()
    process.wait()


def soon(happens: Any) -> None:
    deadline = time.monotonic() + SECONDS
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def again(folder: Path) -> list[tuple[str, str, str]]:
    """Run again as soon as the server has seen that the other run is gone."""
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            return outcomes(folder)
        except run.Busy:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def assert_whole(papers: int, paragraphs: int) -> None:
    assert Document.objects.count() == papers
    wholes = Paragraph.objects.filter(parent=None)
    assert wholes.filter(kind="operative").count() == papers * paragraphs
    assert Entry.objects.count() == wholes.count()


@given(st.integers(0, 3000), st.integers(1, 4), st.integers(1, 50))
def test_portions_are_all_there_is_in_order_and_grow_no_larger(things: int, count: int, least: int) -> None:
    found = list(helpers.portions(range(things), count, least))
    assert [one for portion in found for one in portion] == list(range(things))
    sizes = [len(portion) for portion in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(least <= size <= helpers.LARGEST * least for size in sizes[:-1])


@pytest.mark.django_db
def test_without_helpers_it_costs_no_index_and_no_good_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "SHARED_RUN", 3)
    monkeypatch.setattr(run, "LARGE_RUN", 3)  # a test is in a transaction: no helper would see its rows
    write_papers(tmp_path, 4)
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    before = schema()
    assert sorted(kind for _, kind, _ in outcomes(tmp_path)) == ["created"] * 4 + ["refused"]
    assert IngestOutcome.objects.count() == 5
    assert schema() == before
    assert_whole(4, 3)


@pytest.mark.django_db(transaction=True)
def test_with_helpers_it_becomes_what_one_process_makes_of_it(tmp_path: Path, large: None) -> None:
    write_papers(tmp_path, 9)
    later = paper("77/2", "On 2, revised", 4)
    (tmp_path / "0041.txt").write_text(later, encoding="utf-8")
    (tmp_path / "0042.txt").write_text(later, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    (tmp_path / "long.txt").write_text(paper("77/50", "On 50", 3), encoding="utf-8")
    (tmp_path / "long.toml").write_text(f"committee = '{'x' * 500}'")
    for number in range(3):
        draft = paper("77/60", f"On draft {number % 2}", 3 + number, symbol=False).replace("77/60. ", "")
        (tmp_path / f"draft{number}.txt").write_text(draft, encoding="utf-8")
    before = schema()
    shared, held = outcomes(tmp_path), contents()
    assert schema() == before
    assert not LeftOut.objects.exists()
    for one in Document.objects.all():
        one.delete()
    for model in (IngestRun, Word):
        model.objects.all().delete()
    SourceFile.objects.all().delete()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "helpers", lambda: 0)
        assert outcomes(tmp_path) == shared
    assert contents() == held
    kinds = [kind for _, kind, _ in shared]
    assert (kinds.count("refused"), kinds.count("updated"), kinds.count("unchanged")) == (2, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_a_large_run_into_a_filled_archive_keeps_its_indexes_and_what_is_held(
    tmp_path: Path, large: None
) -> None:
    write_papers(tmp_path, 2)
    outcomes(tmp_path)
    keys = set(Paragraph.objects.values_list("pk", flat=True))
    write_papers(tmp_path, 8)
    assert [kind for _, kind, _ in outcomes(tmp_path)] == ["unchanged"] * 2 + ["created"] * 6
    assert keys < set(Paragraph.objects.values_list("pk", flat=True))
    assert_whole(8, 3)


@pytest.mark.django_db(transaction=True)
def test_a_killed_run_is_gone_on_with_and_its_indexes_are_made(
    tmp_path: Path, large: None, started: "subprocess.Popen[bytes]"
) -> None:
    helping = psutil.Process(started.pid).children()
    before = Document.objects.count()
    started.send_signal(signal.SIGKILL)
    started.wait()
    assert len(helping) == 2
    soon(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in helping))
    assert 0 < before < 60
    assert LeftOut.objects.exists()
    assert_whole(Document.objects.count(), 20)
    found = again(tmp_path)
    assert {kind for _, kind, _ in found} == {"created", "unchanged"}
    assert not LeftOut.objects.exists()
    assert_whole(60, 20)
    assert Word.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_leaves_whole_documents(
    tmp_path: Path, large: None, started: "subprocess.Popen[bytes]", number: int
) -> None:
    os.killpg(started.pid, number)
    assert started.wait(SECONDS) != 0
    assert LeftOut.objects.exists() is (number == signal.SIGTERM)  # an interrupt waits for the indexes
    assert_whole(Document.objects.count(), 20)
    again(tmp_path)
    assert not LeftOut.objects.exists()
    assert_whole(60, 20)


class InterruptedAtEachLine(StringIO):
    """An output whose reader presses Ctrl-C at every line."""

    def write(self, text: str) -> int:
        signal.raise_signal(signal.SIGINT)
        return super().write(text)


@pytest.mark.django_db(transaction=True)
def test_the_first_interrupt_ends_a_run_between_two_files_with_its_indexes_made(
    tmp_path: Path, large: None
) -> None:
    write_papers(tmp_path, 8)
    before = schema()
    with pytest.raises(CommandError, match="stopped after 1 files"):
        call_command("ingest", str(tmp_path), stdout=InterruptedAtEachLine())
    assert not LeftOut.objects.exists()
    assert schema() == before
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_second_interrupt_does_not_wait() -> None:
    with pytest.raises(KeyboardInterrupt), noted_interrupts() as interrupted:
        assert not interrupted.is_set()
        signal.raise_signal(signal.SIGINT)
        assert interrupted.is_set()
        signal.raise_signal(signal.SIGINT)
        pytest.fail("the second interrupt was not raised")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_interrupts_that_are_ignored_stay_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with noted_interrupts() as interrupted:
            signal.raise_signal(signal.SIGINT)
            assert not interrupted.is_set()
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.django_db(transaction=True)
def test_a_helper_that_dies_ends_the_run_but_not_the_archive(
    tmp_path: Path, large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_papers(tmp_path, 8)
    before = schema()
    parent, settle_in = os.getpid(), helpers._settle_in

    def die() -> None:
        settle_in()
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patch:
        patch.setattr(helpers, "_settle_in", die)
        with pytest.raises(helpers.HelperLostError):
            outcomes(tmp_path)
    assert schema() == before
    assert IngestRun.objects.get().finished_at is None
    assert {kind for _, kind, _ in outcomes(tmp_path)} <= {"created", "unchanged"}
    assert_whole(8, 3)


@pytest.mark.django_db(transaction=True)
def test_what_was_left_out_is_made_by_whoever_finds_it_first_and_is_alone(large: None) -> None:
    before = schema()
    tidy.leave_out()
    assert schema() != before
    assert [one.id for one in run_checks(databases=["default"])] == ["resolutions.W001"]
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [run.LOCK])
            assert not run.mend()
            cursor.execute("SELECT pg_advisory_unlock(%s)", [run.LOCK])
    finally:
        other.close()
    assert run.mend()
    assert schema() == before
    assert not run.mend()
    assert run_checks(databases=["default"]) == []
