"""The printers are trusted: nothing is lost in print, and what is printed is read back equal."""

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from resolutions.parsing import parse
from resolutions.parsing.records import Document, Footnote, Mark
from resolutions.parsing.references import with_citations
from tests.parsing.akn_sample import container, italic, note, paragraph
from tests.parsing.akn_sample import resolution as resolution_xml
from tests.printing.compare import compare
from tests.printing.forms import as_draft, as_report, reports, untitled
from tests.printing.galley import Slug, galley
from tests.printing.pages import pages
from tests.printing.printer import printed
from tests.printing.sample import resolution
from tests.printing.score import main
from tests.printing.styles import STYLES, Style
from tests.printing.words import ordinal, roman

WORD = re.compile(r"[^\W\d_]+")


def in_form(style: Style, repeat: int = 3) -> Document:
    """The sample in the form a style prints."""
    document = resolution(repeat)
    if style.form == "draft":
        return as_draft(document, Random(1))  # noqa: S311
    if style.form == "report":
        other = replace(document, resolutions=(replace(document.resolutions[0], annexes=()),))
        return as_report([document, other])
    return untitled(document) if style.form == "untitled" else document


def squeezed(text: str) -> str:
    """Letters alone: what no line break, hyphen or mark changes."""
    return "".join(WORD.findall(re.sub("<[^>]+>", "", text))).lower()


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_block_of_the_document_is_printed(style: Style) -> None:
    document = in_form(style)
    text = squeezed(printed(document, style, 1))
    slugs = galley(document)
    if style.form == "untitled":
        slugs = [slug for slug in slugs if slug.kind in ("title", "operative", "preambular", "part")]
    halves = [
        half
        for slug in slugs
        for half in (squeezed(slug.text)[:30], squeezed(slug.text)[-30:])
        if not slug.marks and slug.text != "Original: English"
    ]
    assert [half for half in halves if half not in text] == []


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_the_same_seed_prints_the_same(style: Style) -> None:
    assert printed(in_form(style), style, 7) == printed(in_form(style), style, 7)


@pytest.mark.parametrize("seed", range(5))
def test_a_page_break_cuts_between_words_and_loses_none(seed: int) -> None:
    slugs = galley(resolution(4))
    made = pages(slugs, Random(seed), 150)  # noqa: S311
    again = [word for page in made for slug in page.slugs for word in slug.text.split()]
    assert again == [word for slug in slugs for word in slug.text.split()]
    assert any(slug.resumed for page in made for slug in page.slugs)


def test_a_footnote_is_printed_once_on_the_page_of_its_first_mark() -> None:
    note = Footnote("1", "Note.")
    marked = Slug(
        "operative", "x" * 30 + " light " * 100, marks=(Mark("1", 5), Mark("1", 600)), notes=(note,)
    )
    made = pages([marked, marked], Random(1), 300)  # noqa: S311
    assert [len(page.notes) for page in made].count(1) == 1
    assert made[0].notes == (note,)


def test_a_cut_keeps_marks_and_italics_in_place() -> None:
    slug = Slug("operative", "Urges all to go", ((0, 5),), (Mark("1", 9), Mark("2", 15)), front="1.")
    first, second = slug.cut(0, 9), slug.cut(10, 15)
    assert (first.text, first.front, first.marks, first.italics) == (
        "Urges all",
        "1.",
        (Mark("1", 9),),
        ((0, 5),),
    )
    assert (second.text, second.front, second.marks, second.resumed) == ("to go", "", (Mark("2", 5),), True)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "name", sorted(set(STYLES) - {"raw", "raw-draft", "layout", "dump", "brackets", "report"})
)
def test_a_printed_document_is_read_back_equal(name: str, seed: int) -> None:
    style = STYLES[name]
    truth = with_citations(in_form(style))
    found = parse(printed(truth, style, seed).encode(), "sample.txt", format="text")
    assert compare(truth, found, style.form).differences == {}


@pytest.mark.parametrize("name", ["raw", "raw-draft", "layout", "dump"])
def test_a_page_of_wrapped_lines_is_read_back_equal(name: str) -> None:
    style = STYLES[name]
    truth = with_citations(in_form(style, repeat=1))
    found = parse(printed(truth, style, 1).encode(), "sample.txt", format="text")
    assert compare(truth, found, style.form).differences == {}


def test_reports_are_put_together_from_texts_of_one_report() -> None:
    document = resolution()
    lone = replace(document, resolutions=(replace(document.resolutions[0], on_report_of=None),))
    assert reports([document, lone, document]) == [[document, document]]


def test_the_comparison_counts_what_is_missing_and_what_is_made_up() -> None:
    document = resolution()
    assert compare(document, document, "adopted").differences == {}
    text = document.resolutions[0]
    changed = replace(text.paragraphs[0], text=text.paragraphs[0].text.replace("lighthouses", "light houses"))
    other = replace(document, resolutions=(replace(text, paragraphs=(changed, *text.paragraphs[1:])),))
    score = compare(document, other, "adopted")
    assert score.right["paragraphs"] == len(text.paragraphs) - 1
    assert score.share("footnotes") == 1.0
    assert any("light houses" in line for line in score.differences["paragraphs"])


@pytest.mark.parametrize(("number", "words"), [(1, "First"), (20, "Twentieth"), (75, "Seventy-fifth")])
def test_sessions_are_printed_in_words(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 14, 39)] == ["I", "IV", "XIV", "XXXIX"]


def test_the_scorer_reads_prints_and_scores_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    preamble = [container(f"{italic('Recalling')} the Code{note('1', 'See A/84/98.')} of lamps,")]
    (tmp_path / "85_12.xml").write_bytes(resolution_xml(preamble, [paragraph("Urges all to keep it.", "1.")]))
    figures = tmp_path / "figures.json"
    status = main(["--akn", str(tmp_path), "--style", "markdown", "--json", str(figures)])
    assert status == 0
    assert "paragraphs" in capsys.readouterr().out
    assert json.loads(figures.read_text())["markdown"]["paragraphs"] == 1.0
