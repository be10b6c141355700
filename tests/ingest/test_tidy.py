"""What waits for an inverted index is sorted in after an ingest; counts are made beside indexes."""

import pytest
from django.db import connection

from resolutions.ingest import tidy
from tests.factories import operative

WAITING = ("entry_vector_en", "entry_vector_en_deep", "paragraph_shingles", "entry_verbs")


def waiting() -> list[int]:
    """Sort in what waits, and return how many pages it was, index by index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT gin_clean_pending_list(name::regclass) FROM unnest(%s::text[]) AS name", [[*WAITING]]
        )
        return [pages for (pages,) in cursor.fetchall()]


def assert_sorts_in() -> None:
    operative("Requests the Office to report")
    assert all(waiting())
    operative("Requests the Office to report again")
    tidy.sort_in()
    assert not any(waiting())


@pytest.mark.django_db
def test_what_waits_is_sorted_in_within_a_transaction() -> None:
    assert_sorts_in()


@pytest.mark.django_db(transaction=True)
def test_what_waits_is_sorted_in_side_by_side() -> None:
    assert_sorts_in()


def fails() -> None:
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_what_is_to_be_counted_is_counted_when_all_rows_are_there() -> None:
    counted: list[int] = []
    with tidy.deferred_indexes() as counts:
        counts.append(lambda: counted.append(1))
        assert not counted
    assert counted == [1]
    with pytest.raises(ZeroDivisionError), tidy.deferred_indexes() as counts:
        counts += [lambda: counted.append(2), fails]
    assert not tidy.incomplete()
    with tidy.counted_after() as counts:
        counts.append(lambda: counted.append(3))
    assert counted == [1, 2, 3]
