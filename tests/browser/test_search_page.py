"""The search page in a real browser: wide and narrow, with the keyboard, without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site

SEARCHES = [
    "/search/help/",
    "/search/choices/verb/?q=crime&kind=any&verb=urge",
    "/search/?q=UNODC+OR+firearms&kind=any&session=77&lead=Urges",
    "/search/?q=%22no+such+phrase%22+(",
    "/search/?q=african+institute+assessed+contributions+arrears+unicorns",
    "/search/?q=77/237&kind=any&page=9",
    "/search/?q=firearms&group=text&sort=position&session=70..77&verb=request",
    "/search/?q=in:footnotes+treaty&kind=any",
    "/search/?q=strengthening+the+united+nations+crime+prevention+and+criminal+justice+programme&year=2025",
    "/search/?q=firearms&page=501",
    "/search/suggest/?q=re",
    "/search/suggest/?q=zzzz",
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
    expect(page.get_by_role("combobox")).to_have_value("firearms")


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


def test_typing_suggests_and_the_keyboard_chooses(page: Page, barriers: Callable[[Page], str]) -> None:
    page.goto("/")
    box = page.get_by_role("combobox", name="Search the paragraphs")
    box.press_sequentially("77/2")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("A/RES/77/237")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("1 suggestion")
    assert barriers(page) == ""

    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "q-suggestions-0")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("77/2")

    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/A/RES/77/237/$"))


def test_enter_searches_for_what_was_typed_whatever_is_suggested(page: Page) -> None:
    page.goto("/search/")
    page.get_by_role("combobox").press_sequentially("requests")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=requests"))


def test_a_suggestion_is_clicked_and_lists_what_it_counts(page: Page) -> None:
    page.goto("/search/")
    page.get_by_role("combobox").press_sequentially("Also enc")
    option = page.get_by_role("option", name="Also encourages")
    number = (option.locator(".suggestions__kind").text_content() or "").split()[-2]
    option.click()
    expect(page.locator(".search__total strong")).to_have_text(number)


def test_a_range_of_sessions_is_typed_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/?q=firearms")
    page.get_by_label("From").fill("73")
    page.get_by_label("to", exact=True).fill("77")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(r"q=firearms&session=73\.\.77$"))
    expect(page.get_by_role("link", name="Remove Session: 73rd to 77th session")).to_be_visible()
    context.close()
