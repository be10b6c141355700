"""Additions found word for word in another paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from resolutions.aligning.changes import INSERTED, SAME, Change
from resolutions.reading.elsewhere import Elsewhere, elsewhere
from resolutions.search import shingles

PHRASE = "subject to the availability of “extrabudgetary” resources"
HOLDS = f"Requests the Office, {PHRASE}, to report;"


def added(text: str) -> list[Change]:
    return [Change(SAME, "Requests States "), Change(INSERTED, text)]


def test_an_addition_is_told_as_printed_with_the_paragraph_that_has_it() -> None:
    assert elsewhere(added(f"{PHRASE}, swiftly"), {7: "Welcomes it,", 8: HOLDS, 9: HOLDS}) == (
        Elsewhere(PHRASE, 8),
    )


def test_what_stays_and_what_few_words_share_is_not_told() -> None:
    assert elsewhere([Change(SAME, PHRASE)], {8: HOLDS}) == ()
    assert elsewhere(added("subject to the availability"), {8: HOLDS}) == ()


def test_a_name_alone_is_not_told() -> None:
    name = "by the Commission on Crime Prevention and Criminal Justice"

    assert elsewhere(added(name), {8: f"Endorsed {name};"}) == ()


def test_two_runs_of_one_addition_are_told_the_longer_first() -> None:
    other = "in full compliance with international humanitarian law and refugee law"
    found = elsewhere(added(f"{PHRASE} and always {other}"), {8: HOLDS, 9: f"Acts {other};"})

    assert [one.paragraph for one in found] == [9, 8]


SOME = ("one", "two", "three", "four", "five", "six", "seven", "İstanbul")
lists_of_words = st.lists(st.sampled_from(SOME), max_size=30)


def as_compared(text: str) -> str:
    return " ".join(shingles.words(text))


@given(lists_of_words, lists_of_words)
def test_whatever_is_told_stands_in_the_text_in_a_row(mine: list[str], theirs: list[str]) -> None:
    text = " ".join(theirs)
    for one in elsewhere(added(" ".join(mine)), {1: text}):
        assert as_compared(one.words) in as_compared(text)
