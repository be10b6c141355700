"""Where a paragraph is filed follows its document and its text, whoever changes them."""

from datetime import date

import pytest
from django.db import connection
from django.db.models.expressions import RawSQL

from resolutions.models import AgendaItem, Document, Entry, ItemPlacement, Paragraph, Resolution, Session
from resolutions.parsing import records
from tests.factories import adopted, adopted_record, changed, held, report_record

pytestmark = pytest.mark.django_db


def test_a_paragraph_is_filed_as_it_is_written() -> None:
    text = adopted("77/237", "Drugs", operative=["Notes drugs"])
    row = text.paragraphs.get()
    item = AgendaItem.objects.get()
    assert (row.session, row.document_kind, row.status) == (text.document.session, "resolution", "adopted")
    assert (row.topics, row.family) == ([item.topic_key], text.family)
    assert (row.dated, row.year) == (date(2022, 12, 15), 2022)


def test_what_is_written_together_lies_in_the_order_in_which_many_hits_are_read() -> None:
    long = "Requests the Office to report on crime, " * 6
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE resolutions_entry")  # else entries fill gaps that others have left
    adopted(operative=[text for _ in range(20) for text in (long, long[:200], "Notes crime")])
    lying = list(Entry.objects.order_by(RawSQL("ctid", [])).values_list("depth", "paragraph_id"))
    assert lying == sorted(lying, key=lambda entry: (-entry[0], entry[1]))
    assert {depth for depth, _ in lying} == {0, 1, 2}


def test_a_reports_own_paragraph_has_no_status_and_the_reports_date() -> None:
    document = held(report_record())
    row = document.paragraphs.get(kind="report")
    assert (row.status, row.family, row.dated) == (None, None, document.date)


def test_changes_of_documents_and_texts_are_followed() -> None:
    adopted("77/237")
    other = Session.objects.create(number=70)
    Document.objects.update(session=other, date=date(2015, 1, 1))
    Resolution.objects.update(status="draft", adopted_on=None, title_key="another")
    row = Paragraph.objects.get()
    assert (row.session, row.dated, row.year, row.status) == (other, date(2015, 1, 1), 2015, "draft")
    assert row.family == Resolution.objects.get().family


def test_changes_of_agenda_items_are_followed() -> None:
    adopted("77/237")
    AgendaItem.objects.update(topic="another")
    assert Paragraph.objects.get().topics == [AgendaItem.objects.get().topic_key]
    document = Document.objects.get()
    ItemPlacement.objects.all().delete()
    assert Paragraph.objects.get().topics == []
    document.save()  # holds the topics from before
    document.refresh_from_db()
    assert document.topics == []


def test_a_new_reading_files_anew() -> None:
    record = adopted_record("77/237")
    held(record)
    item = records.AgendaItem(1, "Another")
    held(changed(record, session=records.SessionOf(76), agenda_items=(item,)))
    row = Paragraph.objects.get()
    assert row.session and row.session.number == 76
    assert row.topics == [AgendaItem.objects.get(number=1).topic_key]
