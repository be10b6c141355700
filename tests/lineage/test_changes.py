"""Word diffs: by words and marks, never by characters, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.aligning.changes import Change, changes, changes_in_parts
from resolutions.aligning.wording import plain

SIGNS = {"same": "{}", "deleted": "[-{}-]", "inserted": "[+{}+]"}


def marked(found: tuple[Change, ...]) -> str:
    return "".join(SIGNS[one.kind].format(one.text) for one in found)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Urges States;", "Urges States;", "Urges States;"),
        ("", "Urges", "[+Urges+]"),
        ("Urges", "", "[-Urges-]"),
        ("to organized crime", "to organised crime", "to [-organized -][+organised +]crime"),
        ("crime, and drugs", "crime and drugs", "crime [-, -]and drugs"),
        ("States parties", "States Parties", "States Parties"),
        ("the “Rules”", 'the "Rules"', 'the "Rules"'),
        ("in 2018 and 74/177", "in 2018, 74/177", "in 2018[- and -][+, +]74/177"),
        ("请办公室继续提供援助；", "请办公室提供技术援助；", "请办公室[-继续-]提供[+技术+]援助；"),
        ("from 7 of June to 9 May", "from 8 of July to 9 May", "from [-7 of June -][+8 of July +]to 9 May"),
    ],
)
def test_changes_are_whole_words_and_marks(before: str, after: str, shown: str) -> None:
    assert marked(changes(before, after)) == shown


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        (["Urges States to act, and to report;"], ["Urges States to act;", "Also urges States to report;"], [
            "Urges States to act[-, and -][+; +]", "[+Also urges States +]to report;"]),
        (["Urges States to act;", "Invites them to report;"], ["Urges States to act, and to report;"], [
            "Urges States to act[-; -]", "[-Invites them -][+, and +]to report;"]),
        (["Urges all;", "Invites both;"], ["Decides"], ["[-Urges all; -]", "[-Invites both;-][+Decides+]"]),
        (["Urges;"], [""], ["[-Urges;-]"]),
        ([], ["Urges;", "Invites;"], ["[+Urges; +]", "[+Invites;+]"]),
    ],
)  # fmt: skip
def test_of_several_clauses_each_is_a_part(before: list[str], after: list[str], parts: list[str]) -> None:
    found = changes_in_parts(before, after)
    assert [
        marked(tuple(one for one in found if one.part == part)) for part in sorted({o.part for o in found})
    ] == parts


WORDS = ["Urges", "States", "to", "act", ";", ",", "and", "“", "”", "the", "the\n", "69/193", "é"]
WORDINGS = st.lists(st.sampled_from(WORDS)).map(" ".join)


def compared(text: str) -> str:
    return "".join(plain(text).casefold().split())


@given(WORDINGS | st.text(), WORDINGS | st.text())
def test_both_wordings_can_be_had_back(before: str, after: str) -> None:
    found = changes(before, after)
    assert "".join(one.text for one in found if one.kind != "deleted") == after
    kept = "".join(one.text for one in found if one.kind != "inserted")
    assert compared(kept) == compared(before)
    assert all(one.text for one in found)


@given(WORDINGS)
def test_a_wording_has_no_changes_to_itself(text: str) -> None:
    assert {one.kind for one in changes(text, text)} <= {"same"}
