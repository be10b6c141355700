"""How close two wordings are: by what they share, weighed by how rare it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.aligning.closeness import OF_FRAGMENT, Closeness, words_of

SHARES = {"united": 0.6, "nations": 0.6, "office": 0.3, "states": 0.5, "member": 0.5, "the": 1.0, "and": 1.0}
CLAUSE = "Requests the Office to assist museums in returning stolen antiquities,"
texts = st.text("abc de,1/", max_size=40)


@pytest.fixture
def closeness() -> Closeness:
    return Closeness(SHARES, 0.001)


def test_the_same_words_are_as_close_as_can_be_whatever_the_dates(closeness: Closeness) -> None:
    assert closeness.between("Recalling its resolution 69/193,", "Recalling its resolution 71/209,") == 1


def test_a_rare_word_counts_for_more_than_common_ones(closeness: Closeness) -> None:
    rare = closeness.between(CLAUSE, "Welcomes the return of stolen antiquities to museums,")
    common = closeness.between(
        CLAUSE, "Requests the Office and the Member States of the United Nations to act,"
    )

    assert rare > common


def test_a_clause_that_has_grown_stays_closer_than_another(closeness: Closeness) -> None:
    grown = f"{CLAUSE} and to report to the Commission on illicit excavations and on auctions of coins;"

    assert closeness.between(CLAUSE, grown) > closeness.between(
        CLAUSE, "Requests the Office to return coins;"
    )


def test_a_fragment_is_close_to_what_holds_it(closeness: Closeness) -> None:
    part = "returning stolen antiquities"

    assert closeness.between(part, CLAUSE, of_shorter=OF_FRAGMENT) > 0.8
    assert closeness.between(part, CLAUSE) < closeness.between(part, CLAUSE, of_shorter=OF_FRAGMENT)


@given(texts, texts)
def test_closeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    weighing = Closeness({}, 0.001)
    found = weighing.between(one, other)

    assert 0 <= found <= 1 + 1e-9
    assert found == pytest.approx(weighing.between(other, one))
    assert Closeness({}, 0.001).between(one, other) == found


def test_the_words_that_count_are_those_that_are_not_masked() -> None:
    assert words_of(["Recalling its resolution 69/193 of 18 December 2014"]) == {
        "recalling",
        "its",
        "resolution",
        "of",
    }
