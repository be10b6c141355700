"""The order of lead verbs by strength: what it says, and that it says something of verbs that are known."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.strength import (
    EMPHATIC,
    EVEN,
    FELT,
    OTHER,
    PLAINER,
    SCALES,
    STRONGER,
    WEAKER,
    beside,
    place,
)
from resolutions.parsing.verbs import LABELS

EXPRESSED = set(FELT.values())
"""What a feeling says that is expressed: not all of it is a verb."""


@pytest.mark.parametrize(
    ("mine", "theirs", "outcome"),
    [
        ("Requests", "Encourages", STRONGER),
        ("Invites", "Urges", WEAKER),
        ("Calls upon", "Urges", WEAKER),
        ("Requests", "Urges", EVEN),
        ("Also requests", "Requests", EVEN),
        ("Strongly urges", "Urges", EMPHATIC),
        ("Encourages", "Strongly encourages", PLAINER),
        ("Strongly encourages", "Urges", WEAKER),
        ("Reiterates its request", "Invites", STRONGER),
        ("Welcomes", "Takes note with appreciation", STRONGER),
        ("Takes note with appreciation", "Takes note", EMPHATIC),
        ("Notes with concern", "Condemns", WEAKER),
        ("Reiterating its condemnation", "Deeply concerned", STRONGER),
        ("Expresses its grave concern", "Deeply concerned", EVEN),
        ("Expressing appreciation", "Welcoming", STRONGER),
        ("Recalling", "Reaffirming", WEAKER),
        ("Stressing", "Recognizing", STRONGER),
        ("Recalls", "Decides", OTHER),
        ("Opens", "Requests", ""),
        ("", "Requests", ""),
    ],
)
def test_a_verb_is_compared_on_a_scale_that_both_stand_on(mine: str, theirs: str, outcome: str) -> None:
    assert beside(mine, theirs) == outcome


def test_every_step_has_verbs_that_are_known_and_a_reason() -> None:
    for scale in SCALES:
        for step in scale.steps:
            assert step.why.endswith(".")
            assert set(step.verbs) <= LABELS | EXPRESSED


def test_no_scale_has_a_verb_on_two_steps() -> None:
    for scale in SCALES:
        for one, other in combinations(scale.steps, 2):
            assert not set(one.verbs) & set(other.verbs)


OPPOSITE = {STRONGER: WEAKER, WEAKER: STRONGER, EMPHATIC: PLAINER, PLAINER: EMPHATIC}
PHRASES = st.sampled_from(
    ["Requests", "Strongly urges", "Notes", "Notes with interest", "Recalling", "Recognizing", "Also invites"]
)


@given(PHRASES, PHRASES)
def test_the_other_way_round_it_is_the_opposite(mine: str, theirs: str) -> None:
    outcome = beside(mine, theirs)

    assert beside(theirs, mine) == OPPOSITE.get(outcome, outcome)


@given(st.text(max_size=60))
def test_any_lead_phrase_has_a_place_or_none(lead_phrase: str) -> None:
    found = place(lead_phrase)

    assert found is None or found.steps
