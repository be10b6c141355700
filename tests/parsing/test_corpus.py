"""The five sample documents, counted by hand."""

from pathlib import Path

import pytest

from resolutions.parsing import parse
from resolutions.parsing.records import Document, ResolutionText

CORPUS = Path(__file__).parents[2] / "corpus"


def read(stem: str) -> Document:
    name = f"{stem}.txt"
    return parse((CORPUS / name).read_bytes(), name)


def counts(text: ResolutionText) -> tuple[int, int, int]:
    operative = sum(1 for one in text.paragraphs if one.kind == "operative")
    return len(text.paragraphs), operative, len(text.footnotes)


@pytest.mark.parametrize(
    ("stem", "paragraphs", "operative", "footnotes"),
    [
        ("70-draft-resolution", 93, 49, 16),
        ("73-draft-resolution", 129, 63, 33),
        ("77-237", 162, 85, 48),
        ("80-draft-resolution", 157, 79, 61),
    ],
)
def test_every_paragraph_and_footnote_of_a_single_text(
    stem: str, paragraphs: int, operative: int, footnotes: int
) -> None:
    document = read(stem)
    (text,) = document.resolutions
    assert counts(text) == (paragraphs, operative, footnotes)
    assert [one.label for one in text.footnotes] == [str(label) for label in range(1, footnotes + 1)]
    assert document.unparsed == ()


def test_the_four_texts_of_the_report() -> None:
    document = read("75-committee-report")
    assert [text.ordinal for text in document.resolutions] == ["I", "II", "III", "IV"]
    assert [counts(text) for text in document.resolutions] == [
        (117, 67, 24),
        (37, 17, 10),
        (143, 66, 39),
        (42, 24, 5),
    ]
    assert [one.number for one in document.report_paragraphs] == [str(number) for number in range(1, 21)]
    assert [one.label for one in document.report_footnotes] == ["1", "2", "3"]
    assert document.unparsed == ()


MARKS_OF_THE_70TH_SESSION_DRAFT = (
    ("1", "Convention against Transnational Organized Crime"),
    ("2", "Convention against Corruption"),
    ("3", "Psychotropic Substances of 1988,"),
    ("4", "violence against women and girls,"),
    ("5", "Crime Prevention and Criminal Justice"),
    ("6", "the Optional Protocols thereto,"),
    ("7", "Cultural Property and Other Related Offences"),
    ("8", "both of 26 April 2013,"),
    ("9", "Light Weapons in All Its Aspects,"),
    ("10", "Convention against Transnational Organized Crime,"),
    ("11", "entry into force of the Arms Trade Treaty,"),
    ("12", "69/195, 69/197 and 69/199;"),
    ("13", "and the Protocols thereto,"),
    ("14", "amended by the 1972 Protocol,"),
    ("15", "Psychotropic Substances of 1971,"),
    ("3", "Psychotropic Substances of 1988,"),
    ("2", "Convention against Corruption"),
    ("16", "Convention against Transnational Organized Crime,"),
)


def test_every_mark_of_the_raw_dump_stands_right_after_its_word() -> None:
    (text,) = read("70-draft-resolution").resolutions
    marks = [(mark.label, one.text[: mark.offset]) for one in text.paragraphs for mark in one.footnote_marks]
    assert [label for label, _ in marks] == [label for label, _ in MARKS_OF_THE_70TH_SESSION_DRAFT]
    for (_, before), (label, words) in zip(marks, MARKS_OF_THE_70TH_SESSION_DRAFT, strict=True):
        assert before.endswith(words), f"mark {label}"


def test_words_split_by_the_raw_dump_are_whole_again() -> None:
    (text,) = read("70-draft-resolution").resolutions
    words = " ".join(one.text for one in text.paragraphs)
    for mended in (
        "precious metals and stones as a source",
        "countering transnational organized crime",
        "corruption-free and inclusive societies",
        "a people-centred approach",
        "Non-custodial Measures",
        "as well as of the work of the United Nations Office",
        "general-purpose contributions",
        "violation of national laws",
        "through appropriate criminal justice reforms",
        "the gender-related killing",
        "by the open-ended intergovernmental expert group",
        "child- and youth-related issues",
        "countering effectively this growing serious crime",
        "article 6 of the Protocol against the Smuggling",
        "principles of non-discrimination",
        "in accordance with all relevant legal obligations",
        "in close consultation with the Security Council Committee",
        "the Counter-Terrorism Implementation Task Force",
        "United Nations-related instruments",
        "against the above-mentioned buildings",
        "protected species of wild fauna",
        "data collection and focusing",
    ):
        assert mended in words


def test_the_session_of_a_draft_without_a_cover_is_concluded_and_said() -> None:
    document = read("70-draft-resolution")
    assert document.session.number == 70
    assert "70/___" in (document.session.inferred_from or "")
    assert any("session 70 is concluded" in warning.message for warning in document.warnings)


def test_the_cover_of_the_adopted_resolution() -> None:
    document = read("77-237")
    (text,) = document.resolutions
    assert (document.symbol, document.distribution, str(document.date)) == (
        "A/RES/77/237",
        "General",
        "2023-01-10",
    )
    assert [(item.number, item.title) for item in document.agenda_items] == [
        (109, "Crime prevention and criminal justice")
    ]
    assert (text.number, text.status, str(text.adopted_on)) == ("77/237", "adopted", "2022-12-15")
    assert text.plenary_meeting == "54th plenary meeting"
    assert text.on_report_of is not None
    assert (text.on_report_of.symbol, text.on_report_of.paragraph) == ("A/77/464", "31")
    assert document.warnings == ()


def test_the_report_tells_drafts_and_sponsors_of_its_texts() -> None:
    document = read("75-committee-report")
    told = [
        (one.draft_symbol, len(one.sponsors), len(one.additional_sponsors)) for one in document.resolutions
    ]
    assert told == [
        ("A/C.3/75/L.4/Rev.1", 29, 35),
        ("A/C.3/75/L.5", 4, 62),
        ("A/C.3/75/L.8/Rev.1", 41, 67),
        ("A/C.3/75/L.11", 1, 7),
    ]
    assert "Netherlands" in document.resolutions[2].sponsors
    assert document.resolutions[3].sponsors[0].startswith("Uganda (on behalf of the States Members")
    (annex,) = document.annexes
    assert annex.title is not None and annex.title.startswith("Virtual informal meeting")
    assert len(document.report_paragraphs[3].sub_paragraphs) == 6
    assert document.report_paragraphs[5].headings == (
        "II. Consideration of proposals",
        "A. Draft resolution A/C.3/75/L.4/Rev.1",
    )
