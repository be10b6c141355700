"""The table of a pack, read again as a spreadsheet reads it."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.packs.records import Line, Pack, Run
from resolutions.packs.runs import runs
from resolutions.packs.table import COLUMNS, safe, table
from tests.packs.sample import ARABIC, CLAUSE, pack


def rows(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_it_has_a_header_and_a_row_for_each_clause() -> None:
    found = rows(table(pack()))

    assert list(found[0])[: len(COLUMNS)] == list(COLUMNS)
    assert [row["name"] for row in found] == [CLAUSE.name, ARABIC.name]
    assert found[0]["text"] == "12. Also requests the Office to report,\n(a) On firearms;\n(i) Of any kind;"
    assert found[0]["footnotes"] == "7 Ibid., vol. 3. [note 1: Treaty Series]"
    assert found[0]["citation: OSCOLA"] == "UNGA Res 77/237, para 12"
    assert found[1]["status"] == "draft"


def test_excel_sees_the_encoding_and_lines_end_as_the_standard_says() -> None:
    made = table(pack(CLAUSE))

    assert made.startswith(b"\xef\xbb\xbfnumber,name,")
    assert made.endswith(b"\r\n") and made.count(b"\r\n") == 2


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_is_a_formula(begins: str) -> None:
    evil = f"{begins}HYPERLINK(1)"
    clause = replace(CLAUSE, title=evil, lines=(Line(0, "", (Run(evil),)),))

    (row,) = rows(table(pack(clause)))

    assert row["title"] == row["text"] == f"'{evil}"
    assert safe(f"1{evil}") == f"1{evil}"


def test_an_empty_pack_is_a_header() -> None:
    assert table(Pack("Nothing", "", ())).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


@given(
    st.text(),
    st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=4),
    st.lists(st.tuples(st.integers(-3, 60), st.just(0), st.just("7")), max_size=3),
)
def test_runs_lose_no_character(
    text: str, italics: list[tuple[int, int]], marks: list[tuple[int, int, str]]
) -> None:
    found = runs(text, italics, marks)

    assert "".join(run.text for run in found if run.note is None) == text
    assert sum(run.note is not None for run in found) == len(marks)
    slanted = [run.is_italic for run in found if run.note is None for _ in run.text]
    assert slanted == [any(start <= place < end for start, end in italics) for place in range(len(text))]
