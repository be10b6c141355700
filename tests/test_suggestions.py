"""Suggestions while somebody types: symbols, titles and lead phrases."""

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions.facets.asked import Asked
from resolutions.finding import find
from resolutions.ingest.tallies import tally
from resolutions.suggesting import MOST, suggest
from tests.factories import adopted, document_record, held, paragraph, text_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts() -> None:
    adopted(
        "77/237",
        "Strengthening the programme",
        operative=["Requests this", "Requests that", "Renews its call"],
    )
    adopted("76/187", "Strengthening the programme", preambular=["Recalling that,"])
    adopted("76/1", "Towards strengthening the rule of law")
    tally()


def suggested(typed: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.label, one.note) for one in suggest(typed)]


def test_a_symbol_is_suggested_by_its_beginning(texts: None) -> None:
    for typed in ("77/2", "A/RES/77", "a/res/77/237"):
        assert suggested(typed) == [("Symbol", "A/RES/77/237", "")], typed
    assert suggest("77/2")[0].href == "/A/RES/77/237/"
    assert suggested("99/") == []


def test_a_title_is_suggested_by_any_of_its_words_and_leads_to_its_texts(texts: None) -> None:
    assert suggested("stren") == [
        ("Title", "Strengthening the programme", "2 texts"),
        ("Title", "Towards strengthening the rule of law", ""),
    ]
    assert suggested("the rule of l") == [("Title", "Towards strengthening the rule of law", "")]
    assert suggest("stren")[0].href == "/search/?q=Strengthening+the+programme"


def test_a_lead_phrase_is_suggested_with_what_it_finds(texts: None) -> None:
    assert suggested("re") == [
        ("Lead phrase", "Requests", "4 paragraphs"),
        ("Lead phrase", "Recalling", "1 paragraph"),
        ("Lead phrase", "Renews", "1 paragraph"),
    ]
    for one in suggest("re"):
        found = find(Asked.read(QueryDict(one.href.partition("?")[2])))
        assert one.note.startswith(f"{found.counts.total} ")


def test_at_most_ten_are_suggested_by_one_query() -> None:
    for number in range(1, 12):
        adopted(f"77/{number}", f"A title, number {number}", operative=[f"A{'b' * number} this"])
    with CaptureQueriesContext(connection) as captured:
        assert 0 < len(suggest("A")) + len(suggest("a/")) <= 2 * MOST
    assert len(captured) <= 2


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        "\0\0",
        "%",
        "%%",
        "_\\",
        "'\"",
        "a:* | !b",
        "((",
        "&& <->",
        "😀😀",
        "re" * 200,
        "A/" * 50,
        "77/" + "9" * 90,
    ],
)
def test_odd_beginnings_are_answered(client: Client, texts: None, typed: str) -> None:
    for accepted in ("application/json", "text/html"):
        response = client.get("/search/suggest/", {"q": typed}, headers={"Accept": accepted})
        assert response.status_code == 200
    assert suggest(typed) == [] or typed == "a:* | !b"


def test_a_script_gets_json_that_may_be_kept_a_while(client: Client, texts: None) -> None:
    response: Any = client.get("/search/suggest/", {"q": "77/2"}, headers={"Accept": "application/json"})
    assert response.json() == {
        "suggestions": [{"kind": "Symbol", "label": "A/RES/77/237", "note": "", "href": "/A/RES/77/237/"}]
    }
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert "Accept" in response.headers["Vary"]


def test_a_reader_gets_a_plain_list(client: Client) -> None:
    held(document_record(text_record("Crime <b>&", paragraphs=[paragraph("Notes this")])))
    shown = client.get("/search/suggest/", {"q": "crime"}, headers={"Accept": "text/html"}).content.decode()
    assert '<a href="/search/?q=Crime+%3Cb%3E%26">Crime &lt;b&gt;&amp;</a>' in shown
    nothing = client.get("/search/suggest/", {"q": "zz<"}, headers={"Accept": "text/html"}).content.decode()
    assert "begins so" in nothing
    assert '/search/?q=zz%3C"' in nothing


def test_suggestions_that_take_too_long_are_none(client: Client, texts: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE resolutions_tally RENAME TO tallies_held")
        cursor.execute(
            "CREATE VIEW resolutions_tally AS SELECT held.* FROM tallies_held AS held, pg_sleep(5) AS slept"
        )
        cursor.execute("SET LOCAL statement_timeout = '50ms'")
    response = client.get("/search/suggest/", {"q": "re"}, headers={"Accept": "application/json"})
    assert response.json() == {"suggestions": []}
