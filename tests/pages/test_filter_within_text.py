"""The filter within a text: which of its paragraphs its page shows."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from resolutions.lineage.keeping import keep
from resolutions.models import Paragraph, Resolution, Theme
from resolutions.parsing import records
from tests import factories
from tests.pages.test_resolution_page import MOST_QUERIES, long_text

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]


def text_of_four() -> Resolution:
    """Two requests and a call, one of them with a footnote, under a preambular paragraph."""
    noted = factories.paragraph(
        "Requests the Secretary-General to report;", footnote_marks=(records.Mark("1", 8),)
    )
    return factories.adopted(
        "77/237",
        "On crime",
        paragraphs=[
            factories.paragraph("Recalling its work,", kind="preambular"),
            noted,
            factories.paragraph("Requests States to act on corruption;"),
            factories.paragraph("Calls upon States to ratify the Convention;", lead_phrase="Calls upon"),
        ],
        footnotes=(factories.footnote("1"),),
    )


def page_of(client: Client, query: str = "") -> str:
    response = client.get(f"/A/RES/77/237/{query}")
    assert response.status_code == 200
    return response.content.decode()


def shown(page: str) -> list[str]:
    """The paragraphs that are not folded away."""
    return re.findall(
        r'class="clause [^>]*id="(\w+)"', re.sub(r"(?s)<details class=.more sieved.*?</details>", "", page)
    )


@pytest.mark.parametrize(
    ("query", "anchors"),
    [
        ("", ["pp1", "op1", "op2", "op3"]),
        ("?verb=request", ["op1", "op2"]),
        ("?to=States", ["op2", "op3"]),
        ("?verb=request&to=States", ["op2"]),
        ("?notes=1", ["op1"]),
        ("?verb=call+upon&notes=1", []),
        ("?verb=recall", ["pp1"]),
    ],
)
def test_choices_narrow_together(client: Client, query: str, anchors: list[str]) -> None:
    text_of_four()

    assert shown(page_of(client, query)) == anchors


@pytest.mark.parametrize(
    "query",
    ["?verb=", "?verb=nothing", "?verb=%00", "?notes=0", "?changed=1", "?theme=x&to=%3Cscript%3E", "?id=1"],
)
def test_what_no_paragraph_has_is_ignored(client: Client, query: str) -> None:
    text_of_four()
    page = page_of(client, query)

    assert shown(page) == ["pp1", "op1", "op2", "op3"]
    assert "noindex" not in page


def test_a_choice_says_what_it_would_show_beside_the_others(client: Client) -> None:
    text_of_four()
    page = page_of(client, "?to=States")

    assert '<option value="request">request (1)' in page
    assert '<option value="recall" disabled>recall (0)' in page
    assert '<option value="States" selected>States (2)' in page
    assert "disabled> with footnotes (0)" in page


def test_what_is_left_out_is_said_and_still_there(client: Client) -> None:
    text_of_four()
    page = page_of(client, "?notes=1")

    assert "1 of 4 paragraphs are shown: with footnotes" in page
    assert "2 paragraphs left out" in page
    assert 'href="/A/RES/77/237/#filter">Show all' in page
    assert all(f'id="{anchor}"' in page for anchor in ("pp1", "op1", "op2", "op3"))


def test_a_filtered_page_is_not_indexed_but_its_text_is(client: Client) -> None:
    text_of_four()
    page = page_of(client, "?notes=1")

    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="http://testserver/A/RES/77/237/">' in page


def test_a_pack_is_carried_through_the_filter(client: Client) -> None:
    text_of_four()

    assert '<input type="hidden" name="pack" value="A/RES/77/237:op1">' in page_of(
        client, "?pack=A/RES/77/237:op1&notes=1"
    )


def test_curators_themes_can_be_chosen(client: Client) -> None:
    text_of_four()
    Paragraph.objects.get(anchor="op2").themes.add(Theme.objects.create(name="Corruption & <bribes>"))

    assert shown(page_of(client, "?theme=Corruption+%26+%3Cbribes%3E")) == ["op2"]


def test_changes_since_the_text_before_can_be_chosen(client: Client) -> None:
    factories.adopted(
        "76/181",
        "On crime",
        preambular=["Recalling its work,"],
        operative=["Requests States to act on corruption;"],
    )
    text = text_of_four()
    keep({(text.family, "en")}, most=6)
    page = page_of(client, "?changed=1")

    assert shown(page) == ["op1", "op3"]
    assert "changed since A/RES/76/181 (2)" in page


def test_a_filtered_long_text_stays_within_the_query_limit(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    long_text(300)

    with django_assert_max_num_queries(MOST_QUERIES):
        page = page_of(client, "?verb=request&notes=1")

    assert "300 of 301 paragraphs are shown" in page
