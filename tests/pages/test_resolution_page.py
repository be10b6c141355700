"""The page of a resolution text."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from django.test import Client

from resolutions.models import Resolution
from resolutions.parsing import records
from tests import factories

pytestmark = pytest.mark.django_db
MaxQueries = Callable[[int], AbstractContextManager[object]]

MOST_QUERIES = 18
EVIL = "<script>alert(1)</script>"


def page_of(client: Client, text: Resolution) -> str:
    response = client.get(text.addresses.get(current=True).path)
    assert response.status_code == 200
    return response.content.decode()


def page_with(client: Client, *paragraphs: records.Paragraph, **values: object) -> str:
    """The page of a draft of these paragraphs."""
    return page_of(client, factories.resolution(paragraphs=list(paragraphs), **values))


def long_text(paragraphs: int) -> Resolution:
    """A text in which each paragraph has a footnote, a citation and two sub-paragraphs."""
    noted = [
        factories.paragraph(
            f"Requests, as in 67/187, number {number}",
            footnote_marks=(records.Mark(str(number), 8),),
            citations=(factories.citation(offset=16),),
            sub_paragraphs=(factories.sub("(a)", "One;"), factories.sub("(b)", "Two;")),
        )
        for number in range(1, paragraphs + 1)
    ]
    return factories.adopted(
        "77/237",
        paragraphs=noted,
        footnotes=tuple(factories.footnote(str(number)) for number in range(1, paragraphs + 1)),
        annexes=(records.Annex("Rules", (records.Block("paragraph", "Rule one."),)),),
    )


def test_a_text_of_300_paragraphs_stays_within_the_query_limit(
    client: Client, django_assert_max_num_queries: MaxQueries
) -> None:
    text = long_text(300)
    citing = factories.paragraph("Recalls 77/237,", citations=(factories.citation("A/RES/77/237", offset=8),))
    factories.adopted("78/1", paragraphs=[citing])

    with django_assert_max_num_queries(MOST_QUERIES):
        page = page_of(client, text)

    assert page.count('class="clause clause--operative"') == 300
    assert page.count('role="doc-noteref"') == 300
    assert "A/RES/78/1" in page


def test_paragraphs_stand_under_their_permalinks(client: Client) -> None:
    text = factories.resolution(preambular=["Recalling this,"], operative=["Requests that;"])
    page = page_of(client, text)

    assert 'id="pp1"' in page
    assert re.search(r'id="op1"><a class="clause__number" href="#op1"[^>]*>1</a>', page)


def test_sub_paragraphs_nest_and_have_permalinks(client: Client) -> None:
    outer = factories.sub("(a)", "Outer:", factories.sub("(i)", "Inner;"))
    page = page_with(client, factories.paragraph("Requests:", sub_paragraphs=(outer,)))

    assert page.index('id="op1-a"') < page.index('id="op1-a-i"') < page.index("Inner;")


def test_a_footnote_mark_leads_to_the_note_and_back_from_each_place(client: Client) -> None:
    page = page_with(
        client,
        factories.paragraph("One", footnote_marks=(records.Mark("2", 3),)),
        factories.paragraph("Two", footnote_marks=(records.Mark("2", 3),)),
        footnotes=(factories.footnote("2", "See there."),),
    )

    assert page.count('href="#fn2"') == 2
    assert 'id="fn2"' in page
    for number in (1, 2):
        assert f'id="fn2-mark{number}"' in page
        assert f'href="#fn2-mark{number}"' in page


def test_an_ibid_leads_to_the_note_it_repeats(client: Client) -> None:
    ibid = factories.citation(None, type="treaty", raw="Ibid., vol. 2", ibid_of="1")
    notes = (
        factories.footnote("1", "United Nations, Treaty Series, vol. 1."),
        factories.footnote("2", "Ibid., vol. 2.", citations=(ibid,)),
    )
    page = page_of(client, factories.resolution(footnotes=notes))

    assert re.search(r'id="fn2".*Ibid., vol. 2. <a class="note__full" lang="en" href="#fn1">note 1</a>', page)


def test_a_mark_in_the_title_is_shown(client: Client) -> None:
    marks = (records.Mark("1", 8),)
    text = factories.resolution(title="On rules", title_marks=marks, footnotes=(factories.footnote("1"),))

    assert re.search(r"<h1[^>]*>On rules<sup", page_of(client, text))


def test_a_citation_of_a_held_text_leads_to_it_and_to_the_place_named(client: Client) -> None:
    factories.adopted("67/187")
    cited = factories.citation("A/RES/67/187", offset=8, pinpoint="para. 1")

    page = page_with(client, factories.paragraph("Recalls 67/187, para. 1,", citations=(cited,)))

    assert '<a class="cited" href="/A/RES/67/187/#op1"' in page


def test_a_citation_of_a_text_not_held_leads_to_the_official_document(client: Client) -> None:
    page = page_with(
        client, factories.paragraph("Recalls 67/187,", citations=(factories.citation(offset=8),))
    )

    assert 'class="away" rel="external noopener" href="https://undocs.org/en/A/RES/67/187"' in page


def test_a_pending_citation_is_no_link(client: Client) -> None:
    pending = factories.citation(None, offset=8, pending=True)

    page = page_with(client, factories.paragraph("Recalls 80/___,", citations=(pending,)))

    assert "</span> 80/___,</p>" in page


def test_what_cites_a_text_is_listed_with_the_place(client: Client) -> None:
    cited = factories.adopted("67/187")
    note = factories.footnote("4", "Resolution 67/187.", citations=(factories.citation(offset=11),))
    recalling = factories.paragraph("Recalls 67/187,", citations=(factories.citation(offset=8),))
    factories.adopted("77/237", paragraphs=[recalling], footnotes=(note,))

    page = page_of(client, cited)

    assert 'href="/A/RES/77/237/#op1">Paragraph 1</a>' in page
    assert 'href="/A/RES/77/237/#fn4">Footnote 4</a>' in page


def test_hostile_words_from_a_file_stay_words(client: Client) -> None:
    page = page_of(
        client,
        factories.resolution(
            title=EVIL, operative=[EVIL], footnotes=(factories.footnote("1", EVIL),), sponsors=(EVIL,)
        ),
    )

    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;") >= 4


def test_long_lists_of_sponsors_are_folded(client: Client) -> None:
    record = factories.document_record(sponsors=tuple(f"State {number}" for number in range(40)))
    page = page_of(client, factories.held(record).resolutions.get())

    assert "<summary>40 sponsors</summary>" in page
    assert "State 39" in page


def test_sections_annexes_and_notes_are_in_the_contents(client: Client) -> None:
    page = page_with(
        client,
        factories.paragraph("Recalling,", "preambular"),
        factories.paragraph("General part", "heading"),
        factories.paragraph("Requests;"),
        annexes=(records.Annex("Rules", (records.Block("paragraph", "Rule one.", "1"),)),),
        footnotes=(factories.footnote(),),
    )
    contents = page[page.index('<nav class="contents"') : page.index('<article class="text"')]

    assert re.findall(r'href="#([\w-]+)"', contents) == ["preamble", "operative", "h1", "annex1", "notes"]
    assert page.index('id="operative"') < page.index('id="h1"')


def test_doubts_of_the_parser_are_told(client: Client) -> None:
    record = replace(factories.document_record(), warnings=(records.Problem(12, "no cover"),))
    page = page_of(client, factories.held(record).resolutions.get())

    assert "Read with 1 doubt</summary>" in page
    assert "Line 12: no cover" in page


def test_a_recorded_vote_is_told(client: Client) -> None:
    vote = records.Vote(True, ("Albania",), (), ("Chad",), (120, 2, 30))
    page = page_of(client, factories.adopted("77/1", vote=vote))

    assert "120 in favour, 2 against, 30 abstaining" in page
    assert "Albania" in page


def test_the_same_title_in_other_sessions_is_at_hand(client: Client) -> None:
    older = factories.adopted("76/187", "Strengthening the programme")
    newer = factories.adopted("77/237", "Strengthening the programme")

    assert 'href="/A/RES/76/187/"' in page_of(client, newer)
    assert 'href="/A/RES/77/237/"' in page_of(client, older)


def test_a_curators_lead_phrase_leaves_the_printed_opening_set_apart(client: Client) -> None:
    text = factories.resolution(operative=["Requests that;"])
    text.paragraphs.update(lead_phrase="Asks", curated={"lead_phrase": "Requests"})

    assert '<span class="lead">Requests</span> that;' in page_of(client, text)


def test_citing_texts_stand_in_the_order_of_their_numbers(client: Client) -> None:
    cited = factories.adopted("67/187")
    for number in ("75/110", "75/9", "75/10"):
        recalling = factories.paragraph("Recalls 67/187,", citations=(factories.citation(offset=8),))
        factories.adopted(number, paragraphs=[recalling])

    found = re.findall(r'class="citing__symbol">A/RES/([\d/]+)<', page_of(client, cited))

    assert found == ["75/9", "75/10", "75/110"]


def test_the_official_document_and_the_source_file_are_linked(client: Client) -> None:
    text = factories.adopted("77/237")
    page = page_of(client, text)

    assert 'href="https://undocs.org/en/A/RES/77/237"' in page
    assert f'href="/sources/{text.document.source.sha256}/"' in page
