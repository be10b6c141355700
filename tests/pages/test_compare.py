"""Comparing two texts, one of them pasted perhaps, and the time line of a title: through their addresses."""

import logging
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from html import unescape
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from resolutions.models import Resolution
from resolutions.parsing import records
from tests import factories

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]

MOST_QUERIES = 12
EVIL = "<script>alert(1)</script>"
TITLE = "Strengthening the programme"

STAYS = "Recalling with appreciation the adoption of the Doha Declaration,"
RECALLS = "Recalling also its resolution {}/187 of 16 December {} on crime prevention,"
REQUESTS = "Requests the Secretary-General to submit a report on the implementation of the mandates{};"
URGES = "Urges Member States to ratify the Convention against Transnational Organized Crime;"
DROPS = "Takes note of the outcome of the workshop about stolen cultural property in museums;"
COMES = "Invites parliaments to adopt legislation concerning juvenile victims of trafficking;"
WELCOMES = "Welcomes the thematic discussions held by the Commission about prison reform;"
STILL = tuple(
    f"Encourages {who} to continue {what};"
    for who, what in (
        ("prosecutors", "exchanging evidence by electronic means"),
        ("judges", "publishing sentencing statistics"),
        ("police academies", "teaching forensic methods"),
        ("customs officers", "inspecting containers at sea ports"),
    )
)


@pytest.fixture
def pair() -> tuple[Resolution, Resolution]:
    """Two texts of one title: of each relation but splits and mergers at least one clause."""
    earlier = factories.adopted(
        "76/187",
        TITLE,
        preambular=[STAYS, RECALLS.format(75, 2020)],
        operative=[URGES, REQUESTS.format(""), DROPS, *STILL, WELCOMES],
    )
    later = factories.adopted(
        "77/237",
        TITLE,
        preambular=[STAYS, RECALLS.format(76, 2021)],
        operative=[WELCOMES, URGES, REQUESTS.format(" entrusted to the Office"), COMES, *STILL],
    )
    return earlier, later


def compare(client: Client, before: str = "76/187", after: str = "77/237", **asked: str) -> str:
    response = client.get("/compare/", {"from": before, "to": after, **asked})
    assert response.status_code == 200
    return response.content.decode()


def rows(page: str) -> list[tuple[str, str]]:
    """The relation of each row shown, and its places in words."""
    found = re.findall(r'<li class="change change--(\w+)".*?change__places">(.*?)</p>', page, re.DOTALL)
    spoken = re.compile(r'<span class="spoken">.*?</span>')
    return [(relation, unescape(re.sub("<[^>]+>", "", spoken.sub("", places)))) for relation, places in found]


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


@pytest.mark.parametrize(
    "typed",
    [
        "A/RES/76/187",
        "a/res/76/187/",
        " 76/187 ",
        "resolution 76/187",
        "/A/RES/76/187/",
        "/A/RES/76/187/#op3",
        "http://testserver/A/RES/76/187/",
        "https://undocs.org/en/A/RES/76/187",
    ],
)
def test_a_text_is_named_as_people_type_it(
    client: Client, pair: tuple[Resolution, Resolution], typed: str
) -> None:
    assert "What changed from A/RES/76/187 to A/RES/77/237" in compare(client, typed)


@pytest.mark.parametrize(
    "typed",
    ["78/1", "A/C.3/80/L.5", "no such thing", "\0", "/\0/", "x" * 5000, "http://[", "%00", "–ü中", EVIL, "/"],
)
def test_an_unknown_text_is_told_so(client: Client, pair: tuple[Resolution, Resolution], typed: str) -> None:
    response = client.get("/compare/", {"from": typed, "to": "77/237"})
    page = response.content.decode()

    assert response.status_code in (200, 404)
    assert "<script>alert" not in page
    assert "A/RES/76/187" in page, "the other texts of the title are offered"
    if typed.strip("\0"):
        assert response.status_code == 404
        assert "The archive holds no text under" in page


def test_without_a_text_the_page_asks_for_both(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    page = client.get("/compare/").content.decode()

    assert 'name="from"' in page and 'name="to"' in page
    assert 'href="/families/strengthening-the-programme/"' in page


def test_an_empty_archive_compares_nothing(client: Client) -> None:
    assert client.get("/compare/").status_code == 200
    assert client.get("/compare/pasted/").status_code == 200
    assert client.get("/compare/", {"from": "77/237"}).status_code == 404


def test_with_one_text_the_others_of_its_title_are_offered(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = compare(client, "76/187", "")

    assert "choose the later one" in page
    assert 'href="/compare/?from=A/RES/76/187&amp;to=A/RES/77/237"' in page


def test_of_a_report_one_text_is_chosen(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    factories.held(factories.report_record(factories.text_record("First"), factories.text_record("Second")))

    page = compare(client, "A/75/464")
    assert "holds 2 resolution texts" in page
    assert 'href="/compare/?from=/A/75/464/II/&amp;to=A/RES/77/237"' in page
    assert "What changed from A/75/464, II to" in compare(client, "/A/75/464/II/")


def test_a_report_with_one_text_stands_for_it(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    factories.held(factories.report_record(factories.text_record("First")))

    assert "What changed from A/75/464, I to" in compare(client, "A/75/464")


def translated(number: str, language: str) -> None:
    factories.held(replace(factories.adopted_record(number, f"In {language}"), language=language))


def test_texts_in_two_languages_are_not_compared(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    translated("78/1", "fr")

    page = compare(client, "78/1")

    assert "in different languages: French and English" in page
    assert rows(page) == []


def test_a_translation_is_taken_where_both_are_held_in_it(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    translated("76/187", "ar")
    translated("78/1", "ar")

    page = compare(client, "76/187", "78/1")

    assert 'lang="ar" dir="rtl"' in page
    assert 'href="/ar/A/RES/76/187/#op1"' in page
    assert "/A/RES/76/187/#op1" in compare(client, "/ar/A/RES/76/187/", "77/237"), "English is common to both"
    assert "different languages" in compare(client, "/ar/A/RES/78/1/", "77/237")


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


# --- A pasted text


def paste(client: Client, text: str, held: str = "77/237", **more: str) -> str:
    response = client.post("/compare/pasted/", {"with": held, "text": text, **more})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    return response.content.decode()


DRAFT = f"""The General Assembly,

Recalling with appreciation the adoption of the Doha Declaration,

     1.   Urges Member States to ratify swiftly the Convention against Transnational Organized Crime;

     2.   Decides to hold a debate, as proposed by {EVIL}, on piracy in the Gulf of Guinea.
"""


def test_a_pasted_text_is_compared(
    client: Client, pair: tuple[Resolution, Resolution], django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = paste(client, DRAFT)

    assert ("reworded", "op 2 → op 1") in rows(page)
    assert "added: </span>swiftly</ins>" in page
    assert "What changed from A/RES/77/237 to Your text" in page
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_a_pasted_text_may_be_the_earlier_one_and_a_part_alone(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = paste(client, f"12. {URGES}", **{"is": "earlier"})

    assert ("identical", "op 12 → op 2") in rows(page)


def test_what_is_shown_of_a_pasted_text_is_chosen_by_buttons(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = paste(client, DRAFT, choice="only=reworded&view=side")

    assert {relation for relation, _ in rows(page)} == {"reworded"}
    assert 'form="paste" name="choice" value="only=new&amp;view=side"' in page
    assert "ratify swiftly" in page, "the text stands in its box for the next choice"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Paste a text into the box first"),
        (" \n ", "Paste a text into the box first"),
        ("Lorem ipsum", "No preambular or operative paragraph was found"),
        ("\0\x01", "The pasted text could not be read"),
        ("<?xml version='1.0'?><akomaNtoso/>", "The pasted text could not be read"),
        ("中" * 170_000, "more than 500,000 bytes, the most that is compared"),
        ("\n\n".join(f"{n}. Requests matter {n};" for n in range(1, 500)), "at most 400 are compared"),
        ("1.\n" * 13_000, "at most 12,000 are read"),
        (DRAFT + "\nDraft resolution II\n" + DRAFT, ""),
        ("\ud800", ""),
    ],
)
def test_what_is_wrong_with_a_pasted_text_is_said(
    client: Client, pair: tuple[Resolution, Resolution], text: str, says: str
) -> None:
    assert says in paste(client, text.encode("utf-8", "replace").decode())


@pytest.mark.parametrize("held", ["", "78/1", "\0", EVIL])
def test_a_pasted_text_needs_a_held_one(
    client: Client, pair: tuple[Resolution, Resolution], held: str
) -> None:
    page = paste(client, DRAFT, held)

    assert rows(page) == []
    assert "ratify swiftly" in page, "nothing of the work is lost"


def test_a_pasted_text_is_neither_stored_nor_logged(
    client: Client, pair: tuple[Resolution, Resolution], caplog: pytest.LogCaptureFixture
) -> None:
    cache.clear()
    texts = Resolution.objects.count()

    with caplog.at_level(logging.DEBUG):
        paste(client, DRAFT)
        paste(client, "Piracy in the Gulf of Guinea")

    assert Resolution.objects.count() == texts
    assert "Gulf of Guinea" not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert "Gulf of Guinea" not in str(getattr(cache, "_cache", ""))


def test_a_paste_from_elsewhere_is_refused(pair: tuple[Resolution, Resolution]) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/compare/pasted/", {"with": "77/237", "text": DRAFT}).status_code == 403

    form = strict.get("/compare/pasted/?with=77/237")
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form.content.decode())
    assert token and form.headers["Cache-Control"] == "no-store"
    sent = {"with": "77/237", "text": DRAFT, "csrfmiddlewaretoken": token[1]}

    assert strict.post("/compare/pasted/", sent).status_code == 200


# --- A title on its time line


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


# --- Which texts


def test_two_texts_named_in_any_order_are_compared_as_they_came(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    for asked in ({"text": "77/237", "with": "76/187"}, {"text": "76/187", "with": "77/237"}):
        response = client.get("/compare/", asked)
        assert response.status_code == 302
        assert response.headers["Location"] == "/compare/?from=A/RES/76/187&to=A/RES/77/237"


@pytest.mark.parametrize("typed", ["", "78/1", EVIL, "\0", "//evil.example/", "x" * 5000])
def test_an_unknown_other_text_leads_to_the_page_that_says_so(
    client: Client, pair: tuple[Resolution, Resolution], typed: str
) -> None:
    response = client.get("/compare/", {"text": "77/237", "with": typed})

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/compare/?from=77/237")
    assert "<script>alert" not in client.get(response.headers["Location"]).content.decode()


def test_what_names_no_text_is_answered_with_those_that_may_be_meant(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    begun = client.get("/compare/", {"from": "76/18", "to": "77/237"}).content.decode()
    titled = client.get("/compare/", {"from": "strengthening prog", "to": "77/237"}).content.decode()

    link = '<a href="/compare/?from=A/RES/76/187&amp;to=A/RES/77/237">A/RES/76/187</a>'
    assert "Perhaps one of these" in begun and link in begun and link in titled


def test_a_text_leads_to_a_comparison_with_any_other(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = client.get("/A/RES/77/237/").content.decode()

    assert '<input type="hidden" name="text" value="A/RES/77/237">' in page
    assert 'data-suggest="/compare/texts/"' in page


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("76", ["A/RES/76/187"]),
        ("77/2", ["A/RES/77/237"]),
        ("a/res/7", ["A/RES/76/187", "A/RES/77/237"]),
        ("Strengthening the prog", ["A/RES/77/237", "A/RES/76/187"]),
        ("/A/RES/77", ["A/RES/77/237"]),
        *[
            (junk, [])
            for junk in ("", "7", "zz", "\0\0", "%_", "'", "&|!:*()", "x" * 5000, "A/_", "–", "77/%")
        ],
    ],
)
def test_texts_are_suggested_while_one_types(
    client: Client,
    pair: tuple[Resolution, Resolution],
    typed: str,
    labels: list[str],
    django_assert_max_num_queries: MaxQueries,
) -> None:
    with django_assert_max_num_queries(1):
        response = client.get("/compare/texts/", {"q": typed}, headers={"accept": "application/json"})

    assert response.status_code == 200
    assert [one["label"] for one in response.json()["suggestions"]] == labels
    assert all(one["value"].startswith("A/RES/") for one in response.json()["suggestions"])


def test_suggested_texts_are_also_a_page(client: Client, pair: tuple[Resolution, Resolution]) -> None:
    page = client.get("/compare/texts/", {"q": "77/2"}).content.decode()

    assert '<a href="/A/RES/77/237/">A/RES/77/237</a>' in page
    assert "No text held" in client.get("/compare/texts/", {"q": EVIL}).content.decode()


def test_the_site_leads_to_comparing(client: Client) -> None:
    assert client.get("/").content.decode().count('<a href="/compare/"') == 2


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
