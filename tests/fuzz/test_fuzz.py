"""The fuzzing tool in small: its checks see what they are for, and nothing but Unreadable is raised."""

import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from resolutions.parsing import parse
from resolutions.parsing.records import Document, Mark
from tests.fuzz.__main__ import Worker, case, main, outcome
from tests.fuzz.invariants import faults, words
from tests.fuzz.mutations import MUTATIONS
from tests.fuzz.sources import sources
from tests.printing.printer import printed
from tests.printing.sample import resolution
from tests.printing.styles import STYLES

SOURCES = sources()


def read(raw: bytes) -> Document:
    """A document parsed from text."""
    return parse(raw, "a.txt")


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_a_mutation_is_the_same_for_the_same_seed(name: str) -> None:
    raw = SOURCES[0][1]
    once, again = (MUTATIONS[name](raw, Random(5)) for _ in range(2))  # noqa: S311
    assert once == again


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_a_mutation_takes_any_bytes(name: str) -> None:
    for raw in (b"", b"x", b"<p>", b"\n\n"):
        assert isinstance(MUTATIONS[name](raw, Random(5)), bytes)  # noqa: S311


def test_lost_words_are_seen() -> None:
    raw = printed(resolution(1), STYLES["plain"], 1).encode()
    document = read(raw)
    assert faults(document, raw) == []
    text = document.resolutions[0]
    poorer = replace(document, resolutions=(replace(text, paragraphs=text.paragraphs[:-1]),))
    assert [fault.partition(":")[0] for fault in faults(poorer, raw)] == ["words lost"]


def test_offsets_and_dirt_are_seen() -> None:
    raw = printed(resolution(1), STYLES["plain"], 1).encode()
    document = read(raw)
    text = document.resolutions[0]
    first = replace(
        text.paragraphs[0], text="Two  spaces", italics=((0, 99),), footnote_marks=(Mark("1", 50),)
    )
    spoiled = replace(document, resolutions=(replace(text, paragraphs=(first, *text.paragraphs[1:])),))
    kinds = [fault.split()[0] for fault in faults(spoiled, raw)]
    assert kinds[:3] == ["not", "italics", "mark"]


def test_words_leave_out_markup_marks_and_addresses() -> None:
    assert words("*Urges* [80/14](#)<sup>3</sup> see https://undocs.org/A/80/1 thereto¹") == words(
        "urges see thereto"
    )


@pytest.mark.parametrize(("name", "raw"), SOURCES, ids=[name for name, _ in SOURCES])
def test_every_word_of_a_source_stands_in_its_document(name: str, raw: bytes) -> None:
    assert outcome(name, raw) == []


@pytest.mark.parametrize("number", range(24))
def test_nothing_but_unreadable_is_raised(number: int) -> None:
    name, mutations, raw = case(SOURCES, 11, number)
    assert [fault for fault in outcome(name, raw, mutations) if fault.startswith("raised")] == []


def _wait(connection: Connection) -> None:
    """Never answer."""
    connection.recv()
    time.sleep(60)


def test_a_worker_that_hangs_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.SECONDS", 0.0)
    worker = Worker(_wait)
    try:
        assert worker.check("a.txt", b"x", "") == ["not done after 0 seconds"]
    finally:
        worker.close()


def test_the_command_runs_a_number_of_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--minutes", "1", "--cases", "2", "--seed", "3", "--keep", str(tmp_path)]) in (0, 1)
    assert "2 cases" in capsys.readouterr().out
