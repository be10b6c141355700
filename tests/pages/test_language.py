"""The agreed-language finder through its address: what it tells, what it keeps, what it withstands."""

import logging
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from resolutions.ingest.words import count_words
from resolutions.models import Resolution
from resolutions.views import language, uploads
from tests import factories
from tests.pages.test_clause import ticks

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]

MOST_QUERIES = 11
"""Queries for a few paragraphs; each 25 more are one more."""
ADDRESS = "/language/"
TITLE = "Strengthening the programme"
EVIL = "<script>alert(1)</script>"
MUSEUMS = "Encourages the Office to assist museums in returning stolen antiquities to countries of origin;"
REPORTS = "Requests the Secretary-General to report on shipwrecks to the Assembly at its {} session;"
RECALLS = "Recalling the conventions on underwater heritage and on the salvage of wrecks,"
DONORS = "Invites donors to provide extrabudgetary resources for museum guards, in accordance with the rules;"
NEW = "Decides to open a kindergarten for the children of astronomers on Mars;"
DRAFT = f"""{RECALLS}

1. {MUSEUMS.replace("Encourages", "Requests")}

2. {REPORTS.format("eighty-first")}

3. {NEW}
"""


@pytest.fixture
def archive() -> dict[str, Resolution]:
    """A title in three sessions, the last of them a draft; another text with a clause of its own."""
    wordings = {"preambular": [RECALLS], "operative": [MUSEUMS, REPORTS.format("seventy-seventh")]}
    texts = {
        "76/187": factories.adopted("76/187", TITLE, **wordings),
        "77/237": factories.adopted("77/237", TITLE, **wordings),
        "draft": factories.resolution(title=TITLE, **wordings),
        "donors": factories.adopted("75/1", "Museums", operative=[DONORS]),
    }
    call_command("lineage", stdout=StringIO())
    count_words()
    return texts


def paste(client: Client, text: str, **values: str) -> str:
    response = client.post(ADDRESS, {"text": text, **values})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    return response.content.decode()


def rows(page: str) -> dict[str, str]:
    """What is told of each paragraph, by its name: its row without markup."""
    found = re.findall(
        r'<li class="change change--\w+" id="piece-\d+".*?(?=<li class="change |</ol>\n)', page, re.S
    )
    plain = [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in found]
    names = [re.search(r"precedents__name\">([^<]+)<", row) for row in found]
    return {name[1] if name else "": row for name, row in zip(names, plain, strict=True)}


def verdicts(page: str) -> list[str]:
    return re.findall(r'class="change change--(\w+)"', page)


def test_each_paragraph_is_answered_with_its_closest_clause(
    client: Client, archive: dict[str, Resolution], django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = paste(client, DRAFT)

    told = rows(page)
    assert verdicts(page) == ["identical", "reworded", "routine", "new"]
    assert list(told) == ["pp 1", "op 1", "op 2", "op 3"]
    assert "The words of A/RES/77/237, pp 1 , adopted 15 December 2022" in told["pp 1"]
    assert "In 3 texts (2 adopted), 76th to 80th session" in told["op 1"]
    assert "latest Draft, 80th session, op 1 ; first A/RES/76/187, op 1 ." in told["op 1"]
    assert "Not found. No wording held is close to this paragraph." in told["op 3"]


def test_what_is_found_can_be_taken_into_a_pack(client: Client, archive: dict[str, Resolution]) -> None:
    page = paste(client, DRAFT)
    draft = archive["draft"].addresses.get(current=True).path.strip("/")

    chosen = ticks(page)
    assert chosen["A/RES/77/237:op1"] == "Pack: A/RES/77/237, operative paragraph 1"
    assert set(chosen) == {
        f"{text}:{anchor}"
        for text in ("A/RES/76/187", "A/RES/77/237", draft)
        for anchor in ("pp1", "op1", "op2")
    }, "of each paragraph found, every place where it stands"
    packed = client.get("/pack/", {"clause": list(chosen)}, follow=True).content.decode()
    assert packed.count('class="packed packed--') == len(chosen)


def test_a_pack_goes_along_when_the_text_is_looked_up_again(
    client: Client, archive: dict[str, Resolution]
) -> None:
    address = f"{ADDRESS}?pack=A/RES/77/237:op1"
    page = client.post(address, {"text": DRAFT}).content.decode()

    assert f'method="post" action="{address}"' in page
    assert "Your pack</a> holds 1 clause" in page
    held = client.get(f"{ADDRESS}?paragraph=A/RES/77/237/op1&pack=A/RES/77/237:op1").content.decode()
    assert '<input type="hidden" name="pack" value="A/RES/77/237:op1">' in held


def test_what_is_new_is_marked_with_a_sign_for_eye_and_ear(
    client: Client, archive: dict[str, Resolution]
) -> None:
    page = paste(client, DRAFT)

    assert '<del><span class="spoken" lang="en">removed: </span>Encourages</del>' in page
    assert '<ins><span class="spoken" lang="en">added: </span>Requests</ins>' in page
    assert f'<ins><span class="spoken" lang="en">added: </span>{NEW}</ins>' in page, "all of it is new"


def test_the_verb_is_weighed_against_those_of_the_precedents(
    client: Client, archive: dict[str, Resolution]
) -> None:
    told = rows(paste(client, DRAFT))

    assert "Stronger verb" in told["op 1"]
    assert "Verb: Requests ; the clause has Encourages in 3 (stronger verb)" in told["op 1"]
    assert "verb" not in told["op 2"].lower()


def test_an_addition_that_was_agreed_elsewhere_is_told(
    client: Client, archive: dict[str, Resolution]
) -> None:
    added = MUSEUMS.replace(";", ", and to provide extrabudgetary resources for museum guards;")
    told = rows(paste(client, added))["op 1"]

    assert (
        "Agreed elsewhere: “ provide extrabudgetary resources for museum guards ” is in A/RES/75/1, op 1"
        in told
    )


def test_words_within_a_longer_clause_are_told_as_such(
    client: Client, archive: dict[str, Resolution]
) -> None:
    page = paste(client, "stolen antiquities to countries of origin")

    assert verdicts(page) == ["part"]
    assert "Word for word within a clause" in rows(page)[""]


def test_the_index_shows_what_is_agreed_at_a_glance(client: Client, archive: dict[str, Resolution]) -> None:
    page = paste(client, DRAFT)
    index = page.partition('<nav class="map"')[2].partition("</nav>")[0]

    assert re.findall(r'href="#piece-(\d)"', index) == ["1", "2", "3", "4"]
    assert re.findall(r'aria-hidden="true">(.)</span>', index) == ["=", "~", "≈", "+"]
    assert 'op 1<span class="spoken">: reworded, stronger verb</span>' in index
    assert page.count('name="only" value="') == 5, "everything, and each verdict there is"


def test_one_verdict_is_shown_and_the_text_stays_for_the_next_choice(
    client: Client, archive: dict[str, Resolution]
) -> None:
    page = paste(client, DRAFT, only="new")

    assert verdicts(page) == ["new"]
    assert "kindergarten" in page.partition("<textarea")[2].partition("</textarea>")[0]
    assert "nothing to show under this choice" in paste(client, NEW + "\n" + NEW, only="routine")


def test_one_paragraph_is_shown_with_all_its_precedents(
    client: Client, archive: dict[str, Resolution]
) -> None:
    page = paste(client, DRAFT, piece="2")

    assert list(rows(page)) == ["op 1"]
    assert "One of 4 paragraphs" in page
    assert list(rows(paste(client, DRAFT, piece="99"))) == ["pp 1", "op 1", "op 2", "op 3"]


@pytest.mark.parametrize(
    ("chosen", "has", "lacks"),
    [
        ({"status": "adopted"}, "In 2 texts, 76th to 77th session", "Draft, 80th"),
        ({"before": "77"}, "A/RES/76/187, op 1", "A/RES/77/237"),
        ({"part": "operative"}, "A/RES/77/237, op 1", "pp 1</a>"),
        ({"before": "75"}, "No wording held under these choices", "A/RES/77/237"),
        ({"status": "x", "part": "heading", "before": "-1", "piece": "x"}, "A/RES/77/237, op 1", "x</p>"),
    ],
)
def test_what_is_looked_at_is_narrowed(
    client: Client, archive: dict[str, Resolution], chosen: dict[str, str], has: str, lacks: str
) -> None:
    found = paste(client, DRAFT, **chosen).partition('id="ask"')[0]

    assert has in found
    assert lacks not in found


def test_a_text_that_is_held_is_compared_with_earlier_sessions(
    client: Client, archive: dict[str, Resolution]
) -> None:
    clauses = [f"{number}. Invites museum {number} to open on day {number};" for number in range(1, 7)]
    text = factories.resolution(title="Museums", operative=[one.partition(" ")[2] for one in clauses])
    page = paste(client, "\n\n".join(clauses))

    assert "Your text is held here" in page
    assert f'href="{text.addresses.get(current=True).path}"' in page
    assert '<option value="80" selected>' in page
    assert "identical" not in verdicts(page)
    again = paste(client, "\n\n".join(clauses), settled="1", before="80", everything="1")
    assert set(verdicts(again)) == {"identical"} and "Your text is held here" not in again


def test_the_text_that_leads_is_named_and_can_be_compared_as_a_whole(
    client: Client, archive: dict[str, Resolution]
) -> None:
    clauses = [f"Invites museum {name} to open a wing for coins of {name};" for name in "ABCDEFG"]
    factories.adopted("77/9", "Coins", operative=clauses)
    page = paste(client, "\n".join(one.replace("open", "reopen") for one in clauses))

    assert "7 of 7 paragraphs come closest to" in page
    assert 'formaction="/compare/pasted/" name="with" value="A/RES/77/9"' in page


def test_a_file_is_read_before_what_stands_in_the_box(client: Client, archive: dict[str, Resolution]) -> None:
    file = SimpleUploadedFile("draft.md", DRAFT.encode(), content_type="text/markdown")
    page = paste(client, NEW, file=file)  # type: ignore[arg-type]

    assert verdicts(page) == ["identical", "reworded", "routine", "new"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("draft.txt", b"", "The file is empty"),
        ("draft.pdf", b"%PDF-1.7", "a PDF file, not text"),
        ("draft.docx", b"PK\x03\x04", "a ZIP or Office file"),
        ("draft.txt", b"x" * 3_000_000, "3,000,000 bytes; at most 200,000"),
        ("draft.xml", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>", "could not be read"),
        ("../../etc/passwd", b"\xff\xfe", "could not be read"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    client: Client, archive: dict[str, Resolution], name: str, content: bytes, says: str
) -> None:
    file = SimpleUploadedFile(name, content)

    assert says in paste(client, "", file=file)  # type: ignore[arg-type]


def test_a_large_file_is_never_written_to_disk(
    client: Client, archive: dict[str, Resolution], settings: object, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "missing"  # type: ignore[attr-defined]

    assert "at most 200,000" in paste(client, "", file=SimpleUploadedFile("a.txt", b"x" * 6_000_000))  # type: ignore[arg-type]


def test_an_endless_file_ends_the_request(
    client: Client, archive: dict[str, Resolution], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "FARTHEST", 100_000)

    response = client.post(ADDRESS, {"text": "", "file": SimpleUploadedFile("a.txt", b"x" * 900_000)})
    assert response.status_code == 200
    assert "Paste a text into the box first" in response.content.decode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Paste a text into the box first"),
        ("...", "No words were found"),
        ("中" * 70_000, "at most 200,000 are read"),
        ("1.\n" * 7_000, "at most 6,000 are read"),
        ("\n\n".join(f"{n}. Requests matter {n} again;" for n in range(1, 500)), "at most 400 are looked up"),
        (EVIL, "Not found"),
        ("\0\x01", "could not be read"),
        ("\ud800".encode("utf-8", "replace").decode(), "No words were found"),
        ("a" * 100_000, "has 100,000 characters; at most 20,000"),
        ("Requests " + "the Office " * 1_500, "Not found"),
        ("% %s %(x)s {} {{ x }} '; DROP TABLE resolutions_paragraph; --", "Not found"),
    ],
)
def test_whatever_is_pasted_is_answered(
    client: Client, archive: dict[str, Resolution], text: str, says: str
) -> None:
    page = paste(client, text)

    assert says in page
    assert EVIL not in page


def test_nothing_of_a_pasted_text_is_stored_remembered_or_logged(
    client: Client, archive: dict[str, Resolution], caplog: pytest.LogCaptureFixture
) -> None:
    cache.clear()
    before = {model: model._default_manager.count() for model in apps.get_models()}

    with caplog.at_level(logging.DEBUG):
        paste(client, DRAFT)
        paste(client, "A kindergarten on Mars", file=SimpleUploadedFile("x.txt", DRAFT.encode()))  # type: ignore[arg-type]

    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    logged = [one.getMessage() for one in caplog.records if one.name != "django.db.backends"]
    assert "kindergarten" not in "".join(logged)
    assert "kindergarten" not in str(getattr(cache, "_cache", ""))


def test_a_fault_shows_nothing_of_the_text(
    client: Client,
    archive: dict[str, Resolution],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(language, "find", broken)
    client.raise_request_exception = False

    response = client.post(ADDRESS, {"text": NEW})
    assert response.status_code == 500
    assert "kindergarten" not in response.content.decode() + caplog.text


def test_the_answer_is_the_same_each_time(client: Client, archive: dict[str, Resolution]) -> None:
    once, again = (rows(paste(client, DRAFT)) for _ in range(2))

    assert once == again


def test_a_paste_from_elsewhere_is_refused(archive: dict[str, Resolution]) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, {"text": NEW}).status_code == 403

    form = strict.get(ADDRESS)
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form.content.decode())
    assert token and form.headers["Cache-Control"] == "no-store"
    file = SimpleUploadedFile("a.txt", DRAFT.encode())

    assert strict.post(ADDRESS, {"file": file, "csrfmiddlewaretoken": token[1]}).status_code == 200
    assert strict.put(ADDRESS).status_code == 405


def test_the_first_page_says_that_nothing_is_kept(
    client: Client, archive: dict[str, Resolution], django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(1):
        page = client.get(ADDRESS).content.decode()

    assert "It is never stored, never logged" in page
    assert 'href="/language/" aria-current="page">Agreed language' in page
    assert "Before the 80th session" in page


# --- More like a paragraph that is held


def test_what_is_like_a_held_paragraph_is_shown_without_its_own_text(
    client: Client, archive: dict[str, Resolution], django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES + 2):
        page = client.get(f"{ADDRESS}?paragraph=A/RES/77/237/op1").content.decode()

    found = page.partition('id="ask"')[0]
    assert "Wordings like A/RES/77/237, paragraph 1" in page
    assert "A/RES/76/187, op 1" in found and "A/RES/77/237, op 1" not in found
    assert '<meta name="robots" content="noindex">' in page


def test_a_held_paragraph_has_the_same_filters(client: Client, archive: dict[str, Resolution]) -> None:
    page = client.get(f"{ADDRESS}?paragraph=A/RES/77/237/op1&status=adopted").content.decode()

    assert "In 1 other text, 76th session" in page
    path = archive["draft"].addresses.get(current=True).path
    assert client.get(ADDRESS, {"paragraph": f"{path}#op1"}).status_code == 200


@pytest.mark.parametrize(
    "typed",
    ["x", "77/237/op99", "/", "#", "\0", EVIL, "A/RES/78/1/op1", "A/RES/77/237/h1", "a" * 9_000, "[/op1"],
)
def test_a_paragraph_that_is_not_held_is_not_found(
    client: Client, archive: dict[str, Resolution], typed: str
) -> None:
    response = client.get(ADDRESS, {"paragraph": typed})

    assert response.status_code == 404
    assert "The archive holds no paragraph" in response.content.decode()
    assert EVIL not in response.content.decode()


# --- Ways in


def test_search_offers_the_finder_for_a_long_query(client: Client, archive: dict[str, Resolution]) -> None:
    offer = 'method="post" action="/language/"'

    assert offer in client.get("/search/", {"q": f"{MUSEUMS} {RECALLS}"}).content.decode()
    assert offer in client.get("/search/", {"q": "museum " * 2_000}).content.decode()
    assert offer not in client.get("/search/", {"q": "stolen antiquities"}).content.decode()


def test_a_hit_leads_to_its_closest_wordings(client: Client, archive: dict[str, Resolution]) -> None:
    page = client.get("/search/", {"q": "stolen antiquities"}).content.decode()

    assert 'href="/language/?paragraph=A/RES/77/237/op1"' in page


def test_the_home_page_leads_to_the_finder(client: Client, archive: dict[str, Resolution]) -> None:
    assert "Find the agreed language for it" in client.get("/").content.decode()


def test_the_order_of_verbs_is_printed_with_its_reasons(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(0):
        page = client.get("/language/verbs/").content.decode()

    assert "decision 55/488" in page
    assert "call upon" in page
    assert "leaves the decision to the addressee" in page
