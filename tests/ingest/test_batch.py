"""Many files at once become the rows that they would become one by one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import DataError, connection

from resolutions.ingest.batch import load_all
from resolutions.ingest.files import Parsed, Received
from resolutions.ingest.load import Loaded
from resolutions.ingest.tidy import deferred_indexes
from resolutions.models import Address, Document, Entry, Paragraph
from resolutions.parsing import records
from tests.factories import adopted_record, changed, document_record, held, paragraph, report_record

pytestmark = pytest.mark.django_db


def parsed(*found: records.Document) -> list[Parsed]:
    return [
        Parsed(one, Received(Path(f"/in/{one.source.file}"), one.source.sha256.encode())) for one in found
    ]


def loaded(*found: records.Document) -> list[Document]:
    results = list(load_all(parsed(*found)))
    assert all(isinstance(one, Loaded) for one in results)
    return [one.document for one in results if isinstance(one, Loaded)]


def rows() -> list[Any]:
    columns = ("document__symbol", "anchor", "full_text", "shingles", "topics", "session__number", "status")
    return list(Paragraph.objects.order_by("document__source__name", "order").values_list(*columns))


def test_rows_are_the_same_as_one_by_one() -> None:
    found = [adopted_record("77/1"), adopted_record("77/2", "Drugs"), report_record(symbol="A/77/3")]
    for one in found:
        held(one)
    alone, addresses = rows(), set(Address.objects.values_list("path", "current"))
    Document.objects.all().delete()
    loaded(*(changed(one) for one in found))
    assert rows() == alone
    assert set(Address.objects.values_list("path", "current")) == addresses


def test_a_file_of_a_document_that_is_held_or_in_the_same_batch_brings_it_up_to_date() -> None:
    first = adopted_record("77/1")
    held(adopted_record("75/1"))
    loaded(first, changed(first, date=None), changed(adopted_record("75/1")))
    assert set(Document.objects.values_list("symbol", flat=True)) == {"A/RES/75/1", "A/RES/77/1"}


def test_drafts_without_symbols_under_one_title_have_addresses_of_their_own() -> None:
    text = document_record().resolutions[0]
    loaded(document_record(text), document_record(text, session=79), document_record(text))
    assert Address.objects.count() == Document.objects.count()


def test_a_fault_costs_one_file() -> None:
    bad = replace(adopted_record("77/2"), committee="x" * 500)
    results = load_all(parsed(adopted_record("77/1"), bad, adopted_record("77/3")))
    assert [type(one) for one in results] == [Loaded, DataError, Loaded]


def test_a_fault_in_a_paragraph_costs_one_file() -> None:
    bad = adopted_record("77/2", paragraphs=[paragraph("Requests", lead_phrase="x" * 500)])
    results = load_all(parsed(adopted_record("77/1"), bad, adopted_record("77/3")))
    assert [type(one) for one in results] == [Loaded, DataError, Loaded]
    assert set(Document.objects.values_list("symbol", flat=True)) == {"A/RES/77/1", "A/RES/77/3"}


def test_a_name_with_commas_stays_one_addressee() -> None:
    name = "United Nations Educational, Scientific and Cultural Organization"
    loaded(adopted_record("77/1", operative=[f"Invites the {name} to report;"]))
    assert Paragraph.objects.get().addressed == [name]
    assert Entry.objects.get().addressed == [name]


def test_indexes_are_there_again_after_a_large_load() -> None:
    def indexes() -> list[tuple[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes"
                " WHERE tablename = 'resolutions_paragraph' ORDER BY indexname"
            )
            found: list[tuple[str, str]] = cursor.fetchall()
            return found

    before = indexes()
    with deferred_indexes():
        loaded(adopted_record("77/1"))
    assert indexes() == before
