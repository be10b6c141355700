"""A title on its time line, and the texts beside one of it."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from resolutions.models import Resolution
from tests import factories
from tests.pages.comparisons import COMES, TITLE, URGES, MaxQueries

pytestmark = pytest.mark.django_db


def test_a_family_is_a_time_line_with_balances(
    client: Client, pair: tuple[Resolution, Resolution], django_assert_max_num_queries: MaxQueries
) -> None:
    factories.resolution(title=TITLE, operative=[URGES])
    call_command("lineage", stdout=StringIO())
    with django_assert_max_num_queries(4):
        page = client.get("/families/strengthening-the-programme/").content.decode()

    order = re.findall(r'<th scope="rowgroup"[^>]*><a href="[^"]*">([^<]+)</a>', page)
    assert order == ["Draft, 80th session", "A/RES/77/237", "A/RES/76/187"]
    assert 'aria-label="7 identical, from A/RES/76/187 to A/RES/77/237"' in page
    assert 'href="/compare/?from=A/RES/76/187&amp;to=A/RES/77/237&amp;only=dropped"' in page
    assert "The first text held" in page
    badges = re.findall(r'data-label="Status"><span class="badge badge--\w+">(\w+)', page)
    assert badges == ["Draft", "Adopted", "Adopted"]
    dates = re.findall(r'data-label="Date" class="line__date">([^<]+)<', page)
    assert dates == ["12 Nov 2025", "15 Dec 2022", "15 Dec 2022"]


def test_a_balance_is_drawn_once_until_a_text_changes(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    factories.adopted("76/187", TITLE, operative=[URGES])
    record = factories.adopted_record("77/237", TITLE, operative=[URGES])
    factories.held(record)
    address = "/families/strengthening-the-programme/"
    assert 'aria-label="1 identical' in client.get(address).content.decode()

    with django_assert_max_num_queries(4):
        client.get(address)
    changed = factories.text_record(TITLE, operative=[COMES], number="77/237", status="adopted")
    factories.held(factories.changed(record, resolutions=(changed,)))

    assert 'aria-label="1 dropped' in client.get(address).content.decode()


@pytest.mark.parametrize("slug", ["no-such-title", "%00", "-", "–", "strengthening"])
def test_an_unknown_family_is_not_found(
    client: Client, pair: tuple[Resolution, Resolution], slug: str
) -> None:
    assert client.get(f"/families/{slug}/").status_code == 404


def test_a_text_leads_to_its_neighbours_and_its_family(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    draft = factories.resolution(title=TITLE, operative=[URGES]).addresses.get(current=True).path
    page = client.get("/A/RES/77/237/").content.decode()

    assert 'href="/compare/?from=A/RES/76/187&amp;to=A/RES/77/237">with the previous text' in page
    assert f'href="/compare/?from=A/RES/77/237&amp;to={draft}">with the next text' in page
    assert 'href="/families/strengthening-the-programme/"' in page


def test_a_title_longer_than_an_address_has_its_family(client: Client) -> None:
    title = "Strengthening " + " ".join(["cooperation"] * 30)
    text = factories.adopted("76/187", title)
    factories.adopted("77/237", title)
    page = client.get(text.addresses.get(current=True).path).content.decode()
    family = re.search(r'href="(/families/[^"]+)"', page)

    assert family and client.get(family[1]).status_code == 200


def test_the_texts_before_and_after_are_those_of_other_sessions(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    for session in (77, 78):
        draft = factories.text_record(TITLE, operative=[URGES])
        factories.held(factories.document_record(draft, session=session, symbol=f"A/C.3/{session}/L.5"))
    factories.adopted("78/1", TITLE, operative=[URGES])

    page = client.get("/A/RES/77/237/").content.decode()

    assert 'href="/compare/?from=A/RES/76/187&amp;to=A/RES/77/237">with the previous text' in page
    assert 'href="/compare/?from=A/RES/77/237&amp;to=A/RES/78/1">with the next text' in page
