"""Searches with very many hits: a sample is counted, and the page says so."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions.facets import known, statement
from resolutions.facets.asked import Asked
from resolutions.finding import Found, find
from resolutions.ingest.tallies import tally
from resolutions.models import Paragraph, Tally
from tests.factories import adopted, document_record, held, text_record

pytestmark = pytest.mark.django_db

LONG = " and of many other words that make this paragraph far too long to stand among the short ones" * 3


def find_at(address: str) -> Found:
    return find(Asked.read(QueryDict(address)))


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> int:
    """Hold 320 paragraphs on crime, far more than are counted one by one."""
    monkeypatch.setattr(statement, "COUNTED", 20)
    monkeypatch.setattr(statement, "RANKED", 80)
    monkeypatch.setattr(known, "SMALL", 0)
    clauses = [f"Notes crime number {number}{LONG}" for number in range(320)]
    held(document_record(text_record(operative=clauses, preambular=[f"Recalling crime{LONG}"] * 4)))
    return 320


def test_the_total_of_very_many_is_about_right_and_says_so(client: Client, many: int) -> None:
    found = find_at("q=crime")
    assert found.counts.about
    assert found.counts.total == pytest.approx(many, rel=0.05)
    shown = client.get("/search/", {"q": "crime"}).content.decode()
    assert "About <strong>3" in shown
    assert "numbers with ~ are estimates" in shown


@pytest.mark.parametrize("address", ["q=crime", "q=crime&group=wording"])
def test_every_page_there_is_shows_something_and_the_next_says_where_the_last_is(
    client: Client, many: int, address: str
) -> None:
    last = find_at(address).pages
    assert all(find_at(f"{address}&page={page}").hits for page in range(1, last + 1))
    shown = client.get(f"/search/?{address}&page={last + 1}").content.decode()
    assert f"the results end on page {last}." in shown


def test_few_of_very_many_are_counted_one_by_one(many: int) -> None:
    found = find_at("q=crime&kind=preambular")
    assert (found.counts.total, found.counts.about, found.counts.roughly) == (4, False, True)
    assert len(found.hits) == 4


def test_the_newest_of_very_many_come_first(many: int) -> None:
    adopted("80/1", operative=["Requests the latest word on crime"], adopted_on=None)
    dated = list(
        Paragraph.objects.in_scope("en").filter(kind="operative").newest().values_list("pk", flat=True)
    )
    first = [hit.paragraph.pk for hit in find_at("q=crime&sort=newest").hits]
    second = [hit.paragraph.pk for hit in find_at("q=crime&sort=newest&page=2").hits]
    assert first + second == dated[:40]
    oldest = Paragraph.objects.in_scope("en").filter(kind="operative").oldest().values_list("pk", flat=True)
    assert [hit.paragraph.pk for hit in find_at("q=crime&sort=oldest").hits] == list(oldest[:20])


def test_short_paragraphs_are_ranked_even_if_they_are_not_in_the_sample(many: int) -> None:
    text = adopted("80/1", operative=["Prevents crime"] * 9)
    shown = {hit.paragraph.pk for hit in find_at("q=crime").hits}
    assert set(text.paragraphs.values_list("pk", flat=True)) <= shown


def test_browsing_counts_the_same_from_the_tallies_and_without_them() -> None:
    for number in ("75/1", "77/1"):
        adopted(number, operative=["Notes crime", "Urges crime"], preambular=["Recalling crime,"])
    held(document_record(text_record(operative=["Notes drugs"])))
    for address in ("", "kind=any", "kind=preambular", "session=75", "session=75&lead=Notes", "sort=oldest"):
        Tally.objects.all().delete()
        counted = find_at(address)
        tally()
        tallied = find_at(address)
        assert tallied.counts.total == counted.counts.total, address
        assert [hit.paragraph.pk for hit in tallied.hits] == [hit.paragraph.pk for hit in counted.hits]
        for name, choices in counted.counts.choices.items():
            shown = {choice for choice in choices if choice.count}
            assert shown == {one for one in tallied.counts.choices[name] if one.count}, (address, name)


def test_any_change_of_a_paragraph_makes_the_tallies_void() -> None:
    text = adopted("77/1", operative=["Notes crime"])
    tally()
    Paragraph.objects.update(lead_phrase="Urges")
    assert not Tally.objects.exists()
    tally()
    text.paragraphs.all().delete()
    assert not Tally.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "q=crime",
        "q=crim*+notheld+OR+thing",
        "q=crim*+notheld",
        "q=77/1",
        "q=99/999",
        "q=crime&group=wording",
    ],
)
def test_a_search_takes_at_most_six_queries(address: str) -> None:
    adopted("77/1", operative=["Notes crime", "Urges justice"])
    find_at(address)
    with CaptureQueriesContext(connection) as captured:
        find_at(address)
    assert len(captured) <= 6
