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
