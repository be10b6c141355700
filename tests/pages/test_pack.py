"""A pack of clauses and the citations of one, through their addresses."""

import csv
import io
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from html import unescape
from io import StringIO
from urllib.parse import unquote

import docx
import pytest
from django.core.management import call_command
from django.test import Client

from resolutions.clause_keys import MOST
from resolutions.parsing import records
from tests import factories

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]

MOST_QUERIES = 18
TITLE = "Strengthening the programme"
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def adopted() -> None:
    """A text with a footnote that repeats the source of another, and with parts."""
    opening = factories.paragraph("Recalling the Convention,1", "preambular")
    opening = replace(opening, text="Recalling the Convention,", footnote_marks=(records.Mark("1", 25),))
    asks = factories.paragraph(
        "Requests the Office to report,",
        footnote_marks=(records.Mark("2", 30),),
        sub_paragraphs=(
            factories.sub("(a)", "On firearms;", factories.sub("(i)", "Of any kind;")),
            factories.sub("(b)", "On money;"),
        ),
    )
    notes = (
        factories.footnote("1", "United Nations, Treaty Series, vol. 2225, No. 39574."),
        factories.footnote(
            "2", "Ibid., vol. 2326.", citations=(factories.citation(None, raw="vol. 2326", ibid_of="1"),)
        ),
    )
    factories.adopted(
        "77/237", TITLE, paragraphs=[opening, asks, factories.paragraph("Decides it.")], footnotes=notes
    )


def pack(client: Client, *clauses: str, **asked: str) -> str:
    response = client.get("/pack/", {"clause": clauses, **asked}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def places(page: str) -> list[str]:
    found = re.findall(r'<h2 class="packed__place">(.*?)</h2>', page)
    return [unescape(re.sub("<[^>]+>", "", place)) for place in found]


def test_clauses_stand_in_the_order_chosen(client: Client, adopted: None) -> None:
    page = pack(client, "A/RES/77/237:op2", "A/RES/77/237:pp1", "A/RES/77/237:op1")

    assert places(page) == [
        "1 A/RES/77/237, paragraph 2",
        "2 A/RES/77/237, preambular paragraph 1",
        "3 A/RES/77/237, paragraph 1",
    ]


def test_a_clause_has_its_parts_notes_citation_link_and_standing(client: Client, adopted: None) -> None:
    page = pack(client, "A/RES/77/237:op1")

    assert "On firearms;" in page and "Of any kind;" in page
    assert "Adopted, 15 December 2022, 77th session" in page
    assert "Ibid., vol. 2326." in page
    assert "[note 1: United Nations, Treaty Series, vol. 2225, No. 39574.]" in page
    assert "General Assembly resolution 77/237, para. 1" in page
    assert "http://testserver/A/RES/77/237/#op1" in page


def test_a_draft_is_told_apart(client: Client, adopted: None) -> None:
    factories.held(replace(factories.document_record(factories.text_record()), symbol="A/C.3/80/L.5"))

    page = pack(client, "A/RES/77/237:op1", "A/C.3/80/L.5:op1")

    assert "packed--adopted" in page and "packed--draft" in page
    assert "Draft: not adopted language (12 November 2025, 80th session)" in page
    assert "2 clauses, 1 adopted, 1 in draft" in page


def test_texts_and_paragraphs_of_a_report_can_be_packed(client: Client) -> None:
    factories.held(factories.report_record(factories.text_record(TITLE), factories.text_record()))

    page = pack(client, "A/75/464/I:op1", "A/75/464, para. 1")

    assert places(page) == ["1 A/75/464, draft resolution I, paragraph 1", "2 A/75/464, paragraph 1"]
    assert "A/75/464, draft resolution I, para. 1" in page
    assert "Draft, recommended in a committee report: not adopted language" in page
    assert "clause=A/75/464/I:op1&amp;clause=A/75/464:p1" in page


def test_a_part_is_packed_under_what_opens_it(client: Client, adopted: None) -> None:
    page = pack(client, "A/RES/77/237:op1-a")

    assert places(page) == ["1 A/RES/77/237, paragraph 1 (a)"]
    assert "Requests" in page and "Of any kind;" in page and "On money;" not in page
    assert "General Assembly resolution 77/237, para. 1 (a)" in page


def test_a_pack_has_one_form_of_address(client: Client, adopted: None) -> None:
    response = client.get(
        "/pack/?clause=77/237+op2&clause=A%2FRES%2F77%2F237%3Aop1&clause=&title=+My++words+"
    )

    assert response.status_code == 302
    assert response.headers["Location"] == "/pack/?clause=A/RES/77/237:op2,op1&title=My+words"
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("step", "after"),
    [
        ("up=2", "op2,op1,pp1#clause-1"),
        ("down=2", "op1,pp1,op2#clause-3"),
        ("remove=2", "op1,pp1#clause-2"),
        ("remove=3", "op1,op2#clause-2"),
        ("up=1", "op1,op2,pp1"),
        ("down=3", "op1,op2,pp1"),
        ("remove=99", "op1,op2,pp1"),
        ("remove=-1", "op1,op2,pp1"),
        ("up=x&down=&remove=%00", "op1,op2,pp1"),
    ],
)
def test_steps_need_no_script(client: Client, adopted: None, step: str, after: str) -> None:
    response = client.get(f"/pack/?clause=A/RES/77/237:op1,op2,pp1&{step}")

    assert response.headers["Location"] == f"/pack/?clause=A/RES/77/237:{after}"


def test_the_last_clause_can_be_removed(client: Client, adopted: None) -> None:
    assert client.get("/pack/?clause=A/RES/77/237:op1&remove=1").headers["Location"] == "/pack/"
    assert "Nothing is in it yet" in pack(client)


def test_what_is_not_held_is_named_in_its_place(client: Client, adopted: None) -> None:
    page = pack(client, "A/RES/77/237:op1", "A/RES/1/1:op1", "A/RES/77/237:op99", "A/RES/77/237:op2")

    assert places(page) == [
        "1 A/RES/77/237, paragraph 1",
        "A/RES/1/1:op1",
        "A/RES/77/237:op99",
        "2 A/RES/77/237, paragraph 2",
    ]
    assert 'value="3" aria-label="Remove A/RES/77/237:op99"' in page


def test_what_names_no_clause_is_said(client: Client, adopted: None) -> None:
    page = pack(client, "A/RES/77/237:op1", EVIL)

    assert "This names no clause" in page
    assert EVIL not in page and "&lt;script&gt;" in page
    assert places(page) == ["1 A/RES/77/237, paragraph 1"]


def test_a_pack_is_bounded_and_says_so(client: Client, adopted: None) -> None:
    page = pack(client, "A/RES/77/237:" + ",".join(f"op{number}" for number in range(1, MOST + 4)))

    assert f"A pack holds at most {MOST} clauses" in page
    assert "3 more were asked for" in page
    assert len(places(page)) == MOST


def test_an_earlier_address_of_a_text_still_finds_it(client: Client) -> None:
    record = factories.document_record(factories.text_record("On the rule of law"))
    old = factories.held(record).resolutions.get().addresses.get().path.strip("/")
    factories.held(replace(record, symbol="A/C.3/80/L.5"))

    page = pack(client, f"{old}:op1", "A/C.3/80/L.5:op1")

    assert places(page) == ["1 A/C.3/80/L.5, paragraph 1"]


def test_a_translation_is_packed_by_its_language(client: Client, adopted: None) -> None:
    record = factories.adopted_record("77/237", "برنامج", operative=["تقرر ذلك"])
    factories.held(replace(record, language="ar"))

    page = pack(client, "ar/A/RES/77/237:op1")

    assert 'lang="ar" dir="rtl"' in page and "تقرر" in page
    assert "https://undocs.org/ar/A/RES/77/237" not in page  # the official document stands in the files


def test_lineage_is_said_where_it_is_known(client: Client) -> None:
    words = "Urges Member States to ratify the Convention against Transnational Organized Crime;"
    for number in ("75/196", "76/187", "77/237"):
        factories.adopted(number, TITLE, operative=[words, f"Decides on matter {number};"])
    call_command("lineage", stdout=StringIO())

    page = pack(client, "A/RES/76/187:op1,op2")

    assert "In 3 texts, 3 of them adopted: 75th session to 77th session." in page
    assert 'First held: <a href="/A/RES/75/196/#op1">A/RES/75/196, paragraph 1</a>' in page
    assert 'The same words since: <a href="/A/RES/75/196/#op1">' in page


def test_a_long_pack_stays_within_the_query_limit(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    for number in range(230, 240):
        noted = [
            factories.paragraph(
                f"Requests States to consider matter {place}",
                footnote_marks=(records.Mark(str(place), 8),),
                citations=(factories.citation(offset=0),),
                sub_paragraphs=(factories.sub("(a)", "One;", factories.sub("(i)", "Two;")),),
            )
            for place in range(8)
        ]
        notes = tuple(factories.footnote(str(place)) for place in range(8))
        factories.adopted(f"77/{number}", TITLE, paragraphs=noted, footnotes=notes)
    names = [f"A/RES/77/{number}:op{place}" for number in range(230, 240) for place in range(1, 9)]

    with django_assert_max_num_queries(MOST_QUERIES):
        page = pack(client, *names)

    assert len(places(page)) == 80


def test_the_word_document_holds_what_the_page_does(client: Client, adopted: None) -> None:
    response = client.get("/pack.docx?clause=A/RES/77/237:op1&clause=A/RES/1/1:op1&title=For+Tuesday")

    document = docx.Document(io.BytesIO(response.content))
    text = [each.text for each in document.paragraphs]
    assert "1.\tRequests the Office to report," in text
    assert "(i)\tOf any kind;" in text
    assert "Not held here, and missing from this pack: A/RES/1/1:op1." in text
    assert document.core_properties.title == "For Tuesday"
    assert response.headers["Content-Disposition"] == 'attachment; filename="for-tuesday.docx"'
    assert response.headers["Content-Type"].endswith("wordprocessingml.document")


def test_the_table_holds_what_the_page_does(client: Client, adopted: None) -> None:
    response = client.get("/pack.csv?clause=A/RES/77/237:op1,pp1")

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert [row["name"] for row in rows] == ["A/RES/77/237:op1", "A/RES/77/237:pp1"]
    assert (
        rows[0]["text"]
        == "1. Requests the Office to report,\n(a) On firearms;\n(i) Of any kind;\n(b) On money;"
    )
    assert rows[0]["citation: Bluebook"] == "G.A. Res. 77/237, ¶ 1, U.N. Doc. A/RES/77/237 (Dec. 15, 2022)"
    assert rows[0]["official document"] == "https://undocs.org/en/A/RES/77/237"
    assert response.headers["Content-Disposition"] == 'attachment; filename="pack-of-clauses.csv"'


@pytest.mark.parametrize("ending", ["docx", "csv"])
def test_the_same_address_gives_the_same_bytes(client: Client, adopted: None, ending: str) -> None:
    address = f"/pack.{ending}?clause=A/RES/77/237:op1,op2"

    assert client.get(address).content == client.get(address).content


@pytest.mark.parametrize("ending", ["docx", "csv"])
def test_a_file_is_named_in_any_script_and_by_no_trick(client: Client, adopted: None, ending: str) -> None:
    response = client.get(f"/pack.{ending}", {"clause": "77/237:op1", "title": 'حزمة "../x\r\nA: b'})

    named = unquote(response.headers["Content-Disposition"])
    assert "حزمة" in named and named.endswith(f".{ending}")
    assert not set("/\\\r\n") & set(named)


@pytest.mark.parametrize(
    "query",
    [
        "clause=%00",
        "clause=%FF%FE",
        "clause=:&clause=,",
        "title=%00%0A",
        "clause=" + "a" * 30_000,
        "up=9",
        "clause=x:y",
    ],
)
@pytest.mark.parametrize("path", ["/pack/", "/pack.docx", "/pack.csv", "/cite/"])
def test_nothing_typed_is_an_error_of_the_archive(client: Client, path: str, query: str) -> None:
    response = client.get(f"{path}?{query}", follow=True)

    assert response.status_code == (404 if path == "/cite/" else 200)


def test_too_many_parameters_are_refused_not_failed_on(client: Client) -> None:
    assert client.get("/pack/?" + "clause=A/RES/77/237:op1&" * 1_500).status_code == 400


def test_nothing_is_kept_of_a_pack(client: Client, adopted: None) -> None:
    response = client.get("/pack/?clause=A/RES/77/237:op1")

    assert not response.cookies
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_page_carries_a_pack_along(client: Client, adopted: None) -> None:
    found = client.get("/search/?q=report&pack=A/RES/77/237:pp1").content.decode()

    assert '<a href="/pack/?clause=A/RES/77/237:pp1" data-pack-link>Pack (1)</a>' in found
    assert '<input type="hidden" name="clause" value="A/RES/77/237:pp1">' in found
    assert 'href="/A/RES/77/237/?pack=A/RES/77/237:pp1#op1"' in found
    assert 'name="clause" value="A/RES/77/237:op1"' in found
    assert re.search(r'href="\?q=report&amp;[^"]*pack=A%2FRES%2F77%2F237%3App1', found)


def test_a_text_has_a_box_and_a_way_to_cite_for_every_paragraph(client: Client, adopted: None) -> None:
    page = client.get("/A/RES/77/237/").content.decode()

    boxes = re.findall(r'<input class="tick"[^>]*value="([^"]+)" aria-label="([^"]+)">', page)
    assert boxes == [
        ("A/RES/77/237:pp1", "Pack: preambular paragraph 1"),
        ("A/RES/77/237:op1", "Pack: paragraph 1"),
        ("A/RES/77/237:op2", "Pack: paragraph 2"),
    ]
    assert page.count('class="cite" href="/cite/?clause=A/RES/77/237:') == 3
    assert page.count('<form class="packbar') == 1


def test_comparisons_and_reports_have_boxes_too(client: Client) -> None:
    factories.adopted("76/187", TITLE)
    factories.adopted("77/237", TITLE)
    factories.held(factories.report_record(factories.text_record()))

    compared = client.get("/compare/?from=76/187&to=77/237").content.decode()
    report = client.get("/A/75/464/").content.decode()

    assert 'value="A/RES/76/187:op1"' in compared and 'value="A/RES/77/237:op1"' in compared
    assert 'value="A/75/464:p1"' in report


def test_a_clause_is_cited_in_every_style(
    client: Client, adopted: None, django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get("/cite/?clause=A/RES/77/237:op1").content.decode()

    assert "<p>1. <i>Requests</i> the Office to report,</p><p>(a) On firearms;</p>" in page
    assert "UNGA Res 77/237 (15 December 2022) UN Doc A/RES/77/237, para 1" in page
    assert "G.A. Res. 77/237, ¶ 1, U.N. Doc. A/RES/77/237 (Dec. 15, 2022)" in page
    assert f"<i>{TITLE}</i> (A/RES/77/237)" in page
    assert "http://testserver/A/RES/77/237/#op1" in page


def test_a_script_asks_for_the_same_as_json(client: Client, adopted: None) -> None:
    response = client.get("/cite/?clause=77/237+op1", headers={"accept": "application/json"})
    found = response.json()

    assert "Accept" in response.headers["Vary"].split(", ")
    assert found["place"] == "A/RES/77/237, paragraph 1"
    assert found["copy"][0]["text"].startswith("1. Requests the Office to report,\n(a) On firearms;")
    assert [each["name"] for each in found["copy"]][1:4] == ["United Nations", "OSCOLA", "Bluebook"]
    missing = client.get("/cite/?clause=77/1+op1", headers={"accept": "application/json"})
    assert missing.status_code == 404


def test_what_the_source_does_not_state_is_said(client: Client) -> None:
    path = factories.resolution(title="On the rule of law").addresses.get().path.strip("/")

    page = client.get("/cite/", {"clause": f"{path}:op1"}).content.decode()

    assert "The source does not state its symbol" in page
    assert "General Assembly, eightieth session, draft resolution “On the rule of law”, para. 1" in page


def test_a_lead_phrase_is_in_italics_whatever_the_source_had(client: Client, adopted: None) -> None:
    page = client.get("/cite/?clause=A/RES/77/237:op2").content.decode()

    assert "<p>2. <i>Decides</i> it.</p>" in page
