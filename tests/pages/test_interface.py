"""The language of the interface: chosen, asked for by the browser, or English."""

from urllib.parse import quote

import pytest
from django.test import Client, RequestFactory

from resolutions.views.plain import failure

FRENCH = {"accept-language": "fr-CA, en;q=0.5"}


def lang(client: Client, address: str, **headers: str) -> str:
    page = client.get(address, headers=headers).content.decode()
    return page.partition('<html lang="')[2].partition('"')[0]


@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_a_choice_is_kept_and_leads_back(client: Client, code: str) -> None:
    response = client.get(f"/interface/{code}/", {"next": "/design/?x=1"})

    assert (response.status_code, response.headers["Location"]) == (302, "/design/?x=1")
    cookie = response.cookies["archive_interface"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (code, True, "Lax")
    assert response.headers["Cache-Control"] == "no-store"
    assert lang(client, "/design/") == code


def test_a_choice_outweighs_the_browser(client: Client) -> None:
    assert lang(client, "/design/", **FRENCH) == "fr"

    client.get("/interface/es/")

    assert lang(client, "/design/", **FRENCH) == "es"


@pytest.mark.parametrize("asked", ["", "ar", "*", "xx;q=nonsense,,;", "fr" * 5_000])
def test_what_the_interface_has_not_is_english(client: Client, asked: str) -> None:
    assert lang(client, "/design/", **{"accept-language": asked}) == "en"


def test_a_cookie_that_nobody_set_is_ignored(client: Client) -> None:
    client.cookies["archive_interface"] = "../../etc"

    assert lang(client, "/design/") == "en"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org/",
        "///example.org/",
        "/\\example.org/",
        "\\\\example.org",
        "javascript:alert(1)",
        "http:example.org",
        "\x00/",
        "",
    ],
)
def test_a_choice_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    response = client.get("/interface/fr/", {"next": elsewhere})

    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_a_line_break_makes_no_header(client: Client) -> None:
    response = client.get("/interface/fr/", {"next": "/a\r\nSet-Cookie: x=1"})

    assert "x" not in response.cookies
    assert "\n" not in response.headers["Location"]


@pytest.mark.parametrize("code", ["ar", "FR", "fr-ca", "xx", "%00", "en.UTF-8"])
def test_a_language_it_has_not_is_not_found(client: Client, db: None, code: str) -> None:
    response = client.get(f"/interface/{code}/")

    assert response.status_code == 404
    assert not response.cookies


def test_a_choice_is_only_read(client: Client) -> None:
    assert client.post("/interface/fr/").status_code == 405


def test_caches_tell_the_languages_apart(client: Client) -> None:
    response = client.get("/design/", headers=FRENCH)

    assert {"Accept-Language", "Cookie"} <= set(response.headers["Vary"].split(", "))
    assert response.headers["Content-Language"] == "fr"
    assert not response.cookies


def test_files_are_the_same_in_every_language(client: Client) -> None:
    response = client.get("/robots.txt", headers=FRENCH)

    assert "Disallow: /interface/" in response.content.decode()
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Content-Language" not in response.headers


def test_curators_work_in_english(client: Client, db: None) -> None:
    assert lang(client, "/admin/login/", **FRENCH) == "en"


def test_every_page_offers_the_languages_and_the_way_back(client: Client, db: None) -> None:
    address = "/search/?q=crime%20%26%20x"
    page = client.get(address).content.decode()

    for code, name in (("en", "English"), ("fr", "Français"), ("es", "Español")):
        assert f'<a href="/interface/{code}/?next={quote(address)}" lang="{code}"' in page
        assert f">{name}</a>" in page


def test_the_failure_page_offers_them_too() -> None:
    assert 'href="/interface/fr/?next="' in failure(RequestFactory().get("/")).content.decode()
