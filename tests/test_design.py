"""The base template, the design page and the rules every page is sent under."""

import re
from pathlib import Path

import pytest
from django.test import Client

STATIC = Path(__file__).parents[1] / "static" / "resolutions"


def test_the_design_page_stays_out_of_indexes(client: Client) -> None:
    page = client.get("/design/").content.decode()

    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.parametrize("sheet", ["components.css", "compare.css", "parallel.css", "language.css"])
def test_every_component_class_is_shown_on_the_design_page(client: Client, sheet: str) -> None:
    css = (STATIC / "css" / sheet).read_text(encoding="utf-8")
    blocks = set(re.findall(r"^\.([a-z][a-z0-9_-]*)", css, re.MULTILINE))
    page = client.get("/design/").content.decode()
    used = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}

    assert blocks - used == set()


def test_the_policy_allows_this_origin_and_nothing_inline(client: Client) -> None:
    policy = client.get("/design/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("template", sorted((STATIC.parents[1] / "templates").rglob("*.html")), ids=str)
def test_templates_hold_no_inline_style_or_script(template: Path) -> None:
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", text)
    assert "|safe" not in text


def test_both_ways_to_a_dark_page_use_the_same_colours() -> None:
    css = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    system, chosen = re.findall(r"color-scheme: dark;(.*?)\}", css, re.DOTALL)

    assert system.split() == chosen.split()


def test_every_font_file_is_used_and_licensed() -> None:
    css = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    used = set(re.findall(r"fonts/([\w-]+\.woff2)", css))

    assert used == {path.name for path in (STATIC / "fonts").glob("*.woff2")}
    assert len(list((STATIC / "fonts").glob("*-OFL.txt"))) == 2
