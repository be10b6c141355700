"""What pages say many times over is safe HTML, whatever the texts say."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from resolutions.models import Document, Paragraph, Resolution
from resolutions.templatetags.markup import joined, markup, sentence
from tests.factories import adopted

HOSTILE = """<script>alert("1 & 2")</script>'"""
ESCAPED = "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;&#x27;"


class Elements(HTMLParser):
    """The elements of a page, with the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, " ".join(name for name, _value in attrs)))


@pytest.mark.parametrize("value", [HOSTILE, gettext_lazy(HOSTILE)])
def test_whatever_is_put_in_is_escaped_but_safe_html(value: str) -> None:
    assert markup('<a title="{}">{}</a>', value, SafeString("<b>")) == f'<a title="{ESCAPED}"><b></a>'
    assert sentence("<q>%(words)s</q>", words=value) == f"<q>{ESCAPED}</q>"
    assert joined(str(value), [SafeString("<i>"), SafeString("<b>")]) == f"<i>{ESCAPED}<b>"


def test_what_is_made_is_safe_and_is_not_escaped_again() -> None:
    made = [markup("<b>{}</b>", 1), sentence("<b>1</b>"), joined("", [SafeString("<b>1</b>")])]

    assert [markup("{}", one) for one in made] == ["<b>1</b>"] * 3


def test_a_message_without_values_may_hold_any_sign() -> None:
    assert sentence("100% of them") == "100% of them"


@pytest.mark.django_db
@pytest.mark.parametrize("group", ["", "wording", "text"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_results_show_the_signs_of_a_text_and_nothing_of_them_acts(
    client: Client, group: str, language: str
) -> None:
    for number in ("75/1", "76/1"):
        adopted(number, operative=["Notes crime"] * 5)
    asked = {"q": "crime", "group": group, "kind": "any"}
    headers = {"accept-language": language}
    Paragraph.objects.update(full_text="Notes crime alert")
    plain = client.get("/search/", asked, headers=headers).content.decode()
    Resolution.objects.update(title=HOSTILE, symbol=HOSTILE)
    Document.objects.update(title=HOSTILE)
    Paragraph.objects.update(number=HOSTILE, lead_phrase=HOSTILE, full_text=f"Notes crime {HOSTILE}")

    shown = client.get("/search/", asked, headers=headers).content.decode()

    assert shown.count(ESCAPED) > 10
    assert Elements(shown).found == Elements(plain).found
