"""Vectors that an ingest offers are those that the database would make."""

import numpy as np
import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.ingest import binary, offer
from resolutions.models import Entry
from resolutions.search import lexemes
from resolutions.search.pieces import cut
from resolutions.search.vectors import FOLDED_AWAY
from tests.factories import adopted_record, changed, operative, paragraph, sub
from tests.ingest.test_batch import loaded

SIGNS = "".join(map(chr, range(33, 127))) + FOLDED_AWAY + "\u00a0\u3000\u0085éÉİßСт联ق٣‚½ª"
WORDS = (
    *("Requests", "the", "and,", "(b)", "[sic].", "67/187,", "A/RES/67/187.", "A/C.3/75/L.5", "Côte"),
    *("d’Ivoire", "law-enforcement;", "www.un.org/a,b;c", "http://un.org/x?y=z&q", "a@un.org.", "1,000.5"),
    *("-7", "+7e10", "v1.2.3", "“rule", "of", "law”", "<b>", "&amp;", "&#38;", "it's", "x" * 600, "COVID-19"),
    *("/usr/local/file.txt", "~0"),
)
signs = st.text(st.sampled_from(SIGNS), min_size=1)
texts = st.lists(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
    | st.text(st.sampled_from(SIGNS + " \n"), max_size=40)
    | st.lists(st.sampled_from(WORDS) | signs, max_size=12).map(" ".join),
    max_size=6,
)


def offered(found: list[str]) -> dict[int, str]:
    """Give the vectors of texts by their place, as the database reads those that are offered."""
    rows = lexemes.rows(cut(found), np.arange(len(found)), offer._ask)
    with connection.cursor() as cursor:
        cursor.execute(offer._TABLE)
        cursor.execute(offer._EMPTY)
        with cursor.copy(offer._COPY) as stream:
            stream.write(b"".join([binary.BEGIN, *rows, binary.END]))
        cursor.execute("SELECT paragraph_id, vector::text FROM archive_offered")
        return dict(cursor.fetchall())


def made(found: list[str]) -> dict[int, str]:
    """Give the vectors of texts by their place, as the database makes them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT place - 1, archive_vector('en', text)::text"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS one (text, place)",
            [found],
        )
        return dict(cursor.fetchall())


class Vectors(TestCase):
    """Whatever stands in a text."""

    @settings(max_examples=200, deadline=None)
    @given(texts, st.integers(1, 3))
    @example(["a" * 7, "b" * 8 + " " + "c" * 9, "d" * 16 + " e " + "f" * 17 + " " + "g" * 40], 2)
    @example(["crime " * 255, "", "… – “”", "Notes crime, Crime and CRIMES"], 1)
    def test_an_offered_vector_is_what_the_database_makes(self, found: list[str], together: int) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lexemes, "TOGETHER", together)
            given = offered(found)
        expected = made(found)
        assert given == {place: expected[place] for place in given}
        fit = {
            place
            for place, text in enumerate(found)
            if len(text) < 99 and text[:1].isascii() and text[:1].isalnum()
        }
        assert fit <= given.keys()


@pytest.mark.django_db
def test_what_is_long_or_begins_with_a_sign_is_left_to_the_database() -> None:
    assert offered(["crime " * 256, "y " + "x" * 501, "crime " * 255, "~0 crime", "", "Crime"]).keys() == {
        2,
        4,
        5,
    }


@pytest.mark.django_db
def test_a_character_that_no_column_holds_is_not_asked_for() -> None:
    assert offered(["Notes crime\0", "Notes crime"]) == {1: "'crime':2 'note':1"}


def entries() -> list[tuple[str, bool]]:
    """Give the texts held, and whether each is filed with the vector that the database makes of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT full_text, vector = archive_vector(entry.language, full_text)"
            " FROM resolutions_entry AS entry JOIN resolutions_paragraph ON id = paragraph_id ORDER BY id"
        )
        found: list[tuple[str, bool]] = cursor.fetchall()
        return found


@pytest.mark.django_db
def test_what_is_offered_is_filed_and_the_rest_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer, "MANY", 4)
    request = paragraph(
        "Requests the Office:", sub_paragraphs=(sub("(a)", "To report;"), sub("(b)", "To advise."))
    )
    loaded(
        adopted_record("77/1", operative=["Urges Member States to prevent crime;", "Notes …"]),
        adopted_record("77/2", paragraphs=[request, paragraph("Urges " * 300)]),
        changed(adopted_record("77/3", operative=["Prie l’Office de faire rapport ;"]), language="fr"),
    )
    operative("Notes with appreciation the report;")  # one alone, in the same transaction
    found = entries()
    assert [text.split()[0] for text, _ in found] == ["Urges", "Notes", "Requests", "Urges", "Prie", "Notes"]
    assert all(is_filed for _, is_filed in found)
    with connection.cursor() as cursor:
        cursor.execute("SELECT paragraph_id FROM pg_temp.archive_offered")
        assert {key for (key,) in cursor.fetchall()} == {
            row.pk for row in Entry.objects.filter(language="en").order_by("pk")[:3]
        }


@pytest.mark.django_db
def test_what_was_offered_before_in_the_same_transaction_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer, "MANY", 1)
    loaded(adopted_record("77/1"))
    loaded(adopted_record("77/2"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT paragraph_id FROM pg_temp.archive_offered")
        assert cursor.fetchall() == [(Entry.objects.latest("pk").pk,)]
    assert [is_filed for _, is_filed in entries()] == [True, True]


@pytest.mark.django_db
def test_few_paragraphs_are_left_to_the_database() -> None:
    loaded(adopted_record("77/1", operative=["Urges Member States to prevent crime;"]))
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('archive.vectors_are_offered', true)")
        assert cursor.fetchone()[0] in (None, "")
    assert [is_filed for _, is_filed in entries()] == [True]
