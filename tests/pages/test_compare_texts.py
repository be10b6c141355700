"""Which texts are compared: how they are named, offered, suggested, in one language."""

from dataclasses import replace

import pytest
from django.test import Client

from resolutions.models import Resolution
from tests import factories
from tests.pages.comparisons import EVIL, MaxQueries, compare, rows

pytestmark = pytest.mark.django_db


def translated(number: str, language: str) -> None:
    factories.held(replace(factories.adopted_record(number, f"In {language}"), language=language))


@pytest.mark.parametrize(
    "typed",
    [
        "A/RES/76/187",
        "a/res/76/187/",
        " 76/187 ",
        "resolution 76/187",
        "/A/RES/76/187/",
        "/A/RES/76/187/#op3",
        "http://testserver/A/RES/76/187/",
        "https://undocs.org/en/A/RES/76/187",
    ],
)
def test_a_text_is_named_as_people_type_it(
    client: Client, pair: tuple[Resolution, Resolution], typed: str
) -> None:
    assert "What changed from A/RES/76/187 to A/RES/77/237" in compare(client, typed)


@pytest.mark.parametrize(
    "typed",
    ["78/1", "A/C.3/80/L.5", "no such thing", "\0", "/\0/", "x" * 5000, "http://[", "%00", "–ü中", EVIL, "/"],
)
def test_an_unknown_text_is_told_so(client: Client, pair: tuple[Resolution, Resolution], typed: str) -> None:
    response = client.get("/compare/", {"from": typed, "to": "77/237"})
    page = response.content.decode()

    assert response.status_code in (200, 404)
    assert "<script>alert" not in page
    assert "A/RES/76/187" in page, "the other texts of the title are offered"
    if typed.strip("\0"):
        assert response.status_code == 404
        assert "The archive holds no text under" in page


def test_without_a_text_the_page_asks_for_both(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    page = client.get("/compare/").content.decode()

    assert 'name="from"' in page and 'name="to"' in page
    assert 'href="/families/strengthening-the-programme/"' in page


def test_an_empty_archive_compares_nothing(client: Client) -> None:
    assert client.get("/compare/").status_code == 200
    assert client.get("/compare/pasted/").status_code == 200
    assert client.get("/compare/", {"from": "77/237"}).status_code == 404


def test_with_one_text_the_others_of_its_title_are_offered(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = compare(client, "76/187", "")

    assert "choose the later one" in page
    assert 'href="/compare/?from=A/RES/76/187&amp;to=A/RES/77/237"' in page


def test_of_a_report_one_text_is_chosen(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    factories.held(factories.report_record(factories.text_record("First"), factories.text_record("Second")))

    page = compare(client, "A/75/464")
    assert "holds 2 resolution texts" in page
    assert 'href="/compare/?from=/A/75/464/II/&amp;to=A/RES/77/237"' in page
    assert "What changed from A/75/464, II to" in compare(client, "/A/75/464/II/")


def test_a_report_with_one_text_stands_for_it(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    factories.held(factories.report_record(factories.text_record("First")))

    assert "What changed from A/75/464, I to" in compare(client, "A/75/464")


def test_texts_in_two_languages_are_not_compared(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    translated("78/1", "fr")

    page = compare(client, "78/1")

    assert "in different languages: French and English" in page
    assert rows(page) == []


def test_a_translation_is_taken_where_both_are_held_in_it(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    translated("76/187", "ar")
    translated("78/1", "ar")

    page = compare(client, "76/187", "78/1")

    assert 'lang="ar" dir="rtl"' in page
    assert 'href="/ar/A/RES/76/187/#op1"' in page
    assert "/A/RES/76/187/#op1" in compare(client, "/ar/A/RES/76/187/", "77/237"), "English is common to both"
    assert "different languages" in compare(client, "/ar/A/RES/78/1/", "77/237")


def test_two_texts_named_in_any_order_are_compared_as_they_came(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    for asked in ({"text": "77/237", "with": "76/187"}, {"text": "76/187", "with": "77/237"}):
        response = client.get("/compare/", asked)
        assert response.status_code == 302
        assert response.headers["Location"] == "/compare/?from=A/RES/76/187&to=A/RES/77/237"


@pytest.mark.parametrize("typed", ["", "78/1", EVIL, "\0", "//evil.example/", "x" * 5000])
def test_an_unknown_other_text_leads_to_the_page_that_says_so(
    client: Client, pair: tuple[Resolution, Resolution], typed: str
) -> None:
    response = client.get("/compare/", {"text": "77/237", "with": typed})

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/compare/?from=77/237")
    assert "<script>alert" not in client.get(response.headers["Location"]).content.decode()


def test_what_names_no_text_is_answered_with_those_that_may_be_meant(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    begun = client.get("/compare/", {"from": "76/18", "to": "77/237"}).content.decode()
    titled = client.get("/compare/", {"from": "strengthening prog", "to": "77/237"}).content.decode()

    link = '<a href="/compare/?from=A/RES/76/187&amp;to=A/RES/77/237">A/RES/76/187</a>'
    assert "Perhaps one of these" in begun and link in begun and link in titled


def test_a_text_leads_to_a_comparison_with_any_other(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = client.get("/A/RES/77/237/").content.decode()

    assert '<input type="hidden" name="text" value="A/RES/77/237">' in page
    assert 'data-suggest="/compare/texts/"' in page


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("76", ["A/RES/76/187"]),
        ("77/2", ["A/RES/77/237"]),
        ("a/res/7", ["A/RES/76/187", "A/RES/77/237"]),
        ("Strengthening the prog", ["A/RES/77/237", "A/RES/76/187"]),
        ("/A/RES/77", ["A/RES/77/237"]),
        *[
            (junk, [])
            for junk in ("", "7", "zz", "\0\0", "%_", "'", "&|!:*()", "x" * 5000, "A/_", "–", "77/%")
        ],
    ],
)
def test_texts_are_suggested_while_one_types(
    client: Client,
    pair: tuple[Resolution, Resolution],
    typed: str,
    labels: list[str],
    django_assert_max_num_queries: MaxQueries,
) -> None:
    with django_assert_max_num_queries(1):
        response = client.get("/compare/texts/", {"q": typed}, headers={"accept": "application/json"})

    assert response.status_code == 200
    assert [one["label"] for one in response.json()["suggestions"]] == labels
    assert all(one["value"].startswith("A/RES/") for one in response.json()["suggestions"])


def test_suggested_texts_are_also_a_page(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    page = client.get("/compare/texts/", {"q": "77/2"}).content.decode()

    assert '<a href="/A/RES/77/237/">A/RES/77/237</a>' in page
    assert "No text held" in client.get("/compare/texts/", {"q": EVIL}).content.decode()


def test_the_site_leads_to_comparing(client: Client) -> None:
    assert client.get("/").content.decode().count('<a href="/compare/"') == 2
