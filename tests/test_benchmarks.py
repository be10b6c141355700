"""The texts that the benchmark of the parser makes; how fast they are parsed is no test."""

import pytest

from benchmarks.parsing import SHAPES, lengthened, report


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_a_long_text_has_about_the_length_asked_for(shape: str) -> None:
    text = SHAPES[shape](["The “Conference”,\nRecalling its resolution 70/1,".encode()], 100_000)
    assert 95_000 < len(text) < 101_000


def test_joined_texts_are_cut_between_letters() -> None:
    assert lengthened(["“”".encode()], 7).decode() == "“”"


def test_a_refused_text_is_timed_too() -> None:
    assert "1 files" in report("none", [b"no document of the United Nations"])
