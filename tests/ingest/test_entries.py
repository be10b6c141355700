"""Entries that an ingest writes are those that the database would write."""

from collections.abc import Sequence
from struct import pack
from typing import Any

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.ingest import binary, entries
from resolutions.ingest.insert import copy
from resolutions.models import Entry, Paragraph
from resolutions.parsing import records
from resolutions.search import lexemes
from resolutions.search.pieces import cut
from resolutions.search.vectors import FOLDED_AWAY
from tests.factories import adopted_record, changed, paragraph, report_record, sub
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


def ours(found: list[str]) -> dict[int, str]:
    """Give the vectors of texts by their place, as the database reads those that are made here."""
    vectors = lexemes.vectors(cut(found), entries._ask)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS read (place integer, vector tsvector)")
        cursor.execute("TRUNCATE read")
        with cursor.copy("COPY read FROM STDIN (FORMAT binary)") as stream:
            rows = [
                pack(">hii", 2, 4, place) + vector
                for place, vector in enumerate(vectors)
                if vector is not None
            ]
            stream.write(b"".join([binary._BEGIN, *rows, binary._END]))
        cursor.execute("SELECT place, vector::text FROM read")
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
    def test_a_vector_made_here_is_what_the_database_makes(self, found: list[str], together: int) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lexemes, "TOGETHER", together)
            given = ours(found)
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
    assert ours(["crime " * 256, "y " + "x" * 501, "crime " * 255, "~0 crime", "", "Crime"]).keys() == {
        2,
        4,
        5,
    }


@pytest.mark.django_db
def test_a_character_that_no_column_holds_is_not_asked_for() -> None:
    assert ours(["Notes crime\0", "Notes crime"]) == {1: "'crime':2 'note':1"}


COLUMNS = [field.attname for field in Entry._meta.concrete_fields]


def as_written() -> list[dict[str, Any]]:
    """Give the entries held, in order."""
    return list(Entry.objects.order_by("pk").values(*COLUMNS))


def as_the_database_writes_them() -> list[dict[str, Any]]:
    """Give the entries that the trigger makes of the same paragraphs."""
    rows = list(Paragraph.objects.order_by("pk"))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM resolutions_paragraph")
    assert not Entry.objects.exists()
    copy(rows)
    return as_written()


def entered_by_ingest(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """Note the keys of the entries that are written here; they are added when they are."""
    keys: list[list[int]] = []
    send = binary.send

    def sent(fields: Sequence[binary.Field], written: Sequence[Sequence[bytes]]) -> None:
        if fields[0].model is Entry:
            keys.append([int.from_bytes(one[4:]) for one in written[0]])
        send(fields, written)

    monkeypatch.setattr(binary, "send", sent)
    return keys


PARTS = (sub("(a)", "To report;", sub("(i)", "Early;")), sub("(b)", "To advise."))


@pytest.mark.django_db
def test_entries_are_those_that_the_database_would_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MANY", 4)
    by_ingest = entered_by_ingest(monkeypatch)
    urges = paragraph("Urges Member States and the Secretary-General to report", lead_phrase="Urges")
    rules = records.Annex(title="Rules", blocks=(records.Block("paragraph", "Crime is to be prevented."),))
    loaded(
        adopted_record(
            "77/1", paragraphs=[urges, paragraph("Notes …", "preambular"), paragraph("Notes " * 40)]
        ),
        adopted_record("77/2", paragraphs=[paragraph("Requests it:", sub_paragraphs=PARTS), urges]),
        adopted_record("77/3", operative=[f"Notes {'crime ' * times}" for times in range(1, 34)]),
        adopted_record("77/4", operative=["Urges " * 300, "~0 is left to the database"]),
        changed(adopted_record("77/5", operative=["Prie l’Office de faire rapport ;"]), language="fr"),
        report_record(annexes=(rules,)),
    )
    (keys,) = by_ingest
    found = as_written()
    assert len(found) == len(set(keys)) + 3
    assert {row["depth"] for row in found} == {0, 1, 2}
    assert {row["document_kind"] for row in found} == {"resolution", "committee_report"}
    assert any(row["addressed"] for row in found)
    assert found == as_the_database_writes_them()


@pytest.mark.django_db
def test_entries_of_a_portion_lie_by_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MANY", 4)
    (written := entered_by_ingest(monkeypatch)).clear()
    long = "Requests the Office to report on crime, " * 6
    loaded(
        adopted_record("77/1", operative=[text for _ in range(20) for text in (long, long[:200], "Notes it")])
    )
    (keys,) = written
    depths = Entry.objects.in_bulk(keys)
    assert keys == sorted(keys, key=lambda key: (-depths[key].depth, key))


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 4])
def test_few_paragraphs_are_left_to_the_database(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    by_ingest = entered_by_ingest(monkeypatch)
    loaded(adopted_record("77/1", operative=["Urges Member States to prevent crime;"] * count))
    assert by_ingest == []
    monkeypatch.setattr(entries, "MANY", 1)
    loaded(adopted_record("77/2", operative=["Urges Member States to prevent crime;"]))
    assert by_ingest == []  # one alone
    assert Entry.objects.count() == count + 1
