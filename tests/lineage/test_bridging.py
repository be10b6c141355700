"""Families across changed titles: joined where a text says so or a curator does, and everything follows."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.test import Client

from resolutions.facets.asked import Asked
from resolutions.finding import find
from resolutions.lineage.bridging import bridge, settle
from resolutions.models import Entry, FamilyTitle, Paragraph, Resolution, Tally, TitleBridge
from resolutions.parsing import records
from resolutions.titles import fold
from tests import factories

pytestmark = pytest.mark.django_db

FOURTEENTH = "Follow-up to the Fourteenth Congress and preparations for the Fifteenth Congress"
FIFTEENTH = "Follow-up to the Fifteenth Congress and preparations for the Sixteenth Congress"


def recalling(number: str, title: str, *symbols: str) -> Resolution:
    """Take in an adopted text whose preamble recalls others."""
    paragraphs = [
        factories.paragraph(
            "Recalling its resolutions,",
            "preambular",
            citations=tuple(factories.citation(symbol) for symbol in symbols),
        ),
        factories.paragraph("Requests a report;"),
    ]
    return factories.adopted(number, title, paragraphs=paragraphs)


def families() -> set[int]:
    return set(Resolution.objects.values_list("family", flat=True))


def test_titles_that_differ_in_numbers_alone_are_joined_where_one_recalls_the_other() -> None:
    earlier = recalling("76/181", FOURTEENTH)
    later = recalling("81/181", FIFTEENTH, "A/RES/76/181")

    assert bridge()
    made = TitleBridge.objects.get()
    assert (made.says, made.earlier_text, made.later_text) == ("text", earlier, later)
    assert made.why == "It recalls A/RES/76/181 in its preamble (pp1); the titles differ in numbers alone."
    assert len(families()) == 1
    assert not bridge()


@pytest.mark.parametrize(
    ("title", "symbol"),
    [
        (FIFTEENTH, "A/RES/76/182"),  # it recalls another
        ("Follow-up to the Congress", "A/RES/76/181"),  # other words
        ("The First Committee", "A/RES/76/181"),
    ],
)
def test_nothing_is_joined_on_less(title: str, symbol: str) -> None:
    recalling("76/181", FOURTEENTH)
    recalling("76/182", "Another matter")
    recalling("81/181", title, symbol)

    assert not bridge()
    assert not TitleBridge.objects.exists()


def test_titles_of_few_words_are_not_joined() -> None:
    recalling("76/181", "Fourteenth Congress")
    recalling("81/181", "Fifteenth Congress", "A/RES/76/181")

    assert not bridge()


def test_a_draft_is_of_the_family_of_the_text_that_names_it() -> None:
    draft = factories.document_record(factories.text_record("On firearms"), symbol="A/C.3/77/L.5", session=77)
    factories.held(draft)
    factories.adopted("77/237", "On illicit firearms", draft_symbol="A/C.3/77/L.5")

    assert bridge() and len(families()) == 1


def test_a_revised_draft_is_of_the_family_of_the_draft() -> None:
    for symbol, title in (("A/C.3/77/L.5", "On firearms"), ("A/C.3/77/L.5/Rev.1", "On illicit firearms")):
        factories.held(factories.document_record(factories.text_record(title), symbol=symbol, session=77))
    factories.held(factories.document_record(factories.text_record("Else"), symbol="A/C.3/77/L.6/Rev.1"))

    assert bridge() and len(families()) == 2
    assert TitleBridge.objects.get().why == "A/C.3/77/L.5/Rev.1 is a revision of A/C.3/77/L.5."


def test_a_bridge_goes_with_what_it_rests_on() -> None:
    recalling("76/181", FOURTEENTH)
    later = recalling("81/181", FIFTEENTH, "A/RES/76/181")
    bridge()
    later.document.delete()

    assert bridge()
    assert not TitleBridge.objects.exists() and not FamilyTitle.objects.exists()


def test_a_curator_keeps_apart_what_texts_join() -> None:
    recalling("76/181", FOURTEENTH)
    recalling("81/181", FIFTEENTH, "A/RES/76/181")
    bridge()
    TitleBridge.objects.update(says="apart", why="Two matters.")

    assert bridge() and len(families()) == 2
    assert TitleBridge.objects.get().why == "Two matters."


def join(*titles: str) -> None:
    """Join titles as a curator does."""
    for earlier, later in pairwise(titles):
        TitleBridge.objects.create(
            earlier_title=earlier, later_title=later, earlier_key=fold(earlier), later_key=fold(later)
        )
    settle()


def test_joined_titles_are_joined_further() -> None:
    for number, title in enumerate(("Old", "Middle", "New", "Else")):
        factories.adopted(f"{75 + number}/1", title)
    join("Old", "Middle", "New")

    assert len(families()) == 2
    assert bridge() is False, "texts say nothing, but a curator does"


def test_translations_are_one_family_where_the_english_texts_are() -> None:
    def translated(number: str, title: str) -> Resolution:
        record = factories.adopted_record(number, title)
        return factories.held(replace(record, language="fr")).resolutions.get()

    factories.adopted("75/1", "On firearms")
    factories.adopted("76/1", "On firearms")
    factories.adopted("77/1", "On illicit arms")
    factories.adopted("77/2", "Else")
    french = [
        translated(number, title)
        for number, title in (
            ("75/1", "Les armes à feu"),
            ("76/1", "Armes à feu"),
            ("77/1", "Armes illicites"),
        )
    ]
    other = translated("77/2", "Autres")
    join("On firearms", "On illicit arms")

    found = {text.pk: text.family for text in Resolution.objects.all()}
    assert len({found[text.pk] for text in french}) == 1
    assert found[other.pk] not in {found[text.pk] for text in french}
    assert len(families()) == 4


def test_two_titles_have_one_bridge() -> None:
    join("Old", "New")
    with pytest.raises(IntegrityError), transaction.atomic():
        join("New", "Old")


def test_where_a_text_is_filed_follows_its_family() -> None:
    earlier, later = factories.adopted("76/1", "Old title"), factories.adopted("77/1", "New title")
    join("Old title", "New title")
    added = factories.adopted("78/1", "New title")

    number = Resolution.objects.get(pk=earlier.pk).family
    for model in (Resolution, Paragraph, Entry):
        assert set(model.objects.values_list("family", flat=True)) == {number}
    TitleBridge.objects.all().delete()
    assert settle()
    filed = dict(Entry.objects.values_list("resolution", "family"))
    assert filed[earlier.pk] != filed[later.pk] == filed[added.pk]


def test_the_facet_of_either_title_is_that_of_the_family() -> None:
    factories.adopted("76/1", "Old title", operative=["Requests one;", "Urges two;"])
    factories.adopted("77/1", "New title", operative=["Requests three;"])
    join("Old title", "New title")
    for title in ("old title", "new title"):
        found = find(Asked.read(QueryDict(f"family={title}")))
        assert found.counts.total == 3
        assert [(one.label, one.count) for one in found.counts.choices["family"]] == [("New title", 3)]


def test_the_tallies_are_void_when_titles_are_joined() -> None:
    factories.adopted("76/1", "Old title")
    Tally.objects.create(language="en", facet="family", kind="operative", key="1", paragraphs=1)
    join("Old title", "New title")

    assert not Tally.objects.exists()


def test_the_family_page_is_that_of_either_title(
    client: Client, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    factories.adopted("76/1", "Old title")
    factories.adopted("77/1", "New title")
    join("Old title", "New title")
    pages = [client.get(f"/families/{slug}/").content.decode() for slug in ("old-title", "new-title")]

    for page in pages:
        assert "/A/RES/76/1/" in page and "/A/RES/77/1/" in page
    text = client.get("/A/RES/77/1/").content.decode()
    assert ">with the previous text</a>, A/RES/76/1" in text


@pytest.mark.parametrize("session", [77, None])
def test_a_new_text_of_a_joined_title_is_filed_at_once(session: int | None) -> None:
    join("Old title", "New title")
    texts = [factories.text_record(title) for title in ("Old title", "New title")]
    document = factories.held(factories.document_record(*texts, session=session))

    assert document.resolutions.values("family").distinct().count() == 1


def test_a_record_says_the_title_that_is_printed() -> None:
    join("Old title", "New title")
    record = factories.document_record(factories.text_record("New title"))
    text = factories.held(record).resolutions.get()

    assert isinstance(record, records.Document)
    assert (text.title, text.title_key, text.family_key) == ("New title", "new title", "new title")
