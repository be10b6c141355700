"""Translations paragraph beside paragraph: by place where they agree, else by what no language changes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.aligning.parallel import Unit, rows, signs


def preamble(*units: tuple[str, int], factor: float = 1) -> list[Unit]:
    """Preambular paragraphs by what stands in them and how long they are."""
    return [Unit("preambular", "", signs(text), round(length * factor)) for text, length in units]


def operative(*numbers: int) -> list[Unit]:
    return [Unit("operative", str(number), frozenset(), 100) for number in numbers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("its resolutions 69/193 and 69/196 of 18 December 2014", {"69/193", "69/196", "2014"}),
        ("第2017/18号决议，2026年", {"2017/18", "2026"}),
        ("A/C.3/75/L.5/Rev.1; E/CN.15/2015/16, chap. I", {"A/C.3/75/L.5/Rev.1", "E/CN.15/2015/16"}),
        ("CTOC/COP/2020/10 et A/CONF.234/16.", {"CTOC/COP/2020/10", "A/CONF.234/16"}),
        ("26 أيار/مايو 2017 بشأن", {"2017"}),
        ("HIV/AIDS, 12 of 19 States, 14,500 kg, 10 per cent, n° 14152", set()),
        ("la maladie à coronavirus 2019 (COVID-19)", {"2019"}),
        ("د-30/1", {"30/1"}),
    ],
)
def test_what_no_language_changes(text: str, expected: set[str]) -> None:
    assert signs(text) == expected


def test_texts_of_one_shape_are_paired_by_place_alone() -> None:
    one = [*preamble(("75/1", 90), ("", 50)), *operative(1, 2)]
    other = [*preamble(("76/1", 900), ("2020", 2)), *operative(1, 2)]
    assert rows([one, other, one]) == [(n, n, n) for n in range(4)]


def test_a_paragraph_that_one_language_lacks_stands_alone() -> None:
    full = preamble(("75/1", 300), ("74/2", 300), ("73/3", 300), ("72/4", 300))
    less = preamble(("75/1", 100), ("73/3", 100), ("72/4", 100))
    assert rows([full, less]) == [(0, 0), (1, None), (2, 1), (3, 2)]
    assert rows([less, full]) == [(0, 0), (None, 1), (1, 2), (2, 3)]


def test_lengths_tell_where_nothing_stands_inside() -> None:
    full = preamble(("", 100), ("", 700), ("", 250), ("", 1200), ("", 400))
    less = preamble(("", 100), ("", 250), ("", 1200), ("", 400), factor=0.3)
    assert rows([full, less]) == [(0, 0), (1, None), (2, 1), (3, 2), (4, 3)]


def test_numbers_pair_operative_paragraphs_whatever_stands_in_them() -> None:
    assert rows([operative(1, 2, 3, 4), operative(1, 3, 4)]) == [(0, 0), (1, None), (2, 1), (3, 2)]
    assert rows([operative(1, 2), operative(2, 3)]) == [(0, None), (1, 0), (None, 1)]


def test_what_two_languages_have_and_the_first_lacks_is_one_row() -> None:
    full = preamble(("75/1", 300), ("74/2", 300), ("73/3", 300))
    less = preamble(("75/1", 100), ("73/3", 100))
    assert rows([less, full, full]) == [(0, 0, 0), (None, 1, 1), (1, 2, 2)]


def test_a_preambular_paragraph_is_never_beside_an_operative_one() -> None:
    assert rows([preamble(("75/1", 100)), operative(1)]) == [(0, None), (None, 0)]


def test_a_heading_of_an_annex_may_be_a_paragraph_in_another_language() -> None:
    title, text = Unit("annex_heading", "", frozenset(), 30), Unit("annex", "", frozenset({"2020"}), 300)
    as_text = Unit("annex", "", frozenset(), 30)
    assert rows([[title, text], [as_text, text, as_text]]) == [(0, 0), (1, 1), (None, 2)]


def test_a_text_without_paragraphs_is_beside_nothing() -> None:
    assert rows([operative(1), []]) == [(0, None)]
    assert rows([[], []]) == []


UNITS = st.builds(
    Unit,
    st.sampled_from(["preambular", "operative", "heading", "annex", "annex_heading"]),
    st.sampled_from(["", "1", "2", "3"]),
    st.frozensets(st.sampled_from(["75/1", "2020", "A/75/1"])),
    st.integers(0, 500),
)


@given(st.lists(st.lists(UNITS, max_size=12), min_size=2, max_size=3))
def test_every_paragraph_stands_in_one_row_and_in_order(texts: list[list[Unit]]) -> None:
    found = rows(texts)
    for number, text in enumerate(texts):
        assert [row[number] for row in found if row[number] is not None] == list(range(len(text)))
    assert all(any(place is not None for place in row) for row in found)


def test_paragraphs_missing_from_a_long_preamble_are_found() -> None:
    chance = random.Random(7)  # noqa: S311 - the same texts each time
    full = preamble(*((f"{60 + n}/1" if n % 3 else "", chance.randint(80, 900)) for n in range(60)))
    gone = {7, 31, 52}
    less = [
        Unit(unit.kind, "", unit.signs, round(unit.length * chance.uniform(0.28, 0.36)))
        for n, unit in enumerate(full)
        if n not in gone
    ]
    kept = [n for n in range(60) if n not in gone]
    wrong = [row for row in rows([full, less]) if row[1] is not None and kept[row[1]] != row[0]]
    assert wrong == []
