"""The search page in a real browser: wide and narrow, with the keyboard, without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site

SEARCHES = [
    "/search/help/",
    "/search/?q=UNODC+OR+firearms&kind=any&session=77&lead=Urges",
    "/search/?q=%22no+such+phrase%22+(",
    "/search/?q=african+institute+assessed+contributions+arrears+unicorns",
    "/search/?q=77/237&kind=any&page=9",
]


@pytest.mark.parametrize("path", SEARCHES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_search_has_no_barrier(page: Page, barriers: Callable[[Page], str], path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)

    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"


def test_on_a_phone_the_facets_are_folded_and_open_at_a_touch(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/search/?q=firearms")
    choice = page.get_by_role("link", name="77th session")
    expect(choice).to_be_hidden()

    page.get_by_text("Narrow the search").click()
    choice.click()

    expect(page.get_by_role("link", name="Remove Session: 77th session")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("firearms")


def test_beside_the_results_the_facets_are_open(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/search/?q=firearms")
    expect(page.get_by_role("link", name="77th session")).to_be_visible()


def test_a_search_works_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/")
    page.get_by_role("searchbox").fill("money-laundering")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Preambular").click()
    expect(page.locator(".results mark").first).to_have_text("money-laundering", ignore_case=True)
    expect(page.locator(".result__number").first).to_contain_text("preambular paragraph")

    page.locator(".result__number").first.click()

    expect(page.locator(":target")).to_contain_text("money-laundering", ignore_case=True)
    context.close()


def test_what_a_choice_counts_is_what_it_shows(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/search/?q=technical+assistance")
    for number in range(page.locator(".facet__choices a").count()):
        choice = page.locator(".facet__choices a").nth(number)
        count = choice.locator(".facet__count").text_content()
        page.goto("/search/" + (choice.get_attribute("href") or ""))
        expect(page.locator(".search__total strong")).to_have_text(count or "")
        page.go_back()
