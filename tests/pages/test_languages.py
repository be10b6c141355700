"""Texts in several languages: the switch between them, and side by side."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries as MaxQueries

from resolutions.languages import NAMES
from resolutions.parsing import records
from tests import factories, tongues
from tests.pages.test_clause import ticks

pytestmark = pytest.mark.django_db
MOST_QUERIES = 13
ADDRESS = "/A/RES/85/12/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def row(shown: str, anchor: str) -> str:
    """What stands in one row."""
    found = re.search(
        rf'<li class="pair[^>]*id="{anchor}">.*?</li>\n(?=<li class="pair|</ol>)', shown, re.DOTALL
    )
    assert found is not None, anchor
    return found[0]


def doubts(shown: str, anchor: str) -> list[str]:
    """In what the languages of a row disagree."""
    found = re.search(r'<ul class="pair__doubts".*?</ul>', row(shown, anchor), re.DOTALL)
    return re.findall("<li>(.*?)</li>", found[0]) if found else []


@pytest.mark.parametrize("language", NAMES)
def test_every_text_leads_to_its_other_languages(client: Client, language: str) -> None:
    tongues.held(*NAMES)
    shown = page(client, ADDRESS if language == "en" else f"/{language}{ADDRESS}")
    for code in NAMES:
        href = ADDRESS if code == "en" else f"/{code}{ADDRESS}"
        assert f'<link rel="alternate" hreflang="{code}" href="http://testserver{href}">' in shown
        current = ' aria-current="true"' if code == language else ""
        switch = f'<a class="tongues__one" href="{href}" hreflang="{code}" lang="{code}"{current}>'
        assert f"{switch}{NAMES[code]}</a>" in shown
    assert f'<link rel="alternate" hreflang="x-default" href="http://testserver{ADDRESS}">' in shown
    assert f'href="https://undocs.org/{language}/A/RES/85/12"' in shown


def test_a_text_in_one_language_has_no_switch(client: Client) -> None:
    tongues.held("fr")
    shown = page(client, f"/fr{ADDRESS}")
    assert "hreflang" not in shown
    assert "Side by side" not in shown


def test_an_arabic_text_is_set_from_right_to_left_and_its_english_words_are_english(client: Client) -> None:
    tongues.held("ar", "en")
    shown = page(client, f"/ar{ADDRESS}")
    assert '<h1 class="cover__title" lang="ar" dir="auto">صيانة المنارات</h1>' in shown
    assert '<article class="text" lang="ar" dir="rtl">' in shown
    for name in ("preamble", "operative", "notes"):
        assert f'<h2 class="part-name" id="{name}" lang="en">' in shown
    assert re.search(r'role="doc-backlink" href="#fn1-mark1" lang="en"', shown)
    assert 'id="op1"><a class="clause__number" href="#op1"' in shown
    assert f'href="/ar{ADDRESS}?beside=en">Side by side</a>' in shown


def test_a_clause_is_ticked_for_a_pack_in_each_language(client: Client) -> None:
    tongues.held("en", "ar")
    shown = page(client, f"{ADDRESS}?beside=ar")

    found = ticks(shown)
    assert found["A/RES/85/12:op1"] == "Pack: paragraph 1 in English"
    assert found["ar/A/RES/85/12:op1"] == "Pack: paragraph 1 in Arabic"
    packed = client.get("/pack/", {"clause": list(found)}, follow=True).content.decode()
    assert packed.count('class="packed packed--adopted"') == len(found)
    assert len(ticks(row(shown, "op1"))) == 2, "a clause in each language, none for its parts"


def test_the_map_of_the_site_names_the_languages_of_each_text(client: Client) -> None:
    tongues.held("en", "fr")
    factories.adopted("77/1")
    shown = page(client, "/sitemap.xml")
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="http://testserver{href}"/>'
        for code, href in (("en", ADDRESS), ("fr", f"/fr{ADDRESS}"))
    )
    for href in (ADDRESS, f"/fr{ADDRESS}"):
        assert f"<url><loc>http://testserver{href}</loc>{links}</url>" in shown
    assert "<url><loc>http://testserver/A/RES/77/1/</loc></url>" in shown


def test_the_same_paragraph_stands_side_by_side_in_its_language_and_direction(client: Client) -> None:
    tongues.held(*NAMES)
    shown = page(client, f"{ADDRESS}?beside=ar&beside=zh")
    cells = re.findall(
        r'<div class="cell" lang="(..)" dir="(...)">\n?(.*?)</div>', row(shown, "op1"), re.DOTALL
    )
    assert [cell[:2] for cell in cells] == [("en", "ltr"), ("ar", "rtl"), ("zh", "ltr")] * 3
    text = [re.sub("<[^>]*>", "", cell[2]).strip() for cell in cells]
    assert text[0].startswith("EnglishRequests the keepers:")
    assert text[1].startswith("العربيةتطلب إلى الحراس")
    assert text[2].startswith("中文请看守人：")
    assert text[3:6] == ["English(a) To light the lamps;", "العربية(أ) إضاءة المصابيح؛", "中文(a) 点亮灯火；"]
    assert '<meta name="robots" content="noindex">' in shown


def test_languages_that_agree_are_said_to(client: Client) -> None:
    tongues.held("en", "es")
    shown = page(client, f"{ADDRESS}?beside=es")
    assert "The languages agree in all 6 places" in shown
    assert "pair--doubtful" not in shown


def test_a_disagreement_is_shown_where_it_is_and_named_above(client: Client) -> None:
    tongues.held(*NAMES)
    shown = page(client, f"{ADDRESS}?beside=ar&beside=zh")
    assert doubts(shown, "op2") == [
        "2031: in English and Chinese, not in Arabic",
        "2032: in Arabic, not in English and Chinese",
        "Footnote marks: 1 in English, 1 in Arabic, 0 in Chinese",
    ]
    assert doubts(shown, "op1") == []
    assert re.search(
        r'In 2 of 6 places the languages disagree: <a href="#op2">Paragraph 2</a>, '
        r'<a href="#en-fn2">Footnote 2</a>\.',
        shown,
    )


def test_a_paragraph_that_one_language_lacks_is_said_to_be_missing_there(client: Client) -> None:
    tongues.held("en", "fr", "ru")
    shown = page(client, f"{ADDRESS}?beside=fr&beside=ru")
    assert doubts(shown, "pp2") == ["Not found in French"]
    assert "<p>Not found in French</p>" in row(shown, "pp2")
    assert "туманом" in row(shown, "pp2")
    assert doubts(shown, "op1") == ["Sub-paragraphs: 2 in English, 2 in French, 1 in Russian"]
    other = page(client, f"/fr{ADDRESS}?beside=en")
    assert 'id="en-pp2"' in other, "an anchor of the language that has it"
    assert other.index('id="pp1"') < other.index('id="en-pp2"') < other.index('id="op1"')


def test_footnotes_of_each_language_lead_to_their_own_marks(client: Client) -> None:
    tongues.held("en", "ar")
    shown = page(client, f"{ADDRESS}?beside=ar")
    for language in ("en", "ar"):
        assert f'id="{language}-fn1-mark1" href="#{language}-fn1"' in shown
        assert shown.count(f'id="{language}-fn1"') == 1
        assert f'role="doc-backlink" href="#{language}-fn1-mark1"' in shown
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_languages_are_chosen_and_taken_away_by_links(client: Client) -> None:
    tongues.held("en", "es", "fr", "ru")
    shown = page(client, f"{ADDRESS}?beside=es&beside=fr")
    choices = re.findall(
        r'<a class="beside__choice" href="([^"]*)" lang="(..)"( aria-current="true")?>', shown
    )
    assert [(code, href.replace("&amp;", "&"), bool(current)) for href, code, current in choices] == [
        ("es", f"{ADDRESS}?beside=fr", True),
        ("fr", f"{ADDRESS}?beside=es", True),
        ("ru", f"{ADDRESS}?beside=es&beside=ru", False),
    ]
    assert f'href="{ADDRESS}">One language</a>' in shown


def test_a_language_that_is_not_held_is_said_to_be_missing(client: Client) -> None:
    tongues.held("en", "fr")
    shown = page(client, f"{ADDRESS}?beside=ru&beside=fr")
    assert "does not hold this text in Russian" in shown
    assert 'href="https://undocs.org/ru/A/RES/85/12"' in shown
    assert "The languages disagree" not in shown
    assert "parallel--2" in shown
    alone = page(client, f"{ADDRESS}?beside=ru")
    assert "parallel--1" in alone
    assert "agree" not in alone


@pytest.mark.parametrize("beside", ["", "xx", "en", "%00", "<script>", "fr" * 200])
def test_what_is_no_other_language_is_not_set_beside(client: Client, beside: str) -> None:
    tongues.held("en", "fr")
    shown = page(client, f"{ADDRESS}?beside={beside}")
    assert 'class="parallel' not in shown
    assert 'class="clause clause--operative"' in shown


def test_an_old_address_leads_on_with_its_languages(client: Client) -> None:
    tongues.held("en", "fr")
    response = client.get("/a/res/85/12?beside=fr")
    assert response.status_code == 301
    assert response["Location"] == f"{ADDRESS}?beside=fr"


def test_a_long_text_in_three_languages_stays_within_the_query_limit(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    for language in ("en", "fr", "ar"):
        clauses = [
            factories.paragraph(
                f"Requests {number}",
                citations=(factories.citation(offset=0),),
                footnote_marks=(records.Mark(str(number), 8),),
                sub_paragraphs=(factories.sub("(a)", "One;"),),
            )
            for number in range(1, 201)
        ]
        notes = tuple(factories.footnote(str(number)) for number in range(1, 201))
        record = factories.adopted_record("77/237", paragraphs=clauses, footnotes=notes)
        factories.held(factories.changed(record, language=language))
    with django_assert_max_num_queries(MOST_QUERIES):
        shown = page(client, "/A/RES/77/237/?beside=fr&beside=ar")
    assert shown.count('class="pair pair--operative"') == 200


def test_nothing_a_text_holds_becomes_markup(client: Client) -> None:
    for language in ("en", "fr"):
        record = factories.adopted_record(
            "77/237",
            "<b>Title</b>",
            paragraphs=[factories.paragraph("Notes <script>alert(1)</script>")],
            annexes=(records.Annex("<i>Rules</i>", (records.Block("paragraph", "<u>"),)),),
        )
        factories.held(factories.changed(record, language=language))
    shown = page(client, "/A/RES/77/237/?beside=fr")
    for hostile in ("<b>Title", "<script>alert", "<i>Rules", "<u>"):
        assert hostile not in shown
    assert shown.count("&lt;i&gt;Rules&lt;/i&gt;") == 2
