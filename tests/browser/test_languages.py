"""Texts in six languages in a real browser: from right to left, side by side, searched, on a phone.

The archive of these tests holds one made-up text in the six languages.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from tests import tongues
from tests.browser.conftest import Site, database_of_its_own
from tests.quickstart_process import PROJECT, SharedQuickstart

Scheme = Literal["light", "dark"]
SCREENS = pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
BESIDE = "/A/RES/85/12/?beside=ar&beside=fr"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Start an archive with the text in six languages."""
    folder = tmp_path_factory.mktemp("tongues")
    (folder / "files").mkdir()
    tongues.write(folder / "files")
    with database_of_its_own(django_db_blocker, "test_archive_tongues") as environment:
        running = SharedQuickstart(folder / "data", "--port", "0", "--no-ingest", **environment)
        try:
            address = running.wait_for_address()
            kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
            subprocess.run(
                [sys.executable, "manage.py", "ingest", str(folder / "files")],
                env=kept | {"ARCHIVE_DATA_DIR": str(folder / "data")} | environment,
                cwd=PROJECT,
                check=True,
                capture_output=True,
            )
            yield Site(address, "", "")
        finally:
            running.stop()


@SCREENS
@pytest.mark.parametrize(
    "path",
    [
        *("/A/RES/85/12/", "/ar/A/RES/85/12/", "/zh/A/RES/85/12/", BESIDE, "/ar/A/RES/85/12/?beside=en"),
        *("/A/RES/85/12/?beside=es", "/search/?q=الحراس", "/search/?q=灯火&group=text", "/search/help/"),
    ],
)
def test_a_page_in_any_language_has_no_barrier(
    page: Page, barriers: Callable[[Page], str], path: str, width: int, scheme: Scheme
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"


def side(page: Page, selector: str) -> tuple[float, float]:
    """The left and right edge of something."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"]


def test_the_number_of_an_arabic_paragraph_stands_to_its_right(page: Page) -> None:
    page.goto("/ar/A/RES/85/12/#op1")

    assert side(page, "#op1 .clause__number")[0] > side(page, "#op1 .clause__text")[0]
    assert side(page, "#op1 .clause__number")[1] >= side(page, "#op1 .clause__text")[1]
    expect(page.locator("#op1")).to_be_in_viewport()
    assert page.locator("#op1 .clause__text").evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_an_arabic_footnote_shows_itself_from_right_to_left_and_leads_back(page: Page) -> None:
    page.goto("/ar/A/RES/85/12/")
    mark = page.locator("[role=doc-noteref]").first

    mark.hover()
    expect(page.locator(".preview")).to_contain_text("القرار 60/1.")
    assert page.locator(".preview").get_attribute("dir") == "rtl"
    assert page.locator(".preview").get_attribute("lang") == "ar"

    mark.click()
    assert page.url.endswith("#fn1")
    page.locator("#fn1 [role=doc-backlink]").click()
    expect(page.locator("#fn1-mark1")).to_be_in_viewport()


def test_languages_stand_side_by_side_where_there_is_room(page: Page) -> None:
    page.goto(BESIDE)
    english, arabic, french = (f"#op1 .cell[lang={code}]" for code in ("en", "ar", "fr"))

    assert side(page, english)[1] <= side(page, arabic)[0] < side(page, french)[0]
    expect(page.locator("#op1 .cell__language").first).to_have_css("clip-path", "inset(50%)")

    page.set_viewport_size({"width": 375, "height": 800})
    assert side(page, english)[0] == side(page, arabic)[0]
    expect(page.locator("#op1 .cell__language").first).to_have_css("clip-path", "none")


def test_footnotes_side_by_side_show_that_of_their_language(page: Page) -> None:
    page.goto(BESIDE)

    page.locator("#op1 .cell[lang=fr] [role=doc-noteref]").hover()

    expect(page.locator(".preview")).to_contain_text("Résolution 60/1.")
    assert page.locator(".preview").get_attribute("lang") == "fr"


def test_a_disagreement_is_a_click_away_and_below_the_heads(page: Page) -> None:
    page.goto(BESIDE)

    page.locator(".checked").get_by_role("link", name="Paragraph 2", exact=True).click()

    expect(page.locator("#op2 .pair__doubts")).to_be_in_viewport()
    head = page.locator(".parallel__heads").bounding_box()
    number = page.locator("#op2 .pair__number").bounding_box()
    assert head is not None and number is not None
    assert number["y"] >= head["y"] + head["height"]


def test_languages_are_chosen_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(site.at("/A/RES/85/12/"))

    page.get_by_role("link", name="Side by side").click()
    page.get_by_role("navigation", name="Languages side by side").get_by_role("link", name="Français").click()

    expect(page.locator("#op1 .cell[lang=fr]").first).to_contain_text("Prie les gardiens")
    assert "beside=" in page.url
    context.close()


def test_side_by_side_is_printed_side_by_side(page: Page) -> None:
    page.goto("/A/RES/85/12/?beside=fr")
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")

    assert side(page, "#op1 .cell[lang=en]")[1] <= side(page, "#op1 .cell[lang=fr]")[0]
    expect(page.locator(".beside")).to_be_hidden()
    expect(page.locator(".parallel__heads")).to_be_visible()


def test_suggestions_come_in_the_language_of_the_letters(page: Page) -> None:
    page.goto("/search/")
    box = page.get_by_role("combobox")

    box.press_sequentially("صيانة")

    expect(page.get_by_role("option")).to_contain_text(["صيانة المنارات"])
