"""Single keys in a real browser: what they do, where they do nothing, and that they can be switched off."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

TEXT = "/A/RES/77/237/"


def test_keys_lead_through_paragraphs(page: Page) -> None:
    page.goto(TEXT)
    page.keyboard.press("j")
    expect(page.locator("#pp1")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#pp3")).to_be_focused()
    expect(page.locator("#pp3")).to_be_in_viewport()

    page.keyboard.press("k")

    expect(page.locator("#pp2")).to_be_focused()


def test_keys_pass_over_what_a_filter_leaves_out(page: Page) -> None:
    page.goto(f"{TEXT}?verb=request")
    for expected in ("#op17", "#op35"):
        page.keyboard.press("j")
        expect(page.locator(expected)).to_be_focused()


def test_a_key_leads_to_search_from_any_page(page: Page) -> None:
    page.goto(TEXT)
    page.keyboard.press("/")
    page.wait_for_url("**/search/#q")
    expect(page.locator("#q")).to_be_focused()

    page.keyboard.type("j/n?")

    expect(page.locator("#q")).to_have_value("j/n?")


def test_keys_with_modifiers_do_nothing(page: Page) -> None:
    page.goto(TEXT)
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")

    expect(page.locator(".clause:focus")).to_have_count(0)


def test_help_lists_the_keys_and_switches_them_off(page: Page, barriers: Callable[[Page], str]) -> None:
    page.goto(TEXT)
    page.keyboard.press("?")
    box = page.get_by_role("dialog", name="Keys").get_by_role("checkbox")
    expect(box).to_be_checked()
    assert barriers(page) == ""

    box.uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.locator(".clause:focus, dialog")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).join()") == "keys"

    page.goto("/about/#keys")
    page.locator("[data-keys-switch] input").check()
    page.goto(TEXT)
    page.keyboard.press("j")
    expect(page.locator("#pp1")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0
