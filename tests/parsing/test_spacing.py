"""Stray spaces in words are mended where the words themselves leave no doubt."""

import pytest

from resolutions.parsing.layout import Row
from resolutions.parsing.spacing import mended
from resolutions.parsing.vocabulary import vocabulary


def mend(text: str, elsewhere: str = "") -> str:
    """A line with its words mended, in a document that says something else elsewhere."""
    (row,), _ = mended([Row(1, text, text)], vocabulary([text, elsewhere]))
    return row.text


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("in precious me tals and stones", "in precious metals and stones"),
        ("Takes note of the rep orts of the Board", "Takes note of the reports of the Board"),
        ("progress made in in creasing life expectancy", "progress made in increasing life expectancy"),
        ("between the se cretariats of both", "between the secretariats of both"),
        ("at its seven ty-seventh session", "at its seventy-seventh session"),
        ("on confidence-buildi ng measures", "on confidence-building measures"),
        ("without a re vitalized partnership", "without a revitalized partnership"),
        ("to strengthen the frag ile peace", "to strengthen the fragile peace"),
        ("a Re port of the Council", "a Report of the Council"),
        ("through just ice and the rule of law", "through justice and the rule of law"),
        ("in source, trans it and destination countries", "in source, transit and destination countries"),
        ("the date of sub mission of a claim", "the date of submission of a claim"),
    ],
)
def test_a_torn_word_is_mended(torn: str, whole: str) -> None:
    assert mend(torn) == whole


@pytest.mark.parametrize(
    "text",
    [
        "20 per cent of the fund",
        "we may be there and every one",
        "subject to re-examination of the mandate",
        "subject to re‑examination of the mandate and re‑emphasizes the need",
        "encourages States within two months to visit or write",
        "stresses that the inroads are made in formal settings",
        "to co-operate and to re-establish the Ad Hoc Committee",
        "women’s and girls’ lives",
        "lay out the plans of the clearing house",
        "the work force of the policy makers",
    ],
)
def test_words_that_stand_apart_stay_apart(text: str) -> None:
    assert mend(text) == text


def test_a_rare_word_that_the_document_uses_again_is_no_fragment() -> None:
    assert mend("the rep orts of it", "every rep orts again; rep and orts") == "the rep orts of it"
