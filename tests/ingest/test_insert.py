"""What is written by COPY is read back as it was."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.ingest.insert import store
from resolutions.models import Paragraph, Resolution
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
    @given(vote=votes, title=texts)
    def test_a_texts_columns_that_hold_json_or_nothing(self, vote: Any, title: str) -> None:
        document = adopted().document
        row = Resolution(document=document, order=1, title=title, title_key="", status="draft", vote=vote)
        store([row])
        found = Resolution.objects.get(pk=row.pk)
        assert (found.vote, found.title, found.adopted_on) == (vote, title, None)
        assert not row._state.adding
