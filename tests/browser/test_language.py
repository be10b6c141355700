"""The agreed-language finder in a real browser: no barrier, changes spoken, no script needed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site

PASTED = """Expressing its grave concern about the negative effects of transnational organized crime,

1. Urges Member States to act on transnational organized crime, its links with terrorism and the weather;

2. Decides to observe a day of river dolphins;
"""


def ask(page: Page, text: str) -> None:
    page.goto("/language/")
    page.get_by_label("A clause, several, or a whole draft").fill(text)
    page.get_by_role("button", name="Find the agreed language").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is agreed in your text")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_an_answer_has_no_barrier(
    page: Page, barriers: Callable[[Page], str], width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ask(page, PASTED)
    for summary in page.locator(".precedents summary").all():
        summary.click()

    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"


def test_a_draft_is_uploaded_and_answered_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site.address)
    page = context.new_page()
    page.goto("/language/")
    page.get_by_label("Or a file").set_input_files(Path("corpus/77-237.txt"))
    page.get_by_role("button", name="Find the agreed language").click()

    expect(page.get_by_text("Your text is held here")).to_be_visible()
    expect(page.locator(".map__one")).to_have_count(162)
    page.get_by_role("button", name="not found").click()

    expect(page.locator(".change--new")).not_to_have_count(0)
    expect(page.locator(".change--identical")).to_have_count(0)
    context.close()


def test_the_map_of_a_draft_leads_to_its_paragraphs(page: Page) -> None:
    ask(page, PASTED)

    page.get_by_role("navigation", name="Paragraphs of your text").get_by_role("link", name="op 2").click()

    assert page.url.endswith("#piece-3")
    expect(page.locator("#piece-3")).to_be_in_viewport()
    new = page.locator("#piece-3 ins")
    expect(new).to_contain_text("added: ")
    assert new.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"
