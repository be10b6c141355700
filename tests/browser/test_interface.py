"""The language of the interface in a real browser: what scripts say, and the choice without any."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site


@pytest.fixture
def french(browser: Browser, site: Site) -> Iterator[Page]:
    """A window of a browser that asks for French."""
    context = browser.new_context(base_url=site.address, locale="fr-FR")
    yield context.new_page()
    context.close()


def test_scripts_say_what_the_page_gives_them(french: Page) -> None:
    french.goto("/A/RES/77/237/")
    switch = french.locator("[data-theme-switch]")
    expect(switch).to_have_text("Thème : système")
    switch.click()
    expect(switch).to_have_text("Thème : clair")

    french.locator(".tick").first.check()
    expect(french.locator("#pack [role=status]")).to_have_text("1 clause choisie")
    french.locator("a.cite").first.click()
    dialog = french.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Texte", exact=True)).to_be_visible()
    expect(dialog.locator(".copied__text[lang]")).to_have_attribute("lang", "en")
    dialog.get_by_role("button", name="Fermer").click()

    french.goto("/search/")
    french.locator("#q").press_sequentially("77/2")
    expect(french.locator(".spoken[role=status]")).to_have_text(re.compile(r"^\d+ suggestions?$"))
    expect(french.get_by_role("option").first).to_contain_text("Cote")


def test_a_language_is_chosen_with_the_pack_at_hand(french: Page) -> None:
    french.goto("/A/RES/77/237/")
    french.locator(".tick").first.check()
    french.get_by_role("link", name="Español").click()

    expect(french).to_have_url(re.compile(r"/A/RES/77/237/\?pack=A/RES/77/237:pp1$"))
    expect(french.locator("html")).to_have_attribute("lang", "es")
    expect(french.locator(".tick").first).to_be_checked()


def test_a_language_is_chosen_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/?q=crime+%26+x")
    page.get_by_role("link", name="Français").click()

    expect(page).to_have_url(re.compile(r"/search/\?q=crime\+%26\+x$"))
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_attached()
    expect(page.get_by_role("link", name="Français")).to_have_attribute("aria-current", "true")
    context.close()


@pytest.mark.parametrize("locale", ["fr-FR", "es-ES"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_in_another_language_have_no_barrier(
    browser: Browser, site: Site, barriers: Callable[[Page], str], locale: str, width: int
) -> None:
    context = browser.new_context(
        base_url=site.address, locale=locale, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    for path in (
        "/",
        "/A/RES/77/237/?verb=request",
        "/A/RES/77/237/op12/history/",
        "/search/?q=trafficking+(&session=75",
        "/families/",
        "/language/?paragraph=A/RES/77/237/op12",
        "/pack/?clause=A/RES/77/237:op1,pp3",
        "/cite/?clause=A/RES/77/237:op12",
        "/about/",
    ):
        page.goto(path)
        expect(page.locator("html")).to_have_attribute("lang", locale[:2])
        assert barriers(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is too wide"
    context.close()
