"""Pages in another language than English: what the archive says is translated, what it holds is not."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from resolutions import parsing, phrases
from resolutions.aligning.changes import INSERTED, Change
from resolutions.reading.marking import marked
from resolutions.reading.reasons import REASONS, reason
from tests import factories

OWN = "Requests the Office to report;"

MaxQueries = Callable[[int], AbstractContextManager[object]]
FRENCH = {"accept-language": "fr"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1st session", "73rd session", "80th session", "32nd special session"]),
        ("fr", ["1re session", "73e session", "80e session", "32e session extraordinaire"]),
    ],
)
def test_sessions_follow_the_language(language: str, said: list[str]) -> None:
    with override(language):
        regular = [phrases.session("regular", number) for number in (1, 73, 80)]

        assert [*regular, phrases.session("special", 32)] == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1.er"), (3, "3.er"), (11, "11.º"), (13, "13.er"), (21, "21.er"), (80, "80.º")]
)
def test_spanish_shortens_first_and_third(number: int, said: str) -> None:
    with override("es"):
        assert phrases.ordinal(number) == said


@pytest.mark.parametrize(
    ("day", "said"), [(1, "1er décembre 2022"), (15, "15 décembre 2022"), (21, "21 décembre 2022")]
)
def test_days_follow_the_language(day: int, said: str) -> None:
    with override("fr"):
        assert phrases.day(date(2022, 12, day)) == said


def test_numbers_and_lists_follow_the_language() -> None:
    with override("fr"):
        assert phrases.thousands(1_234_567) == "1\xa0234\xa0567"
        assert phrases.listed(["arabe", "anglais", "russe"]) == "arabe, anglais et russe"
    with override("es"):
        assert phrases.listed(["español", "inglés"]) == "español e inglés"


def test_changes_are_told_in_the_language_of_the_page() -> None:
    with override("fr"):
        (line,) = marked([Change(INSERTED, "all States")])

    assert line == '<ins><span class="spoken" lang="fr">ajouté\xa0: </span>all States</ins>'


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7",
        b"\x89PNG",
        b"\xff\xfeA",
        b"\xfa\xfb",
        b"a\0b",
        b" \n",
        b"<a",
        b"<!DOCTYPE a><a/>",
        b"Hello.",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.xml"])
def test_every_reason_of_the_parser_is_told_in_french(raw: bytes, name: str) -> None:
    with pytest.raises(parsing.Unreadable) as raised:
        parsing.read(raw, name)

    english = raised.value.reason
    assert reason(english) == english
    with override("fr"):
        assert reason(english) != english


def test_no_reason_hides_another() -> None:
    for place, (_pattern, said) in enumerate(REASONS):
        assert all(pattern.fullmatch(said) is None for pattern, _said in REASONS[:place])


@pytest.fixture
def adopted(db: None) -> None:
    factories.adopted("77/237", "Strengthening the programme", paragraphs=[factories.paragraph(OWN)])
    factories.adopted("76/187", "Strengthening the programme", paragraphs=[factories.paragraph(OWN)])


@pytest.mark.parametrize(
    ("address", "most", "shows"),
    [
        ("/sessions/", 4, ["77e session"]),
        ("/sessions/77/", 8, ["77e session", "Strengthening the programme"]),
        ("/A/RES/77/237/", 30, ["77e session", "Paragraphe 1", OWN.partition(" ")[2]]),
        ("/search/?q=report", 14, ["Dispositif", "Plus récents d’abord", "A/RES/77/237, paragraphe 1"]),
        ("/search/?q=%22report", 14, ["ce guillemet est seul"]),
        ("/search/help/", 0, ["Une expression sous cette seule forme", "Un mot sous une autre forme"]),
        ("/language/verbs/", 0, ["On le redit.", "reiterate"]),
        (
            "/cite/?clause=77/237+op1",
            20,
            ["A/RES/77/237, paragraphe 1", "Adopté, 15 décembre 2022", "OSCOLA"],
        ),
        ("/pack/?clause=A/RES/77/237:op1", 20, ["Dossier de clauses"]),
        ("/compare/?from=76/187&to=77/237", 20, ["identique", "texte entier", "par. 1"]),
        ("/families/strengthening-the-programme/", 40, ["1 repris", "mot pour mot"]),
        ("/nothing/", 6, ["Aller au contenu"]),
    ],
)
def test_pages_speak_french_in_as_few_queries(
    client: Client,
    adopted: None,
    django_assert_max_num_queries: MaxQueries,
    address: str,
    most: int,
    shows: list[str],
) -> None:
    with django_assert_max_num_queries(most):
        page = client.get(address, headers=FRENCH).content.decode()

    assert '<html lang="fr">' in page
    for words in shows:
        assert words in page


@pytest.mark.parametrize("ending", ["docx", "csv"])
def test_files_are_in_english_whatever_the_page_speaks(client: Client, adopted: None, ending: str) -> None:
    address = f"/pack.{ending}?clause=A/RES/77/237:op1"

    english, french = (client.get(address, headers=headers) for headers in ({}, FRENCH))

    assert english.content == french.content
    assert english.headers["Content-Disposition"] == french.headers["Content-Disposition"]


def test_anchors_are_the_same_in_every_language(client: Client, adopted: None) -> None:
    def anchors(address: str, headers: dict[str, str]) -> list[str]:
        return re.findall(r'\bid="([^"]+)"', client.get(address, headers=headers).content.decode())

    for address in ("/A/RES/77/237/op1/history/", "/A/RES/77/237/", "/compare/?from=76/187&to=77/237"):
        assert anchors(address, {}) == anchors(address, FRENCH) != []


def test_scripts_get_what_they_show_in_the_language(client: Client, adopted: None) -> None:
    headers = {**FRENCH, "accept": "application/json"}

    suggested = client.get("/search/suggest/", {"q": "77/2"}, headers=headers).json()["suggestions"]
    copied = client.get("/cite/?clause=77/237+op1", headers=headers).json()

    assert [one["kind"] for one in suggested] == ["Cote"]
    assert (copied["copy"][0]["name"], copied["copy"][0]["exact"]) == ("Texte", True)


def test_a_language_does_not_outlive_its_request(client: Client) -> None:
    client.get("/search/help/", headers=FRENCH)

    assert phrases.session("regular", 80) == "80th session"
