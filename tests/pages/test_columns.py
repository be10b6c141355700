"""Three texts in columns, and the way of a text from its draft to adoption: through their addresses."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from resolutions.models import Resolution
from resolutions.parsing.records import ReportOf
from tests import factories
from tests.pages.comparisons import COMES, DROPS, EVIL, REQUESTS, STILL, TITLE, URGES, WELCOMES

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]

MOST_QUERIES = 14
ADDRESS = "/compare/?from=A/C.3/75/L.5&via=/A/75/464/I/&to=A/RES/75/196"


@pytest.fixture
def stages() -> Resolution:
    """A draft, the committee's report, and the adopted text, which is given; each differs a little."""
    draft = factories.text_record(TITLE, operative=[URGES, REQUESTS.format(""), DROPS, *STILL])
    factories.held(factories.document_record(draft, session=75, symbol="A/C.3/75/L.5"))
    in_report = factories.text_record(
        TITLE,
        operative=[URGES, REQUESTS.format(" of the Office"), *STILL, WELCOMES],
        draft_symbol="A/C.3/75/L.5",
    )
    factories.held(factories.report_record(in_report, factories.text_record("Another matter")))
    return factories.adopted(
        "75/196",
        TITLE,
        operative=[
            URGES.replace("Urges", "Strongly urges"),
            REQUESTS.format(" of the Office"),
            *STILL,
            COMES,
        ],
        on_report_of=ReportOf("A/75/464", "31"),
    )


def page_of(client: Client, address: str = ADDRESS, **asked: str) -> str:
    response = client.get(address, asked) if asked else client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def cells(page: str) -> dict[str, list[tuple[str, list[str]]]]:
    """By the anchor of each row: of each cell the places, and what became of the clauses."""
    found = {}
    for anchor, html in re.findall(
        r'<li class="change change--columns[^"]*" id="([\w-]+)"(.*?)</li>', page, re.DOTALL
    ):
        found[anchor] = [
            (
                ", ".join(re.findall(r'<a href="[^"]+" aria-label="[^"]+">([^<]+)</a>', head)) or "–",
                re.findall(r'<span class="relation[^"]*">([^<]+)</span>', head),
            )
            for head in re.findall(r'<p class="columns__head">(.*?)</p>', html, re.DOTALL)
        ]
    return found


def test_three_texts_stand_in_columns(
    client: Client, stages: Resolution, django_assert_max_num_queries: MaxQueries
) -> None:
    cache.clear()
    with django_assert_max_num_queries(MOST_QUERIES):
        page = page_of(client)

    found = cells(page)
    assert list(found) == ["op1", "op2", "was-op3", "op3", "op4", "op5", "op6", "via-op7", "op7"]
    assert found["op1"] == [("op 1", []), ("op 1", ["Identical"]), ("op 1", ["Reworded"])]
    assert found["op2"] == [("op 2", []), ("op 2", ["Reworded"]), ("op 2", ["Identical"])]
    assert found["was-op3"] == [("op 3", []), ("–", ["Dropped"]), ("–", [])]
    assert found["via-op7"] == [("–", []), ("op 7", ["New"]), ("–", ["Dropped"])]
    assert found["op7"] == [("–", []), ("–", []), ("op 7", ["New"])]
    assert "What changed from A/C.3/75/L.5 through A/75/464, I to A/RES/75/196" in page


def test_each_column_shows_what_changed_since_the_one_before(client: Client, stages: Resolution) -> None:
    page = page_of(client)
    row = page.partition('id="op2"')[2].partition("</li>")[0]
    draft, report, adopted = row.split('<div class="columns__cell')[1:]

    assert "<ins>" not in draft + adopted
    assert "added: </span>of the Office</ins>" in report
    assert adopted.startswith(" columns__cell--same")
    assert "Since the text before it: <span>5 identical</span> <span>1 reworded</span>" in re.sub(
        r"\s+", " ", page
    )


def test_rows_that_stay_in_both_steps_are_folded(client: Client, stages: Resolution) -> None:
    page = page_of(client)

    assert page.count('<li class="fold">') == 1
    assert "4 identical paragraphs" in page and "op 3 to op 6" in page


@pytest.mark.parametrize(
    ("only", "anchors"),
    [
        ("reworded", ["op1", "op2"]),
        ("changes", ["op1", "op2", "was-op3", "via-op7", "op7"]),
        ("dropped", ["was-op3", "via-op7"]),
        ("new", ["via-op7", "op7"]),
        ("split", []),
    ],
)
def test_columns_are_filtered_by_what_happened_in_either_step(
    client: Client, stages: Resolution, only: str, anchors: list[str]
) -> None:
    assert list(cells(page_of(client, f"{ADDRESS}&only={only}"))) == anchors


def test_counts_lead_to_as_many_rows_and_keep_the_text_between(client: Client, stages: Resolution) -> None:
    counts = re.findall(
        r'href="([^"]*)"[^>]*><span class="choice__number">(\d+)</span>', unescape(page_of(client))
    )

    assert len(counts) >= 5
    for address, number in counts:
        assert "via=/A/75/464/I/" in address
        assert len(cells(page_of(client, address))) == int(number)


def test_the_operative_part_alone(client: Client) -> None:
    for number in ("76/187", "77/237", "78/1"):
        factories.adopted(number, TITLE, preambular=["Recalling all,"], operative=[URGES])

    asked = {"from": "76/187", "via": "77/237", "to": "78/1"}
    assert list(cells(page_of(client, "/compare/", **asked))) == ["pp1", "op1"]
    assert list(cells(page_of(client, "/compare/", **asked, part="operative"))) == ["op1"]


def test_clauses_split_and_merged_on_the_way_share_a_row(client: Client) -> None:
    one = "Urges Member States to exchange good practices against trafficking in firearms, including marking"
    other = "calls upon them to address prison overcrowding through a review of penal policies and programmes"
    factories.adopted("76/187", TITLE, operative=[f"{one}, and {other};", WELCOMES])
    factories.adopted("77/237", TITLE, operative=[f"{one};", f"{other.capitalize()};", WELCOMES])
    factories.adopted("78/1", TITLE, operative=[WELCOMES, f"{one}, and {other};"])

    page = page_of(client, "/compare/", **{"from": "76/187", "via": "77/237", "to": "78/1"})

    assert cells(page)["op2"] == [
        ("op 1", []),
        ("op 1, op 2", ["Split"]),
        ("op 2", ["Merged", "Moved from op 1, op 2"]),
    ]
    row = page.partition('id="op2"')[2].partition("</li>")[0]
    assert re.findall(r'class="piece"[^>]*>([^<]+)<', row) == ["op 1", "op 2", "from op 1", "from op 2"]


@pytest.mark.parametrize("address", ["/A/RES/75/196/", "/A/75/464/I/", "/A/C.3/75/L.5/"])
def test_every_stage_offers_the_way_to_adoption(client: Client, stages: Resolution, address: str) -> None:
    page = unescape(page_of(client, address))

    assert f'<a href="{ADDRESS}">draft → committee report → adopted text</a>' in page
    assert '<a href="/compare/?from=A/C.3/75/L.5&to=/A/75/464/I/">draft → committee report</a>' in page
    assert '<a href="/compare/?from=/A/75/464/I/&to=A/RES/75/196">committee report → adopted text</a>' in page


def test_a_comparison_offers_the_rest_of_the_way(client: Client, stages: Resolution) -> None:
    page = unescape(page_of(client, "/compare/?from=A/C.3/75/L.5&to=75/196"))

    assert f'<a class="choice" href="{ADDRESS}">draft → committee report → adopted text</a>' in page
    assert 'aria-current="page">draft → adopted text</a>' in page
    assert "From draft to adoption" not in page_of(client, "/compare/?from=/A/75/464/II/")


def test_stages_under_another_title_are_found_by_what_names_them(client: Client, stages: Resolution) -> None:
    later = factories.adopted("76/1", "A new title", operative=[URGES], draft_symbol="A/C.3/75/L.5")

    page = unescape(page_of(client, later.addresses.get(current=True).path))

    assert '<a href="/compare/?from=A/C.3/75/L.5&to=A/RES/76/1">draft → adopted text</a>' in page


def test_of_two_adopted_texts_of_one_title_in_a_session_none_is_guessed(client: Client) -> None:
    draft = factories.document_record(factories.text_record(TITLE), session=75, symbol="A/C.3/75/L.5")
    factories.held(draft)
    for number in ("75/1", "75/2"):
        factories.adopted(number, TITLE)

    assert "From draft to adoption" not in page_of(client, "/A/C.3/75/L.5/")


@pytest.mark.parametrize("typed", ["78/9", EVIL, "\0", "x" * 4000])
def test_an_unknown_text_between_is_told_so(client: Client, stages: Resolution, typed: str) -> None:
    response = client.get("/compare/", {"from": "A/C.3/75/L.5", "via": typed, "to": "75/196"})
    page = response.content.decode()

    assert "<script>alert" not in page
    if typed != "\0":
        assert response.status_code == 404 and "holds no text under" in page


def test_an_empty_text_between_is_none(client: Client, stages: Resolution) -> None:
    assert 'class="change change--reworded"' in page_of(client, "/compare/?from=A/C.3/75/L.5&via=+&to=75/196")


def test_three_texts_in_two_languages_are_not_compared(client: Client, stages: Resolution) -> None:
    factories.held(replace(factories.adopted_record("78/1", "En français"), language="fr"))

    assert "in different languages" in page_of(client, "/compare/?from=A/C.3/75/L.5&via=78/1&to=75/196")


def test_the_same_text_three_times_has_no_change(client: Client, stages: Resolution) -> None:
    page = page_of(client, "/compare/?from=75/196&via=75/196&to=75/196")

    assert {what for row in cells(page).values() for _, chips in row for what in chips} == {"Identical"}
