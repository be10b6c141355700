"""The pages in a real browser: no barrier, nothing too wide, and what the small scripts add."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from resolutions.titles import slug
from tests.browser.conftest import Site

PROGRAMME = (
    "Strengthening the United Nations crime prevention and criminal justice programme, in particular its "
    "technical cooperation capacity"
)
PAGES = [
    "/",
    "/about/",
    "/sessions/",
    "/sessions/80/",
    "/sessions/80/items/107/",
    "/items/",
    "/items/crime-prevention-and-criminal-justice/",
    "/families/",
    f"/families/{slug(PROGRAMME)}/",
    "/families/?q=crime",
    "/families/?q=zzzz",
    "/language/",
    "/language/?paragraph=A/RES/77/237/op12",
    "/language/?paragraph=77/237/op999",
    "/language/verbs/",
    "/compare/",
    "/compare/?from=77/237&to=78/1",
    "/compare/pasted/?with=77/237",
    "/compare/texts/?q=77",
    "/A/RES/77/237/op12/history/",
    "/A/RES/77/237/pp3/history/?view=side&only=adopted",
    "/search/?q=technical+assistance",
    "/search/?q=zzzz",
    "/A/RES/77/237/",
    "/A/RES/77/237/?verb=request",
    "/A/RES/67/187/",
    "/pack/",
    "/pack/?clause=A/RES/77/237:op1,pp3&clause=A/RES/1/1:op1&title=For+Tuesday",
    "/cite/?clause=A/RES/77/237:op12",
    "/cite/?clause=nothing",
    "/A/RES/77/237/?pack=A/RES/77/237:op1",
    "/design/",
    "/no/such/page/",
]
TEXT = "/A/RES/77/237/"
Scheme = Literal["light", "dark"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_a_page_has_no_barrier(
    page: Page, barriers: Callable[[Page], str], path: str, width: int, scheme: Scheme
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(path)

    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"


def test_more_contrast_is_given_to_who_asks_for_it(page: Page, barriers: Callable[[Page], str]) -> None:
    """Soft ink becomes ink and lines become strong, in both schemes."""
    names = ["--ink", "--ink-soft", "--line", "--line-strong"]
    ask = "all => all.map(one => getComputedStyle(document.documentElement).getPropertyValue(one))"
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, contrast="no-preference")
        page.goto("/A/RES/77/237/?verb=request")
        strong, soft, line, strong_line = page.evaluate(ask, names)
        assert (strong, line) != (soft, strong_line)

        page.emulate_media(color_scheme=scheme, contrast="more")

        assert page.evaluate(ask, names) == [strong, strong, strong_line, strong_line]
        assert barriers(page) == ""


def test_nothing_moves_for_who_asks_for_stillness(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(TEXT)
    lasting = """() => [...document.querySelectorAll("*")].filter(one => {
        const style = getComputedStyle(one);
        return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0
            || style.scrollBehavior === "smooth";
    }).length"""

    assert page.evaluate(lasting) == 0


def test_a_report_and_its_texts_have_no_barrier(page: Page, barriers: Callable[[Page], str]) -> None:
    page.goto("/sessions/75/")
    page.locator("section", has_text="Committee reports").get_by_role("link").first.click()
    assert barriers(page) == ""

    page.locator("#recommended ~ ol a").first.click()

    expect(page.get_by_text("In the same document")).to_be_visible()
    assert barriers(page) == ""


def test_a_footnote_shows_itself_beside_its_mark(page: Page) -> None:
    page.goto(TEXT)
    mark = page.locator("[role=doc-noteref]").first

    mark.hover()
    expect(page.locator(".preview")).to_contain_text("Treaty Series")
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_have_count(0)

    page.keyboard.press("Tab")
    mark.focus()
    expect(page.locator(".preview")).to_be_visible()
    expect(mark).to_have_attribute("aria-describedby", "preview")


def test_an_ibid_shows_the_source_it_repeats(page: Page) -> None:
    page.goto(TEXT)

    page.locator("a[href='#fn2'][role=doc-noteref]").hover()

    expect(page.locator(".preview")).to_contain_text("Ibid., vol. 976, No. 14152.")
    expect(page.locator(".preview__full")).to_contain_text("note 1: United Nations, Treaty Series")


def test_a_mark_leads_to_its_note_and_back(page: Page) -> None:
    page.goto(TEXT)
    page.locator("[role=doc-noteref]").first.click()
    assert page.url.endswith("#fn1")

    page.locator("#fn1 [role=doc-backlink]").first.click()

    assert page.url.endswith("#fn1-mark1")
    expect(page.locator("#fn1-mark1")).to_be_in_viewport()


def test_the_contents_follow_the_reader(page: Page) -> None:
    page.goto(TEXT + "#op12")

    expect(page.locator(".jump__numbers [aria-current]")).to_have_text("12")
    expect(page.locator(".contents__parts [aria-current]").first).to_have_text("Operative part")


def test_the_theme_is_chosen_and_kept(page: Page) -> None:
    page.goto("/")
    switch = page.get_by_role("button", name="Theme")
    expect(switch).to_have_text("Theme: system")

    switch.click()
    switch.click()
    page.goto("/about/")

    expect(page.get_by_role("button", name="Theme")).to_have_text("Theme: dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.goto(TEXT)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")

    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_a_text_reads_without_javascript(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(site.at(TEXT))

    expect(page.get_by_role("button", name="Theme")).to_have_count(0)
    page.get_by_text("On this page").click()
    page.locator(".jump__numbers").get_by_role("link", name="12", exact=True).click()

    assert page.url.endswith("#op12")
    expect(page.locator("#op12")).to_be_in_viewport()
    context.close()


def test_the_first_view_of_a_long_text_is_light_and_still(page: Page) -> None:
    """Under 100 kB over the wire, no shift of the layout once it stands."""
    page.goto(TEXT, wait_until="networkidle")
    size = page.evaluate(
        "performance.getEntries().filter(e => e.transferSize).reduce((sum, e) => sum + e.transferSize, 0)"
    )
    shift = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 300);
        })"""
    )

    assert 0 < size < 100_000
    assert shift < 0.02


@pytest.mark.parametrize("width", [1280, 320])
def test_the_history_of_a_paragraph_is_shown_beside_its_text(
    page: Page, barriers: Callable[[Page], str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(TEXT)
    link = page.locator("#op12 .clause__age a")
    link.focus()
    page.keyboard.press("Enter")

    panel = page.get_by_role("dialog", name="Paragraph 12 of A/RES/77/237")
    expect(panel.locator(".life__version")).to_have_count(5)
    expect(panel.get_by_text("Stands in")).to_be_visible()
    expect(panel.locator("ins").first).to_be_visible()
    assert barriers(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"
    expect(panel.get_by_role("link", name="All of this on a page")).to_have_attribute(
        "href", re.compile(r"/A/RES/77/237/op12/history/$")
    )

    page.keyboard.press("Escape")

    expect(panel).to_have_count(0)
    expect(link).to_be_focused()
