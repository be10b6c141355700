"""Comparisons and time lines in a real browser: no barrier, marks without colour, keys, no script."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site

TEXT = "/A/RES/77/237/"
Scheme = Literal["light", "dark"]
SCREENS = pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])


def look(page: Page, width: int, scheme: Scheme) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(TEXT)


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@SCREENS
def test_a_comparison_has_no_barrier(
    page: Page, barriers: Callable[[Page], str], width: int, scheme: Scheme
) -> None:
    look(page, width, scheme)
    page.get_by_role("link", name="with the next text").click()

    expect(page.locator(".change")).not_to_have_count(0)
    assert barriers(page) == ""
    assert fits(page)

    page.goto(page.url + "&view=side&only=changes")
    assert barriers(page) == ""
    assert fits(page)


@SCREENS
def test_a_time_line_has_no_barrier(
    page: Page, barriers: Callable[[Page], str], width: int, scheme: Scheme
) -> None:
    look(page, width, scheme)
    page.get_by_role("link", name="all texts of this title").click()

    expect(page.locator("tbody tr")).to_have_count(5)
    assert barriers(page) == ""
    assert fits(page)


def test_what_changed_shows_without_colour(page: Page) -> None:
    page.goto(TEXT)
    page.get_by_role("link", name="with the next text").click()
    style = "(node, of) => getComputedStyle(node, of[0])[of[1]]"

    for name, sign, line in (("ins", "+", "underline"), ("del", "−", "line-through")):
        change = page.locator(f".change {name}").first
        assert sign in change.evaluate(style, ["::before", "content"])
        assert line in change.evaluate(style, ["", "textDecorationLine"])
        expect(change).to_contain_text({"ins": "added: ", "del": "removed: "}[name])


def test_keys_lead_from_change_to_change_within_the_rows(page: Page) -> None:
    page.goto(TEXT)
    page.get_by_role("link", name="with the next text").click()
    here = page.url

    page.keyboard.press("n")
    assert page.url == here, "no key is taken while the focus is elsewhere"

    page.get_by_role("link", name="First change").click()
    first = page.url
    page.keyboard.press("n")
    assert page.url != first
    expect(page.locator(".change:target")).to_be_in_viewport()
    page.keyboard.press("p")
    assert page.url == first


def test_texts_are_compared_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site.address)
    page = context.new_page()
    page.goto(TEXT)
    page.get_by_role("link", name="with the previous text").click()
    page.get_by_role("link", name="new", exact=False).and_(page.locator(".choice")).click()
    expect(page.locator(".change--new").first).to_be_visible()
    page.get_by_role("link", name="side by side").click()
    expect(page.locator(".changes--side .change--new").first).to_be_visible()

    page.get_by_role("link", name="Link to row").first.click()

    expect(page.locator(".change:target")).to_be_in_viewport()
    context.close()


def test_a_pasted_text_is_compared_and_filtered(page: Page, barriers: Callable[[Page], str]) -> None:
    page.goto("/compare/pasted/?with=77/237")
    page.get_by_label("Your text", exact=True).fill(
        "1. Urges Member States to act;\n\n2. Decides to observe a day of river dolphins;"
    )
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("to Your text")
    assert barriers(page) == ""

    page.get_by_role("button", name="new", exact=False).click()

    expect(page.locator(".change--new")).not_to_have_count(0)
    expect(page.locator(".change--dropped")).to_have_count(0)
