"""How results are shown: text by text, with earlier and later wordings, footnotes and titles."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions.facets.asked import Asked
from resolutions.facets.choices import places, switch
from resolutions.finding import completed, find
from resolutions.ingest.words import count_words
from resolutions.parsing import records
from resolutions.querysets.neighbours import neighbours
from tests.factories import (
    adopted,
    document_record,
    footnote,
    held,
    paragraph,
    report_record,
    sub,
    text_record,
)

pytestmark = pytest.mark.django_db

WORDING = (
    "Requests the United Nations Office on Drugs and Crime to continue to provide technical assistance to "
    "Member States upon request in the prevention of corruption"
)
TITLE = "Strengthening the United Nations crime prevention and criminal justice programme"


def page(client: Client, **asked: str | int | list[str]) -> str:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def family_of_three() -> None:
    """Hold three texts under one title: a clause that stays, and one that changes."""
    for number, year, more in (
        ("75/1", 2020, ""),
        ("76/1", 2021, " and cybercrime"),
        ("77/1", 2022, " and fraud"),
    ):
        clauses = [f"Welcomes the report {number}", WORDING + more, f"{WORDING}, taking into account gender"]
        adopted(number, TITLE, operative=clauses, adopted_on=date(year, 12, 1))


def test_texts_are_shown_once_with_their_best_paragraphs(client: Client) -> None:
    adopted(
        "75/1",
        operative=[f"Notes crime, number {number}" for number in range(4)] + ["Notes crime crime crime"],
    )
    adopted("77/1", operative=["Notes all sorts of crime that there are"])
    found = find(Asked.read(QueryDict("q=crime&group=text")))
    assert [(len(one.hits), one.times, one.more) for one in found.by_text] == [(3, 5, 2), (1, 1, 0)]
    assert found.by_text[0].hits[0].paragraph.number == "5"
    shown = page(client, q="crime", group="text")
    assert "<strong>6</strong> paragraphs in <strong>2</strong> texts" in shown
    assert "2 more paragraphs of this text" in shown
    assert "?q=crime+symbol%3AA%2FRES%2F75%2F1" in shown
    assert find(Asked(typed="crime symbol:A/RES/75/1")).counts.total == 5


def test_the_paragraphs_of_a_text_come_in_order_where_that_is_asked_for() -> None:
    adopted(
        "75/1",
        operative=["Notes that long ago there was much less crime", "Notes crime crime", "Notes crime"],
    )
    found = find(Asked.read(QueryDict("q=crime&group=text&sort=position")))
    assert [hit.paragraph.number for hit in found.hits] == ["1", "2", "3"]
    assert [hit.paragraph.number for hit in find(Asked.read(QueryDict("q=crime&sort=position"))).hits] == [
        "1",
        "2",
        "3",
    ]


@pytest.mark.parametrize("sort", ["", "newest", "oldest", "position"])
@pytest.mark.parametrize("typed", ["", "crime", "crime prison unicorns", "nothing"])
def test_texts_sort_and_page_as_paragraphs_do(client: Client, sort: str, typed: str) -> None:
    for number in range(1, 24):
        adopted(f"75/{number}", operative=["Notes crime prison"], adopted_on=date(2020, 12, number))
    first, second = (find(Asked(typed=typed, sort=sort, by_text=True, page=number)) for number in (1, 2))
    assert (len(first.by_text), len(second.by_text)) == ((20, 3) if typed != "nothing" else (0, 0))
    assert (
        "results end on page 2" in page(client, q=typed, sort=sort, group="text", page=3)
        or typed == "nothing"
    )
    days = [one.hits[0].paragraph.dated or date.max for one in first.by_text]
    assert days == sorted(days, reverse=sort != "oldest")


def test_a_reports_own_paragraphs_are_one_text(client: Client) -> None:
    held(report_record(text_record(operative=["Notes the Assembly"])))
    shown = page(client, q="assembly", kind="any", group="text")
    assert "in <strong>2</strong> texts" in shown
    assert "Report of the Third Committee" in shown


def test_a_hit_leads_to_its_earlier_and_later_wording(client: Client) -> None:
    family_of_three()
    shown = page(client, q="cybercrime")
    assert 'Earlier: <a href="/A/RES/75/1/#op2">A/RES/75/1, paragraph 2</a></span>' in shown
    assert 'Later: <a href="/A/RES/77/1/#op2">A/RES/77/1, paragraph 2</a></span>' in shown
    same = page(client, q="gender", session="76")
    assert "A/RES/75/1, paragraph 3</a> (same words)" in same
    assert "A/RES/77/1, paragraph 3</a> (same words)" in same
    assert "Earlier:" not in page(client, q="report symbol:A/RES/75/1")
    assert "Earlier:" not in page(client, q="cybercrime", group="wording")
    assert "Earlier:" in page(client, q="cybercrime", group="text")


def test_only_texts_under_the_same_title_in_the_same_language_are_earlier_or_later() -> None:
    first = adopted("75/1", "Crime", operative=[WORDING], adopted_on=date(2020, 12, 1)).paragraphs.get()
    adopted("76/1", "Drugs", operative=[WORDING], adopted_on=date(2021, 12, 1))
    held(document_record(text_record("Crime", operative=[WORDING]), language="fr", date=date(2022, 1, 1)))
    assert neighbours([first.pk]) == {}
    assert neighbours([]) == {}


def test_a_draft_is_named_by_its_session() -> None:
    row = adopted("77/1", "Crime", operative=[WORDING]).paragraphs.get()
    texts = text_record("Crime", operative=[WORDING]), text_record("Drugs")
    held(report_record(*texts, session=75, date=date(2020, 11, 1)))
    earlier, later = neighbours([row.pk])[row.pk]
    assert earlier and (earlier.symbol, earlier.session, earlier.same) == ("", "75", True)
    assert earlier.href.startswith("/")
    assert later is None


def test_a_typed_title_leads_to_its_texts_first(client: Client) -> None:
    family_of_three()
    held(document_record(text_record(TITLE), date=date(2025, 1, 1)))
    adopted("77/2", "Technical assistance for preventing crime")
    for typed in (TITLE, f'"{TITLE}"', "strengthening united nations crime prevention criminal justice"):
        shown = page(client, q=typed)
        assert '<a class="leads__symbol" href="/A/RES/77/1/">A/RES/77/1</a>' in shown, typed
        assert "A/RES/76/1 (76th session)</a>, <a" in shown
        assert "draft (80th session)</a>" in shown
        assert 'class="leads__symbol" href="/A/RES/77/2/"' not in shown
        assert shown.index("leads__symbol") < shown.index("search__total")
    for typed in (
        "crime prevention",
        f"{TITLE} unicorns",
        f"-{TITLE}",
        "in:title strengthening the programme",
    ):
        assert "leads__symbol" not in page(client, q=typed), typed


def test_a_chinese_title_is_found_by_a_part_of_it_and_a_draft_by_its_session(client: Client) -> None:
    held(
        document_record(
            text_record("灯塔的维护和管理", operative=["请会员国维护灯塔；"]),
            language="zh",
            session=85,
            date=date(2030, 1, 1),
        )
    )
    shown = page(client, q="灯塔的维护", lang="zh")
    assert 'class="leads__symbol" href="/zh/' in shown and ">Draft resolution</a>" in shown
    assert "<span>85th session</span>" in shown
    assert "leads__symbol" not in page(client, q="灯", lang="zh")


def test_the_beginning_of_one_title_leads_to_it_but_not_that_of_many(client: Client) -> None:
    adopted("76/182", "Reducing reoffending through rehabilitation and reintegration into society")
    assert 'class="leads__symbol" href="/A/RES/76/182/"' in page(client, q="reducing reoffending")
    adopted("76/183", "Reducing reoffending by teaching prisoners all the trades that there are")
    assert "leads__symbol" not in page(client, q="reducing reoffending")


def test_a_symbol_that_no_paragraph_has_offers_its_text_and_what_cites_it(client: Client) -> None:
    adopted("77/237")
    shown = page(client, q="77/237 para 12")
    assert "Did you mean" not in shown
    assert "?q=symbol%3AA%2FRES%2F77%2F237" in shown
    assert 'href="?q=cites%3AA%2FRES%2F77%2F237&amp;kind=any">Paragraphs that cite it' in shown
    assert "?q=cites%3AA%2FRES%2F67%2F187" in page(client, q="67/187")


def test_all_paragraphs_under_a_title_are_one_click_away(client: Client) -> None:
    family_of_three()
    shown = page(client, q=TITLE)
    href = shown.partition("All their paragraphs")[0].rpartition('href="')[2].partition('"')[0]
    assert parse_qs(href[1:]) == {"family": [TITLE.lower()]}
    assert find(Asked.read(QueryDict(href[1:]))).counts.total == 9


def test_a_hit_in_a_footnote_shows_the_footnote_marked(client: Client) -> None:
    marks = (records.Mark("1", 5), records.Mark("2", 5))
    inside = sub("(a)", "The Convention;", footnote_marks=(records.Mark("3", 3),))
    notes = (
        footnote("1", "United Nations, <Treaty> Series, vol. 2225."),
        footnote("2", "See A/CONF.234/16."),
        footnote("3", "Another treaty."),
    )
    clause = paragraph("Notes the Convention:", footnote_marks=marks, sub_paragraphs=(inside,))
    adopted("77/1", paragraphs=[clause], footnotes=notes)
    shown = page(client, q="in:footnotes treaty")
    assert "United Nations, &lt;<mark>Treaty</mark>&gt; Series, vol. 2225." in shown
    assert 'href="/A/RES/77/1/#fn1">Footnote 1</a>' in shown
    assert "Another <mark>treaty</mark>." in shown
    assert "CONF.234" not in shown
    assert "Footnote" not in page(client, q="convention").partition('class="results"')[2]


def test_footnotes_and_titles_can_be_searched_from_the_page(client: Client) -> None:
    adopted("77/1", "Forensic science")
    shown = page(client, q="forensic", kind="preambular")
    assert 'href="?q=in%3Afootnotes+forensic"' in shown
    assert 'href="?q=in%3Atitle+forensic"' in shown
    chosen = page(client, q="in:title forensic")
    assert 'href="?q=forensic" aria-current="true">Titles' in chosen
    assert [place.href for place in places(Asked(typed="in:footnote x"))] == ["?q=x", "?q=in%3Atitle+x"]


def test_the_switch_narrows_a_query_that_says_where_to_search() -> None:
    note = (records.Mark("1", 5),)
    for kind in ("operative", "preambular"):
        clauses = [paragraph("Notes this,", kind, footnote_marks=note)]
        adopted(
            "77/1" if kind == "operative" else "77/2",
            paragraphs=clauses,
            footnotes=(footnote("1", "A treaty."),),
        )
    found = find(Asked(typed="in:footnotes treaty"))
    for option in switch(found.asked, found.counts):
        assert option.count == find(Asked.read(QueryDict(option.href[1:]))).counts.total, option


@pytest.mark.parametrize("place", ["annex", "title", "footnotes", "report", "heading"])
def test_every_scope_is_searched_on_its_own(place: str) -> None:
    texts = text_record(
        "Words for titles",
        paragraphs=[
            paragraph("Words for headings", "heading"),
            paragraph("Notes words elsewhere", footnote_marks=(records.Mark("1", 3),)),
        ],
        footnotes=(footnote("1", "Words for footnotes."),),
        annexes=(records.Annex("Annex", (records.Block("paragraph", "Words for annexes"),)),),
    )
    reports = (records.ReportParagraph("1", "Words for reports", ()),)
    held(report_record(texts, report_paragraphs=reports))
    sought = {
        "annex": "annexes",
        "title": "titles",
        "footnotes": "footnotes",
        "report": "reports",
        "heading": "headings",
    }
    assert find(Asked(typed=f"in:{place} words {sought[place]}")).counts.total >= 1
    other = "elsewhere" if place != "report" else "headings"
    assert find(Asked(typed=f"in:{place} {other}")).counts.total == 0


@pytest.mark.parametrize(
    "address",
    [
        "",
        "q=technical+assistance",
        "q=technical+assistance&group=text",
        "q=techn*+notheld",
        "q=techn*&group=text",
        "q=technical+unicorns&group=text",
        "q=technical+unicorns&group=wording",
        "q=techn*&group=wording",
        "q=in:footnotes+techn*&group=text",
        "q=strengthening+the+united+nations+crime+prevention+and+criminal+justice+programme",
        "q=77/1",
        "q=to:UNODC&session=75..77",
    ],
)
def test_a_whole_page_takes_at_most_six_queries(client: Client, address: str) -> None:
    family_of_three()
    client.get("/search/?" + address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/search/?" + address).status_code == 200
    assert len(captured) <= 6, [query["sql"][:80] for query in captured]


def test_what_is_partly_found_is_shown_without_more_questions() -> None:
    family_of_three()
    found = completed(find(Asked(typed="technical assistance unicorns")))
    assert found.partial
    assert not any(hit.earlier or hit.later for hit in found.hits)


def test_a_query_that_is_too_long_is_answered_with_its_beginning(client: Client) -> None:
    shown = page(client, q="Requests the Office <to> " + "crime " * 2_000)
    assert "This search is too long" in shown
    assert "12,024 characters; a search is read up to 10,000" in shown
    assert "?q=Requests+the+Office+%3Cto%3E+crime+crime" in shown
    assert "too long" in page(client, q="x" * 10_001)
    assert "too long" not in page(client, q="x" * 10_000)


@pytest.mark.parametrize("group", ["", "wording", "text"])
def test_beyond_the_last_page_nothing_is_fetched_and_that_is_said(client: Client, group: str) -> None:
    adopted(operative=[f"Notes crime {number}" for number in range(45)])
    with CaptureQueriesContext(connection) as captured:
        shown = page(client, q="crime", page=501, group=group)
    assert "A search shows at most 500 pages. Narrow it, or choose another order" in shown
    assert len(captured) <= 3
    assert '<ol class="results"' not in shown


def test_what_the_database_stops_is_answered_with_quicker_searches(client: Client) -> None:
    adopted(operative=["Notes crime"])
    count_words()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE resolutions_word RENAME TO words_held")
        cursor.execute(
            "CREATE VIEW resolutions_word AS SELECT held.* FROM words_held AS held, pg_sleep(9) AS slept"
        )
        cursor.execute("SET LOCAL statement_timeout = '50ms'")
    response = client.get("/search/", {"q": "crim* prevention justice", "group": "text"})
    shown = response.content.decode()
    assert response.status_code == 503
    assert "This search took too long" in shown
    assert 'value="crim* prevention justice"' in shown
    assert 'href="/search/?q=%22prevention+justice%22&amp;group=text">As an exact phrase' in shown
    assert 'href="/search/?q=crim%2A+prevention+justice">Paragraph by paragraph' in shown


def test_what_choices_leave_out_is_offered_without_them(client: Client) -> None:
    adopted("75/1", operative=["Notes prison staff", "Urges prison unicorns"])
    adopted("77/1", operative=["Notes drugs"])
    shown = page(client, q="prison staff", session="77", verb="note")
    assert "No paragraph here matches what was asked for with what was chosen" in shown
    assert 'href="?q=prison+staff&amp;verb=note">Without session' in shown
    assert "Without lead verb" not in shown
    assert "No paragraph holds all of this" in page(client, q="prison staff unicorns", session="75")


def test_words_that_no_paragraph_has_are_named(client: Client) -> None:
    adopted(operative=["Notes prison staff"])
    count_words()
    assert "No paragraph of the archive has <q>zzyzx</q>, nor a word like it." in page(
        client, q="zzyzx -prison"
    )
    assert "and none has <q>zzyzx</q>" in page(client, q="prison staff zzyzx")
    assert "nor a word like" not in page(client, q="prisn -x")
    assert "none has" not in page(client, q="UNODC prison staff")


def test_what_is_ignored_is_named_with_its_place(client: Client) -> None:
    adopted(operative=["Notes crime"])
    shown = page(client, q='crime ) session:x "')
    assert "<q>)</q> at character 7: this bracket closes none" in shown
    assert "at character 9" in shown
    assert "<q>&quot;</q> at character 19: this quotation mark has no partner" in shown
    assert "Notes <mark>crime</mark>" in shown
