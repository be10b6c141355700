"""What stands behind numbers: every hit is counted for every key of its number, however numbers fall."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from resolutions.facets.behind import Behind

NAMES = ("year", "topic")
KEYS = st.lists(st.sampled_from("abcdefgh"), max_size=3, unique=True)
NUMBERS = st.sampled_from([-(2**63), -1, 0, 1, 2**63 - 1, *(place << 40 for place in range(1, 9))])
"""Some share all of their lower bits."""


def column(numbers: list[int]) -> Any:
    return np.array(numbers, dtype=np.int64)


@given(
    st.lists(st.dictionaries(NUMBERS, st.tuples(KEYS, KEYS), max_size=6), max_size=4),
    st.lists(st.tuples(NUMBERS, st.booleans()), max_size=30),
    st.integers(1, 16),
)
def test_every_hit_counts_for_all_that_its_number_stands_for(
    lessons: list[dict[int, tuple[list[str], list[str]]]], hits: list[tuple[int, bool]], weight: int
) -> None:
    behind, held = Behind(NAMES), dict[int, dict[str, list[str]]]()
    for lesson in lessons:
        told = {number: dict(zip(NAMES, each, strict=True)) for number, each in lesson.items()}
        behind.learn(told)
        held = {**told, **held}  # what a number stands for does not change
    table, places = behind.placed(column([number for number, _ in hits]))
    found = table.totals(places, np.array([under for _, under in hits], dtype=bool), NAMES, weight)
    for name in NAMES:
        expected: Counter[str] = Counter()
        for number, under in hits:
            for key in held.get(number, {}).get(name, ()):
                expected[key] += weight * under
        assert found[name] == expected
        assert set(found[name]) == set(expected)
    assert [place < 0 for place in places] == [number not in held for number, _ in hits]
    assert len(behind) == len(held)


def test_two_who_learn_at_once_learn_the_same() -> None:
    behind = Behind(("topic",))
    lessons = [
        {number: {"topic": [str(number % 50)]} for number in range(start, 4_000, 7)} for start in range(7)
    ]
    with ThreadPoolExecutor(7) as hands:
        list(hands.map(behind.learn, lessons * 3))
    table, places = behind.placed(column(list(range(4_000))))
    totals = table.totals(places, np.ones(4_000, dtype=bool), ("topic",), 1)
    assert totals == {"topic": Counter({str(key): 80 for key in range(50)})}
