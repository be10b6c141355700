"""What comes out of a printer: every line in a place of its own, pages numbered, the address at the end."""

import io
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

TEXT = "/A/RES/77/237/"
DRAFT = "/drafts/80/strengthening-the-united-nations-crime-prevention-and-criminal-justice-programme-revised/"
REPORT = "/reports/75/third-committee-crime-prevention-and-criminal-justice/"
NEAR = 5
"""Points between the feet of two lines below which they overlap; those of the smallest print have eight."""


def printed(page: Page, path: str) -> list[PageObject]:
    page.goto(path)
    return list(PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages)


def lines(sheet: PageObject) -> list[tuple[float, float, str]]:
    """Give the lines of a sheet that are no raised marks: foot, left edge, words."""
    runs: list[tuple[float, float, float, str]] = []

    def visit(text: str, user: Any, place: Any, font: Any, size: float) -> None:
        if text.strip():
            scale = abs(user[3])
            runs.append(
                (user[3] * place[5] + user[5], user[0] * place[4] + user[4], size * scale, text.strip())
            )

    sheet.extract_text(visitor_text=visit)
    usual = max((size for *_, size, _ in runs), default=0) * 0.6
    return [(foot, left, text) for foot, left, size, text in runs if size >= usual]


def overlaps(sheet: PageObject) -> Iterator[str]:
    """Name lines that stand on each other: a little apart, and from the same left edge."""
    columns: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for foot, left, text in lines(sheet):
        columns[round(left)].append((foot, text))
    for column in columns.values():
        column.sort()
        for (low, lower), (high, upper) in pairwise(column):
            if 0.5 < high - low < NEAR:
                yield f"{upper} | {lower}"


@pytest.mark.parametrize(
    "path",
    [
        TEXT,
        "/A/RES/77/237/op3/history/",
        DRAFT,
        f"{REPORT}III/",
        REPORT,
        f"/compare/?from=77/237&to={DRAFT}",
        f"/compare/?from=77/237&to={DRAFT}&view=side",
        "/pack/?clause=A/RES/77/237:op1,op2,op3,op12,op20,pp3",
    ],
)
def test_no_line_stands_on_another(page: Page, path: str) -> None:
    sheets = printed(page, path)

    assert sum(len(lines(sheet)) for sheet in sheets) > 40
    assert [one for sheet in sheets for one in overlaps(sheet)] == []


def test_pages_are_numbered_and_say_where_they_are_from(page: Page) -> None:
    sheets = printed(page, TEXT)
    said = ["".join(sheet.extract_text().split()) for sheet in sheets]

    assert len(sheets) > 5
    for number, words in enumerate(said, start=1):
        assert f"{number}/{len(sheets)}" in words
    assert page.url.removesuffix("/") in said[-1]
