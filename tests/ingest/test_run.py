"""Files to outcomes, through the command: nothing lost, nothing twice, everything said."""

import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from resolutions.exports.curated import export_json
from resolutions.ingest import run
from resolutions.models import Document, IngestOutcome, IngestRun, Paragraph, Resolution
from resolutions.parsing import parse
from resolutions.parsing.contract import document_json
from tests.ingest.papers import paper

CORPUS = Path(__file__).parents[2] / "corpus"


def ingest(*paths: Path, **options: bool) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("ingest", *map(str, paths), stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(f"status 1: {error}\n")
    return out.getvalue(), err.getvalue()


def outcomes(*paths: Path, dry_run: bool = False) -> list[tuple[str, str]]:
    return [(one.path.name, str(one.outcome)) for one in run.take_in(paths, dry_run=dry_run)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(paper("77/1", "On crime", 3), encoding="utf-8")
    (tmp_path / "two.txt").write_text(paper("77/2", "On drugs", 4), encoding="utf-8")
    return tmp_path


@pytest.mark.django_db
def test_the_corpus_goes_in_whole_and_comes_out_as_parsed() -> None:
    assert {kind for _, kind in outcomes(CORPUS)} == {"created"}
    assert (Document.objects.count(), Resolution.objects.count()) == (5, 8)
    for document in Document.objects.all():
        raw = (CORPUS / document.source.name).read_bytes()
        assert bytes(document.source.content) == raw
        assert export_json(document) == document_json(parse(raw, document.source.name))


@pytest.mark.django_db
def test_a_second_run_changes_nothing(folder: Path) -> None:
    assert outcomes(folder) == [("one.txt", "created"), ("two.txt", "created")]
    before = list(Paragraph.objects.order_by("pk").values_list())
    stamps = list(Document.objects.order_by("pk").values_list("updated_at"))
    assert outcomes(folder) == [("one.txt", "unchanged"), ("two.txt", "unchanged")]
    assert list(Paragraph.objects.order_by("pk").values_list()) == before
    assert list(Document.objects.order_by("pk").values_list("updated_at")) == stamps


@pytest.mark.django_db
def test_a_changed_file_updates_its_document_in_place(folder: Path) -> None:
    outcomes(folder)
    held = Document.objects.get(symbol="A/RES/77/1")
    keys = set(held.paragraphs.values_list("pk", flat=True))
    (folder / "one.txt").write_text(paper("77/1", "On crime", 5), encoding="utf-8")
    assert outcomes(folder) == [("one.txt", "updated"), ("two.txt", "unchanged")]
    held.refresh_from_db()
    assert keys < set(held.paragraphs.values_list("pk", flat=True))
    assert held.paragraphs.filter(kind="operative").count() == 5


@pytest.mark.django_db
def test_a_file_changed_back_is_read_again(folder: Path) -> None:
    first = (folder / "one.txt").read_bytes()
    outcomes(folder)
    (folder / "one.txt").write_text(paper("77/1", "On crime", 5), encoding="utf-8")
    outcomes(folder)
    (folder / "one.txt").write_bytes(first)
    assert outcomes(folder)[0] == ("one.txt", "updated")
    assert Paragraph.objects.filter(document__symbol="A/RES/77/1", kind="operative").count() == 3
    assert outcomes(folder)[0] == ("one.txt", "unchanged")


@pytest.mark.django_db
def test_an_older_copy_elsewhere_does_not_replace_the_newer(folder: Path) -> None:
    outcomes(folder)
    other = folder / "three.txt"
    other.write_text(paper("77/1", "On crime", 6), encoding="utf-8")
    assert dict(outcomes(folder))["three.txt"] == "updated"
    again = {one.path.name: one for one in run.take_in([folder])}
    assert {str(one.outcome) for one in again.values()} == {"unchanged"}
    assert again["one.txt"].message == "superseded by three.txt"


@pytest.mark.django_db
def test_a_removed_file_is_reported_and_its_document_kept(folder: Path) -> None:
    outcomes(folder)
    (folder / "one.txt").unlink()
    assert outcomes(folder) == [("two.txt", "unchanged"), ("one.txt", "missing")]
    assert Document.objects.count() == 2


@pytest.mark.django_db
def test_a_moved_file_is_followed(folder: Path) -> None:
    outcomes(folder)
    (folder / "one.txt").rename(folder / "renamed.txt")
    assert dict(outcomes(folder)) == {"renamed.txt": "unchanged", "two.txt": "unchanged"}
    held = Document.objects.get(symbol="A/RES/77/1")
    raw = (folder / "renamed.txt").read_bytes()
    assert export_json(held) == document_json(parse(raw, "renamed.txt"))


@pytest.mark.django_db
def test_a_dry_run_says_what_would_happen_and_changes_nothing(folder: Path) -> None:
    assert outcomes(folder, dry_run=True) == [("one.txt", "created"), ("two.txt", "created")]
    assert not Document.objects.exists()
    assert not IngestRun.objects.exists()


@pytest.mark.django_db
def test_a_bad_file_gets_one_line_and_the_others_go_in(folder: Path) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").touch()
    (folder / "latin.txt").write_bytes("Décide\nde se réunir".encode("latin-1"))
    (folder / "novel.txt").write_text("It was a dark and stormy night.\n" * 40)
    os.mkfifo(folder / "pipe.txt")
    out, err = ingest(folder)
    lines = err.splitlines()
    assert "2 created" in out
    assert lines[-1] == "status 1: 5 of 7 files refused"
    refused = [line for line in lines if ": warning: " not in line][:-1]
    assert [Path(line.split(":")[0]).name for line in refused] == [
        "binary.txt",
        "empty.txt",
        "latin.txt",
        "novel.txt",
        "pipe.txt",
    ]
    assert Document.objects.count() == 2


@pytest.mark.django_db
def test_a_run_is_recorded_with_every_outcome(folder: Path) -> None:
    (folder / "empty.txt").touch()
    ingest(folder)
    recorded = IngestRun.objects.get()
    assert recorded.finished_at is not None
    rows = recorded.outcomes.order_by("path").values_list("outcome", flat=True)
    assert list(rows) == ["refused", "created", "created"]
    assert recorded.outcomes.get(outcome="refused").message


@pytest.mark.django_db
def test_a_changed_sidecar_is_a_changed_file(folder: Path) -> None:
    outcomes(folder)
    (folder / "one.toml").write_text("committee = 'Third Committee'")
    assert outcomes(folder) == [("one.txt", "updated"), ("two.txt", "unchanged")]
    assert Document.objects.get(symbol="A/RES/77/1").committee == "Third Committee"
    assert outcomes(folder) == [("one.txt", "unchanged"), ("two.txt", "unchanged")]


@pytest.mark.django_db
def test_a_file_that_takes_the_symbol_of_another_is_refused_in_plain_words(folder: Path) -> None:
    (folder / "two.txt").write_text(paper("77/2", "On drugs", 4, symbol=False).replace("77/2. ", ""))
    outcomes(folder)
    (folder / "two.toml").write_text("symbol = 'A/RES/77/1'")
    _, err = ingest(folder)
    assert f"{folder / 'two.txt'}: A/RES/77/1 is held already, read from one.txt\n" in err
    assert Document.objects.count() == 2


@pytest.mark.django_db
def test_the_report_as_json(folder: Path) -> None:
    out, _ = ingest(folder, json=True)
    report = json.loads(out)
    assert report["tally"] == {"created": 2}
    one = report["files"][0]
    assert one["path"] == str(folder / "one.txt")
    assert (one["symbol"], one["address"]) == ("A/RES/77/1", "/A/RES/77/1/")


@pytest.mark.django_db
def test_a_new_reading_of_an_unchanged_file_is_written(folder: Path) -> None:
    outcomes(folder)
    Document.objects.filter(symbol="A/RES/77/1").update(reading="older", record_sha256="differs")
    Document.objects.filter(symbol="A/RES/77/2").update(reading="older")
    assert outcomes(folder) == [("one.txt", "updated"), ("two.txt", "unchanged")]


@pytest.mark.django_db(transaction=True)
def test_a_second_run_at_the_same_time_says_so(folder: Path) -> None:
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [run.LOCK])
        _, err = ingest(folder)
        assert err == "status 1: another ingest is running on this archive; wait for it to end\n"
        with other.cursor() as cursor:  # closing alone would let the lock go a little later
            cursor.execute("SELECT pg_advisory_unlock(%s)", [run.LOCK])
    finally:
        other.close()
    assert outcomes(folder) == [("one.txt", "created"), ("two.txt", "created")]


INGEST_IN_TEST_DATABASE = """
import sys, django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.core.management import call_command
call_command("ingest", sys.argv[2])
"""


@pytest.mark.django_db(transaction=True)
def test_a_run_that_is_killed_leaves_whole_documents_or_none(tmp_path: Path) -> None:
    for number in range(1, 41):
        (tmp_path / f"{number:02}.txt").write_text(
            paper(f"77/{number}", f"On {number}", 30), encoding="utf-8"
        )
    name = str(connection.settings_dict["NAME"])
    process = subprocess.Popen(
        [sys.executable, "-c", INGEST_IN_TEST_DATABASE, name, str(tmp_path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and Document.objects.count() < 5:
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL

    held = Document.objects.count()
    assert 5 <= held < 40
    for document in Document.objects.all():
        assert document.paragraphs.filter(kind="operative").count() == 30
    killed = IngestRun.objects.get()
    assert killed.finished_at is None
    assert IngestOutcome.objects.filter(run=killed).count() <= held

    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            rest = outcomes(tmp_path)
            break
        except run.Busy:
            time.sleep(0.05)
    assert sorted({kind for _, kind in rest}) == ["created", "unchanged"]
    assert Document.objects.count() == 40
