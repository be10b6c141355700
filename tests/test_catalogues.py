"""The interface is whole in every language: all messages, all plural forms, nothing stale, compiled."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings

from tests import catalogues


@pytest.fixture(scope="module")
def messages() -> Catalog:
    return catalogues.template()


def test_every_language_of_the_interface_but_its_own_has_a_catalogue() -> None:
    assert {"en", *catalogues.LANGUAGES} == set(dict(settings.LANGUAGES))


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_catalogue_is_complete_and_no_more(language: str, messages: Catalog) -> None:
    assert list(catalogues.faults(catalogues.read(language), messages)) == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_what_pages_read_is_what_the_catalogue_says(language: str) -> None:
    held = catalogues.file_of(language, "mo").read_bytes()

    assert held == catalogues.compiled(catalogues.read(language)), "uv run python -m tests.catalogues"


def test_messages_are_found_wherever_words_stand(messages: Catalog) -> None:
    paths = set(chain.from_iterable(message.locations for message in messages))
    names = {path for path, _line in paths}

    assert {*catalogues.TABLES, catalogues.SPOKEN, "templates/base.html"} <= names


@pytest.mark.parametrize("table", catalogues.TABLES)
def test_a_table_is_where_it_is_said_to_be(table: str) -> None:
    source = (Path(catalogues.ROOT) / table).read_text(encoding="utf-8")
    own = [one for one in catalogues.in_python(source, table) if len(one.id.split()) > 1]

    assert len(own) > 3


def catalogue(
    string: str | tuple[str, ...], context: str | None = None, flags: Sequence[str] = ()
) -> Catalog:
    held = Catalog("en")
    held.add(
        "%(n)s text" if isinstance(string, str) else ("%(n)s text", "%(n)s texts"),
        string,
        context=context,
        flags=flags,
    )
    return held


SOUND = catalogue("%(n)s texto")
SEVERAL = catalogue(("%(n)s texto", "%(n)s textos"))


@pytest.mark.parametrize(
    ("held", "wanted", "fault"),
    [
        (SOUND, SOUND, ""),
        (SEVERAL, SEVERAL, ""),
        (Catalog("en"), SOUND, "not in the catalogue: %(n)s text"),
        (SOUND, Catalog("en"), "no longer in the sources: %(n)s text"),
        (
            catalogue("", context="menu"),
            catalogue("", context="menu"),
            "without a translation: [menu] %(n)s text",
        ),
        (catalogue("%(n)s texto", flags=["fuzzy"]), SOUND, "marked as fuzzy: %(n)s text"),
        (catalogue("textos"), SOUND, "other placeholders, elements or spaces at its ends: %(n)s text"),
        (catalogue("%(n)s texto "), SOUND, "other placeholders, elements or spaces at its ends: %(n)s text"),
        (catalogue(("%(n)s texto",)), SEVERAL, "not all plural forms: %(n)s text"),
        (catalogue(("%(n)s texto", "")), SEVERAL, "without a translation: %(n)s text"),
    ],
)
def test_every_fault_is_told(held: Catalog, wanted: Catalog, fault: str) -> None:
    assert list(catalogues.faults(held, wanted)) == ([fault] if fault else [])


def test_a_template_may_hold_anything_around_its_messages() -> None:
    source = (
        "{% load i18n %}<p title='it\"s'>\n  {{ x|default:_('None') }} def class( {% translate \"A “b”\" %}"
        "{% blocktranslate trimmed count n=x %}\n 100% of <b>{{ n }}</b> text\n{% plural %}{{ n }} texts"
        "{% endblocktranslate %}"
    )

    assert [(one.id, one.plural) for one in catalogues.in_template(source, "x.html")] == [
        ("None", ""),
        ("A “b”", ""),
        ("100%% of <b>%(n)s</b> text", "%(n)s texts"),
    ]
