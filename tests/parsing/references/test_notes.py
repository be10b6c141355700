"""Footnotes: ``Ibid.`` chains, whose report a footnote cites, what a document's texts share."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.records import (
    Document,
    Footnote,
    Mark,
    Paragraph,
    ResolutionText,
    SessionOf,
    Source,
    SubParagraph,
)
from resolutions.parsing.references import with_citations
from tests.parsing.references.outline import lines


def read(*notes: str, paragraphs: tuple[Paragraph, ...] = ()) -> Document:
    footnotes = tuple(Footnote(str(label), note, line=label) for label, note in enumerate(notes, start=1))
    text = ResolutionText(None, None, "A title", "draft", paragraphs=paragraphs, footnotes=footnotes)
    source = Source("a.txt", "0" * 64, "text")
    return with_citations(
        Document(
            source,
            "draft_resolution",
            None,
            None,
            "en",
            "General Assembly",
            SessionOf(75),
            resolutions=(text,),
        )
    )


def cited(document: Document) -> list[list[str]]:
    return [lines(note.citations) for note in document.resolutions[0].footnotes]


def test_a_treaty_goes_on_over_several_footnotes() -> None:
    document = read(
        "United Nations, Treaty Series, vol. 2225, No. 39574.",
        "Ibid., vol. 976, No. 14152.",
        "Ibid., vols. 2171 and 2173, No. 27531; and resolution 66/138, annex.",
    )
    assert cited(document)[1:] == [
        ["vol. 976, No. 14152 = treaty no. 14152 ibid 1"],
        [
            "vols. 2171 and 2173, No. 27531 = treaty no. 27531 ibid 1",
            "66/138 = resolution GA A/RES/66/138 [annex]",
        ],
    ]


def test_official_records_go_on_with_another_symbol() -> None:
    document = read(
        "See Official Records of the Economic and Social Council, 2019, Supplement No. 8 (E/2019/28).",
        "Ibid., 2009, Supplement No. 8 (E/2009/28), chap. I, sect. C.",
        "Ibid., resolution 64/1.",
    )
    assert cited(document)[1:] == [
        ["E/2009/28 = document ECOSOC E/2009/28 [chap. I, sect. C] ibid 1"],
        ["Ibid. = document ECOSOC E/2009/28 [chap. I, sect. C] ibid 1", "64/1 = resolution CND no. 64/1"],
    ]


def test_a_bare_ibid_is_the_same_place() -> None:
    document = read("See CAC/COSP/2019/17, sect. I.C.", "Ibid., sect. I.B.", "Ibid.")
    assert cited(document)[1:] == [
        ["Ibid. = document CAC CAC/COSP/2019/17 [sect. I.B] ibid 1"],
        ["Ibid. = document CAC CAC/COSP/2019/17 [sect. I.B] ibid 1"],
    ]


def test_a_corrigendum_is_no_second_source() -> None:
    document = read("See A/57/218 and A/57/218/Corr.1.", "Ibid., annex.")
    assert cited(document)[1] == ["Ibid. = document GA A/57/218 [annex] ibid 1"]


@pytest.mark.parametrize(
    ("notes", "warning"),
    [
        (("Ibid., para. 5.",), "Ibid. has no footnote before it"),
        (("A/57/218 and A/58/10.", "Ibid., para. 5."), "Ibid. may mean any of 2 sources"),
    ],
)
def test_an_ibid_that_may_mean_nothing_or_many_is_a_warning(notes: tuple[str, ...], warning: str) -> None:
    document = read(*notes)
    assert [problem.line for problem in document.warnings] == [len(notes)]
    assert warning in document.warnings[0].message
    assert all(one.symbol is None for one in document.resolutions[0].footnotes[-1].citations)


def test_the_footnote_tells_whose_resolution_is_meant() -> None:
    text = "Welcoming resolution 5/6 on the private sector and Commission resolution 27/5,"
    marks = (Mark("1", text.index(" and")), Mark("2", len(text)))
    paragraph = Paragraph(1, "preambular", None, "Welcoming", text, footnote_marks=marks, line=3)
    notes = (
        "See CAC/COSP/2013/18, sect. I.A.",
        "See Official Records of the Economic and Social Council, 2018, Supplement No. 10 (E/2018/30).",
    )
    document = read(*notes, paragraphs=(paragraph,))
    found = lines(document.resolutions[0].paragraphs[0].citations)
    assert found == ["5/6 = resolution CAC no. 5/6", "27/5 = resolution CCPCJ no. 27/5"]


def test_short_names_are_understood_from_earlier_paragraphs_of_the_same_text_only() -> None:
    full = "Recalling Commission on Narcotic Drugs resolution 61/2,"
    short = "Recalling also Commission resolution 62/8,"
    paragraphs = tuple(
        Paragraph(position, "preambular", None, None, text, line=position)
        for position, text in enumerate((full, short), start=1)
    )
    document = read(paragraphs=paragraphs)
    texts = (document.resolutions[0], replace(document.resolutions[0], paragraphs=paragraphs[1:]))
    again = with_citations(replace(document, resolutions=texts, warnings=()))
    assert lines(again.resolutions[0].paragraphs[1].citations) == ["62/8 = resolution CND no. 62/8"]
    assert lines(again.resolutions[1].paragraphs[0].citations) == ["62/8 = resolution ? no. 62/8"]
    assert [(problem.line, "62/8" in problem.message) for problem in again.warnings] == [(2, True)]


def test_sub_paragraphs_are_read_and_warned_of_by_the_line_above_them() -> None:
    part = SubParagraph("(a)", "To follow resolution 10/4;")
    paragraph = Paragraph(1, "operative", "1", "Requests", "Requests States:", sub_paragraphs=(part,), line=9)
    document = read(paragraphs=(paragraph,))
    assert lines(document.resolutions[0].paragraphs[0].sub_paragraphs[0].citations) == [
        "10/4 = resolution ? no. 10/4"
    ]
    assert [problem.line for problem in document.warnings] == [9]


NOTES = st.lists(
    st.sampled_from(
        ["Ibid.", "Ibid., ", "A/75/1", "vol. 3, No. 45", "Resolution 70/1, annex; ", "ibid., para. 3"]
    )
    | st.text(max_size=10),
    max_size=5,
).map("".join)


@given(st.lists(NOTES, max_size=5))
def test_any_footnotes_are_read_without_an_error(notes: list[str]) -> None:
    for note in read(*notes).resolutions[0].footnotes:
        assert all(note.text[one.offset :].startswith(one.raw) for one in note.citations)


def test_ibid_after_a_resolution_repeats_it() -> None:
    (text,) = read("Resolution 67/187, annex.", "Ibid.", "Ibid., annex II.").resolutions
    cited = [(note.citations[0].symbol, note.citations[0].ibid_of) for note in text.footnotes]
    assert cited == [("A/RES/67/187", None), ("A/RES/67/187", "1"), ("A/RES/67/187", "1")]
    assert text.footnotes[2].citations[0].pinpoint == "annex II"


def test_ibid_after_two_resolutions_is_left_open_and_said() -> None:
    found = read("Resolutions 67/187 and 68/1.", "Ibid.")
    assert found.resolutions[0].footnotes[1].citations == ()
    assert any("Ibid. may mean any of 2 sources" in one.message for one in found.warnings)


@pytest.mark.parametrize("kind", ["special", "emergency_special"])
def test_a_special_session_cites_resolutions_of_regular_sessions(kind: str) -> None:
    paragraph = Paragraph(1, "preambular", None, "Recalling", "Recalling its resolution 68/262,")
    document = replace(read(paragraphs=(paragraph,)), session=SessionOf(11, kind))
    (cited,) = with_citations(document).resolutions[0].paragraphs[0].citations
    assert cited.symbol == "A/RES/68/262"
