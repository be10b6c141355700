"""Rows of a comparison that are more than one clause beside another: splits, mergers, moves."""

import re
from html import unescape

import pytest
from django.test import Client

from tests import factories
from tests.pages.comparisons import compare, rows

pytestmark = pytest.mark.django_db

TITLE = "Strengthening the programme"
FIREARMS = (
    "Urges Member States to exchange good practices of practitioners who are involved in combating illicit "
    "trafficking in firearms, including marking and record-keeping"
)
PRISONS = "Calls upon Member States to address prison overcrowding through a review of penal policies"
PIRACY = "Encourages Member States to support targeted assistance to combat piracy committed at sea;"
TOURISM = "Encourages Member States to counter criminal threats to the tourism sector;"
MONEY = "Urges the Office to provide assistance against money-laundering and the financing of terrorism;"
BOTH = f"{FIREARMS}, and {PRISONS[:1].lower()}{PRISONS[1:]};"


def texts(before: list[str], after: list[str]) -> None:
    factories.adopted("76/187", TITLE, operative=before)
    factories.adopted("77/237", TITLE, operative=after)


def row(page: str, anchor: str) -> str:
    """The HTML of a row, up to the next."""
    return re.split(r'<li class="(?:change|trace|fold)', page.partition(f'id="{anchor}"')[2])[0]


def parts(html: str) -> list[tuple[str, str]]:
    """Each label of a part in a row, and the words under it, marks left out."""
    found = re.findall(r'<p class="piece"[^>]*>([^<]+)</p>(.*?)(?=<p class="piece"|</div>)', html, re.DOTALL)
    return [(label, unescape(re.sub(r"<[^>]+>", "", text)).strip()) for label, text in found]


def words(html: str, sign: str) -> list[str]:
    """The words that came in (``ins``) or went (``del``)."""
    return [unescape(one) for one in re.findall(rf"<{sign}><span[^>]*>\w+: </span>(.*?)</{sign}>", html)]


def test_of_a_split_clause_each_part_is_shown_under_its_number(client: Client) -> None:
    texts([BOTH, PIRACY], [f"{FIREARMS};", f"{PRISONS};", PIRACY])
    page = compare(client)

    assert rows(page)[0] == ("split", "op 1 → op 1, op 2")
    own = row(page, "op1")
    assert [label for label, _ in parts(own)] == ["op 1", "op 2"]
    assert parts(own)[1][1].endswith("prison overcrowding through a review of penal policies;")
    assert "Calls" not in words(own, "ins"), "the same word, but for a capital, has not changed"
    assert words(own, "del") == [", and"]


def test_of_merged_clauses_each_part_says_where_it_is_from(client: Client) -> None:
    texts([f"{FIREARMS};", f"{PRISONS};", PIRACY], [BOTH, PIRACY])
    page = compare(client)

    assert rows(page)[0] == ("merged", "op 1, op 2 → op 1")
    own = row(page, "op1")
    assert [label for label, _ in parts(own)] == ["from op 1", "from op 2"]
    assert words(own, "ins") == [", and"]


def test_side_by_side_the_parts_stand_beside_the_whole(client: Client) -> None:
    texts([BOTH, PIRACY], [f"{FIREARMS};", f"{PRISONS};", PIRACY])
    old, new = row(compare(client, view="side"), "op1").split("Later:")

    assert parts(old) == []
    assert [label for label, _ in parts(new)] == ["op 1", "op 2"]
    assert words(old, "ins") == words(new, "del") == []


def test_a_split_of_which_one_part_is_a_repetition_is_shown_whole(client: Client) -> None:
    debate = "Invites the President of the General Assembly to hold, during the {} session, a debate on {};"
    first = debate.format("eightieth", "trafficking in wildlife and forest products")
    again = debate.format("eighty-first", "trafficking in wildlife and forest products")
    texts([PIRACY, first, MONEY], [PIRACY, first, again.replace("Invites", "Also invites"), MONEY])
    page = compare(client)

    assert ("split", "op 2 → op 2, op 3") in rows(page)
    label, text = parts(row(page, "op2"))[1]
    assert label == "op 3" and text.startswith("added: Also invites the President")


def test_where_a_clause_moved_away_its_new_place_is_said(client: Client) -> None:
    texts(
        [f"{FIREARMS};", f"{PRISONS};", PIRACY, TOURISM, MONEY],
        [TOURISM, MONEY, f"{FIREARMS};", f"{PRISONS};", PIRACY],
    )
    page = compare(client)
    trace = page.partition('<li class="trace">')[2].partition("</li>")[0]

    assert [place for _, place in rows(page)][:2] == ["op 4 → op 1", "op 5 → op 2"]
    assert re.findall(r'href="/A/RES/76/187/#(\w+)"', trace) == ["op4", "op5"], (
        "together they leave one trace"
    )
    assert re.findall(r'href="#(\w+)"', trace) == ["op1", "op2"]
    assert page.index('id="op5"') < page.index('class="trace"')


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("changes", 1), ("moved", 0), ("identical", 0)])
def test_a_trace_shows_where_places_are_shown(client: Client, asked: str, number: int) -> None:
    texts([f"{FIREARMS};", f"{PRISONS};", PIRACY], [PIRACY, f"{FIREARMS};", f"{PRISONS};"])

    assert compare(client, only=asked).count('<li class="trace">') == number


def test_a_first_clause_that_moved_leaves_its_trace_at_the_top(client: Client) -> None:
    texts([PIRACY, f"{FIREARMS};", f"{PRISONS};"], [f"{FIREARMS};", f"{PRISONS};", PIRACY])
    page = compare(client)

    assert page.index('<li class="trace">') < page.index('id="op1"')


def test_a_clause_that_crossed_to_the_other_part_leaves_its_trace_in_the_whole_text_alone(
    client: Client,
) -> None:
    welcoming = "Welcoming the global study on firearms trafficking and its findings,"
    factories.adopted("76/187", TITLE, preambular=[welcoming], operative=[PIRACY])
    factories.adopted(
        "77/237", TITLE, operative=[PIRACY, welcoming.replace("ing the", "s the", 1)[:-1] + ";"]
    )

    assert 'Moved away from here: <a href="/A/RES/76/187/#pp1">pp 1</a>' in compare(client)
    assert "pp 1 → op 2" in [place for _, place in rows(compare(client, part="operative"))]


def test_of_a_merger_across_the_parts_only_what_crossed_has_moved(client: Client) -> None:
    crime = "Emphasizing that organized crime must be addressed with respect for the sovereignty of States,"
    article = "Recognizes that economic development is fundamental to implementation, and recalls article 30;"
    both = f"{crime[:-1]}, and {article[:1].lower()}{article[1:-1]},"
    factories.adopted("76/187", TITLE, preambular=[crime], operative=[PIRACY, article, TOURISM])
    factories.adopted("77/237", TITLE, preambular=[both], operative=[PIRACY, TOURISM])
    page = compare(client)

    assert rows(page)[0] == ("merged", "pp 1, op 2 → pp 1")
    assert re.findall("Moved from ([^<]+)<", page) == ["op 2"]
    assert page.index('id="op1"') < page.index('class="trace"') < page.index('id="op2"')
