"""Comparing a held text with one that a reader pastes, which nobody keeps."""

import logging
import re

import pytest
from django.core.cache import cache
from django.test import Client

from resolutions.models import Resolution
from tests.pages.comparisons import (
    DRAFT,
    EVIL,
    MOST_QUERIES,
    URGES,
    MaxQueries,
    paste,
    rows,
)

pytestmark = pytest.mark.django_db


def test_a_pasted_text_is_compared(
    client: Client, pair: tuple[Resolution, Resolution], django_assert_max_num_queries: MaxQueries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = paste(client, DRAFT)

    assert ("reworded", "op 2 → op 1") in rows(page)
    assert "added: </span>swiftly</ins>" in page
    assert "What changed from A/RES/77/237 to Your text" in page
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_a_pasted_text_may_be_the_earlier_one_and_a_part_alone(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = paste(client, f"12. {URGES}", **{"is": "earlier"})

    assert ("identical", "op 12 → op 2") in rows(page)


def test_what_is_shown_of_a_pasted_text_is_chosen_by_buttons(
    client: Client, pair: tuple[Resolution, Resolution]
) -> None:
    page = paste(client, DRAFT, choice="only=reworded&view=side")

    assert {relation for relation, _ in rows(page)} == {"reworded"}
    assert 'form="paste" name="choice" value="only=new&amp;view=side"' in page
    assert "ratify swiftly" in page, "the text stands in its box for the next choice"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Paste a text into the box first"),
        (" \n ", "Paste a text into the box first"),
        ("Lorem ipsum", "No preambular or operative paragraph was found"),
        ("\0\x01", "The pasted text could not be read"),
        ("<?xml version='1.0'?><akomaNtoso/>", "The pasted text could not be read"),
        ("中" * 170_000, "more than 500,000 bytes, the most that is compared"),
        ("\n\n".join(f"{n}. Requests matter {n};" for n in range(1, 500)), "at most 400 are compared"),
        ("1.\n" * 13_000, "at most 12,000 are read"),
        (DRAFT + "\nDraft resolution II\n" + DRAFT, ""),
        ("\ud800", ""),
    ],
)
def test_what_is_wrong_with_a_pasted_text_is_said(
    client: Client, pair: tuple[Resolution, Resolution], text: str, says: str
) -> None:
    assert says in paste(client, text.encode("utf-8", "replace").decode())


@pytest.mark.parametrize("held", ["", "78/1", "\0", EVIL])
def test_a_pasted_text_needs_a_held_one(
    client: Client, pair: tuple[Resolution, Resolution], held: str
) -> None:
    page = paste(client, DRAFT, held)

    assert rows(page) == []
    assert "ratify swiftly" in page, "nothing of the work is lost"


def test_a_pasted_text_is_neither_stored_nor_logged(
    client: Client, pair: tuple[Resolution, Resolution], caplog: pytest.LogCaptureFixture
) -> None:
    cache.clear()
    texts = Resolution.objects.count()

    with caplog.at_level(logging.DEBUG):
        paste(client, DRAFT)
        paste(client, "Piracy in the Gulf of Guinea")

    assert Resolution.objects.count() == texts
    assert "Gulf of Guinea" not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert "Gulf of Guinea" not in str(getattr(cache, "_cache", ""))


def test_a_paste_from_elsewhere_is_refused(pair: tuple[Resolution, Resolution]) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/compare/pasted/", {"with": "77/237", "text": DRAFT}).status_code == 403

    form = strict.get("/compare/pasted/?with=77/237")
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form.content.decode())
    assert token and form.headers["Cache-Control"] == "no-store"
    sent = {"with": "77/237", "text": DRAFT, "csrfmiddlewaretoken": token[1]}

    assert strict.post("/compare/pasted/", sent).status_code == 200
