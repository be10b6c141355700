"""The benchmark of the agreed-language finder asks for what is not yet held, and counts what it finds."""

from pathlib import Path

import pytest

from benchmarks.asking import Asker, kept_aside
from resolutions.models import Resolution, Step
from resolutions.parsing import parse, records
from tests import factories

CORPUS = Path(__file__).parents[1] / "corpus"


def read(name: str) -> records.Document:
    return parse((CORPUS / name).read_bytes(), name)


@pytest.mark.django_db(transaction=True)
def test_a_text_is_asked_for_before_it_is_taken_in() -> None:
    first, later = read("70-draft-resolution.txt"), read("73-draft-resolution.txt")
    factories.held(first)
    asker = Asker([first])

    asked = list(asker.paragraphs(later, later.resolutions[0]))
    assert {one.truth for one in asked} == {"aligned", "by hand"}
    assert {one.pair for one in asked} == {
        "corpus/70-draft-resolution.txt > corpus/73-draft-resolution.txt",
    }
    assert sum(one.rank == 1 for one in asked) > 0.8 * len(asked)
    assert all(one.closeness == 1 for one in asked if one.relation == "identical")
    assert Resolution.objects.count() == 1, "what is asked for is not held"

    asker.take_in(later)
    assert Resolution.objects.count() == 2
    assert Step.objects.filter(is_current=True).count() == 1


def test_what_an_earlier_session_has_under_the_same_title_is_kept_aside() -> None:
    texts = [
        factories.document_record(factories.text_record(title), session=session)
        for title, session in (("Crime", 75), ("Drugs", 75), ("Crime", 75), ("crime", 77), ("Crime", 76))
    ]

    assert [one.session.number for one in kept_aside(texts) if one.session] == [76, 77]
