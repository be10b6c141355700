"""The Word document of a pack, opened again."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from resolutions.packs.records import Clause, Line, Run
from resolutions.packs.runs import runs
from resolutions.packs.word import word
from resolutions.packs.wordstyles import STANDING
from resolutions.packs.wordxml import _ORDERS
from tests.packs.sample import ARABIC, CLAUSE, pack


def opened(*clauses: Clause, **values: object) -> Document:
    return docx.Document(io.BytesIO(word(pack(*clauses, **values))))


def part(made: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return etree.fromstring(archive.read(name))


def said(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def test_the_text_stands_in_it_in_order() -> None:
    document = opened()

    assert said(document, "Title") == ["Technical assistance"]
    assert said(document, "Heading 1") == ["1. A/RES/77/237, paragraph 12", "2. A/RES/75/196, paragraph 1"]
    assert said(document, "Clause") == [
        "12.\tAlso requests the Office to report,",
        "(a)\tOn firearms;",
        "(i)\tOf any kind;",
        "1.\tتطلب إلى الأمين العام",
    ]


def test_lead_phrases_are_in_italics_and_nothing_else() -> None:
    slanted = [run.text for each in opened(CLAUSE).paragraphs for run in each.runs if run.italic]

    assert slanted == ["Also requests"]


def test_adopted_language_and_drafts_are_told_apart_by_words_and_by_style() -> None:
    document = opened()

    assert said(document, STANDING["adopted"]) == ["Adopted, 15 December 2022, 77th session"]
    assert said(document, STANDING["draft"]) == ["Draft: not adopted language (80th session)"]


def test_footnotes_are_real_ones() -> None:
    made = word(pack(CLAUSE))
    notes = part(made, "word/footnotes.xml").findall(qn("w:footnote"))
    marks = part(made, "word/document.xml").iter(qn("w:footnoteReference"))
    by_id = {note.get(qn("w:id")): "".join(note.itertext()).strip() for note in notes}

    assert [by_id[mark.get(qn("w:id")) or ""] for mark in marks] == ["Ibid., vol. 3. [note 1: Treaty Series]"]
    assert [
        "".join(one.itertext())
        for one in notes[-1].iter(qn("w:r"))
        if one.find(f".//{qn('w:i')}") is not None
    ] == ["Ibid."]
    assert b"footnotes+xml" in zipfile.ZipFile(io.BytesIO(made)).read("[Content_Types].xml")


def test_a_mark_repeated_calls_its_note_again() -> None:
    twice = replace(CLAUSE, lines=(Line(0, "1.", runs("One, two,", (), [(4, 0, "7"), (9, 0, "7")])),))

    made = word(pack(twice))

    ids = [mark.get(qn("w:id")) for mark in part(made, "word/document.xml").iter(qn("w:footnoteReference"))]
    assert ids == ["1", "2"]
    assert len(part(made, "word/footnotes.xml").findall(qn("w:footnote"))) == 4


def test_a_pack_without_notes_has_no_part_for_them() -> None:
    assert "word/footnotes.xml" not in zipfile.ZipFile(io.BytesIO(word(pack(ARABIC)))).namelist()


def test_arabic_runs_from_right_to_left() -> None:
    clause = next(each for each in opened(ARABIC).paragraphs if each.style and each.style.name == "Clause")

    assert clause._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert all(run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in clause.runs)
    assert [language.get(qn("w:bidi")) for language in clause._p.iter(qn("w:lang"))][:1] == ["ar-SA"]


@pytest.mark.parametrize(
    ("clauses", "language"),
    [
        ((CLAUSE,), "en-GB"),
        ((ARABIC,), "ar-SA"),
        ((replace(CLAUSE, language="fr"),), "fr-FR"),
        ((CLAUSE, ARABIC), "en-GB"),
    ],
)
def test_the_properties_say_what_it_is(clauses: tuple[Clause, ...], language: str) -> None:
    properties = opened(*clauses).core_properties

    assert properties.title == "Technical assistance"
    assert properties.author == "Resolutions Archive"
    assert properties.language == language
    assert clauses[0].name in properties.keywords


def test_addresses_can_be_followed() -> None:
    document = opened(CLAUSE)
    targets = {one.target_ref for one in document.part.rels.values() if one.is_external}

    assert targets == {
        "https://archive.example/pack/?clause=A/RES/77/237:op12",
        CLAUSE.href,
        CLAUSE.official,
    }


def test_citations_and_lineage_are_said() -> None:
    lines = said(opened(CLAUSE), "Clause Citation")

    assert "Citation: General Assembly resolution 77/237, para. 12" in lines
    assert CLAUSE.lineage[0] in lines


def test_what_is_missing_is_named() -> None:
    assert "Not held: A/RES/1/1:op1." in [
        each.text for each in opened(missing=("Not held: A/RES/1/1:op1.",)).paragraphs
    ]


def test_the_same_pack_is_the_same_file() -> None:
    assert word(pack()) == word(pack())
    dates = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(word(pack()))).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_properties_stand_in_the_order_of_the_format() -> None:
    made = word(pack())
    for name in ("word/document.xml", "word/styles.xml", "word/footnotes.xml"):
        for tag, order in _ORDERS.items():
            for properties in part(made, name).iter(tag):
                places = [order[str(child.tag)] for child in properties]
                assert places == sorted(places)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_can_be_written(text: str, title: str) -> None:
    clause = replace(CLAUSE, lines=(Line(0, "", (Run(text),)),), title=title, notes=())

    opened(clause, title=title or "Pack")
