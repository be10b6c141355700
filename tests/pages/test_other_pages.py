"""Home, sessions, items, reports, about, errors, files: each through its address, with a query limit."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from urllib.parse import quote

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from resolutions.parsing import records
from resolutions.views import plain
from tests import factories

MaxQueries = Callable[[int], AbstractContextManager[object]]
ITEM = "Crime prevention and criminal justice"


@pytest.fixture
def shelf(db: None) -> None:
    """The same title under one item in three sessions, and a report."""
    for session, item in ((77, 109), (76, 107), (75, 111)):
        record = factories.adopted_record(f"{session}/{session}", "Strengthening the programme")
        factories.held(replace(record, agenda_items=(records.AgendaItem(item, ITEM),)))
    texts = (factories.text_record("First recommended"), factories.text_record("Second recommended"))
    factories.held(factories.report_record(*texts, agenda_items=(records.AgendaItem(111, ITEM),)))


@pytest.mark.parametrize(
    ("address", "most", "shows"),
    [
        ("/", 8, ["77th session", "Strengthening the programme", ITEM, 'name="q"']),
        ("/about/", 8, ["not a service of the United Nations", "What is missing"]),
        ("/sessions/", 4, ["77th session", "75th session"]),
        ("/sessions/75/", 8, ["Strengthening the programme", "A/75/464", "First recommended", ITEM]),
        ("/sessions/77/items/109/", 8, [ITEM, "A/RES/77/77", "Adopted 15 December 2022"]),
        ("/items/", 4, [ITEM, "In 3 sessions"]),
        ("/items/crime-prevention-and-criminal-justice/", 8, ["109", "107", "111", "77th session"]),
        ("/sitemap.xml", 6, ["http://testserver/A/RES/77/77/", "/items/crime-prevention"]),
        ("/robots.txt", 0, ["Sitemap: http://testserver/sitemap.xml", "Disallow: /admin/"]),
        ("/design/", 0, ["The components"]),
    ],
)
def test_pages_show_what_is_held_in_few_queries(
    client: Client,
    shelf: None,
    django_assert_max_num_queries: MaxQueries,
    address: str,
    most: int,
    shows: list[str],
) -> None:
    with django_assert_max_num_queries(most):
        response = client.get(address)

    assert response.status_code == 200
    page = response.content.decode()
    for words in shows:
        assert words in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/about/", "/sessions/", "/items/", "/sitemap.xml"])
def test_an_empty_archive_has_its_pages(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_special_sessions_have_an_address(client: Client) -> None:
    record = factories.adopted_record("77/1")
    factories.held(replace(record, symbol="A/RES/S-32/1", session=records.SessionOf(32, "special")))

    assert "32nd special session" in client.get("/sessions/S-32/").content.decode()


@pytest.mark.django_db
def test_an_item_with_a_letter_has_an_address(client: Client) -> None:
    item = records.AgendaItem(25, "Advancement of women", "a")
    factories.held(factories.document_record(agenda_items=(item,)))

    assert "25 (a)" in client.get("/sessions/80/items/25-a/").content.decode()
    assert client.get("/sessions/80/items/25/").status_code == 404


@pytest.mark.django_db
def test_what_is_cited_and_not_held_is_counted(client: Client) -> None:
    cited = (factories.citation(offset=8), factories.citation("A/RES/68/1", offset=15))
    factories.resolution(paragraphs=[factories.paragraph("Recalls 67/187 68/1,", citations=cited)])

    page = client.get("/about/").content.decode()

    assert "cite 2 resolutions of the General Assembly that the archive does not hold" in page
    assert 'href="/A/RES/67/187/"' in page


@pytest.mark.django_db
def test_translations_are_listed_once(client: Client) -> None:
    factories.held(factories.adopted_record("77/237", "In English"))
    factories.held(replace(factories.adopted_record("77/237", "En français"), language="fr"))
    factories.held(replace(factories.adopted_record("77/238", "Seulement en français"), language="fr"))

    page = client.get("/sessions/77/").content.decode()

    assert "In English" in page
    assert "En français" not in page
    assert 'href="/fr/A/RES/77/238/"' in page
    assert "2 adopted texts held" in page


@pytest.mark.django_db
def test_a_session_lists_its_texts_in_the_order_of_their_numbers(client: Client) -> None:
    for number in ("77/110", "77/9", "77/10"):
        factories.adopted(number)

    page = client.get("/sessions/77/").content.decode()

    assert page.index("A/RES/77/9/") < page.index("A/RES/77/10/") < page.index("A/RES/77/110/")


@pytest.mark.django_db
def test_a_report_shows_its_texts_paragraphs_and_notes(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    paragraphs = (
        records.ReportParagraph("1", "First.", ("Introduction",), (records.Mark("1", 6),)),
        records.ReportParagraph("2", "Second.", ("Introduction",)),
        records.ReportParagraph("3", "Third.", ("Consideration", "Draft A")),
    )
    factories.held(
        factories.report_record(
            factories.text_record("First recommended"),
            factories.text_record("Second recommended"),
            report_paragraphs=paragraphs,
            report_footnotes=(factories.footnote("1", "See the record."),),
        )
    )

    with django_assert_max_num_queries(15):
        page = client.get("/A/75/464/").content.decode()

    assert 'href="/A/75/464/I/"' in page and 'href="/A/75/464/II/"' in page
    assert page.count(">Introduction<") == 2, "once in the contents, once in the report"
    assert page.index(">Consideration<") < page.index(">Draft A<")
    assert 'id="p3"' in page and 'href="#fn1"' in page and "See the record." in page


@pytest.mark.django_db
def test_a_text_in_a_report_leads_back_to_it(client: Client) -> None:
    factories.held(factories.report_record(factories.text_record("First"), factories.text_record("Second")))

    page = client.get("/A/75/464/II/").content.decode()

    assert 'href="/A/75/464/"' in page
    assert 'href="/A/75/464/I/"' in page


@pytest.mark.django_db
def test_a_source_file_is_sent_as_received(client: Client) -> None:
    raw = b"caf\xc3\xa9\r\n<script>alert(1)</script>"
    document = factories.held(factories.document_record(), raw=raw)

    response = client.get(f"/sources/{document.source.sha256}/")

    assert response.content == raw
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_failure_page_needs_no_database(rf: RequestFactory) -> None:
    response = plain.failure(rf.get("/"))

    assert response.status_code == 500
    assert "The archive failed to answer" in response.content.decode()


def breaks(request: HttpRequest) -> HttpResponse:
    """A view that fails."""
    raise RuntimeError("broken on purpose")


urlpatterns = [path("breaks/", breaks)]
handler500 = "resolutions.views.plain.failure"


@override_settings(ROOT_URLCONF="tests.pages.test_other_pages")
def test_a_broken_view_gives_the_failure_page(client: Client) -> None:
    client.raise_request_exception = False

    response = client.get("/breaks/")

    assert response.status_code == 500
    assert "Resolutions Archive" in response.content.decode()


ODD = ["\0", "'", '"', "%", "zzz", "-1", "9" * 20, "🙂", "../../etc/passwd", "(" * 200, "x" * 10_000]
ADDRESSES = [
    "/{}",
    "/{}/",
    "/A/RES/{}/",
    "/A/RES/77/{}",
    "/fr/{}/",
    "/sessions/{}/",
    "/sessions/77/items/{}/",
    "/items/{}/",
    "/sources/{}/",
    "/drafts/80/{}/",
    "/sessions/77/?page={}",
    "/items/?page={}",
    "/items/crime-prevention-and-criminal-justice/?page={}",
    "/?q={}",
    "/search/?q={}&session={}&page={}&kind={}",
    "/about/?{}=1",
    "/A/RES/77/77/?{}={}",
]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: ascii(odd[:12]))
def test_nothing_a_visitor_types_is_a_failure(client: Client, shelf: None, odd: str) -> None:
    for address in ADDRESSES:
        response = client.get(address.replace("{}", quote(odd, safe="")))

        assert response.status_code in (200, 301, 302, 400, 404), address


@pytest.mark.django_db
def test_the_front_page_draws_the_texts_of_each_session_by_status(client: Client) -> None:
    for number in ("77/1", "77/2", "76/1"):
        factories.adopted(number)
    page = client.get("/").content.decode()

    assert page.count('<svg class="bar" viewBox="0 0 2 12"') == 2
    assert '<rect class="bar__adopted" width="2" height="12"/>' in page
    assert '<td class="table__number" data-label="Adopted">2</td>' in page
