"""The grammar of lead phrases, a row each: the phrase, and a near miss."""

import pytest

from resolutions.parsing.leads import conventional, opens_operative, opens_preambular


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("Recalling its resolution", "Recalling"),
        ("Recalling also that tides rise,", "Recalling also"),
        ("Expressing its grave concern about tides,", "Expressing its grave concern"),
        ("Expressing concern at the involvement", "Expressing concern"),
        ("Noting with concern the misuse", "Noting with concern"),
        ("Deeply concerned about the growing links,", "Deeply concerned"),
        ("Bearing in mind that, pursuant to chapter V", "Bearing in mind"),
        ("Having considered the report,", "Having considered"),
        ("Taking note with appreciation of the report", "Taking note with appreciation"),
        ("Takes note with appreciation of the report", "Takes note with appreciation"),
        ("Reiterates its invitation to Member States", "Reiterates its invitation"),
        ("Also reiterates its request, made earlier", "Also reiterates its request"),
        ("Reiterates its call upon all States", "Reiterates its call upon"),
        ("Expresses its appreciation for the efforts", "Expresses its appreciation"),
        ("Calls upon all States", "Calls upon"),
        ("Calls for greater coordination", "Calls for"),
        ("Further calls once again upon States", "Further calls once again upon"),
        ("Encourages further steps", "Encourages"),
        ("Welcomes and encourages the initiatives", "Welcomes and encourages"),
        ("Re-emphasizes the need", "Re-emphasizes"),
        ("Member States should note", ""),
        ("Notwithstanding the above", ""),
        ("States parties to the Convention", ""),
    ],
)
def test_the_conventional_lead_phrase(words: str, phrase: str) -> None:
    assert conventional(words) == phrase


@pytest.mark.parametrize(
    ("words", "preambular", "operative"),
    [
        ("Recalling its resolution", True, False),
        ("Requests the Secretary-General", False, True),
        ("Remains deeply concerned", False, True),
        ("Remaining deeply concerned", True, False),
        ("States parties", False, False),
        ("requests the Secretary-General", False, False),
    ],
)
def test_what_a_paragraph_opens_as(words: str, preambular: bool, operative: bool) -> None:
    assert (opens_preambular(words), opens_operative(words)) == (preambular, operative)
