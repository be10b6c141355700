from datetime import date

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resolutions.facets.known import forget
from resolutions.ingest.words import count_words
from resolutions.models import Word
from tests.factories import adopted, adopted_record, document_record, held, paragraph, sub, text_record

pytestmark = pytest.mark.django_db


def page(client: Client, **asked: str | int | list[str]) -> str:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_a_hit_is_shown_whole_and_marked_with_its_place(client: Client) -> None:
    clauses = [
        paragraph(
            "Requests the Office to provide technical assistance:",
            sub_paragraphs=(sub("(a)", "To States that ask for assistance;"),),
            italics=((0, 8),),
        )
    ]
    held(adopted_record("77/237", "Strengthening the programme", paragraphs=clauses))
    shown = page(client, q="assistance")
    assert "<i>Requests</i>" in shown
    assert "technical <mark>assistance</mark>:" in shown
    assert "(a) To States that ask for <mark>assistance</mark>;" in shown
    assert "A/RES/77/237, paragraph 1" in shown
    assert "/A/RES/77/237/#op1" in shown
    assert "Strengthening the programme" in shown
    assert "Adopted" in shown
    assert "15 December 2022" in shown


def test_a_phrase_is_marked_only_where_it_is_one(client: Client) -> None:
    adopted(operative=["Notes crime and the prevention of crime prevention crime"])
    shown = page(client, q='"crime prevention"')
    assert "Notes crime and the prevention of <mark>crime prevention</mark> crime" in shown


def test_what_a_text_holds_never_becomes_markup(client: Client) -> None:
    adopted(operative=["Notes <script>alert(1)</script> & crime <mark>"])
    shown = page(client, q="crime script")
    assert "<script>alert" not in shown
    assert "&lt;<mark>script</mark>&gt;alert(1)&lt;/script&gt; &amp; <mark>crime</mark>" in shown
    assert "&lt;mark&gt;" in shown


def test_what_was_typed_never_becomes_markup(client: Client) -> None:
    shown = page(client, q='"><script>alert(1)</script>', topic='"><b>')
    assert "<script>alert" not in shown
    assert "<b>" not in shown


def test_operative_paragraphs_are_searched_unless_others_are_asked_for(client: Client) -> None:
    adopted(preambular=["Recalling crime,"], operative=["Requests crime;"])
    assert "Recalling <mark>" not in page(client, q="crime")
    assert "Requests <mark>" not in page(client, q="crime", kind="preambular")
    everything = page(client, q="crime", kind="any")
    assert "Recalling <mark>" in everything
    assert "Requests <mark>" in everything
    both = page(client, q="crime", kind=["operative", "preambular"])
    assert "Recalling <mark>" in both
    assert "Requests <mark>" in both


def test_a_paragraph_that_holds_the_phrase_comes_before_scattered_words(client: Client) -> None:
    adopted("76/1", operative=["Notes justice, justice, crime justice and justice of crime"])
    adopted("75/1", operative=["Notes a very long clause on the many sides of criminal justice reform"])
    shown = page(client, q="criminal justice reform OR crime")
    assert shown.index("A/RES/76/1, ") and shown.index("A/RES/75/1, ")
    adopted("74/1", operative=["Notes reform, criminal reform, justice reform, criminal reform, justice"])
    shown = page(client, q="criminal justice reform")
    assert shown.index("A/RES/75/1, ") < shown.index("A/RES/74/1, ")


def test_results_sort_by_date(client: Client) -> None:
    adopted("75/1", operative=["Notes crime"], adopted_on=date(2020, 12, 1))
    adopted("77/1", operative=["Notes crime"], adopted_on=date(2022, 12, 1))
    newest, oldest = page(client, q="crime", sort="newest"), page(client, q="crime", sort="oldest")
    assert newest.index("A/RES/77/1, ") < newest.index("A/RES/75/1, ")
    assert oldest.index("A/RES/75/1, ") < oldest.index("A/RES/77/1, ")


def test_a_typed_symbol_leads_to_the_text_first(client: Client) -> None:
    adopted("77/237")
    for typed in ("77/237", "A/RES/77/237", "a/res/77/237"):
        assert 'class="leads__symbol" href="/A/RES/77/237/"' in page(client, q=typed)
    missing = page(client, q="67/187")
    assert "does not hold this text" in missing
    assert "https://undocs.org/en/A/RES/67/187" in missing
    assert 'class="leads"' not in page(client, q="crime")


@pytest.mark.parametrize(
    ("typed", "href", "words"),
    [
        ("77/237 op12", "/A/RES/77/237/#op12", "paragraph 12"),
        ("A/RES/77/237, para. 12", "/A/RES/77/237/#op12", "paragraph 12"),
        ("77/237 12", "/A/RES/77/237/#op12", "paragraph 12"),
        ("77/237 pp3", "/A/RES/77/237/#pp3", "preambular paragraph 3"),
    ],
)
def test_a_typed_paragraph_of_a_text_leads_to_it(client: Client, typed: str, href: str, words: str) -> None:
    adopted("77/237")
    shown = page(client, q=typed)
    assert f'href="{href}"' in shown
    assert f"Go to {words} of the text" in shown


def test_the_query_stays_in_the_box_and_in_every_link(client: Client) -> None:
    adopted(operative=["Notes crime"])
    shown = page(client, q='crime "x & y"', session="77")
    assert 'value="crime &quot;x &amp; y&quot;"' in shown
    assert "?q=crime+%22x+%26+y%22&amp;session=77&amp;sort=newest" in shown


def test_an_empty_result_says_why_and_offers_looser_searches(client: Client) -> None:
    adopted(preambular=["Recalling crime prevention,"])
    shown = page(client, q='"prevention crime"', session="77")
    assert "No paragraph" in shown
    assert "archive is incomplete" in shown
    assert "?q=prevention+crime&amp;session=77" in shown
    assert "?q=%22prevention+crime%22" in shown
    assert "?q=crime&amp;kind=any" in page(client, q="crime")


def test_what_was_ignored_is_said(client: Client) -> None:
    adopted(operative=["Notes crime"])
    shown = page(client, q='crime (" OR')
    assert "Not all of the query could be read" in shown
    assert "this quotation mark has no partner" in shown
    assert "Notes <mark>crime</mark>" in shown


def test_common_words_are_not_required_and_that_is_said(client: Client) -> None:
    adopted(operative=["Notes crime"])
    shown = page(client, q="the crime of")
    assert "Notes <mark>crime</mark>" in shown
    assert "Too common to search for: the, of" in shown


def test_common_words_alone_are_searched_for(client: Client) -> None:
    adopted(operative=["Notes the crime"])
    assert "Notes <mark>the</mark> crime" in page(client, q="the")


def test_a_blank_query_browses_by_facets(client: Client) -> None:
    adopted(operative=["Notes crime", "Notes drugs"])
    shown = page(client)
    assert "<strong>2</strong> paragraphs" in shown
    assert "<mark>" not in shown


@pytest.mark.parametrize(
    "address",
    [
        "?q=%00",
        "?q=%00crime%00",
        "?q='",
        '?q="',
        "?q=((((",
        "?q=" + "x" * 10_000,
        "?q=" + "crime+" * 3_000,
        "?q=a:*|b!%26<->\\",
        "?q=%F0%9F%98%80",
        "?q=-crime",
        "?q=NOT",
        "?q=near/3",
        "?q=" + "+near/20+".join("abcdefghijkl" * 5),
        "?q=" + "+near/20+".join(["(" + "+OR+".join("abcd") + ")"] * 12),
        "?q=" + "+".join(f"word{number}" for number in range(250)),
        "?q=" + "+OR+".join(f"UNODC+word{number}*" for number in range(60)),
        "?page=zzz",
        "?page=-1",
        "?page=0",
        "?page=99999999999999999999",
        "?page=501",
        "?page=2",
        "?session=99999999999",
        "?session=abc&session=",
        "?session=%00",
        "?topic=%00",
        "?topic=" + "x" * 5_000,
        "?lead=%00&lead=" + "y" * 2_000,
        "?kind=nothing&status=nothing&document=nothing",
        "?kind=any&kind=operative",
        "?sort=nothing&lang=xx",
        "?lang=zh&q=crime",
        "?unknown=1&facet[]=2",
        "?" + "&".join(f"session={number}" for number in range(1, 300)),
    ],
)
def test_odd_input_is_answered(client: Client, address: str) -> None:
    adopted(operative=["Notes crime"])
    assert client.get("/search/" + address).status_code == 200


def test_a_page_beyond_the_last_says_where_the_results_end(client: Client) -> None:
    adopted(operative=[f"Notes crime {number}" for number in range(45)])
    assert "page 3" in page(client, q="crime", page=3)
    beyond = page(client, q="crime", page=4)
    assert "the results end on page 3" in beyond
    assert "?q=crime&amp;page=3" in beyond
    assert "at most 500 pages" in page(client, q="crime", page=501)


def test_a_search_is_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    texts = [text_record(operative=["Notes crime 67/187"] * 30) for _ in range(2)]
    held(document_record(*texts))
    for asked in (
        {"q": "crime", "group": "wording"},
        {"q": "crime"},
        {"q": "67/187", "session": "80", "kind": "any"},
        {},
    ):
        with django_assert_max_num_queries(6):
            client.get("/search/", asked)


def test_a_french_text_is_searched_in_french(client: Client) -> None:
    french = text_record(operative=["Prie les États de prévenir les stupéfiants"])
    held(document_record(french, language="fr"))
    assert "<mark>stupéfiants</mark>" in page(client, q="stupefiant", lang="fr")
    assert "stupéfiants" not in page(client, q="stupefiant")


def test_an_arabic_paragraph_runs_from_right_to_left(client: Client) -> None:
    held(document_record(text_record(operative=["تطلب إلى الأمين العام"]), language="ar"))
    shown = page(client, q="الأمين", lang="ar")
    assert '<p class="result__text" dir="auto">تطلب إلى <mark>الأمين</mark> العام</p>' in shown


def test_the_languages_held_can_be_chosen_where_there_are_several(client: Client) -> None:
    adopted(operative=["Notes crime"])
    assert "Language of the texts" not in page(client, q="crime")
    held(document_record(text_record(operative=["Prie les États"]), language="fr"))
    forget()  # as a minute does
    shown = page(client, q="crime", session="77")
    assert '<a href="?q=crime&amp;lang=fr&amp;session=77" lang="fr">Français</a>' in shown


def test_a_search_that_takes_too_long_is_stopped_and_says_so(client: Client) -> None:
    adopted(operative=[f"Notes crime {number}" for number in range(300)])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '1ms'")
    response = client.get("/search/", {"q": "-(crime 5) OR near/3 crime"})
    assert response.status_code == 503
    assert "took too long" in response.content.decode()
    assert 'value="-(crime 5) OR near/3 crime"' in response.content.decode()


def test_a_misspelt_query_is_answered_with_what_may_be_meant(client: Client) -> None:
    adopted(operative=["Encourages States to strengthen forensic capacity"])
    count_words()
    shown = page(client, q="forensik AND capacity")
    assert 'Did you mean <a href="?q=forensic+AND+capacity">forensic AND capacity</a>?' in shown
    assert "Did you mean" not in page(client, q="forensic")
    assert "Did you mean" not in page(client, q="zzzzqqqq")


def test_what_fewest_slips_lead_to_is_meant(client: Client) -> None:
    """By runs of three letters alone, "childern" is more like "child"."""
    adopted(operative=["Urges a child", "Urges children", "Urges justice"])
    count_words()
    assert "q=justice+for+children" in page(client, q="justice for childern")


def test_a_word_that_is_only_a_little_alike_is_not_meant(client: Client) -> None:
    adopted(operative=["Notes the hard work"])
    count_words()
    shown = page(client, q="work on a harpsichord")
    assert "Did you mean" not in shown
    assert "harpsichord" in shown.split("Notes the")[0].split("</form>")[-1]


def test_in_a_long_query_too_every_word_is_looked_up(client: Client) -> None:
    known = "alpha beta delta epsilon gamma iota kappa lambda omega sigma theta"
    adopted(operative=[f"Notes {known} zeta"])
    count_words()
    shown = page(client, q=f"{known} zetta")
    assert f"q={known.replace(' ', '+')}+zeta" in shown
    looked_up = Word.objects.looked_up(["Zeta", "zetta", "sigma"], "en")
    assert looked_up == ({"zeta": 1, "zetta": 0, "sigma": 1}, {"zetta": "zeta"})


def test_a_piece_of_a_symbol_is_no_misspelt_word(client: Client) -> None:
    adopted(operative=["Notes the rest of it, in full"])
    count_words()
    assert "Did you mean" not in page(client, q="A/RES/70/1 full review")


def test_a_name_that_has_another_is_no_misspelt_word(client: Client) -> None:
    adopted(
        operative=["Notes the work of UNCTAD, the United Nations Convention against Corruption and others"]
    )
    count_words()
    shown = page(client, q="UNCAC zzzzqqqq")
    assert "Did you mean" not in shown
    assert "UNCTAD" not in shown.split("Notes the work")[0]


def test_a_prefix_finds_every_ending_and_nothing_else(client: Client) -> None:
    adopted(operative=["Notes an organization", "Notes an organ", "Notes all who organize"])
    count_words()
    shown = page(client, q="organiz*")
    assert "Notes an <mark>organization</mark>" in shown
    assert "Notes all who <mark>organize</mark>" in shown
    assert "Notes an organ<" not in shown
    assert "<strong>2</strong> paragraphs" in shown


def test_an_exact_word_is_marked_in_that_form_alone(client: Client) -> None:
    adopted(operative=["Notes training for those who train"])
    assert "Notes <mark>training</mark> for those who train" in page(client, q="=training")


def test_added_wordings_are_told_and_can_be_left_out(client: Client) -> None:
    adopted(operative=["Requests the United Nations Office on Drugs and Crime to act"])
    shown = page(client, q="UNODC")
    assert "<mark>United Nations Office on Drugs and Crime</mark>" in shown
    assert "Also searched for: <q>United Nations Office on Drugs and Crime</q>" in shown
    assert 'href="?q=UNODC&amp;synonyms=off"' in shown
    assert "No paragraph found" in page(client, q="UNODC", synonyms="off")


def test_to_knows_short_names(client: Client) -> None:
    adopted(operative=["Requests the United Nations Office on Drugs and Crime to act"])
    adopted("77/1", operative=["Requests the Secretary-General to report", "Invites the sgraffito to stay"])
    for name in ("UNODC", "SG", "sg"):
        assert "<strong>1</strong> paragraph" in page(client, q=f"to:{name}")


def test_when_no_paragraph_holds_all_the_words_those_with_most_of_them_are_shown(client: Client) -> None:
    adopted(operative=["Notes prison staff", "Notes prison staff training", "Notes prison drugs"])
    shown = page(client, q="prison staff training unicorns")
    assert "No paragraph holds all of this" in shown
    fuller, lesser = (
        "<mark>staff</mark> <mark>training</mark></p>",
        "<mark>prison</mark> <mark>staff</mark></p>",
    )
    assert shown.index(fuller) < shown.index(lesser)
    assert "drugs" not in shown
    assert "No paragraph holds all of this" not in page(client, q="prison staff")


def test_nothing_is_shown_in_part_while_other_kinds_hold_it_all(client: Client) -> None:
    adopted(preambular=["Recalling asset recovery networks,"], operative=["Notes asset recovery"])
    shown = page(client, q="asset recovery networks")
    assert "No paragraph found" in shown
    assert "Search everywhere (1)" in shown


def test_the_same_wording_is_shown_once_with_its_places(client: Client) -> None:
    for number, adopted_on in (
        ("75/1", date(2020, 12, 1)),
        ("76/1", date(2021, 12, 1)),
        ("77/1", date(2022, 12, 1)),
    ):
        adopted(
            number,
            operative=["Notes the crime-prevention work", "Notes crime " + number],
            adopted_on=adopted_on,
        )
    adopted("78/1", operative=["Notes the crime prevention work."], adopted_on=date(2023, 12, 1))
    shown = page(client, q="crime", group="wording")
    assert "<strong>7</strong> paragraphs in <strong>4</strong> wordings" in shown
    assert "The same wording 4 times, this is the latest" in shown
    assert shown.index("A/RES/78/1, paragraph 1</a><span") < shown.index("A/RES/77/1, paragraph 1</a>; ")
    assert shown.count("Notes the") == 1
    assert "The same wording" not in page(client, q="crime")


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("typed", ["", "crime", "crime prison unicorns", "-crime"])
def test_wordings_sort_and_page_as_paragraphs_do(client: Client, sort: str, typed: str) -> None:
    adopted("75/1", operative=[f"Notes crime prison {number // 2}" for number in range(50)])
    first = page(client, q=typed, sort=sort, group="wording", page=1)
    second = page(client, q=typed, sort=sort, group="wording", page=2)
    assert ("25</strong> wordings" in first) == (typed != "-crime")
    assert second.count('<li lang="en">') == (5 if typed != "-crime" else 0)
