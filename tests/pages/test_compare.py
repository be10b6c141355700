"""Comparing two texts held: rows, marks, filters, links; through their addresses."""

import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from resolutions.models import Resolution
from resolutions.parsing import records
from tests import factories
from tests.pages.comparisons import (
    DRAFT,
    DROPS,
    EVIL,
    MOST_QUERIES,
    TITLE,
    URGES,
    MaxQueries,
    compare,
    paste,
    rows,
)

pytestmark = pytest.mark.django_db


def test_two_texts_are_compared_in_the_later_ones_order(
    client: Client, pair: tuple[Resolution, Resolution], django_assert_max_num_queries: MaxQueries
) -> None:
    cache.clear()
    with django_assert_max_num_queries(MOST_QUERIES):
        page = compare(client)

    assert rows(page) == [
        ("identical", "pp 1 → pp 1"),
        ("routine", "pp 2 → pp 2"),
        ("identical", "op 8 → op 1"),
        ("identical", "op 1 → op 2"),
        ("reworded", "op 2 → op 3"),
        ("dropped", "op 3 → –"),
        ("new", "– → op 4"),
        *[("identical", f"op {number} → op {number + 1}") for number in range(4, 8)],
    ]
    assert "Moved from op 8" in page
    assert 'href="/A/RES/76/187/#op8"' in page and 'href="/A/RES/77/237/#op1"' in page


def test_a_long_comparison_stays_within_the_query_limit(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    for number in ("76/187", "77/237"):
        noted = [
            factories.paragraph(
                f"Requests States to consider matter {place}",
                footnote_marks=(records.Mark(str(place), 8),),
                sub_paragraphs=(factories.sub("(a)", "One;"), factories.sub("(b)", "Two;")),
            )
            for place in range(60)
        ]
        notes = tuple(factories.footnote(str(place)) for place in range(60))
        factories.adopted(number, TITLE, paragraphs=noted, footnotes=notes)

    with django_assert_max_num_queries(MOST_QUERIES):
        page = compare(client)

    assert "60 identical paragraphs" in page
    assert "<p>(b) Two;</p>" in page


def test_changes_are_marked_and_said(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    page = compare(client)

    assert '<ins><span class="spoken" lang="en">added: </span>entrusted to the Office</ins>' in page
    assert '<del><span class="spoken" lang="en">removed: </span>Takes note of the outcome' in page
    assert '<ins><span class="spoken" lang="en">added: </span>Invites parliaments' in page


def test_long_unchanged_stretches_are_folded(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    page = compare(client)

    assert page.count("<details") == page.count('<li class="fold"') == 1
    assert "4 identical paragraphs" in page and "op 5 to op 8" in page


def test_the_summary_counts_each_relation_and_leads_to_it(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = compare(client)
    counts = dict(
        re.findall(r'href="([^"]*)"[^>]*><span class="choice__number">(\d+)</span>', unescape(page))
    )
    base = "/compare/?from=A/RES/76/187&to=A/RES/77/237"

    assert counts == {
        base: "11",
        f"{base}&only=changes": "5",
        f"{base}&only=identical": "7",
        f"{base}&only=routine": "1",
        f"{base}&only=reworded": "1",
        f"{base}&only=moved": "1",
        f"{base}&only=new": "1",
        f"{base}&only=dropped": "1",
    }
    for address, number in counts.items():
        assert len(rows(client.get(address).content.decode())) == int(number), address


def test_filters_and_views_stand_in_the_address(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    operative = compare(client, only="changes", part="operative")
    side = compare(client, view="side")

    assert [relation for relation, _ in rows(operative)] == ["identical", "reworded", "dropped", "new"]
    assert "only=changes&amp;view=side" not in operative
    assert "only=changes&amp;part=operative&amp;view=side" in operative
    assert 'class="changes changes--side"' in side
    assert 'class="spoken" lang="en">Earlier:' in side


@pytest.mark.parametrize("junk", [{"only": "x"}, {"part": "'"}, {"view": "sideways"}, {"only": ""}])
def test_unreadable_choices_are_ignored(
    client: Client, pair: tuple[Resolution, Resolution], junk: dict[str, str]
) -> None:
    assert len(rows(compare(client, **junk))) == 11


def test_a_choice_without_rows_says_so(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    assert "nothing to show under this choice" in compare(client, only="split")


def test_rows_keep_their_permalink_under_every_filter(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    for page in (compare(client), compare(client, only="new"), compare(client, view="side")):
        assert 'class="change change--new" id="op4"' in page
    assert 'class="change change--dropped" id="was-op3"' in compare(client)


def test_each_change_leads_to_the_next(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    page = compare(client, only="changes")
    steps = re.findall(r'href="#([\w-]+)" aria-label="(Next|Previous) change"', page)

    assert steps[:3] == [("op1", "Next"), ("pp2", "Previous"), ("op3", "Next")]
    assert set(re.findall(r'id="([\w-]+)" tabindex="-1" data-change', page)) == {
        "pp2",
        "op1",
        "op3",
        "op4",
        "was-op3",
    }


def test_text_of_documents_is_escaped(client: Client) -> None:
    factories.adopted("76/187", EVIL, operative=[f"{EVIL} one;", f"Same {EVIL};"])
    factories.adopted("77/237", EVIL, operative=[f"{EVIL} two;", f"Same {EVIL};"])

    for view in ("", "side"):
        page = compare(client, view=view)
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_the_first_text_is_compared_the_other_way_round(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    assert 'href="/compare/?from=A/RES/77/237&amp;to=A/RES/76/187&amp;only=new"' in compare(
        client, only="new"
    )


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/compare/").status_code == 405


def test_texts_of_the_same_words_are_said_to_be_so(client: Client) -> None:
    for number in ("76/187", "77/237"):
        factories.adopted(number, TITLE, operative=[URGES, DROPS])

    assert "Every paragraph has the same words and the same place in both." in compare(client)
    assert "same place" in compare(client, only="new")


def test_a_row_leads_to_the_history_of_its_clause(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = compare(client)

    assert '<a href="/A/RES/77/237/op4/history/">History' in page
    assert '<a href="/A/RES/76/187/op3/history/">History' in page, (
        "a dropped clause has that of the earlier text"
    )
    assert '<a href="/A/RES/77/237/op1/history/">History' in paste(client, DRAFT), (
        "of two, the one that is held"
    )
