"""``parse`` and ``export``: the same JSON from a file and from the database, whole or not at all.

Tests without the mark for a database fail if anything asks for one: ``parse`` never does.
"""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from resolutions.exports.output import Output
from resolutions.models import Document
from tests import factories as make
from tests.exports.test_record import CONTRACT
from tests.ingest.papers import paper

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))


def run(command: str, *words: object, **options: object) -> tuple[list[dict[str, Any]], str]:
    """Run a command; give the documents it printed and what it wrote on standard error."""
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *map(str, words), stdout=out, stderr=err, **options)
    except CommandError as error:
        err.write(f"status 1: {error}\n")
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_each_file_of_the_corpus_keeps_the_contract() -> None:
    documents, err = run("parse", *CORPUS)
    assert [document["source"]["file"] for document in documents] == [path.name for path in CORPUS]
    for document in documents:
        CONTRACT.validate(document)
    assert err == ""


def test_parse_starts_no_database(tmp_path: Path) -> None:
    environment = os.environ | {"ARCHIVE_DATA_DIR": str(tmp_path / "data")}
    environment["DATABASE_URL"] = "postgres://nobody@127.0.0.1:9/none"
    result = subprocess.run(
        [sys.executable, "manage.py", "parse", *map(str, CORPUS)],
        cwd=CORPUS[0].parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(result.stdout.splitlines()) == len(CORPUS)
    assert not (tmp_path / "data" / "postgres").exists()


def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_written(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(paper("77/1", "On crime", 3))
    (tmp_path / "bad.txt").write_bytes(b"Resolution\n\xff")
    files = [tmp_path / "bad.txt", tmp_path / "gone.txt", tmp_path / "good.txt"]
    documents, err = run("parse", *files, output=tmp_path / "out")
    assert documents == []
    lines = err.splitlines()
    assert lines[0].startswith(f"{tmp_path / 'bad.txt'}:2: ")
    assert lines[1:] == [f"{tmp_path / 'gone.txt'}: no such file", "status 1: 2 of 3 files refused"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.json"]
    assert json.loads((tmp_path / "out" / "good.json").read_text("utf-8"))["symbol"] == "A/RES/77/1"


def test_the_format_can_be_forced(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(paper("77/1", "On crime", 3))
    _, err = run("parse", tmp_path / "good.txt", format="akn")
    assert "status 1: 1 of 1 files refused" in err


@pytest.mark.django_db
def test_export_prints_what_parse_prints(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(paper(f"77/{number}", "On crime", 3))
    files = sorted(tmp_path.glob("*.txt"))
    call_command("ingest", str(tmp_path), stdout=StringIO(), stderr=StringIO())
    assert run("export")[0] == run("parse", *files)[0]
    assert run("export", "77/2")[0] == run("parse", files[1])[0]
    run("export", output=tmp_path / "exported")
    run("parse", *files, output=tmp_path / "parsed")
    for path in (tmp_path / "parsed").iterdir():
        assert (tmp_path / "exported" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.django_db
@pytest.mark.parametrize("words", [("ingest", CORPUS[0]), ("export",)])
def test_tables_older_than_the_program_are_named_in_one_line(words: tuple[str, ...]) -> None:
    MigrationRecorder.Migration.objects.filter(app="resolutions").latest("pk").delete()
    _, err = run(*words)
    assert err.startswith("status 1: the archive's tables are missing or out of date: run manage.py ")


@pytest.mark.django_db
def test_export_says_which_symbols_are_not_held() -> None:
    make.adopted("77/237")
    documents, err = run("export", "A/RES/77/237", "78/1")
    assert [document["symbol"] for document in documents] == ["A/RES/77/237"]
    assert err == "A/RES/78/1: not held\nstatus 1: 1 of 2 symbols not held\n"


@pytest.mark.django_db
def test_export_marks_curators_changes_and_keeps_the_contract() -> None:
    make.adopted("77/237")
    Document.objects.update(committee="Third Committee", curated={"committee": ""})
    (document,), _ = run("export")
    CONTRACT.validate(document)
    assert (document["committee"], document["curated"]) == (None, {"committee": "Third Committee"})


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    output = Output(tmp_path, StringIO())
    output.write("one", {"title": "first"})
    before = (tmp_path / "one.json").read_bytes()
    broken = Output(tmp_path, StringIO())
    with pytest.raises(UnicodeEncodeError):
        broken.write("one", {"title": "\ud800"})
    assert (tmp_path / "one.json").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_two_files_of_one_stem_are_both_written(tmp_path: Path) -> None:
    output = Output(tmp_path, StringIO())
    for title in ("first", "second"):
        output.write("one", {"title": title})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.json", "one~2.json"]
