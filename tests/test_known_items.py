"""The fixed queries find what they want: the sample corpus is taken in and asked."""

from pathlib import Path

import pytest

from benchmarks.known_items import items, judge, mean_reciprocal_rank, recall
from resolutions.ingest.run import take_in

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.mark.django_db
def test_known_items_stand_high() -> None:
    assert len(items()) >= 60
    for _ in take_in([CORPUS]):
        pass
    judged = judge(items())
    missed = [one.item.query for one in judged if one.rank is None]
    assert mean_reciprocal_rank(judged) >= 0.9, missed
    assert recall(judged) >= 0.95, missed
