"""Packs and citations in a real browser: with a script, with a keyboard, and without either."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site

TEXT = "/A/RES/77/237/"


def test_ticked_clauses_go_along_in_the_address_and_make_a_pack(page: Page) -> None:
    page.goto(TEXT)
    page.get_by_role("checkbox", name="Pack: paragraph 12", exact=True).check()
    page.get_by_role("checkbox", name="Pack: paragraph 3", exact=True).check()
    expect(page).to_have_url(re.compile(r"\?pack=A/RES/77/237:op12,op3$"))
    expect(page.locator("#pack [role=status]")).to_have_text("2 clauses chosen")

    page.get_by_role("link", name="Search").first.click()
    expect(page).to_have_url(re.compile(r"/search/\?pack=A/RES/77/237:op12,op3$"))
    page.get_by_role("combobox").fill("firearms")
    page.keyboard.press("Enter")
    page.locator(".results .tick").first.check()
    expect(page.locator("#pack [role=status]")).to_have_text("3 clauses chosen")
    page.get_by_role("button", name="Make a pack").click()

    expect(page).to_have_url(re.compile(r"/pack/\?clause=A/RES/77/237:op12,op3"))
    expect(page.locator(".packed")).to_have_count(3)
    expect(page.locator(".packed__place").first).to_contain_text("A/RES/77/237, paragraph 12")
    assert page.evaluate("document.cookie + Object.keys(localStorage) + Object.keys(sessionStorage)") == ""


def test_a_clause_is_unticked_where_the_address_carries_it(page: Page) -> None:
    page.goto(f"{TEXT}?pack=A/RES/77/237:op3,op12")
    box = page.get_by_role("checkbox", name="Pack: paragraph 3", exact=True)
    expect(box).to_be_checked()

    box.uncheck()

    expect(page).to_have_url(re.compile(r"\?pack=A/RES/77/237:op12$"))
    page.get_by_role("button", name="Make a pack").click()
    expect(page.locator(".packed")).to_have_count(1)


def test_a_pack_is_made_and_changed_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(TEXT)
    for name in ("Pack: preambular paragraph 2", "Pack: paragraph 12"):
        page.get_by_role("checkbox", name=name, exact=True).check()
    page.get_by_role("button", name="Make a pack").click()
    expect(page).to_have_url(re.compile(r"/pack/\?clause=A/RES/77/237:pp2,op12"))

    page.get_by_role("button", name="Move up: A/RES/77/237:op12").click()
    expect(page).to_have_url(re.compile(r"/pack/\?clause=A/RES/77/237:op12,pp2#clause-1$"))
    page.get_by_label("Title").fill("For the drafting group")
    page.get_by_label("Add a clause").fill("77/237 op3")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("For the drafting group")
    expect(page.locator(".packed")).to_have_count(3)
    page.get_by_role("button", name="Remove A/RES/77/237:pp2").click()
    expect(page.locator(".packed")).to_have_count(2)

    page.get_by_label("Search for clauses to add").fill("firearms")
    page.keyboard.press("Enter")
    page.locator(".result__number").first.click()
    expect(page.get_by_role("button", name="Add to the pack")).to_be_attached()
    expect(page.get_by_role("link", name="Pack (2)")).to_be_visible()
    context.close()


def test_a_citation_is_copied_from_the_text(page: Page, barriers: Callable[[Page], str]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(TEXT)
    link = page.get_by_role("link", name="Cite paragraph 12", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="A/RES/77/237, paragraph 12")
    expect(dialog).to_be_visible()
    assert barriers(page) == ""

    dialog.get_by_role("button", name="Copy: OSCOLA").click()
    expect(dialog.get_by_role("status")).to_have_text("Copied: OSCOLA")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "UNGA Res 77/237 (15 December 2022) UN Doc A/RES/77/237, para 12"

    dialog.get_by_role("button", name="Copy: Text").click()
    expect(dialog.get_by_role("status")).to_have_text("Copied: Text")
    assert page.evaluate("navigator.clipboard.readText()").startswith("12. Urges States parties")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()


def test_copying_works_where_a_browser_has_no_clipboard_for_pages(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/cite/?clause=A/RES/77/237:op12")

    page.get_by_role("button", name="Copy: Bluebook").click()

    expect(page.get_by_role("status")).to_have_text("Copied: Bluebook")


def test_a_paragraph_is_cited_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(TEXT)

    page.locator("#op12 .cite").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("A/RES/77/237, paragraph 12")
    expect(page.get_by_text("G.A. Res. 77/237, ¶ 12, U.N. Doc. A/RES/77/237 (Dec. 15, 2022)")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()


def test_a_pack_prints_its_texts_and_not_its_tools(page: Page) -> None:
    page.goto("/pack/?clause=A/RES/77/237:op1,op12")
    page.emulate_media(media="print")

    expect(page.get_by_text("Takes note with appreciation")).to_be_visible()
    expect(page.get_by_role("button", name="Remove A/RES/77/237:op1")).to_be_hidden()
    expect(page.get_by_label("Title")).to_be_hidden()


def test_wordings_that_the_finder_shows_go_along_with_the_pasted_text(
    page: Page, barriers: Callable[[Page], str]
) -> None:
    page.goto("/language/")
    page.get_by_label("A clause, several, or a whole draft").fill(
        "Urges States parties to continue to provide full support to the review mechanism;"
    )
    page.get_by_role("button", name="Find the agreed language").click()
    page.locator(".precedents .tick").first.check()
    expect(page.locator("#pack [role=status]")).to_have_text("1 clause chosen")

    page.get_by_role("button", name="Look it up again").click()

    expect(page).to_have_url(re.compile(r"/language/\?pack=.+:op\d+$"))
    expect(page.locator(".precedents .tick").first).to_be_checked()
    page.locator(".precedents details").first.locator("summary").first.click()
    expect(page.locator(".told__spots .tick").first).to_be_visible()
    assert barriers(page) == ""
    page.get_by_role("button", name="Make a pack").click()
    expect(page.locator(".packed")).to_have_count(1)


def test_versions_of_a_history_are_taken_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{TEXT}op12/history/")
    for box in page.get_by_role("checkbox", name=re.compile("^Pack: ")).all():
        box.check()
    page.get_by_role("button", name="Make a pack").click()

    expect(page.locator(".packed--adopted")).to_have_count(1)
    expect(page.locator(".packed--draft")).to_have_count(4)
    context.close()
