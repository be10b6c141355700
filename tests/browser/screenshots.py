"""Take the pages' portraits: ``uv run python -m tests.browser.screenshots ADDRESS FOLDER PATH…``.

Each page is taken at the width of a desk and of a telephone, in light and in dark, as
``FOLDER/NAME-1280-light.png`` and so on. ``ADDRESS`` is a running archive's.
"""

import itertools
import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium

WIDTHS = (1280, 375)
SCHEMES = ("light", "dark")


def take(browser: Browser, address: str, name: str, folder: Path, *, full_page: bool = True) -> list[Path]:
    """Take one page in every width and scheme; return the files written."""
    taken = []
    for width, scheme in itertools.product(WIDTHS, SCHEMES):
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 600 else 800},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        path = folder / f"{name}-{width}-{scheme}.png"
        page.screenshot(path=path, full_page=full_page)
        context.close()
        taken.append(path)
    return taken


def main(address: str, folder: str, *paths: str) -> None:
    """Take every path of the site at ``address``."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for path in paths:
            name = re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-") or "home"
            for taken in take(browser, address.rstrip("/") + path, name, Path(folder)):
                print(taken)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
