"""What every page has in common is made once for each language, and knows nothing of the page."""

from collections.abc import Iterator

import pytest
from django.template import engines
from django.test import override_settings
from django.utils import translation

SOURCE = "{% load i18n once %}{% once %}{% translate 'Sessions' %}{{ said }}{% endonce %}{{ said }}"


@pytest.fixture(autouse=True)
def _interface() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_each_language_has_its_own_and_what_a_page_says_is_not_in_it() -> None:
    made = engines["django"].from_string(SOURCE)

    assert [made.render({"said": said}) for said in "ab"] == ["Sessionsa", "Sessionsb"]
    with translation.override("es"):
        assert made.render({"said": "c"}) == "Períodos de sesionesc"
    assert made.render({"said": "d"}) == "Sessionsd"


def test_it_is_made_once_but_anew_each_time_where_templates_are_written() -> None:
    source = "{% load static once %}{% once %}{% static 'a.css' %}{% endonce %}"
    made = engines["django"].from_string(source)
    first = made.render()

    with override_settings(STATIC_URL="/elsewhere/"):
        assert made.render() == first
        with override_settings(DEBUG=True):
            assert made.render() == "/elsewhere/a.css"
