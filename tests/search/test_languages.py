"""What search does besides in languages other than English: counting words, guessing, suggesting, linking."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from resolutions.facets.asked import Asked
from resolutions.finding import find
from resolutions.ingest.words import count_words
from resolutions.languages import NAMES
from resolutions.models import Word
from resolutions.search.letters import bare
from resolutions.search.vectors import cut
from resolutions.suggesting import suggest
from tests.factories import adopted_record, changed, document_record, held, paragraph, text_record

PIECES = st.sampled_from(
    [
        *("Côte d’Ivoire", "« crime »", "œuvre\u00a0:", "l’État", "c\u0327a", "nº 5", "20 °C"),
        *("niños", "¿quién?", "resolución", "их", "ещё", "№ 5", "т. е.", "COVID‑19"),
        *("الجريمة،", "المتحــدة", "سلَّم؛", "ـ", "\u0651", "٧٥/١٩٦", "لا", "والالتزامات", "للجنة"),
        *("联合国", "《公约》", "第75/196号决议", "·", "㈡", "、", "犯罪COVID", "。", "𠀀𠀁", "々"),
        *("A/C.3/75/L.5.", "http://www.un.org/a?x=1", "<b>", "&amp;", "x_y", "80/___. ", "\u200f", "１２"),
    ]
)
COUNTED = """
    SELECT ARRAY(SELECT token FROM ts_parse('default', {cut}(%s)) WHERE tokid NOT IN (5, 12, 13, 14, 23)),
           (SELECT max(place) FROM unnest(archive_vector(%s, %s)) AS word, unnest(word.positions) AS place)
"""


class WordsAreCountedAlike(TestCase):
    """In every language the words that are marked and the positions in the index are the same."""

    @settings(max_examples=150, deadline=None)
    @given(st.sampled_from(list(NAMES)), st.lists(PIECES, max_size=10), st.sampled_from(["", " "]))
    def test_every_position_has_its_word(self, language: str, pieces: list[str], between: str) -> None:
        text = between.join(pieces)
        with connection.cursor() as cursor:
            cursor.execute(COUNTED.format(cut=cut(language)), [text, language, text])
            tokens, last = cursor.fetchone()
        assert len(tokens) == (last or 0)


@pytest.mark.django_db
@pytest.mark.parametrize("language", [*NAMES, "de"])
def test_an_empty_text_has_no_words_in_any_language(language: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT archive_vector(%s, '') = ''::tsvector", [language])
        assert cursor.fetchone() == (True,)


def translated(language: str, *, number: str = "77/237", title: str, text: str = "1") -> None:
    """Take in one text in a language."""
    record = adopted_record(number, title, operative=[text], adopted_on=date(2022, 12, 15))
    held(changed(record, language=language))


def page(client: Client, **asked: str) -> str:
    return client.get("/search/", asked).content.decode()


@pytest.mark.django_db
def test_words_are_kept_as_printed_and_looked_up_without_accents() -> None:
    alphabets = (range(0x61, 0x7B), range(0xE0, 0xFF), range(0x430, 0x452), range(0x621, 0x64B))
    letters = [chr(code) for every in alphabets for code in every if chr(code).isalpha()]
    words = [f"{letter}xyz" for letter in letters if letter not in "æðøþѐ"]
    held(document_record(text_record(operative=[" ".join(words)]), language="fr"))
    count_words()
    stored = dict(Word.objects.filter(language="fr").values_list("word", "plain"))
    assert stored == {word: bare(word) for word in words}


@pytest.mark.django_db
def test_the_letters_typed_tell_the_language(client: Client) -> None:
    translated("zh", title="预防犯罪和刑事司法", text="促请会员国预防犯罪")
    translated("en", title="Crime prevention", text="Urges States to prevent crime")
    shown = page(client, q="犯罪")
    assert "促请会员国预防<mark>犯罪</mark>" in shown
    assert 'name="lang"' not in shown
    assert '<a href="?q=%E7%8A%AF%E7%BD%AA&amp;lang=en" lang="en">English</a>' in shown
    assert "<mark>crime</mark>" in page(client, q="crime")
    assert 'name="lang" value="zh"' in page(client, q="crime", lang="zh")


@pytest.mark.django_db
def test_letters_of_another_language_than_the_one_chosen_are_offered_there(client: Client) -> None:
    translated("ru", title="Преступность", text="отмечает преступность")
    shown = page(client, q="преступность", lang="fr")
    assert "No paragraph found" in shown
    assert ">Search the Russian texts</a>" in shown
    assert "отмечает <mark>преступность</mark>" in page(client, q="преступность")


@pytest.mark.django_db
def test_a_hit_leads_to_the_same_paragraph_in_other_languages(client: Client) -> None:
    for language in ("en", "ar", "fr"):
        translated(language, title=f"In {language}", text=f"corruption {language}")
    translated("es", number="77/1", title="Otro", text="corruption")
    shown = page(client, q="corruption")
    links = (
        'Also in <a href="/ar/A/RES/77/237/#op1" lang="ar" hreflang="ar">العربية</a>, '
        '<a href="/fr/A/RES/77/237/#op1" lang="fr" hreflang="fr">Français</a></span>'
    )
    assert links in shown
    assert "Also in" not in page(client, q="corruption", lang="es")


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["corruption", "corrup*", "77/237", "corruption unicorns", "In fr", ""])
@pytest.mark.parametrize("group", ["", "text", "wording"])
def test_a_search_among_several_languages_is_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, asked: str, group: str
) -> None:
    for language in ("en", "ar", "fr"):
        translated(language, title=f"In {language}", text=f"corruption {language}")
    count_words()
    for language in ("en", "fr"):
        page(client, q=asked, lang=language, group=group)  # what a process meets first costs one more, once
        with django_assert_max_num_queries(6):
            page(client, q=asked, lang=language, group=group)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "text", "typed", "meant"),
    [
        ("ru", "отмечает преступность", "приступность", "преступность"),
        ("ar", "تدين الجريمة المنظمة", "الجريعة", "الجريمة"),
        ("fr", "Souligne la sécurité", "sécurritté", "sécurité"),
        ("es", "Pide cooperación", "coperación", "cooperación"),
    ],
)
def test_what_may_be_meant_is_said_as_it_is_written(
    client: Client, language: str, text: str, typed: str, meant: str
) -> None:
    translated(language, title="1", text=text)
    count_words()
    found = find(Asked(typed=typed, language=language))
    assert (found.counts.total, found.meant) == (0, meant)


@pytest.mark.django_db
def test_runs_of_chinese_characters_are_never_called_unknown_words() -> None:
    translated("zh", title="1", text="促请会员国预防犯罪")
    count_words()
    found = find(Asked(typed="独角兽犯罪", language="zh"))
    assert (found.meant, found.unknown) == (None, ())


@pytest.mark.django_db
def test_a_long_run_of_chinese_that_no_paragraph_holds_finds_most_of_it(client: Client) -> None:
    translated("zh", number="77/1", title="1", text="请会员国打击贩运人口并提供技术援助")
    translated("zh", number="77/2", title="2", text="决定继续审议")
    shown = page(client, q="打击贩运人口的技术援助")
    assert "No paragraph holds all of this" in shown
    assert "<mark>打击贩运人口</mark>并提供<mark>技术援助</mark>" in shown
    assert "A/RES/77/2," not in shown
    assert "No paragraph found" in page(client, q='"打击贩运人口的技术援助"'), "a phrase is meant as one"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "title", "typed"),
    [
        ("fr", "Prévention du crime et sécurité publique", "prevention du crime et securite"),
        ("es", "Prevención del delito en América Latina", "prevencion del delito en america"),
        ("ru", "Предупреждение преступности и борьба с ней", "предупреждение преступности и борьба"),
        ("ar", "منع الجريمة والعدالة الجنائية", "منع الجريمة والعدالة"),
        ("zh", "预防犯罪和刑事司法", "预防犯罪和刑事"),
    ],
)
def test_a_title_leads_to_its_text_in_its_language(
    client: Client, language: str, title: str, typed: str
) -> None:
    translated(language, title=title)
    shown = page(client, q=typed, lang=language)
    assert f'class="leads__symbol" href="/{language}/A/RES/77/237/"' in shown
    assert f'<p class="leads__title" lang="{language}" dir="auto">{title}</p>' in shown
    assert [one.label for one in suggest(typed, language)] == [title]


@pytest.mark.django_db
def test_a_symbol_is_suggested_in_the_language_where_it_is_held_in_it() -> None:
    translated("en", title="1")
    translated("fr", title="2")
    translated("en", number="77/238", title="3")
    assert [one.href for one in suggest("77/23", "fr")] == ["/fr/A/RES/77/237/", "/A/RES/77/238/"]
    assert [one.href for one in suggest("77/23")] == ["/A/RES/77/237/", "/A/RES/77/238/"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("fr", "résolution 77/237"),
        ("es", "la resolución 77/237"),
        ("ru", "резолюция 77/237"),
        ("ar", "القرار 77/237"),
        ("ar", "٧٧/٢٣٧"),
        ("zh", "第77/237号决议"),
        ("zh", "77/237号决议"),
    ],
)
def test_a_symbol_leads_to_its_text_in_the_language_of_the_search(
    client: Client, language: str, typed: str
) -> None:
    translated("en", title="1")
    translated(language, title="2")
    shown = page(client, q=typed, lang=language)
    assert f'class="leads__symbol" href="/{language}/A/RES/77/237/"' in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("fr", "Prie les États d’agir", "lead:prie"),
        ("ru", "просит государства действовать", "verb:просит"),
        ("ar", "تطلب إلى الدول", "lead:تطلب"),
        ("zh", "又请会员国采取行动", "verb:请"),
    ],
)
def test_lead_phrases_are_sought_in_every_language(language: str, text: str, typed: str) -> None:
    lead = "又请" if language == "zh" else text.split(" ")[0]
    clauses = [paragraph(text, lead_phrase=lead), paragraph("x", lead_phrase="x")]
    held(document_record(text_record(paragraphs=clauses), language=language))
    found = find(Asked(typed=typed, language=language))
    assert [hit.paragraph.full_text for hit in found.hits] == [text]


@pytest.mark.django_db
def test_words_in_capitals_and_in_quotation_marks_of_each_language_are_read() -> None:
    translated("fr", number="77/1", title="1", text="Condamne la traite des personnes")
    translated("ru", number="77/2", title="2", text="осуждает торговлю людьми")
    for language, typed in (
        ("fr", "« traite des personnes »"),
        ("fr", "TRAITE"),
        ("ru", "«торговля людьми»"),
        ("ru", "ТОРГОВЛЯ"),
    ):
        assert find(Asked(typed=typed, language=language)).counts.total == 1, typed


@pytest.mark.django_db
@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize(
    "typed",
    [
        *("\0", "'", "\\", "犯\\'罪", "国' | 'x", "near/5", "国 near/20 国", "-国"),
        *('"国', "ــ", "\u0651", "l'", "=*", "第:*"),
    ],
)
def test_nothing_typed_is_an_error_in_any_language(client: Client, language: str, typed: str) -> None:
    translated(language, title="国", text="x 国家")
    assert client.get("/search/", {"q": typed, "lang": language, "kind": "any"}).status_code == 200
