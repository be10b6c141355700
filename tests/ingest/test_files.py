"""Files on disk: every path is answered for, none can hold a run up."""

import os
from pathlib import Path

import pytest

from resolutions.ingest import files
from resolutions.parsing.errors import Unreadable
from tests.ingest.papers import paper


def reason(path: Path) -> str:
    with pytest.raises(Unreadable) as error:
        files.contents(path)
    return error.value.reason


def test_folders_are_searched_in_sorted_order_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.xml", "deep/c.TXT", "notes.md", ".hidden.txt", "a.toml"):
        (tmp_path / name).write_text("x")
    found = files.listed([tmp_path, tmp_path / "b.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.xml", "b.txt", "deep/c.TXT"]


def test_a_file_named_on_the_command_line_may_have_any_name(tmp_path: Path) -> None:
    assert list(files.listed([tmp_path / "notes.md"])) == [tmp_path / "notes.md"]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "long.txt").touch()
    os.truncate(tmp_path / "long.txt", 200_000_000)

    assert [path.name for path in files.listed([tmp_path])] == [
        "folder.txt",
        "link.txt",
        "long.txt",
        "pipe.txt",
    ]
    assert reason(tmp_path / "folder.txt") == "a folder without .txt or .xml files, not a file"
    assert reason(tmp_path / "link.txt") == f"a broken link to {tmp_path / 'gone.txt'}"
    assert reason(tmp_path / "pipe.txt") == "not a regular file"
    assert reason(tmp_path / "long.txt") == "too large: 200,000,000 bytes, at most 20,000,000 are read"
    assert reason(tmp_path / "none.txt") == "no such file"


def test_an_error_of_the_system_is_a_reason() -> None:
    assert reason(Path("/proc/self/mem")).startswith("cannot be read: ")


def test_a_name_of_any_bytes_can_be_printed(tmp_path: Path) -> None:
    assert files.printable(os.fsdecode(b"caf\xe9.txt")) == "caf�.txt"


def test_the_sidecar_is_the_file_of_the_same_name(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("text")
    (tmp_path / "a.toml").write_text("symbol = 'A/1'")
    assert files.receive(tmp_path / "a.txt").sidecar == b"symbol = 'A/1'"
    assert files.receive(tmp_path / "b.txt").sidecar == b""


def test_a_sidecar_says_what_the_text_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(paper("77/1", "On crime", 3, symbol=False))
    (tmp_path / "a.toml").write_text("committee = 'Third Committee'")
    assert files.record(files.receive(tmp_path / "a.txt")).committee == "Third Committee"


def test_a_sidecar_is_no_document_and_must_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.toml").mkdir()
    with pytest.raises(Unreadable, match=r"^a\.toml: a folder"):
        files.receive(tmp_path / "a.txt")
    with pytest.raises(Unreadable, match="a sidecar"):
        files.receive(tmp_path / "a.toml")


def test_a_link_may_not_lead_out_of_the_folders_named(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_text("text")
    (inside / "link.txt").symlink_to(inside / "a.txt")
    (inside / "away.txt").symlink_to(outside / "a.txt")
    assert files.receive(inside / "link.txt", [inside]).raw == b"text"
    assert files.receive(inside / "away.txt", [inside / "away.txt"]).raw == b"text"
    with pytest.raises(Unreadable, match="leads out of the folder"):
        files.receive(inside / "away.txt", [inside])


def test_a_fault_of_the_parser_costs_one_file_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(paper("77/1", "On crime", 3))
    with pytest.raises(Unreadable, match="a fault of the parser: KeyError"):
        files.record(files.receive(tmp_path / "a.txt"), format="no such format")


def test_a_bad_sidecar_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(paper("77/1", "On crime", 3))
    (tmp_path / "a.toml").write_text("\nsymbol = [")
    with pytest.raises(Unreadable, match=r"^a\.toml:2: "):
        files.record(files.receive(tmp_path / "a.txt"))
