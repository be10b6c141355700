"""Addresses: stable, forgiving of how people type them, helpful where nothing is held."""

from dataclasses import replace

import pytest
from django.test import Client

from resolutions.models import Address
from resolutions.parsing import records
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["/77/237", "/77/237/", "/a/res/77/237", "/A/RES/77/237", "/a/RES/77/237/", "/GA%20resolution%2077/237"],
)
def test_typed_forms_lead_to_the_canonical_address(client: Client, typed: str) -> None:
    factories.adopted("77/237")

    response = client.get(typed)

    assert response.status_code == 301
    assert response.headers["Location"] == "/A/RES/77/237/"


def test_a_symbol_with_brackets_has_an_address(client: Client) -> None:
    record = factories.adopted_record("77/1")
    factories.held(replace(record, symbol="A/RES/217(III)", session=records.SessionOf(3)))

    assert client.get("/A/RES/217(III)/").status_code == 200
    assert client.get("/217 A (III)").headers["Location"] == "/A/RES/217(III)/"


def test_what_stands_behind_the_question_mark_goes_along(client: Client) -> None:
    factories.adopted("77/237")

    assert client.get("/77/237?verb=requests").headers["Location"] == "/A/RES/77/237/?verb=requests"


def test_a_page_without_its_slash_keeps_its_query(client: Client) -> None:
    assert client.get("/search?q=crime&session=77").headers["Location"] == "/search/?q=crime&session=77"


@pytest.mark.parametrize("address", ["/", "/search/", "/sessions/", "/A/RES/77/237/", "/no/such/page"])
def test_a_page_is_for_reading_alone(address: str) -> None:
    visitor = Client(enforce_csrf_checks=True)

    assert visitor.post(address, {"x": "y"}).status_code == 405
    assert visitor.delete(address).status_code == 405


def test_a_login_without_its_token_is_refused_in_our_own_words() -> None:
    refused = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "y"})

    assert refused.status_code == 403
    assert "This page is not for visitors" in refused.content.decode()


def test_a_draft_keeps_its_old_address_when_its_symbol_arrives(client: Client) -> None:
    record = factories.document_record(factories.text_record("On the rule of law"))
    old = factories.held(record).resolutions.get().addresses.get().path
    assert client.get(old).status_code == 200

    factories.held(replace(record, symbol="A/C.3/80/L.5"))

    response = client.get(old)
    assert response.status_code == 301
    assert response.headers["Location"] == "/A/C.3/80/L.5/"
    assert client.get("/a/c.3/80/l.5").headers["Location"] == "/A/C.3/80/L.5/"


def test_a_translation_stands_under_its_language(client: Client) -> None:
    factories.held(factories.adopted_record("77/237"))
    factories.held(replace(factories.adopted_record("77/237", "Prévention du crime"), language="fr"))

    french = client.get("/fr/A/RES/77/237/").content.decode()

    assert "Prévention du crime" in french
    assert 'hreflang="en" href="http://testserver/A/RES/77/237/"' in french
    assert client.get("/fr/A/RES/77/237").headers["Location"] == "/fr/A/RES/77/237/"


def test_a_symbol_not_held_gives_a_404_that_leads_on(client: Client) -> None:
    citing = factories.paragraph("Recalls 67/187,", citations=(factories.citation(offset=8),))
    factories.resolution(paragraphs=[citing])

    response = client.get("/67/187")

    page = response.content.decode()
    assert response.status_code == 404
    assert "https://undocs.org/en/A/RES/67/187" in page
    assert "The archive is incomplete" in page
    assert "Paragraph 1" in page


def test_a_text_held_in_another_language_only_is_offered(client: Client) -> None:
    factories.held(replace(factories.adopted_record("77/237"), language="fr"))

    response = client.get("/A/RES/77/237/")

    assert response.status_code == 404
    assert 'href="/fr/A/RES/77/237/"' in response.content.decode()


def test_anything_else_gives_a_plain_404(client: Client) -> None:
    response = client.get("/no/such/thing")

    assert response.status_code == 404
    assert "There is no page here" in response.content.decode()


@pytest.mark.parametrize("path", ["/sessions", "/about", "/items", "/admin"])
def test_a_page_without_its_slash_is_found(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"] == f"{path}/"


def test_every_current_address_answers(client: Client) -> None:
    factories.held(factories.report_record(factories.text_record(), factories.text_record()))
    factories.resolution()

    paths = list(Address.objects.filter(current=True).values_list("path", flat=True))

    assert len(paths) == 4
    assert {client.get(path).status_code for path in paths} == {200}
