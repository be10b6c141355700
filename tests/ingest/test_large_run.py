"""A large run into an empty archive is one transaction, and ends with everything in its place."""

from pathlib import Path

import pytest
from django.db import connection

from resolutions.ingest import run
from resolutions.models import Document, Entry, IngestOutcome, Paragraph
from tests.ingest.papers import paper

pytestmark = pytest.mark.django_db


def schema() -> list[tuple[str, ...]]:
    """Return every index and constraint there is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        indexes = cursor.fetchall()
        cursor.execute("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY conname")
        return sorted([*indexes, *cursor.fetchall()])


def test_a_large_run_costs_no_index_and_no_good_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "LARGE_RUN", 3)
    for number in range(1, 5):
        (tmp_path / f"{number}.txt").write_text(paper(f"77/{number}", f"On {number}", 3), encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    before = schema()
    outcomes = sorted(str(one.outcome) for one in run.take_in([tmp_path]))
    assert outcomes == ["created"] * 4 + ["refused"]
    assert IngestOutcome.objects.count() == 5
    assert schema() == before
    assert Document.objects.count() == 4
    assert Entry.objects.count() == Paragraph.objects.filter(parent=None).count() > 0
