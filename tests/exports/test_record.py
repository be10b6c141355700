"""What was parsed comes back from the rows, all of it; what curators changed stands apart."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from resolutions.exports.curated import export_json
from resolutions.exports.record import document_record
from resolutions.models import Addressee, Document, Paragraph, Resolution, Session, Sponsor, Sponsorship
from resolutions.parsing import records
from resolutions.parsing.contract import document_json
from tests import factories as make
from tests import strategies

SCHEMA = json.loads((Path(__file__).parents[1] / "contract" / "document.schema.json").read_text("utf-8"))
CONTRACT = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)

FEW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@contextmanager
def empty_archive() -> Iterator[None]:
    """Take an example's rows back, so that the next one finds none."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@FEW
@given(record=strategies.documents)
def test_rows_give_back_the_record_they_were_made_from(record: records.Document) -> None:
    with empty_archive():
        document = make.held(record)
        assert document_record(document) == record
        assert export_json(document) == document_json(record)
        assert document_record(make.held(record)) == record


@pytest.mark.django_db
@FEW
@given(first=strategies.documents, second=strategies.documents)
def test_a_file_changed_beyond_recognition_is_still_stored_whole(
    first: records.Document, second: records.Document
) -> None:
    with empty_archive():
        make.held(replace(first, symbol="A/C.3/80/L.99", language="en"))
        changed = replace(second, symbol="A/C.3/80/L.99", language="en")
        assert document_record(make.held(changed)) == changed
        assert Document.objects.count() == 1


@FEW
@given(record=strategies.documents)
def test_every_answer_keeps_the_contract(record: records.Document) -> None:
    CONTRACT.validate(json.loads(json.dumps(document_json(record))))


@pytest.mark.django_db
def test_what_a_curator_set_stands_apart_from_what_was_parsed() -> None:
    record = make.document_record(make.text_record(operative=["Requests a report."]), sponsors=("Spain",))
    document = make.held(record)
    parsed = {"symbol": None, "date": "2025-11-12", "session_id": document.session_id, "sponsors": ["Spain"]}
    Document.objects.update(
        symbol="A/C.3/80/L.5",
        date=date(2025, 11, 3),
        curated=parsed,
        session=Session.objects.create(number=81),
    )
    Sponsorship.objects.update(printed="Italy", sponsor=Sponsor.objects.create(name="Italy"))
    Resolution.objects.update(draft_symbol="A/C.3/80/L.1", curated={"draft_symbol": ""})
    Paragraph.objects.update(lead_phrase="Asks", curated={"lead_phrase": "Requests"}, note="see")
    Paragraph.objects.get().addressees.add(Addressee.objects.create(name="Secretary-General"))

    document.refresh_from_db()
    found = export_json(document)
    assert found.pop("curated") == {
        "symbol": "A/C.3/80/L.5",
        "date": "2025-11-03",
        "session": {"number": 81, "kind": "regular"},
        "sponsors": ["Italy"],
    }
    text = found["resolutions"][0]
    assert text.pop("curated") == {"draft_symbol": "A/C.3/80/L.1"}
    assert text["paragraphs"][0].pop("curated") == {
        "lead_phrase": "Asks",
        "addressees": ["Secretary-General"],
        "note": "see",
    }
    assert found == document_json(record)
