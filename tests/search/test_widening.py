import pytest

from resolutions.search import synonyms
from resolutions.search.grammar import read
from resolutions.search.spelling import spellings
from resolutions.search.widening import widened
from tests.search.test_grammar import outline


def wide(typed: str, *, with_synonyms: bool = True) -> str:
    return outline(widened(read(typed).root, with_synonyms=with_synonyms)[0])


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("crime", "crime"),
        ("organised", "(organised | organized)"),
        ('"organised crime"', '("organised crime" | "organized crime")'),
        ("=organised", "=organised"),
        ("programs", "(programs | programmes)"),
        ("UNODC", '(UNODC | "United Nations Office on Drugs and Crime")'),
        ('"UNODC"', '="UNODC"'),
        (
            "ratify Palermo Convention",
            '(ratify & ((Palermo & Convention) | "UNTOC" | '
            '"United Nations Convention against Transnational Organized Crime" | '
            '"United Nations convention against transnational organised crime"))',
        ),
        ("crime -UNODC", '(crime & -(UNODC | "United Nations Office on Drugs and Crime"))'),
    ],
)
def test_a_query_is_widened(typed: str, meaning: str) -> None:
    assert wide(typed).lower() == meaning.lower()


def test_synonyms_can_be_left_out_spellings_stay() -> None:
    assert wide("UNODC programme", with_synonyms=False) == "(UNODC & (programme | program))"


def test_what_was_added_is_told() -> None:
    _, added = widened(read("to UNODC").root, with_synonyms=True)
    assert [(one.typed, one.forms) for one in added] == [
        ("UNODC", ("United Nations Office on Drugs and Crime",))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organise", "organize"),
        ("criminalisation", "criminalization"),
        ("analyse", "analyze"),
        ("programme", "program"),
        ("labour", "labor"),
        ("defence", "defense"),
        ("offences", "offenses"),
        ("centre", "center"),
        ("fulfil", "fulfill"),
        ("counselling", "counseling"),
    ],
)
def test_spellings_meet_both_ways(one: str, other: str) -> None:
    assert other in spellings(one)
    assert one in spellings(other)


@pytest.mark.parametrize("word", ["crime", "this", "is", "prison", "resize", "programmed"])
def test_a_word_is_its_own_first_spelling(word: str) -> None:
    assert spellings(word)[0] == word


def test_the_synonyms_file_is_sound() -> None:
    for key, forms in synonyms.TABLE.items():
        assert len(forms) > 1, f"{key} stands alone"
        assert key in {synonyms.key_of(form) for form in forms}
        assert len(key) > 2, f"{key} is too short: it would change too many searches"
