"""Texts cut into pieces are put together again as they were."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from resolutions.search import shingles
from resolutions.search.pieces import BITS, Cut, Table, cut

texts = st.lists(st.text(), max_size=6)


def pieces(found: Cut) -> list[list[bytes]]:
    met = list(found.known.places)
    return [[met[place] for place in part.places] for part in found.parts([1] * len(found.sizes))]


@given(texts)
def test_pieces_are_what_stands_between_white_space(found: list[str]) -> None:
    expected = [[one.encode() for one in re.split(r"[ \t\n\v\f\r]+", text) if one] for text in found]
    assert pieces(cut(found)) == expected


@given(texts, texts)
def test_parts_joined_are_the_whole_and_some_are_chosen(first: list[str], second: list[str]) -> None:
    whole = cut(first + second)
    parts = list(whole.parts([len(first), 0, len(second)]))
    assert [len(part.sizes) for part in parts] == [len(first), 0, len(second)]
    assert pieces(Cut.joined(parts)) == pieces(whole)
    chosen = whole.sizes > 1
    kept = [one for one, is_kept in zip(pieces(whole), chosen, strict=True) if is_kept]
    assert pieces(whole.only(chosen)) == kept


@given(texts)
def test_the_words_of_pieces_are_those_of_the_text(found: list[str]) -> None:
    whole = cut(found)
    values, _ = whole.known.words.rows(whole.places)
    lengths = [len(word) + 1 for text in found for word in shingles.encoded(text)]
    assert (values >> BITS).tolist() == lengths


def test_rows_are_given_by_their_places() -> None:
    table = Table()
    table.add([[4, 5], [], [6]])
    table.add([[7]])
    values, counts = table.rows(cut([""]).places)
    assert (values.tolist(), counts.tolist(), len(table)) == ([], [], 4)
    cases = {(1,): [], (0, 3): [4, 5, 7], (2, 1, 2): [6, 6]}
    assert {case: table.rows(np.array(case, np.int64))[0].tolist() for case in cases} == cases
