"""The verb behind a lead phrase, and whom a paragraph addresses."""

import pytest

from resolutions.parsing.addressees import KNOWN, SHORT, addressees, known, written_out
from resolutions.parsing.leads import conventional
from resolutions.parsing.verbs import LABELS, named, verbs


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Also requests", ["request"]),
        ("Reiterates its request", ["reiterate", "request"]),
        ("Reiterates its call upon", ["reiterate", "call upon"]),
        ("Calls once again upon", ["call upon"]),
        ("Calls for", ["call for"]),
        ("Takes note with appreciation", ["take note"]),
        ("Bearing in mind", ["bear in mind"]),
        ("Welcomes with appreciation and encourages", ["welcome", "encourage"]),
        ("Expresses its deep concern", ["express"]),
        ("Gravely concerned", ["concerned"]),
        ("Remaining concerned", ["concerned"]),
        ("Remains seized", ["remain seized"]),
        ("Continues to encourage", ["encourage"]),
        ("Regretting", ["regret"]),
        ("Prie", []),
        ("", []),
    ],
)
def test_the_verb_behind_a_lead_phrase(lead: str, expected: list[str]) -> None:
    assert list(verbs(lead)) == expected
    assert set(expected) <= LABELS


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("requests", ["request"]),
        ("Also requests", ["request"]),
        ("request", ["request"]),
        ("calls upon", ["call upon"]),
        ("take", ["take", "take into account", "take note"]),
        ("prie", []),
    ],
)
def test_a_verb_is_known_in_any_form(typed: str, expected: list[str]) -> None:
    assert named(typed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Requests the Secretary-General to report", ["Secretary-General"]),
        ("Urges all Member States, and invites others, to act", ["Member States"]),
        (
            "Invites Governments, relevant international and regional organizations and other donors to give",
            ["Governments", "international organizations", "regional organizations", "donors"],
        ),
        (
            "Requests the United Nations Office on Drugs and Crime, within its mandate, to support States",
            ["United Nations Office on Drugs and Crime"],
        ),
        ("Calls upon States parties to the Convention to act", ["States parties"]),
        ("Invites the United Nations Children’s Fund to act", ["United Nations Children's Fund"]),
        ("Recommends that Member States act", ["Member States"]),
        ("Reiterates its request to the Secretary-General to act", ["Secretary-General"]),
        ("Urges stateswomen to act", []),
        ("Requests a report of Member States", []),
        ("Commends the Secretary-General", []),
    ],
)
def test_addressees_are_the_names_right_after_the_lead_phrase(text: str, expected: list[str]) -> None:
    assert list(addressees(text, conventional(text))) == expected


def test_a_name_is_known_by_its_words_and_by_what_stands_for_it() -> None:
    assert known("drugs and crime") == ["United Nations Office on Drugs and Crime"]
    assert known("donor countries") == ["donors"]
    assert known("tate") == []


def test_short_names_stand_for_names_of_the_table() -> None:
    assert set(SHORT.values()) <= KNOWN.keys()
    assert [written_out(name) for name in ("EU", " who ", "SGs")] == [
        "European Union",
        "World Health Organization",
        "SGs",
    ]
