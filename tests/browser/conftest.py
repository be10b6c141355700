"""A real browser on a real archive: ``page`` is a window, ``site`` a running ``quickstart``.

The archive holds the sample corpus and is shared by all browser tests of a run: what a test changes
in it, it changes for the others too.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.browser import chromium
from tests.quickstart_process import SharedQuickstart

ACCESSIBILITY_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as a browser test."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True, slots=True)
class Site:
    """A running archive with the sample corpus: its address (ends with ``/``) and its admin login."""

    address: str
    login: str
    password: str

    def at(self, path: str) -> str:
        """Return the full address of a path such as ``/A/RES/77/237/``."""
        return self.address + path.removeprefix("/")


@contextmanager
def database_of_its_own(
    blocker: DjangoDbBlocker, name: str = "test_archive_site"
) -> Iterator[dict[str, str]]:
    """Give the environment that names a fresh database: on DATABASE_URL's server, else an embedded one."""
    name += os.environ.get("PYTEST_XDIST_WORKER", "")
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield {"ARCHIVE_THROW_AWAY": "1"}
        return
    suffix = connection.creation.sql_table_creation_suffix
    with blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} {suffix()}")
        yield {"DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Start the archive as a visitor meets it: hashed static files, security headers, gunicorn."""
    folder = tmp_path_factory.mktemp("site")
    with database_of_its_own(django_db_blocker) as environment:
        running = SharedQuickstart(folder / "data", "--port", "0", **environment)
        try:
            yield Site(running.wait_for_address(), *running.login())
        finally:
            running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine; fails where there is none."""
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """Open a window of 1280 × 900; the test fails if the page complains on the console or reaches out."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site.address)
    window = context.new_page()
    complaints: list[str] = []
    window.on("console", lambda message: complaints.extend(_complaint(message, window)))
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on("request", lambda request: complaints.extend(_stranger(request, site)))
    yield window
    context.close()
    assert complaints == []


def _complaint(message: ConsoleMessage, window: Page) -> list[str]:
    """Return an error or warning, such as a violated content security policy; not a page's own 404."""
    own_status = message.location.get("url") == window.url
    text = f"{message.text} {message.location.get('url', '')}".strip()
    return [text] if message.type in {"error", "warning"} and not own_status else []


def _stranger(request: Request, site: Site) -> list[str]:
    """Return the address of a request that leaves the archive."""
    return [] if request.url.startswith((site.address, "data:", "blob:")) else [request.url]


@pytest.fixture
def barriers() -> Callable[[Page], str]:
    """Return a function that lists what axe finds wrong with a page; empty when all is well."""

    def found(page: Page) -> str:
        # Only what is wrong is described: on a long page the rest takes axe four times as long.
        results = Axe().run(page, options={"runOnly": ACCESSIBILITY_RULES, "resultTypes": ["violations"]})
        return str(results.generate_report()) if results.violations_count else ""

    return found
