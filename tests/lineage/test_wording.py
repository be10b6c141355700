"""What is masked before clauses are compared, and what is not."""

from pathlib import Path

import pytest

from resolutions.aligning import likeness
from resolutions.aligning.relations import relation
from resolutions.aligning.wording import bare, conventional, masked
from tests.lineage.background import table


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("of 18 December 2014", "of #date"),
        ("from 19 to 21 April 2016", "from #date"),
        ("80/___ of ___ December 2025", "#symbol of #date"),
        ("73/___ of _____ 2018", "#symbol of #date"),
        ("the 2030 Agenda", "the #date agenda"),
        ("resolution 1373 (2001)", "resolution #symbol"),
        ("resolution 2200 A (XXI)", "resolution #symbol"),
        ("decision 74/550 B of", "decision #symbol of"),
        ("report E/CN.15/2015/16", "report #symbol"),
        ("S-30/1", "#symbol"),
        ("at its eighth, ninth and tenth sessions", "at its #session sessions"),
        ("its thirty-second special session", "its #session special session"),
        ("the seventh meeting", "the #session meeting"),
        ("has reached 189, which", "has reached #number which"),
        ("held in Kyoto, Japan, from 7 to 12 March 2021", "#held"),
        ("held in Vienna on 4 and 5 May 2022", "#held"),
    ],
)
def test_what_changes_from_year_to_year_is_masked(text: str, words: str) -> None:
    assert " ".join(masked(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Fourteenth Congress", "the fourteenth congress"),
        ("in the first place", "in the first place"),
        ("Member States may march on", "member states may march on"),
        ("and/or of offending", "and or of offending"),
        ("held in high regard", "held in high regard"),
        ("child- and youth-related", "child and youth related"),
        (
            "efforts to be held to account in the South East",
            "efforts to be held to account in the south east",
        ),
        (
            "in its past session and at the last-minute meeting",
            "in its past session and at the last minute meeting",
        ),
        ("A Member State's Decade, May it last", "a member state's decade may it last"),
    ],
)
def test_what_only_looks_like_it_is_not(text: str, words: str) -> None:
    assert " ".join(masked(text)) == words


def test_chinese_characters_are_words_by_themselves() -> None:
    assert masked("预防犯罪UN") == ("预", "防", "犯", "罪", "un")


def test_quotation_marks_case_and_spaces_are_no_words() -> None:
    assert bare("The “Global\nProgramme”  of States’ tools;") == bare(
        'the "global programme" of States\' tools,'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Recalling its resolution 69/193,", "Recalling also its resolutions 71/209 and 72/196,"),
        ("Reaffirming its resolution 70/1,", "Reaffirming its resolution 70/1 of 25 September 2015,"),
        ("Also urges States to adopt it;", "Urges States to adopt it;"),
        ("Recalling further its decision 1/2,", "Recalling its decision 1/3,"),
        ("at its seventy-third session,", "at its seventy-third to seventy-sixth sessions,"),
        ("parties has reached 185, which", "parties has reached 189, which"),
        ("to combat organized crime", "to combat organised crime"),
        ("on the labour programme", "on the labor program"),
        ("real-time data", "real time data"),
        ("the work plan of the Group", "the workplan of the Group"),
        (
            "Welcoming resolution 27/5 of 18 May 2018 of the Commission on Crime Prevention, which",
            "Welcoming Commission on Crime Prevention resolution 27/5 of 18 May 2018, which",
        ),
        ("held in Vienna from 6 to 10 May 2017, in which", "held in Doha from 1 to 3 May 2019, in which"),
    ],
)
def test_a_routine_change(before: str, after: str) -> None:
    assert relation(before, after) == "routine"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Recalling its resolution 69/193,", "Welcoming its resolution 69/193,"),
        ("Urges States to adopt it;", "Strongly urges States to adopt it;"),
        ("to further enhance assistance", "to enhance assistance"),
        ("all forms of crime", "forms of all crime"),
        ("the number of parties", "the number of States parties"),
        ("held in Vienna from 6 to 10 May 2017, in which", "in which"),
    ],
)
def test_a_rewording_is_no_routine(before: str, after: str) -> None:
    assert relation(before, after) == "reworded"


@pytest.mark.parametrize("word", ["four", "hour", "size", "prize"])
def test_spelling_leaves_other_words_alone(word: str) -> None:
    assert conventional([word]) == (word,)


def test_the_table_of_common_words_is_that_of_the_corpus() -> None:
    stored = Path(likeness.__file__).with_name("background.txt").read_text(encoding="utf-8")
    assert stored == table() + "\n"


@pytest.mark.parametrize(
    "word", ["first, ", "A/", "A/1/", "held in Aa ", "1 (1 ", "_ ", "75/", "the Aa, ", "1 and 2 and ", "x'"]
)
def test_a_hostile_text_is_masked_without_delay(word: str) -> None:
    """A pattern that tries every way to repeat itself would never end here."""
    assert masked(f"held in {word * 6_000}")
