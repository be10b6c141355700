"""What is written by COPY is read back as it was."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.ingest.insert import store
from resolutions.models import Paragraph, Resolution, SourceFile
from tests.factories import adopted

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
lists = st.lists(texts, max_size=3)
numbers = st.lists(st.integers(-(2**31), 2**31 - 1), max_size=3)
votes = st.none() | st.dictionaries(texts, lists | st.integers(0, 200) | st.none(), max_size=2)


class Written(TestCase):
    """Columns of every kind, with whatever may stand in them."""

    @settings(max_examples=50, deadline=None)
    @given(text=texts, verbs=lists, shingles=numbers, topics=st.none() | numbers, headings=lists)
    def test_a_paragraph_is_read_back_as_it_was(self, **values: Any) -> None:
        beside = adopted(operative=["Notes crime"]).paragraphs.get()
        values |= {
            "full_text": values["text"],
            "anchor": "op2",
            "kind": "operative",
            "order": 1,
            "line": None,
        }
        row = Paragraph(
            document=beside.document, resolution=beside.resolution, document_kind="resolution", **values
        )
        store([row])
        found = Paragraph.objects.get(pk=row.pk)
        assert {name: getattr(found, name) for name in values} == values
        assert (found.document, found.parent) == (beside.document, None)

    @settings(max_examples=20, deadline=None)
    @given(vote=votes, title=texts, adopted_on=st.none() | st.dates())
    def test_a_texts_columns_that_hold_json_or_nothing(self, **values: Any) -> None:
        document = adopted().document
        row = Resolution(document=document, order=1, title_key="", status="draft", **values)
        store([row])
        found = Resolution.objects.get(pk=row.pk)
        assert {name: getattr(found, name) for name in values} == values
        assert not row._state.adding

    @settings(max_examples=20, deadline=None)
    @given(raw=st.binary())
    def test_the_bytes_of_a_file_and_when_they_came(self, raw: bytes) -> None:
        row = SourceFile(name="a.txt", path="a.txt", sha256="0" * 64, format="text", content=raw)
        store([row])
        found = SourceFile.objects.get(pk=row.pk)
        assert (bytes(found.content), found.received_at) == (raw, row.received_at)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [("line", 2**31), ("text", "\ud800"), ("shingles", [2**31]), ("topics", [2**63]), ("verbs", ["\ud800"])],
)
def test_a_value_that_a_column_cannot_hold_is_refused_by_name(name: str, value: Any) -> None:
    beside = adopted(operative=["Notes crime"]).paragraphs.get()
    row = Paragraph(document=beside.document, resolution=beside.resolution, order=1, **{name: value})
    with pytest.raises(ValueError, match=f"Paragraph.{name}"):
        store([row])
    assert list(Paragraph.objects.all()) == [beside]
