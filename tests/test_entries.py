"""Entries say what their paragraphs say, whatever is done to these."""

from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.models import AgendaItem, Document, Entry, Paragraph, Resolution, Session
from resolutions.search.understanding import understand
from tests.factories import adopted, adopted_record, changed, held, report_record

COPIED = (
    *("document_id", "resolution_id", "session_id", "order", "size", "dated", "year", "kind", "status"),
    *("document_kind", "depth", "family", "language", "lead_phrase", "topics"),
)
_VECTOR = """
    SELECT count(*) FROM resolutions_entry AS entry JOIN resolutions_paragraph AS paragraph
        ON paragraph.id = entry.paragraph_id
     WHERE entry.vector IS DISTINCT FROM to_tsvector('archive_english', archive_fold(paragraph.full_text))
"""


def a_change(number: int) -> None:
    """Do one of the things that curators, a new reading or the shell do."""
    first = Paragraph.objects.filter(parent=None).order_by("pk").first()
    match number:
        case 0:
            adopted(f"78/{Document.objects.count() + 1}", operative=["Urges action on drugs", "Notes crime"])
        case 1:
            held(changed(adopted_record("77/1", operative=["Decides otherwise"]), date=date(2001, 2, 3)))
        case 2:
            held(report_record())
        case 3:
            Document.objects.update(session=Session.objects.get_or_create(number=61)[0])
        case 4:
            Resolution.objects.update(status="draft", title_key="another")
        case 5:
            AgendaItem.objects.update(topic="another")
        case 6 if first is not None:
            first.delete()
        case 7:
            Paragraph.objects.update(full_text="Another text", lead_phrase="Another")
        case 8 if first is not None:
            first.lead_phrase = "Requests"
            first.save()
        case 9:
            Document.objects.filter(pk__in=Document.objects.values("pk")[:1]).delete()
        case 10 if first is not None:
            Paragraph.objects.exclude(pk=first.pk).update(parent=first, position=None)
        case 11:
            Paragraph.objects.update(parent=None)
        case 12:
            with transaction.atomic():
                Paragraph.objects.all().delete()
                transaction.set_rollback(True)


class EntriesFollow(TestCase):
    """One entry for every whole paragraph, with its columns and the vector of its text."""

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
    def test_entries_equal_their_paragraphs_after_any_changes(self, changes: list[int]) -> None:
        adopted("77/1", operative=["Notes crime", "Urges justice"], preambular=["Recalling drugs,"])
        for number in changes:
            a_change(number)
        assert rows(Entry.objects.all()) == rows(Paragraph.objects.filter(parent=None))
        with connection.cursor() as cursor:
            cursor.execute(_VECTOR)
            assert cursor.fetchone() == (0,)


def rows(of: Any) -> list[Any]:
    return list(of.order_by("pk").values_list("pk", *COPIED))


@pytest.mark.django_db
def test_words_are_looked_up_in_an_index_with_or_without_a_language() -> None:
    adopted("77/1", operative=["Urges action on drugs", *(f"Notes crime {number}" for number in range(300))])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE resolutions_entry")
        cursor.execute("SET LOCAL enable_seqscan = off")  # the quickest two in so small an archive
        cursor.execute("SET LOCAL enable_indexscan = off")
    drugs = understand("drugs")
    spoken = Entry.objects.in_scope("en").matching(drugs).order_by()
    assert "on entry_vector_en " in spoken.explain()
    plan = Paragraph.objects.matching(drugs).explain()
    assert "on entry_vector_en " in plan and "on entry_vector_other " in plan
    assert spoken.count() == Paragraph.objects.matching(drugs).count() == 1
