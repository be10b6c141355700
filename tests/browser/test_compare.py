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


def test_keys_lead_from_change_to_change(page: Page) -> None:
    page.goto(TEXT)
    page.get_by_role("link", name="with the next text").click()
    page.wait_for_url("**/compare/**")
    changes = page.locator("[data-change]")

    page.keyboard.press("n")
    expect(changes.nth(0)).to_be_focused()
    page.keyboard.press("n")
    expect(changes.nth(1)).to_be_focused()
    expect(page.locator(".change:target")).to_be_in_viewport()
    assert page.url.endswith(f"#{changes.nth(1).get_attribute('id')}"), "a change is a place to link to"
    page.keyboard.press("p")
    expect(changes.nth(0)).to_be_focused()

    page.get_by_label("Earlier text").press("n")
    expect(changes.nth(1)).not_to_be_focused()
    assert page.url.endswith(f"#{changes.nth(0).get_attribute('id')}"), "no key is taken where one types"


@SCREENS
def test_three_texts_in_columns_have_no_barrier(
    page: Page, barriers: Callable[[Page], str], width: int, scheme: Scheme
) -> None:
    look(page, width, scheme)
    draft = page.locator(".contents__parts a[href^='/drafts/73/']").first.get_attribute("href")
    page.goto(f"/compare/?from={draft}&via=77/237&to=77/237")

    expect(page.locator(".change--columns")).not_to_have_count(0)
    assert barriers(page) == ""
    assert fits(page)
    cells = page.locator(".change--columns[data-change] .columns__cell")
    tops = {round((cells.nth(place).bounding_box() or {"y": 0})["y"]) for place in range(3)}
    assert len(tops) == (1 if width == 1280 else 3), "side by side where there is room, else stacked"


@SCREENS
def test_a_clause_has_no_barrier_and_leads_on(
    page: Page, barriers: Callable[[Page], str], width: int, scheme: Scheme
) -> None:
    look(page, width, scheme)
    page.locator("#op12 .clause__age a").click()
    page.get_by_role("link", name="All of this on a page").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Paragraph 12 of A/RES/77/237")
    expect(page.locator(".life__version")).not_to_have_count(0)
    assert barriers(page) == ""
    assert fits(page)


def test_keys_lead_through_the_changes_of_a_clause(page: Page) -> None:
    page.goto(f"{TEXT}op12/history/")
    changes = page.locator(".life__version[data-change]")

    page.keyboard.press("n")
    expect(changes.nth(0)).to_be_focused()
    page.keyboard.press("n")
    expect(changes.nth(1)).to_be_focused()
    expect(page.locator(".life__version:target")).to_be_in_viewport()
    page.keyboard.press("p")
    expect(changes.nth(0)).to_be_focused()


def test_a_comparison_is_printed_with_its_marks_and_without_its_tools(page: Page) -> None:
    page.goto(TEXT)
    page.get_by_role("link", name="with the next text").click()
    page.emulate_media(media="print")

    for name in (".tick", ".balance__views", ".screen-only"):
        expect(page.locator(name).first).to_be_hidden()
    style = "element => getComputedStyle(element).textDecorationLine"
    assert "underline" in page.locator(".change ins").first.evaluate(style)
    assert "line-through" in page.locator(".change del").first.evaluate(style)


def test_a_text_is_suggested_and_fills_the_field(page: Page, barriers: Callable[[Page], str]) -> None:
    page.goto("/compare/")
    field = page.get_by_label("Earlier text")
    field.press_sequentially("77/2")
    expect(page.get_by_role("option")).to_have_count(1)
    assert barriers(page) == ""

    field.press("ArrowDown")
    field.press("Enter")

    expect(field).to_have_value("A/RES/77/237")
    expect(page.get_by_role("option")).to_have_count(0)
    assert page.url.endswith("/compare/")


def test_a_text_is_compared_with_any_other_in_the_order_of_time(page: Page) -> None:
    page.goto(TEXT)
    draft = page.locator(".contents__parts a[href^='/drafts/73/']").first.get_attribute("href")
    page.get_by_label("with any other").fill(draft or "")
    page.locator(".beside").get_by_role("button", name="Compare").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("to A/RES/77/237")


def test_a_file_is_compared_and_its_words_can_be_filtered(
    page: Page, barriers: Callable[[Page], str]
) -> None:
    page.goto("/compare/pasted/?with=77/237")
    text = b"1. Urges Member States to act;\n\n2. Decides to observe a day of river dolphins;"
    page.get_by_label("Or a file of it").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": text}
    )
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("to Your text")
    assert barriers(page) == ""

    page.get_by_role("button", name="new", exact=False).click()

    expect(page.locator(".change--new")).not_to_have_count(0)
    expect(page.locator(".change--dropped")).to_have_count(0)


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
