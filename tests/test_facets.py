"""What a facet counts is what its choice shows."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from resolutions.facets import known
from resolutions.facets.asked import Asked
from resolutions.facets.choices import chips, groups, session_name, switch
from resolutions.facets.filters import FACETS
from resolutions.finding import Found, find
from resolutions.lineage.bridging import settle
from resolutions.models import Addressee, Paragraph, Resolution, TitleBridge
from resolutions.parsing import records
from resolutions.search.understanding import understand
from resolutions.titles import fold
from tests.factories import adopted, document_record, held, paragraph, report_record, text_record

WORDS = ("crime", "drugs", "justice")
LEADS = ("Requests", "Urges", "Also requests", "Reiterates its request to")
WHOM = ("Member States", "the Secretary-General", "States and donors", "them")
TITLES = ("", "Crime prevention", "Strengthening the programme")
ITEMS = (
    records.AgendaItem(107, "Crime prevention and criminal justice"),
    records.AgendaItem(108, "International drug control"),
    records.AgendaItem(110, "Crime prevention and criminal justice"),
)


def asked(address: str) -> Asked:
    return Asked.read(QueryDict(address))


@st.composite
def archives(draw: st.DrawFn) -> list[records.Document]:
    """Draw a few documents that differ in everything a facet looks at."""
    return [draw(documents()) for _ in range(draw(st.integers(1, 4)))]


@st.composite
def documents(draw: st.DrawFn) -> records.Document:
    texts = [
        draw(texts_of(draw(st.sampled_from(["draft", "adopted"])))) for _ in range(draw(st.integers(1, 2)))
    ]
    items = tuple(draw(st.lists(st.sampled_from(ITEMS), unique=True, max_size=3)))
    session = draw(st.sampled_from([70, 77, 80]))
    if draw(st.booleans()):
        return report_record(*texts, symbol=None, session=session, agenda_items=items)
    return document_record(*texts, session=session, agenda_items=items)


@st.composite
def texts_of(draw: st.DrawFn, status: str) -> records.ResolutionText:
    clauses = [draw(clauses_of()) for _ in range(draw(st.integers(1, 4)))]
    day = draw(st.sampled_from([date(2020, 12, 1), date(2022, 12, 1), None]))
    title = draw(st.sampled_from(TITLES))
    return text_record(title, status=status, paragraphs=clauses, adopted_on=day)


@st.composite
def clauses_of(draw: st.DrawFn) -> records.Paragraph:
    words = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3)))
    kind = draw(st.sampled_from(["preambular", "operative", "operative"]))
    lead = draw(st.sampled_from(LEADS))
    whom = draw(st.sampled_from(WHOM))
    return paragraph(f"{lead} {whom} to act on {words}", kind, lead_phrase=lead)


SEARCHES = st.sampled_from(
    [
        "",
        "q=crime",
        "q=crime+OR+drugs&kind=any",
        "q=-crime&session=70&session=77",
        "session=80&status=draft&lead=Urges",
        "kind=preambular&kind=operative&topic=crime+prevention+and+criminal+justice",
        "session=70..77&session=80&verb=request&to=Member+States",
        "q=crime&session=71..&year=2020&year=2025",
        "family=crime+prevention&kind=any&to=donors",
        "document=committee_report&kind=any&lead=Requests&lead=Also+requests",
    ]
)


class CountsAreTrue(TestCase):
    """Every number beside a choice is what the choice then shows."""

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(archives(), SEARCHES, st.sampled_from(["", "before", "after"]))
    def test_every_count_is_what_the_choice_shows(
        self, archive: list[records.Document], typed: str, joined: str
    ) -> None:
        if joined == "before":
            join(*TITLES[1:])
        for document in archive:
            held(document)
        if joined == "after":
            join(*TITLES[1:])
        found = find(asked(typed))
        assert found.counts.total == shown(found.asked).count()
        for name in FACETS:
            for choice in found.counts.choices[name]:
                alone = found.asked.choosing(name, [choice.value])
                assert choice.count == find(alone).counts.total == shown(alone).count(), (name, choice)
        for option in switch(found.asked, found.counts):
            assert option.count == find(asked(option.href[1:])).counts.total, option


def join(earlier: str, later: str) -> None:
    """Join two titles, as a curator does."""
    keys = {"earlier_key": fold(earlier), "later_key": fold(later)}
    TitleBridge.objects.create(earlier_title=earlier, later_title=later, **keys)
    settle()


def shown(this: Asked) -> Any:
    """Count by asking the filters one by one, without the counting statement."""
    rows = Paragraph.objects.in_scope(this.language).matching(understand(this.typed))
    for name, facet in FACETS.items():
        rows = rows.filter(facet.when(this.chosen.get(name, ())))
    return rows


def labels(found: Found, name: str) -> dict[str, int]:
    group = next(group for group in groups(found.asked, found.counts) if group.name == name)
    return {choice.label: choice.count for choice in group.choices}


@pytest.mark.django_db
def test_an_agenda_item_is_one_choice_across_sessions() -> None:
    for session, number in ((80, 107), (77, 109)):
        item = records.AgendaItem(number, "Crime prevention and criminal justice")
        held(document_record(session=session, agenda_items=(item,)))
    assert labels(find(asked("")), "topic") == {"Crime prevention and criminal justice": 2}


@pytest.mark.django_db
def test_a_facet_leaves_out_its_own_choice_and_keeps_the_others() -> None:
    adopted("75/1", operative=["Notes crime"])
    adopted("77/1", operative=["Notes crime", "Urges crime"])
    found = find(asked("session=75&lead=Notes"))
    assert labels(found, "session") == {"77th session": 1, "75th session": 1}
    assert labels(found, "lead") == {"Notes": 1, "Urges": 0}
    assert found.counts.total == 1


@pytest.mark.django_db
def test_names_are_asked_for_anew_after_a_minute_and_counts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    adopted("75/1", title="Crime prevention", operative=["Notes crime"])
    adopted("77/1", title="Youth", operative=["Notes crime", "Urges crime"])
    assert labels(find(asked("q=crime")), "family") == {"Crime prevention": 1, "Youth": 2}
    Resolution.objects.filter(title="Youth").update(title="YOUTH")
    assert labels(find(asked("q=crime")), "family") == {"Crime prevention": 1, "Youth": 2}
    monkeypatch.setattr(known, "FRESH_SECONDS", -1)
    assert labels(find(asked("q=crime")), "family") == {"Crime prevention": 1, "YOUTH": 2}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["q=crime", "q=crime&session=75&lead=Notes", "q=crime&kind=any&sort=newest"]
)
def test_a_small_archive_is_counted_without_a_look_at_how_many_match(address: str) -> None:
    adopted("75/1", operative=["Notes crime", "Urges crime", "Notes drugs"])
    adopted("77/1", operative=["Notes crime", "Urges crime"], preambular=["Recalling crime"])
    usual = find(asked(address))
    known.known_of("en").entries = 6
    with CaptureQueriesContext(connection) as questions:
        found = find(asked(address))
    assert (found.counts, found.hits) == (usual.counts, usual.hits)
    assert not any("probe" in question["sql"] for question in questions)
    assert usual.counts.total > 0


@pytest.mark.django_db
def test_several_values_of_one_facet_add_up() -> None:
    for number in ("74/1", "75/1", "77/1"):
        adopted(number)
    assert find(asked("session=75&session=77")).counts.total == 2


@pytest.mark.django_db
def test_a_choice_with_nothing_stays_visible_but_is_no_link(client: Client) -> None:
    adopted("77/1", operative=["Notes crime"])
    shown = client.get("/search/", {"q": "crime"}).content.decode()
    assert '<span class="facet__choice facet__choice--none"><span class="facet__label">Draft</span>' in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    "junk", ["session=abc", "session=99999999999", "status=x", "kind=x", "lead=%00", "topic="]
)
def test_unreadable_values_are_ignored(junk: str) -> None:
    adopted("77/1")
    found = find(asked(junk))
    assert found.counts.total == 1
    assert not any(found.asked.chosen.values())


@pytest.mark.django_db
def test_a_chip_takes_its_choice_back_and_leaves_the_rest() -> None:
    adopted("77/1")
    found = find(asked("q=the&session=77&session=80&status=adopted"))
    taken = {chip.label: parse_qs(chip.href[1:]) for chip in chips(found.asked, found.counts)}
    assert taken == {
        "Session: 77th session": {"q": ["the"], "session": ["80"], "status": ["adopted"]},
        "Session: 80th session": {"q": ["the"], "session": ["77"], "status": ["adopted"]},
        "Status: Adopted": {"q": ["the"], "session": ["77", "80"]},
    }


@pytest.mark.django_db
def test_a_search_joins_no_row_twice() -> None:
    item = records.AgendaItem(108, "International drug control")
    held(document_record(text_record(operative=["Notes crime"]), agenda_items=(ITEMS[0], ITEMS[2], item)))
    topics = "topic=crime+prevention+and+criminal+justice&topic=international+drug+control"
    rows = shown(asked(f"q=crime&{topics}"))
    assert "DISTINCT" not in str(rows.query)
    assert "resolutions_itemplacement" not in str(rows.query).partition("WHERE")[0]
    assert find(asked(f"q=crime&{topics}")).counts.total == 1


@pytest.mark.django_db
def test_an_address_reads_back_as_itself() -> None:
    typed = "?q=crime+%22x%22&lang=fr&kind=any&session=77&lead=Also+requests&sort=oldest&page=3"
    assert asked(typed[1:]).address == typed


def test_sessions_of_every_kind_have_names() -> None:
    names = [session_name(value) for value in ("80", "71", "S-32", "ES-11", "x")]
    assert names == [
        "80th session",
        "71st session",
        "32nd special session",
        "11th emergency special session",
        "x",
    ]


@pytest.mark.django_db
def test_a_range_of_sessions_adds_to_the_list_and_is_one_chip() -> None:
    for number in ("70/1", "75/1", "76/1", "77/1"):
        adopted(number)
    found = find(asked("session=75..76&session=70"))
    assert found.counts.total == 3
    assert [(chip.label, chip.count) for chip in chips(found.asked, found.counts)] == [
        ("Session: 75th to 76th session", 2),
        ("Session: 70th session", 1),
    ]
    assert labels(found, "session") == {
        "75th to 76th session": 2,
        "77th session": 1,
        "76th session": 1,
        "75th session": 1,
        "70th session": 1,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "sessions"),
    [
        ("session-from=75&session-to=77", ["75..77"]),
        ("session-from=77&session-to=75", ["75..77"]),
        ("session-from=75&session-to=", ["75.."]),
        ("session-from=&session-to=60&session=77", ["77", "..60"]),
        ("session-from=80&session-to=&session=70..77", ["80.."]),
        ("session-from=&session-to=", []),
        ("session-from=x%00&session-to=-1", []),
    ],
)
def test_two_inputs_choose_a_range_of_sessions(client: Client, typed: str, sessions: list[str]) -> None:
    response = client.get("/search/?q=crime&" + typed)
    assert response.status_code == 302
    chosen = parse_qs(response.headers["Location"].partition("?")[2])
    assert chosen == {"q": ["crime"]} | ({"session": sessions} if sessions else {})


@pytest.mark.django_db
def test_the_range_inputs_keep_what_else_is_asked(client: Client) -> None:
    adopted("77/1", operative=["Notes crime"])
    shown = client.get("/search/?q=crime&session=75..78&session=S-32&sort=oldest").content.decode()
    form = shown.partition('<form class="range"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="session" value="S-32">' in form
    assert '<input type="hidden" name="sort" value="oldest">' in form
    assert 'name="session-from" value="75"' in form
    assert 'name="session-to" value="78"' in form
    assert 'value="75..78"' not in form


@pytest.mark.django_db
def test_a_verb_is_one_choice_whatever_the_lead_phrase_adds() -> None:
    leads = ["Requests", "Also requests", "Reiterates its request"]
    adopted("77/1", paragraphs=[paragraph(f"{lead} to act", lead_phrase=lead) for lead in leads])
    assert labels(find(asked("")), "verb") == {"Request": 3, "Reiterate": 1}
    assert find(asked("verb=request")).counts.total == find(asked("q=verb:requests")).counts.total == 3


@pytest.mark.django_db
def test_addressees_are_counted_as_read_unless_curators_say_others() -> None:
    text = adopted(
        "77/1", operative=["Urges Member States and donors to act", "Requests the Secretary-General"]
    )
    assert labels(find(asked("")), "to") == {"Member States": 1, "Donors": 1, "Secretary-General": 1}
    row = text.paragraphs.get(number="1")
    row.addressees.add(Addressee.objects.create(name="Uganda"))
    assert labels(find(asked("")), "to") == {"Uganda": 1, "Secretary-General": 1}
    assert find(asked("q=to:uganda")).counts.total == find(asked("to=Uganda")).counts.total == 1
    assert find(asked("q=to:donors")).counts.total == 0
    Addressee.objects.update(name="Kenya")
    assert find(asked("to=Kenya")).counts.total == 1
    row.addressees.clear()
    assert find(asked("to=donors")).counts.total == 1


@pytest.mark.django_db
def test_a_family_is_named_by_its_title_and_a_year_by_its_number() -> None:
    adopted("75/1", "Crime prevention", adopted_on=date(2020, 12, 1))
    adopted("77/1", "Crime Prevention.", adopted_on=date(2022, 12, 1))
    found = find(asked("family=crime+prevention"))
    assert found.counts.total == 2
    assert list(labels(found, "family").values()) == [2]
    assert labels(found, "year") == {"2022": 1, "2020": 1}
    assert find(asked("family=crime+prevention&year=2020")).counts.total == 1


@pytest.fixture
def twelve() -> None:
    """Hold texts under twelve titles, one of them twice."""
    for number in range(1, 13):
        adopted(f"77/{number}", f"Measures against crime number {number}", operative=["Notes crime"])
    adopted("76/1", "Measures against crime number 7", operative=["Notes crime"])


@pytest.mark.django_db
@pytest.mark.usefixtures("twelve")
def test_all_choices_of_a_facet_have_a_page(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    beside = client.get("/search/?q=crime&status=adopted").content.decode()
    assert '<a href="/search/choices/family/?q=crime&amp;status=adopted" rel="nofollow">All 12</a>' in beside
    with django_assert_max_num_queries(6):
        response = client.get("/search/choices/family/?q=crime&status=adopted")
    shown = response.content.decode()
    assert shown.count("Measures against crime number") == 12
    first = shown.index('class="facet__choice"')
    assert shown[first:].startswith(
        'class="facet__choice" href="/search/?q=crime&amp;family=measures+against+crime+number+7'
        '&amp;status=adopted" rel="nofollow"><span class="facet__label">Measures against crime number 7'
        '</span> <span class="facet__count">2</span>'
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("twelve")
@pytest.mark.parametrize(
    ("begins", "found"), [("12", 1), ("crime NUM", 12), ("rime", 0), ("%00", 0), ("(", 0), ("  ", 12)]
)
def test_choices_are_found_by_how_their_words_begin(client: Client, begins: str, found: int) -> None:
    shown = client.get("/search/choices/family/", {"begins": begins}).content.decode()
    assert shown.count('class="facet__label"') == found
    assert ("No choice has a word that begins so" in shown) == (not found)


@pytest.mark.django_db
def test_choices_with_nothing_are_on_the_page_of_all_choices(client: Client) -> None:
    adopted("77/1", operative=["Notes crime"])
    adopted("76/1", operative=["Notes drugs"])
    shown = client.get("/search/choices/session/?q=crime").content.decode()
    assert '<span class="facet__choice facet__choice--none"><span class="facet__label">76th session' in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [("kind/", 404), ("junk/", 404), ("topic/?q=" + "a" * 10_001, 302), ("topic/?q=((", 200)],
)
def test_a_page_of_choices_answers_whatever_is_asked(client: Client, path: str, status: int) -> None:
    assert client.get(f"/search/choices/{path}").status_code == status


@pytest.mark.parametrize(
    "asked", ["", "q=a%26b&page=3&pack=A/RES/77/237:op1", "lang=fr&kind=any&year=2020&sort=newest"]
)
@pytest.mark.parametrize("values", [(), ("a&b=ü",), ("1", "2")])
def test_addresses_made_many_at_a_time_are_those_made_one_by_one(asked: str, values: tuple[str, ...]) -> None:
    read = Asked.read(QueryDict(asked))

    for name in FACETS:
        assert read.addresses(name)(values) == read.choosing(name, values).address
