import itertools
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium, screenshots
from tests.browser.conftest import Site


def test_the_admin_lets_the_shown_login_in(page: Page, site: Site) -> None:
    page.goto("admin/")
    page.get_by_label("Username").fill(site.login)
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Log out").wait_for()


def test_a_barrier_is_found_and_named(page: Page, barriers: Callable[[Page], str]) -> None:
    page.set_content("<html lang=en><title>A</title><main><h1>A</h1><p style='color:#aaa'>Pale</p></main>")
    assert "color-contrast" in barriers(page)
    page.set_content("<html lang=en><title>A</title><main><h1>A</h1><p>Dark</p></main>")
    assert barriers(page) == ""


def test_the_site_itself_answers_a_question_of_10000_characters(site: Site) -> None:
    with urllib.request.urlopen(site.at("/search/?q=" + "a" * 10_000), timeout=30) as response:  # noqa: S310
        assert response.status == 200


def test_screenshots_in_both_widths_and_schemes(browser: Browser, site: Site, tmp_path: Path) -> None:
    taken = screenshots.take(browser, site.at("healthz"), "health", tmp_path)
    assert [path.name for path in taken] == [
        f"health-{width}-{scheme}.png" for width, scheme in itertools.product((1280, 375), ("light", "dark"))
    ]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in taken)


def test_a_machine_without_chromium_is_told_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(FileNotFoundError, match="apt-get install chromium"):
        chromium.executable()
