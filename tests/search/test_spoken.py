"""Search in the other official languages: each example on the help page does what the page says."""

import re

import pytest
from django.test import Client

from resolutions.facets.asked import Asked
from resolutions.finding import find
from resolutions.languages import of_words
from resolutions.search.spoken import BY_LANGUAGE, Spoken
from tests.factories import document_record, held, text_record

pytestmark = pytest.mark.django_db
EXAMPLES = [(language, one) for language, every in BY_LANGUAGE.items() for one in every]
NAMES = [f"{language} {one.query}" for language, one in EXAMPLES]


def stored(language: str, text: str, title: str) -> None:
    held(document_record(text_record(title, operative=[text]), language=language))


@pytest.fixture
def example(request: pytest.FixtureRequest) -> tuple[str, Spoken]:
    """An example of a language, with the paragraphs it is tried on taken in."""
    language, one = request.param
    stored(language, one.finds, one.title or "1")
    stored(language, one.misses, "2")
    return language, one


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES, indirect=True)
def test_an_example_finds_one_paragraph_and_marks_it_as_the_help_shows(example: tuple[str, Spoken]) -> None:
    language, one = example
    found = find(Asked(typed=one.query, language=language))
    assert found.reading.query.ignored == ()
    assert not found.partial
    assert [hit.paragraph.full_text for hit in found.hits] == [one.finds]
    marked = "".join(map(str, found.hits[0].lines))
    assert re.sub(r"</?mark>", lambda tag: "[" if tag[0] == "<mark>" else "]", marked) == one.shows


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES, indirect=True)
def test_an_example_turned_round_finds_the_other(example: tuple[str, Spoken]) -> None:
    language, one = example
    found = find(Asked(typed=f"-({one.query})", language=language))
    assert [hit.paragraph.full_text for hit in found.hits] == [one.misses]


def test_every_language_has_at_least_eight_examples_in_its_own_letters() -> None:
    for language, every in BY_LANGUAGE.items():
        assert len(every) >= 8
        if language in ("ar", "ru", "zh"):
            assert {of_words(one.shows) for one in every} == {language}


def test_the_help_shows_them_as_links_and_marked(client: Client) -> None:
    page = client.get("/search/help/").content.decode()
    assert "<mark>résolution</mark> qu’elle a <mark>adoptée</mark>" in page
    assert 'href="/search/?q=%22traite+des+personnes%22&amp;lang=fr"' in page
    assert 'dir="rtl"' in page
