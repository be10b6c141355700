"""What names a clause in an address: read as printed and as typed, printed in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.clause_keys import LONGEST, MOST, ClauseKey, key_of, names, read


def printed(*values: str) -> list[str]:
    return [str(key) for key in read(values).keys]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("A/RES/77/237:op12", "A/RES/77/237:op12"),
        ("/A/RES/77/237/#op12", "A/RES/77/237:op12"),
        ("https://archive.example/A/RES/77/237/#op12-a-i", "A/RES/77/237:op12-a-i"),
        ("http://127.0.0.1:8000/A/RES/77/237/#pp3", "A/RES/77/237:pp3"),
        ("https://archive.example/fr/A/RES/77/237/#op12", "fr/A/RES/77/237:op12"),
        ("A%2FRES%2F77%2F237%3Aop12", "A/RES/77/237:op12"),
        ("77/237:op12", "A/RES/77/237:op12"),
        ("a/res/77/237 op12", "A/RES/77/237:op12"),
        ("77/237, para. 12", "A/RES/77/237:op12"),
        ("77/237 paragraph 12 (a) (ii)", "A/RES/77/237:op12-a-ii"),
        ("GA resolution 77/237 pp 3", "A/RES/77/237:pp3"),
        ("217 A (III), para. 2", "A/RES/217(III):op2"),
        ("A/RES/217(III):pp1", "A/RES/217(III):pp1"),
        ("A/75/464/III:op4", "A/75/464/III:op4"),
        ("A/75/464/III op 4", "A/75/464/III:op4"),
        ("A/75/464:p31", "A/75/464:p31"),
        ("drafts/80/on-the-rule-of-law~2:op12~2", "drafts/80/on-the-rule-of-law~2:op12~2"),
        ("fr/77/237:op1", "fr/A/RES/77/237:op1"),
        (" A/RES/77/237:annex1-p4 ", "A/RES/77/237:annex1-p4"),
    ],
)
def test_a_name_is_read_as_printed_and_as_typed(typed: str, name: str) -> None:
    assert printed(typed) == [name]
    assert printed(name) == [name]


@pytest.mark.parametrize(
    "typed",
    ["77/237", "op12", ":op12", "A/RES/77/237:", "A/RES/77/237:op 12", "a:b:c", "?", "x" * 30_000, "%00"],
)
def test_what_names_no_clause_is_told_apart(typed: str) -> None:
    listed = read([typed])

    assert listed.keys == ()
    assert all(len(text) <= LONGEST for text in listed.unreadable)
    assert listed.unreadable


@pytest.mark.parametrize("typed", ["A/RES/77/237\0:op12", "A/RES/77/237%00:op12"])
def test_no_name_holds_a_nul(typed: str) -> None:
    assert printed(typed) == ["A/RES/77/237:op12"]


def test_nothing_typed_is_no_mistake() -> None:
    assert read(["", "  "]).unreadable == ()


def test_clauses_keep_their_order_and_stand_once() -> None:
    assert printed("77/237:op2,op1", "75/196:op4", "A/RES/77/237:op1,op9") == [
        "A/RES/77/237:op2",
        "A/RES/77/237:op1",
        "A/RES/75/196:op4",
        "A/RES/77/237:op9",
    ]


def test_clauses_beyond_the_bound_are_counted() -> None:
    listed = read(["77/237:" + ",".join(f"op{number}" for number in range(1, MOST + 8))])

    assert len(listed.keys) == MOST
    assert listed.beyond == 7


def test_neighbours_of_one_text_share_its_name() -> None:
    keys = read(["77/237:op2,op1", "75/196:op4", "77/237:op3"]).keys

    assert names(keys) == ["A/RES/77/237:op2,op1", "A/RES/75/196:op4", "A/RES/77/237:op3"]
    assert read(names(keys)).keys == keys


def test_a_permalink_names_its_clause() -> None:
    assert key_of("/fr/A/RES/77/237/#op12") == ClauseKey("/A/RES/77/237/", "fr", "op12")
    assert key_of("/A/RES/77/237/") is None
    assert ClauseKey("/A/RES/77/237/", "fr", "op12").href == "/fr/A/RES/77/237/#op12"


@given(st.lists(st.text(max_size=60), max_size=5))
def test_whatever_is_typed_is_read_and_printed_again(values: list[str]) -> None:
    keys = read(values).keys

    assert read(names(keys)).keys == keys
