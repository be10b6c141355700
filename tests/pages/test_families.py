"""The texts that recur: the list of families, and the time line of one."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from html import unescape

import pytest
from django.core.management import call_command
from django.test import Client

from resolutions.lineage.keeping import keep
from resolutions.models import Paragraph, Resolution, TitleBridge
from resolutions.reading import families as reading
from resolutions.views import families as views
from tests import factories
from tests.lineage.test_bridging import join

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]

TITLE = "Strengthening the programme"
ADDRESS = "/families/strengthening-the-programme/"
RATIFY = "Urges Member States to ratify the Convention against Transnational Organized Crime;"
PRISONS = "Welcomes the thematic discussions held by the Commission about prison reform;"
MUSEUMS = "Takes note of the outcome of the workshop about stolen cultural property in museums;"


def page_at(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def titles(page: str) -> list[str]:
    return re.findall(r'<li><a href="/families/[^"]+/" lang="en" dir="auto">(.*?)</a>', page)


@pytest.fixture
def recurring() -> None:
    """Three families, of three, two and two sessions, and a text by itself."""
    for title, numbers in (
        ("On drugs", ("75/1", "76/1", "77/1")),
        ("On prison reform", ("76/2", "78/2")),
        ("On crime & “reform”", ("75/3", "76/3")),
        ("On nothing else", ("75/4",)),
    ):
        for number in numbers:
            factories.adopted(number, title)


def test_families_are_listed_by_sessions(
    client: Client, recurring: None, django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(3):
        page = page_at(client, "/families/")

    assert titles(page) == ["On drugs", "On prison reform", "On crime & “reform”"]
    assert "3 texts, 3 adopted, in 3 sessions, 75th to 77th; latest A/RES/77/1" in page
    assert "3 families" in page


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("reform", ["On prison reform", "On crime & “reform”"]),
        ("PRIS ref", ["On prison reform"]),
        ("crime & reform", ["On crime & “reform”"]),
        ("form", []),
        ("nothing", []),
        ("%", ["On drugs", "On prison reform", "On crime & “reform”"]),
        ("pris_n", []),
        ("\0drugs", ["On drugs"]),
        ("'; --", ["On drugs", "On prison reform", "On crime & “reform”"]),
        ("drugs " * 500, ["On drugs"]),
    ],
)
def test_families_are_found_by_words_of_a_title(
    client: Client, recurring: None, typed: str, found: list[str]
) -> None:
    response = client.get("/families/", {"q": typed})

    assert response.status_code == 200
    assert titles(unescape(response.content.decode())) == found


def test_what_is_not_found_leads_on(client: Client, recurring: None) -> None:
    page = client.get("/families/", {"q": "“<script>"}).content.decode()

    assert 'href="/search/?q=in:title+%E2%80%9C%3Cscript%3E"' in page and "<script>" not in page
    assert "No title that recurs" in page


def test_the_list_has_pages_that_keep_the_question(
    client: Client, recurring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PAGE_SIZE", 1)
    page = page_at(client, "/families/?q=reform&page=2")

    assert titles(page) == ["On crime & “reform”"]
    assert 'rel="prev" href="?q=reform&page=1"' in page
    assert titles(page_at(client, "/families/?page=99")) == ["On crime & “reform”"]
    assert titles(page_at(client, "/families/?page=zzz")) == ["On drugs"]


def test_a_joined_family_is_found_by_either_title(client: Client) -> None:
    factories.adopted("76/1", "On firearms")
    factories.adopted("77/1", "On illicit arms")
    join("On firearms", "On illicit arms")

    for typed in ("firearms", "illicit"):
        assert titles(page_at(client, f"/families/?q={typed}")) == ["On illicit arms"]


def test_an_empty_archive_has_no_families(client: Client) -> None:
    assert "No title has come back in a second session yet." in page_at(client, "/families/")


# --- The time line


def rows(page: str) -> list[tuple[str, str]]:
    """Each text on the line with what stands beside it, in words."""
    bodies = re.findall(r"<tbody[^>]*>(.*?)</tbody>", page, re.DOTALL)
    found = []
    for body in bodies:
        name = re.search(r'rowgroup"[^>]*><a [^>]*>(.*?)</a>', body)
        rest = re.sub(r"<th.*?</th>", "", body, flags=re.DOTALL)
        words = re.findall(r'class="line__way">(.*?)</td>|class="muted">([^<]*)</td>', rest, re.DOTALL)
        said = [re.sub(r"<[^>]+>", " ", one or other).split() for one, other in words]
        found.append((name[1] if name else "", "; ".join(" ".join(one) for one in said)))
    return found


def test_an_adopted_text_is_beside_the_one_before_and_its_own_stages(client: Client) -> None:
    factories.adopted("76/187", TITLE, operative=(RATIFY, PRISONS))
    factories.adopted("77/237", TITLE, operative=(RATIFY, MUSEUMS))
    report = factories.report_record(
        *(factories.text_record(title, operative=(RATIFY,)) for title in (TITLE, "Else")),
        session=77,
        symbol="A/77/464",
    )
    factories.held(report)
    call_command("lineage", verbosity=0)
    page = page_at(client, ADDRESS)

    assert rows(page) == [
        (
            "A/RES/77/237",
            "Compare with A/RES/76/187; Compare with A/77/464, I its earlier stage",
        ),
        ("A/77/464, I", "An earlier stage of A/RES/77/237"),
        ("A/RES/76/187", "The first text held"),
    ]
    assert 'aria-label="1 dropped, from A/RES/76/187 to A/RES/77/237">1</a>' in page
    assert 'href="/compare/?from=A/77/464/I/&to=A/RES/77/237' not in page
    assert 'href="/search/?kind=any&family=strengthening%20the%20programme"' in page


def test_what_came_back_is_told(client: Client) -> None:
    for number, words in (("75/1", (RATIFY, MUSEUMS)), ("76/1", (RATIFY,)), ("77/1", (RATIFY, MUSEUMS))):
        factories.adopted(number, TITLE, operative=words)
    call_command("lineage", verbosity=0)

    assert "1 back again" in page_at(client, ADDRESS)


def test_a_former_title_is_shown(client: Client) -> None:
    factories.adopted("76/1", "Old title")
    factories.adopted("77/1", "New title")
    join("Old title", "New title")
    page = page_at(client, "/families/old-title/")

    assert '<h1 lang="en" dir="auto">New title</h1>' in page
    assert '<span class="line__title" lang="en" dir="auto">Old title</span>' in page
    assert 'rel="canonical" href="http://testserver/families/new-title/"' in page
    assert TitleBridge.objects.count() == 1


def test_long_titles_that_begin_alike_are_told_apart(client: Client) -> None:
    opening = "Preventing and combating corrupt practices and the transfer of proceeds of corruption " * 2
    many, few = f"{opening} once", f"{opening} twice"
    for number, title in (("75/1", many), ("76/1", many), ("77/1", few)):
        factories.adopted(number, title)
    slug = re.search(r'href="(/families/preventing[^"]+)"', page_at(client, "/A/RES/76/1/"))
    assert slug is not None
    page = page_at(client, slug[1])
    assert "/A/RES/76/1/" in page and "/A/RES/77/1/" not in page

    other = re.search(r'the same words: <a href="([^"]+)"', page)
    assert other is not None
    page = page_at(client, f"{slug[1]}{other[1]}")
    assert "/A/RES/76/1/" not in page and "/A/RES/77/1/" in page
    assert client.get(f"{slug[1]}?title=%00").status_code == 200


def test_few_pairs_are_aligned_while_a_reader_waits(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in ("74/1", "75/1", "76/1", "77/1"):
        factories.adopted(number, TITLE)
    monkeypatch.setattr(reading, "MOST_ALIGNED", 2)
    page = page_at(client, ADDRESS)

    assert page.count("Not aligned yet") == 1 and "aligned a few texts at a time" in page
    assert "Not aligned yet" not in page_at(client, ADDRESS)


def test_a_stale_pair_is_never_shown_as_current(client: Client) -> None:
    for number in ("76/1", "77/1"):
        factories.adopted(number, TITLE, operative=(RATIFY,))
    assert 'aria-label="1 identical' in page_at(client, ADDRESS)
    changed = Paragraph.objects.get(resolution=Resolution.objects.get(symbol="A/RES/77/1"))
    Paragraph.objects.filter(pk=changed.pk).update(full_text=MUSEUMS)

    page = page_at(client, ADDRESS)
    assert 'aria-label="1 dropped' in page and "identical, from" not in page


def test_a_long_family_is_within_the_query_limit(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    for session in range(40, 85):
        factories.adopted(f"{session}/1", TITLE, operative=(RATIFY,))
    call_command("lineage", verbosity=0)
    with django_assert_max_num_queries(4):
        page = page_at(client, ADDRESS)

    assert "5 older texts not shown" in page
    assert page.count("<tbody") == reading.MOST_TEXTS


def test_the_navigation_leads_to_the_families(client: Client) -> None:
    assert client.get("/").content.decode().count('href="/families/"') >= 2


def test_a_strip_shows_what_became_of_each_paragraph(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    before = ["Requests one report;", "Urges States to ratify the Convention;", "Welcomes <the> Congress;"]
    after = [
        "Requests one report;",
        "Urges all States to ratify the Convention;",
        "Decides to convene a forum;",
    ]
    factories.adopted("75/1", "On drugs", operative=before)
    text = factories.adopted("76/1", "On drugs", operative=after)
    keep({(text.family, "en")}, most=1)

    with django_assert_max_num_queries(4):
        page = page_at(client, "/families/on-drugs/")

    block = r'<a href="([^"]*)" aria-label="([^"]*)"><title>[^<]*</title><rect class="strip__(\w+)"'
    way = "/compare/?from=A/RES/75/1&to=A/RES/76/1#"
    assert sorted(re.findall(block, page)) == [
        (f"{way}op1", "1 carried: op 1", "carried"),
        (f"{way}op2", "1 edited: op 2", "edited"),
        (f"{way}op3", "1 new: op 3", "new"),
        (f"{way}was-op3", "1 dropped: op 3 of the earlier text", "dropped"),
    ]
    rows = client.get("/compare/?from=A/RES/75/1&to=A/RES/76/1").content.decode()
    assert all(f'id="{row}"' in rows for row in ("op1", "op2", "was-op3", "op3"))


def test_a_family_of_one_text_has_no_strip(client: Client) -> None:
    factories.adopted("75/1", "On drugs")

    assert '<svg class="strip' not in page_at(client, "/families/on-drugs/")
