"""The body of official XML gives the same paragraphs, parts, marks and annexes in every encoding."""

import pytest

from resolutions.parsing.akn import read
from resolutions.parsing.records import Mark, SubParagraph
from tests.parsing.akn_sample import annex, container, italic, note, paragraph, resolution


def body(*parts: str) -> list[tuple[str, str | None, str]]:
    """Kind, number and text of the paragraphs of a body."""
    return [
        (p.kind, p.number, p.text) for p in read(resolution(body=parts), "x.xml").resolutions[0].paragraphs
    ]


def outline(parts: tuple[SubParagraph, ...]) -> list[object]:
    return [(part.label, part.text, *outline(part.sub_paragraphs)) for part in parts]


def parts_of(*elements: str) -> list[object]:
    return outline(read(resolution(body=elements), "x.xml").resolutions[0].paragraphs[0].sub_paragraphs)


def test_paragraphs_keep_kind_number_and_lead_phrase() -> None:
    raw = resolution(
        [container(f"\t{italic('Recalling also ')}its resolution,")],
        [paragraph(f"{italic('Requests')}, in\u00a0turn,\u00ad the\tkeep\ufdd0ers; ", "1.")],
    )
    first, second = read(raw, "x").resolutions[0].paragraphs
    assert (first.position, first.kind, first.lead_phrase) == (1, "preambular", "Recalling also")
    assert first.text == "Recalling also its resolution,"
    assert (second.position, second.kind, second.number) == (2, "operative", "1")
    assert (second.lead_phrase, second.italics) == ("Requests", ((0, 8),))
    assert second.text == "Requests, in turn, the keepers;"


def test_italics_split_over_spans_are_one_lead_phrase() -> None:
    raw = resolution([container(f"{italic('Deeply')} {italic('concerned')} about fog,")])
    assert read(raw, "x").resolutions[0].paragraphs[0].lead_phrase == "Deeply concerned"


def test_a_lead_phrase_in_bold_is_taken_where_there_are_no_italics() -> None:
    raw = resolution([container('<span class="bold">回顾</span>其决议，')], language="zho")
    assert read(raw, "x").resolutions[0].paragraphs[0].lead_phrase == "回顾"


def test_a_paragraph_without_lead_phrase_is_kept_with_a_warning() -> None:
    document = read(resolution(body=[paragraph("The Fund shall be kept;", "1.")]), "x")
    assert document.resolutions[0].paragraphs[0].lead_phrase is None
    assert "lead phrase" in document.warnings[0].message
    assert document.warnings[0].line == document.resolutions[0].paragraphs[0].line


def test_without_italics_the_conventional_phrase_is_the_lead() -> None:
    (only,) = (
        read(resolution(body=[paragraph("Takes note of the report;", "1.")]), "x").resolutions[0].paragraphs
    )
    assert only.lead_phrase == "Takes note"


def test_a_sentence_in_bold_is_no_lead_phrase() -> None:
    bold = '<span class="bold">We will light the lamps.</span> They burn.'
    (only,) = read(resolution(body=[paragraph(bold, "1.")]), "x").resolutions[0].paragraphs
    assert only.lead_phrase is None


@pytest.mark.parametrize(
    "parts",
    [
        (
            "<paragraph><num>1.</num><list><intro><p>Decides to:</p></intro>"
            "<point><num>(a)</num><content><p>\tLight lamps:</p></content></point>"
            "<sublist><point><num>(i)</num><content><p>Red;</p></content></point></sublist>"
            "<point><num>(b)</num><content><p>Sound horns;</p></content></point></list></paragraph>",
        ),
        (
            paragraph("Decides to:", "1."),
            paragraph("\t(a)\tLight lamps:"),
            paragraph("Red;", "(i)"),
            paragraph("(b) Sound horns;"),
        ),
    ],
)
def test_sub_paragraphs_are_the_same_in_every_encoding(parts: tuple[str, ...]) -> None:
    assert parts_of(*parts) == [("(a)", "Light lamps:", ("(i)", "Red;")), ("(b)", "Sound horns;")]


@pytest.mark.parametrize(
    "preamble",
    [
        "<container><blockList><listIntroduction><span class='italic'>Convinced</span> of:</listIntroduction>"
        "<item><num>(a)</num><p>Light,</p></item></blockList></container>",
        container(f"{italic('Convinced')} of:")
        + "<blockList><item><num>(a)</num><p>Light,</p></item></blockList>",
    ],
)
def test_lists_of_a_preamble_belong_to_their_paragraph(preamble: str) -> None:
    (only,) = read(resolution([preamble]), "x").resolutions[0].paragraphs
    assert (only.lead_phrase, only.text) == ("Convinced", "Convinced of:")
    assert outline(only.sub_paragraphs) == [("(a)", "Light,")]


def test_a_paragraph_in_small_letters_after_a_list_is_a_paragraph_of_its_own() -> None:
    """Russian preambular paragraphs begin with small letters."""
    raw = resolution(
        [
            "<container><blockList>"
            "<listIntroduction><span class='italic'>напоминая</span>, что:</listIntroduction>"
            "<item><num>a)</num><p>огни видны,</p></item></blockList></container>",
            container(f"{italic('ссылаясь')} на свою резолюцию 84/1,"),
        ],
        language="rus",
    )
    paragraphs = read(raw, "x").resolutions[0].paragraphs
    assert [one.text for one in paragraphs] == ["напоминая, что:", "ссылаясь на свою резолюцию 84/1,"]
    assert paragraphs[1].lead_phrase == "ссылаясь"


def test_text_that_goes_on_after_a_list_is_a_part_without_label() -> None:
    assert parts_of(
        paragraph("Demands:", "1."), paragraph("(a) Light;"), paragraph("and demands quiet;")
    ) == [
        ("(a)", "Light;"),
        ("", "and demands quiet;"),
    ]


def test_a_number_printed_in_the_text_is_taken_when_it_is_the_next() -> None:
    assert body(paragraph("One;", "1."), paragraph("2 Calls upon all;"), paragraph("3.\u200e Urges;")) == [
        ("operative", "1", "One;"),
        ("operative", "2", "Calls upon all;"),
        ("operative", "3", "Urges;"),
    ]


def test_a_number_that_is_not_the_next_stays_text() -> None:
    assert body(paragraph(f"{italic('Notes')} one;", "1."), paragraph("12 Lamps burn.")) == [
        ("operative", "1", "Notes one;")
    ]


def test_a_number_alone_belongs_to_the_text_behind_it() -> None:
    assert body(paragraph("", "1."), paragraph("Urges all;")) == [("operative", "1", "Urges all;")]


def test_a_gap_in_the_numbers_is_a_warning() -> None:
    document = read(resolution(body=[paragraph("Urges;", "1."), paragraph("Calls;", "3.")]), "x")
    assert "paragraph 3 follows paragraph 1; kept as numbered" in [w.message for w in document.warnings]


def test_sections_bring_headings_and_preambular_paragraphs_into_the_body() -> None:
    approves = paragraph(f"{italic('Approves')} horns;")
    section = (
        "<section><num>\t\tII</num><subheading>\t\tFoghorns</subheading>"
        f'<crossHeading refersTo="#preamble">{italic("Recalling")} the fog,</crossHeading>'
        f"{approves}</section>"
    )
    assert body(section) == [
        ("heading", None, "II"),
        ("heading", None, "Foghorns"),
        ("preambular", None, "Recalling the fog,"),
        ("operative", None, "Approves horns;"),
    ]


def test_a_heading_prints_its_number_once() -> None:
    numbered = "<paragraph class='H23'><num>\tV.</num><subheading>V. Crew</subheading></paragraph>"
    split = paragraph(". Oil", "VI.", style="HCh")
    assert [text for _, _, text in body(numbered, split)] == ["V. Crew", "VI. Oil"]


def test_marks_stand_right_behind_the_character_before_them() -> None:
    raw = resolution(
        [
            container(
                f"{italic('Recalling')} the Code, {note('1', 'Treaty.')} and the Rules{note('2', 'Ibid.')},"
            )
        ]
    )
    text = read(raw, "x").resolutions[0]
    assert text.paragraphs[0].text == "Recalling the Code, and the Rules,"
    assert text.paragraphs[0].footnote_marks == (Mark("1", 19), Mark("2", 33))
    assert [(each.label, each.text) for each in text.footnotes] == [("1", "Treaty."), ("2", "Ibid.")]


def test_a_mark_may_occur_again_as_a_superscript() -> None:
    raw = resolution([container(f"Oil{note('1', 'Note.')} and gas<sup>1</sup> of the 21<sup>st</sup> kind,")])
    (only,) = read(raw, "x").resolutions[0].paragraphs
    assert only.text == "Oil and gas of the 21st kind,"
    assert only.footnote_marks == (Mark("1", 3), Mark("1", 11))


def test_arabic_marks_lose_their_brackets() -> None:
    raw = resolution([container(f"نص<sup>(</sup>{note('1', '() United')}<sup>)</sup> آخر،")], language="ara")
    text = read(raw, "x").resolutions[0]
    assert (text.paragraphs[0].text, text.footnotes[0].text) == ("نص آخر،", "United")


def test_a_note_on_the_title_is_marked_there() -> None:
    numbered = "<docNumber>85/9.</docNumber><docTitle>Fog</docTitle>"
    preface = f"<p>{numbered}<docNumber>B</docNumber>{note('1', 'N.')}</p>"
    text = read(resolution(preface=preface), "x").resolutions[0]
    assert (text.number, text.title, text.title_marks) == ("85/9 B", "Fog", (Mark("1", 3),))


def test_lettered_parts_are_texts_with_titles_of_their_own() -> None:
    part = (
        "<component><statement name='resolution'><preface><p><docNumber>{0}</docNumber>"
        "<docTitle>{1}</docTitle></p></preface><mainBody>{2}</mainBody></statement></component>"
    )
    raw = (
        "<akomaNtoso><documentCollection><preface><p><docNumber>85/101.</docNumber><docTitle>Light</docTitle></p>"
        f"</preface></documentCollection><components>{part.format('A', 'Oil', paragraph('Urges;'))}"
        f"{part.format('B', 'Gas', paragraph('Calls;'))}</components></akomaNtoso>"
    )
    document = read(raw.encode(), "x")
    assert document.title == "Light"
    assert [(text.number, text.title) for text in document.resolutions] == [
        ("85/101 A", "Oil"),
        ("85/101 B", "Gas"),
    ]


def test_annexes_are_split_at_their_headings() -> None:
    behind = annex(
        paragraph("Annex I", style="H1"),
        paragraph("Rules of the lamp", style="H1"),
        paragraph("Rule 1", style="H23"),
        paragraph("Keep it lit:", "1."),
        paragraph("(a) By night;"),
        paragraph("Annex II", style="H1"),
        paragraph("No title here."),
    )
    first, second = read(resolution(behind=behind), "x").resolutions[0].annexes
    assert (first.title, second.title) == ("Rules of the lamp", None)
    assert [(b.kind, b.number, b.text) for b in first.blocks] == [
        ("heading", None, "Rule 1"),
        ("paragraph", "1", "Keep it lit:"),
    ]
    assert outline(first.blocks[1].sub_paragraphs) == [("(a)", "By night;")]
    assert [b.text for b in second.blocks] == ["No title here."]


def test_an_annex_without_its_heading_takes_the_first_heading_as_title() -> None:
    behind = annex(paragraph("Rules of the lamp", style="H1"), paragraph("Light it."))
    (only,) = read(resolution(behind=behind), "x").resolutions[0].annexes
    assert (only.title, [block.text for block in only.blocks]) == ("Rules of the lamp", ["Light it."])


def test_the_notes_of_a_table_in_the_body_belong_to_the_paragraph_before() -> None:
    row = "<container><table><tr><td><p>Oil</p></td><td><p>7</p></td></tr></table></container>"
    assert parts_of(
        paragraph("Decides:", "1."), row, paragraph("Abbreviations: oil.", style="FootnoteText")
    ) == [
        ("", "Oil 7"),
        ("", "Abbreviations: oil."),
    ]


def test_tables_keep_every_cell_and_their_notes() -> None:
    table = (
        "<container name='table'><table><tr><th/><th><p>Gross</p></th></tr>"
        "<tr><td><p>Oil<span class='italic'><sup>a</sup></span></p></td><td><p>97 000 </p></td></tr>"
        "</table></container>"
    )
    notes = paragraph("<sup>a</sup>\tSee A/85/1.", style="FootnoteText")
    text = read(resolution(behind=annex(paragraph("Annex", style="H1"), table, notes)), "x").resolutions[0]
    blocks = text.annexes[0].blocks
    assert [(block.text, block.footnote_marks) for block in blocks] == [
        ("Gross", ()),
        ("Oil 97 000", (Mark("a", 3),)),
    ]
    assert [(each.label, each.text) for each in text.footnotes] == [("a", "See A/85/1.")]


def test_text_between_elements_and_unknown_elements_is_kept() -> None:
    found = body("stray words <riddle>What burns?</riddle>" + paragraph("Urges;", "1."))
    assert [text for _, _, text in found] == ["stray words", "What burns?", "Urges;"]


def test_an_unknown_element_is_a_warning() -> None:
    messages = [w.message for w in read(resolution(body=["<riddle>What?</riddle>"]), "x").warnings]
    assert "unknown element <riddle>; its words are kept as text" in messages


def test_marks_and_footnotes_that_do_not_match_are_warnings() -> None:
    raw = resolution(
        [container(f"Oil<authorialNote><p>Lost.</p></authorialNote>{note('1', 'A')}{note('1', 'B')},")]
    )
    document = read(raw, "x")
    assert "2 footnotes are labelled 1; all are kept" in [warning.message for warning in document.warnings]
    assert [each.label for each in document.resolutions[0].footnotes] == ["?", "1", "1"]
