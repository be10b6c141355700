"""The page of a clause, and what the page of a text says of the age of each: through their addresses."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from html import unescape
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from resolutions.models import Address
from tests import factories
from tests.pages.comparisons import EVIL
from tests.pages.test_compare_rows import words

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]

TITLE = "Strengthening the programme"
RATIFY = "Urges Member States to ratify the Convention against Transnational Organized Crime{};"
REPORT = "Requests the Secretary-General to submit a report to the Assembly at its seventy-{} session;"
MUSEUMS = "Takes note of the outcome of the workshop about stolen cultural property in museums{};"
PIRACY = "Encourages Member States to support targeted assistance to combat piracy committed at sea;"
TOURISM = "Encourages Member States to counter criminal threats to the tourism sector;"
MONEY = "Urges the Office to provide assistance against money-laundering and the financing of terrorism;"
FIREARMS = (
    "Urges Member States to exchange good practices of practitioners who are involved in combating illicit "
    "trafficking in firearms, including marking and record-keeping"
)
PRISONS = "Calls upon Member States to address prison overcrowding through a review of penal policies"
MOST_QUERIES = 26


def texts(*adopted: tuple[str, list[str]]) -> None:
    """Take in adopted texts, and align them."""
    for number, operative in adopted:
        factories.adopted(number, TITLE, operative=operative)
    call_command("lineage", stdout=StringIO())


def page_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def entries(page: str) -> list[tuple[str, list[str]]]:
    """Of each version its text and place, and what became of it; of each gap what it says."""
    found = []
    for html in re.findall(r'<li class="life__(?:version|gap).*?</li>', page, re.DOTALL):
        name = re.search(r'class="life__name"><a [^>]*>(.*?)</a>', html)
        chips = re.findall(r'<span class="relation[^"]*">([^<]+)</span>', html)
        text = unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", "", html.partition(">")[2]))).strip()
        found.append((unescape(name[1]), chips) if name else (text, []))
    return found


def ticks(page: str) -> dict[str, str]:
    """The boxes of a page that take a clause into a pack: what is sent, and what is read aloud."""
    boxes = re.findall(r'<input class="tick" [^>]*form="pack" name="clause" value="([^"]+)" [^>]*>', page)
    named = re.findall(r'<input class="tick" [^>]*aria-label="([^"]+)">', page)
    return dict(zip(boxes, map(unescape, named), strict=True))


def facts(page: str) -> dict[str, str]:
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page, re.DOTALL)
    return {name: unescape(re.sub("<[^>]+>", "", value)) for name, value in rows}


def ages(page: str) -> dict[str, str]:
    found = re.findall(r'class="clause__age[^>]*><a href="[^"]*?(\w+)/history/">(.*?)<span', page)
    return {anchor: unescape(said) for anchor, said in found}


@pytest.fixture
def family() -> None:
    """Four sessions: a clause reworded, one by routine, one dropped and brought back, one that moved."""
    texts(
        ("74/177", [RATIFY.format(""), REPORT.format("fifth"), MUSEUMS.format(""), PIRACY, TOURISM, MONEY]),
        ("75/196", [RATIFY.format(""), REPORT.format("sixth"), PIRACY, TOURISM, MONEY]),
        ("76/187", [RATIFY.format(" swiftly"), REPORT.format("seventh"), MONEY, PIRACY, TOURISM]),
        (
            "77/237",
            [
                RATIFY.format(" swiftly"),
                REPORT.format("eighth"),
                MUSEUMS.format(" and libraries"),
                MONEY,
                PIRACY,
            ],
        ),
    )


@pytest.mark.usefixtures("family")
def test_a_clause_has_a_page_with_every_version(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = page_of(client, "/A/RES/76/187/op1/history/")

    assert entries(page) == [
        ("A/RES/74/177, op 1", ["First text held with it"]),
        ("A/RES/75/196, op 1", ["Identical"]),
        ("A/RES/76/187, op 1", ["Reworded"]),
        ("A/RES/77/237, op 1", ["Identical"]),
    ]
    assert words(page, "ins") == ["swiftly"]
    assert facts(page)["First appears"] == "A/RES/74/177, op 1"
    assert facts(page)["Latest wording"].startswith("Unchanged since the 76th session")
    assert facts(page)["Reworded"] == "A/RES/76/187"
    assert facts(page)["Stands in"] == "4 texts: 4 adopted"
    assert page.count("this paragraph") == 1
    assert 'href="/A/RES/75/196/#op1"' in page
    assert 'href="/compare/?from=A/RES/75/196&amp;to=A/RES/76/187#op1"' in page


def test_long_stretches_without_a_change_are_folded(client: Client) -> None:
    for session, verb in ((76, "Requests"), (77, "Urges")):
        labels = [f"({letter})" for letter in "abcdef"]
        parts = tuple(factories.sub(label, f"On matter {label} & more;") for label in labels)
        asks = factories.paragraph(f"{verb} the Office to report:", sub_paragraphs=parts)
        factories.adopted(f"{session}/1", TITLE, paragraphs=[asks])
    call_command("lineage", stdout=StringIO())

    page = page_of(client, "/A/RES/77/1/op1/history/")
    first, _, last = page.partition('id="in-a-res-77-1"')

    assert "parts unchanged" not in first, "where nothing is compared all is shown"
    fold = re.search(r"<summary[^>]*>6 parts unchanged</summary>(.*?)</details>", last, re.DOTALL)
    assert fold and fold[1].count("<p>") == 6 and "&amp; more" in fold[1]
    assert words(last, "ins") == ["Urges"]


@pytest.mark.usefixtures("family")
def test_each_version_can_be_taken_into_a_pack(client: Client) -> None:
    page = page_of(client, "/A/RES/76/187/op1/history/")

    assert ticks(page) == {
        "A/RES/74/177:op1": "Pack: A/RES/74/177, paragraph 1",
        "A/RES/75/196:op1": "Pack: A/RES/75/196, paragraph 1",
        "A/RES/76/187:op1": "Pack: A/RES/76/187, paragraph 1",
        "A/RES/77/237:op1": "Pack: A/RES/77/237, paragraph 1",
    }
    assert 'id="pack" action="/pack/"' in page, "the form that the boxes belong to"
    packed = client.get("/pack/", {"clause": list(ticks(page))}, follow=True).content.decode()
    assert packed.count('class="packed packed--adopted"') == 4


@pytest.mark.usefixtures("family")
def test_a_clause_that_was_brought_back_says_where_it_was_missing(client: Client) -> None:
    page = page_of(client, "/A/RES/77/237/op3/history/")

    assert entries(page) == [
        ("A/RES/74/177, op 3", ["First text held with it"]),
        ("Not in A/RES/75/196, A/RES/76/187", []),
        ("A/RES/77/237, op 3", ["Brought back", "Reworded"]),
    ]
    assert words(page, "ins") == ["and libraries"]
    assert facts(page)["Brought back"] == "A/RES/77/237"
    assert entries(page_of(client, "/A/RES/74/177/op3/history/")) == entries(page), (
        "the same seen from before"
    )


@pytest.mark.usefixtures("family")
def test_what_moved_and_what_was_dropped_is_said(client: Client) -> None:
    moved = page_of(client, "/A/RES/76/187/op3/history/")
    dropped = page_of(client, "/A/RES/74/177/op5/history/")

    assert ("A/RES/76/187, op 3", ["Identical", "Moved from op 5"]) in entries(moved)
    assert facts(moved)["Moved"] == "A/RES/76/187, from op 5 to op 3"
    assert entries(dropped)[-1] == ("Not in A/RES/77/237", [])
    assert facts(dropped)["Afterwards"] == "Not in A/RES/77/237"


@pytest.mark.usefixtures("family")
def test_routine_changes_are_no_rewording(client: Client) -> None:
    page = page_of(client, "/A/RES/77/237/op2/history/")

    assert [chips for _, chips in entries(page)][1:] == [["Routine changes"]] * 3
    assert "Reworded" not in facts(page)


def test_a_clause_that_was_split_names_its_other_part(client: Client) -> None:
    both = f"{FIREARMS}, and {PRISONS[:1].lower()}{PRISONS[1:]};"
    texts(("76/187", [both, PIRACY]), ("77/237", [f"{FIREARMS};", f"{PRISONS};", PIRACY]))

    page = page_of(client, "/A/RES/76/187/op1/history/")
    other = page_of(client, "/A/RES/77/237/op2/history/")

    assert ("A/RES/77/237, op 1", ["Split"]) in entries(page)
    assert 'Another part of it became <a href="/A/RES/77/237/op2/history/">op 2 of A/RES/77/237</a>' in page
    assert 'Split off from <a href="/A/RES/76/187/op1/history/">op 1 of A/RES/76/187</a>' in other


def test_a_clause_that_was_merged_names_what_it_is_in(client: Client) -> None:
    both = f"{FIREARMS}, and {PRISONS[:1].lower()}{PRISONS[1:]};"
    texts(("76/187", [f"{FIREARMS};", f"{PRISONS};", PIRACY]), ("77/237", [both, PIRACY]))

    assert ages(page_of(client, "/A/RES/77/237/"))["op1"] == "Merged here · in 2 texts since 2022"
    taken_in = 'Merged into <a href="/A/RES/77/237/op1/history/">op 1 of A/RES/77/237</a>'
    pages = [page_of(client, f"/A/RES/76/187/op{number}/history/") for number in (1, 2)]
    assert sum(taken_in in page for page in pages) == 1
    assert sum("Took in" in page for page in pages) == 1


def test_drafts_are_told_apart_and_may_be_left_out(client: Client) -> None:
    draft = factories.text_record(TITLE, operative=[RATIFY.format(" at once")])
    factories.held(factories.document_record(draft, session=77, symbol="A/C.3/77/L.5"))
    texts(("76/187", [RATIFY.format("")]), ("77/237", [RATIFY.format(" swiftly")]))

    every = page_of(client, "/A/RES/77/237/op1/history/")
    adopted = page_of(client, "/A/RES/77/237/op1/history/?only=adopted")

    assert [name for name, _ in entries(every)] == [
        "A/RES/76/187, op 1",
        "A/C.3/77/L.5, op 1",
        "A/RES/77/237, op 1",
    ]
    assert '<span class="badge badge--draft">Draft</span>' in every
    assert facts(every)["Stands in"] == "3 texts: 2 adopted, 1 draft"
    assert [name for name, _ in entries(adopted)] == ["A/RES/76/187, op 1", "A/RES/77/237, op 1"]
    assert words(every, "ins") == ["at once", "swiftly"] and words(adopted, "ins") == ["swiftly"]


def test_a_clause_only_in_drafts_says_so_under_adopted(client: Client) -> None:
    for session in (79, 80):
        factories.held(
            factories.document_record(factories.text_record(TITLE, operative=[PIRACY]), session=session)
        )
    call_command("lineage", stdout=StringIO())
    path = Address.objects.filter(resolution__isnull=False).first()

    page = page_of(client, f"{path}op1/history/?only=adopted")

    assert "No adopted text held here has this clause" in page and entries(page) == []


def drafted(session: int, symbol: str, operative: list[str]) -> None:
    """Take in a draft of the title, before its adopted text."""
    text = factories.text_record(TITLE, operative=operative)
    factories.held(factories.document_record(text, session=session, symbol=symbol))


def test_a_clause_of_a_draft_that_was_not_adopted_says_so(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    drafted(77, "A/C.3/77/L.5", [RATIFY.format(""), PIRACY])
    drafted(77, "A/C.3/77/L.5/Rev.1", [RATIFY.format(""), PIRACY.replace("committed ", "")])
    texts(("76/187", [RATIFY.format("")]), ("77/237", [RATIFY.format("")]))

    with django_assert_max_num_queries(MOST_QUERIES):
        page = page_of(client, "/A/C.3/77/L.5/op2/history/")

    assert entries(page) == [
        ("A/C.3/77/L.5, op 2", ["First text held with it"]),
        ("A/C.3/77/L.5/Rev.1, op 2", ["Reworded"]),
        ("Not in A/RES/77/237", []),
    ]
    assert facts(page)["Stands in"] == "2 texts: 2 drafts"
    assert facts(page)["Adopted"] == "Only in drafts: no adopted text of this title held here has it"
    assert facts(page)["Afterwards"] == "Not in A/RES/77/237"
    assert words(page, "del") == ["committed"]
    assert ages(page_of(client, "/A/C.3/77/L.5/")) == {
        "op1": "In 4 texts since 2022 · unchanged in A/C.3/77/L.5/Rev.1",
        "op2": "Only in drafts · in 2 texts · reworded in A/C.3/77/L.5/Rev.1",
    }


def test_what_a_draft_kept_of_an_older_text_has_that_past(client: Client) -> None:
    drafted(77, "A/C.3/77/L.5", [RATIFY.format(""), MUSEUMS.format(" and libraries")])
    texts(("76/187", [RATIFY.format(""), MUSEUMS.format("")]), ("77/237", [RATIFY.format("")]))

    page = page_of(client, "/A/C.3/77/L.5/op2/history/")

    assert entries(page) == [
        ("A/RES/76/187, op 2", ["First text held with it"]),
        ("A/C.3/77/L.5, op 2", ["Reworded"]),
        ("Not in A/RES/77/237", []),
    ]
    assert words(page, "ins") == ["and libraries"]
    assert "Adopted" not in facts(page) and entries(page_of(client, "/A/RES/76/187/op2/history/"))


def test_what_was_drafted_in_vain_and_adopted_later_is_one_clause(client: Client) -> None:
    drafted(76, "A/C.3/76/L.5", [RATIFY.format(""), PIRACY])
    texts(
        ("76/187", [RATIFY.format("")]),
        ("77/237", [RATIFY.format("")]),
        ("78/1", [RATIFY.format(""), PIRACY]),
    )

    page = page_of(client, "/A/RES/78/1/op2/history/")

    assert entries(page) == [
        ("A/C.3/76/L.5, op 2", ["First text held with it"]),
        ("Not in A/RES/76/187, A/RES/77/237", []),
        ("A/RES/78/1, op 2", ["Taken up again", "Identical"]),
    ]
    assert facts(page)["First adopted"] == "A/RES/78/1, op 2"
    assert "Brought back" not in facts(page) and "Adopted" not in facts(page)
    assert ages(page_of(client, "/A/RES/78/1/"))["op2"].startswith("New here · in 2 texts")


def test_a_clause_cut_in_a_revision_and_put_back_is_one_clause(client: Client) -> None:
    drafted(77, "A/C.3/77/L.5", [RATIFY.format(""), PIRACY])
    drafted(77, "A/C.3/77/L.5/Rev.1", [RATIFY.format("")])
    texts(("76/187", [RATIFY.format(""), PIRACY]), ("77/237", [RATIFY.format(""), PIRACY]))

    page = page_of(client, "/A/C.3/77/L.5/op2/history/")

    assert [name for name, _ in entries(page)] == [
        "A/RES/76/187, op 2",
        "A/C.3/77/L.5, op 2",
        "A/RES/77/237, op 2",
    ]


def test_where_no_adopted_text_is_held_nothing_is_said_of_adoption(client: Client) -> None:
    drafted(77, "A/C.3/77/L.5", [RATIFY.format(""), PIRACY])
    drafted(78, "A/C.3/78/L.5", [RATIFY.format("")])
    call_command("lineage", stdout=StringIO())

    page = page_of(client, "/A/C.3/77/L.5/op2/history/")

    assert facts(page)["Adopted"] == "Not known: no adopted text of this title is held here"
    assert ages(page_of(client, "/A/C.3/77/L.5/"))["op2"] == "In the first text held · dropped later"


@pytest.mark.usefixtures("family")
def test_versions_stand_side_by_side(client: Client) -> None:
    page = page_of(client, "/A/RES/76/187/op1/history/?view=side")

    assert 'class="life life--side"' in page and 'class="spoken" lang="en">Before:' in page
    old, new = page.partition("Before:")[2].split("Here:")
    assert words(old, "ins") == [] and words(new, "ins") == ["swiftly"]


@pytest.mark.usefixtures("family")
def test_the_page_of_a_text_says_how_old_each_clause_is(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    assert ages(page_of(client, "/A/RES/77/237/")) == {
        "op1": "Unchanged since the 76th session (2022) · in 4 texts since 2022",
        "op2": "Only routine changes since the 74th session (2022) · in 4 texts",
        "op3": "Brought back here · in 2 texts since 2022",
        "op4": "Unchanged since the 74th session (2022) · in 4 texts",
        "op5": "Unchanged since the 74th session (2022) · in 4 texts",
    }
    assert ages(page_of(client, "/A/RES/74/177/")) == {
        "op1": "In the first text held · in 4 texts · reworded later",
        "op2": "In the first text held · in 4 texts",
        "op3": "In the first text held · in 2 texts · dropped and brought back later",
        "op4": "In the first text held · in 4 texts",
        "op5": "In the first text held · in 3 texts · dropped later",
        "op6": "In the first text held · in 4 texts",
    }


def test_a_text_that_is_alone_says_nothing_of_age(client: Client) -> None:
    texts(("76/187", [RATIFY.format("")]))

    assert ages(page_of(client, "/A/RES/76/187/")) == {}
    assert entries(page_of(client, "/A/RES/76/187/op1/history/")) == [
        ("A/RES/76/187, op 1", ["First text held with it"])
    ]


def test_texts_not_aligned_yet_say_nothing_that_may_be_wrong(client: Client) -> None:
    factories.adopted("76/187", TITLE, operative=[RATIFY.format("")])
    factories.adopted("77/237", TITLE, operative=[RATIFY.format("")])

    assert "New here" not in page_of(client, "/A/RES/77/237/")
    assert page_of(client, "/A/RES/77/237/op1/history/")


def test_a_long_text_in_a_long_family_stays_within_the_query_limit(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    clauses = [
        f"Encourages Member States to consider matter {n} of {chr(65 + n % 26) * 5};" for n in range(40)
    ]
    texts(*((f"{session}/1", clauses) for session in range(70, 78)))

    with django_assert_max_num_queries(22):
        page = page_of(client, "/A/RES/77/1/")
    with django_assert_max_num_queries(MOST_QUERIES):
        life = page_of(client, "/A/RES/77/1/op7/history/")

    assert len(ages(page)) == 40 and len(entries(life)) == 8


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/A/RES/77/237/op1-a-i/history/", "/A/RES/77/237/op1/history/"),
        ("/A/RES/77/237/op1-a/history/?only=adopted", "/A/RES/77/237/op1/history/?only=adopted"),
    ],
)
def test_a_part_of_a_paragraph_leads_to_the_whole(client: Client, address: str, leads_to: str) -> None:
    response = client.get(address)

    assert (response.status_code, response.headers["Location"]) == (301, leads_to)


def test_an_old_address_leads_on(client: Client) -> None:
    text = factories.adopted("76/187", TITLE, operative=[PIRACY])
    Address.objects.create(path="/old/place/", resolution=text, current=False)

    response = client.get("/old/place/op1/history/")

    assert (response.status_code, response.headers["Location"]) == (301, "/A/RES/76/187/op1/history/")


def test_a_translation_has_its_own_history(client: Client) -> None:
    for number in ("76/187", "77/237"):
        factories.held(replace(factories.adopted_record(number, TITLE, operative=[PIRACY]), language="fr"))
        factories.adopted(number, TITLE, operative=[RATIFY.format("")])
    call_command("lineage", stdout=StringIO())

    page = page_of(client, "/fr/A/RES/77/237/op1/history/")

    assert "piracy" in page and "ratify" not in page
    assert 'href="/fr/A/RES/76/187/#op1"' in page
    assert len(entries(page)) == 2


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    "address",
    [
        "/A/RES/77/237/op99/history/",
        "/A/RES/77/237/pp1/history/",
        "/A/RES/99/1/op1/history/",
        "/no/such/op1/history/",
        "/A/RES/77/237/op%00/history/",
        "/A/RES/77/237/op" + "1" * 500 + "/history/",
        "/A/RES/77/237/op'/history/",
        "/A/RES/77/237/op1~2/history/",
        "/A/RES/77/237/op1-%2e%2e/history/x/",
        "/op1/history/",
        "/A/RES/77/237/h1/history/",
    ],
)
def test_no_such_clause_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("junk", ["only=x", "view='", "only=adopted&only=", "view=%00", "x=" + "y" * 3000])
def test_unreadable_choices_are_ignored(client: Client, junk: str) -> None:
    assert page_of(client, f"/A/RES/77/237/op1/history/?{junk}")


def test_words_of_documents_are_escaped(client: Client) -> None:
    texts(("76/187", [f"Urges {EVIL} one;"]), ("77/237", [f"Urges {EVIL} two;"]))

    for view in ("", "?view=side"):
        page = page_of(client, f"/A/RES/77/237/op1/history/{view}")
        assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/A/RES/77/237/op1/history/").status_code == 405


@pytest.mark.usefixtures("family")
def test_a_changed_wording_changes_its_history_at_once(client: Client) -> None:
    record = factories.adopted_record("78/1", TITLE, operative=[RATIFY.format(" swiftly")])
    factories.held(record)
    call_command("lineage", stdout=StringIO())
    assert entries(page_of(client, "/A/RES/78/1/op1/history/"))[-1][1] == ["Identical"]

    changed = factories.text_record(
        TITLE, operative=[RATIFY.format(" soon")], number="78/1", status="adopted"
    )
    factories.held(factories.changed(record, resolutions=(changed,)))
    call_command("lineage", stdout=StringIO())

    assert entries(page_of(client, "/A/RES/78/1/op1/history/"))[-1][1] == ["Reworded"]
