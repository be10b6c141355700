"""Statements of every search are kept by the server, or come as it holds them; they behave as any other."""

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from resolutions.cursors import held, preparing
from resolutions.querysets.neighbours import neighbours
from resolutions.querysets.titles import titled
from tests.factories import adopted

pytestmark = pytest.mark.django_db

KEPT = "SELECT count(*) FROM pg_prepared_statements WHERE strpos(statement, %s) > 0"


def kept(words: str) -> int:
    """How many statements with some words the server keeps for this connection."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT, [words])
        return int(cursor.fetchone()[0])


def answer(number: int) -> int:
    """Ask the server to double a number."""
    with preparing() as cursor:
        cursor.execute("SELECT %s::int * 2 /* doubled */", [number])
        return int(cursor.fetchone()[0])


def test_a_statement_is_kept_once_whatever_its_values() -> None:
    assert [answer(number) for number in range(12)] == [2 * number for number in range(12)]
    assert kept("/* doubled */") == 1


def test_the_questions_of_a_page_are_kept() -> None:
    adopted("75/1", "Crime prevention")
    for _ in range(8):
        assert neighbours([1, 2, 70_000, 5_000_000_000]) == {}
        assert [text.symbol for text in titled("crime prevention", "en", 40)] == ["A/RES/75/1"]
        assert titled("crime prevention", "zh", 40) == []
    assert kept("shingles") == 1
    assert kept("starts_with") == 2


def test_what_is_asked_is_counted_and_logged() -> None:
    with CaptureQueriesContext(connection) as asked:
        answer(1)
    assert [query["sql"].split()[0] for query in asked.captured_queries] == ["SELECT"]


def test_errors_are_djangos_and_the_next_question_is_answered() -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), preparing() as cursor:
        cursor.execute("SELECT 1 / %s::int", [0])
    with pytest.raises(OperationalError), transaction.atomic(), preparing() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 20")
        cursor.execute("SELECT pg_sleep(%s::int)", [5])
    assert answer(21) == 42


def test_a_statement_outlives_a_change_of_its_table() -> None:
    adopted("75/1", "Crime prevention")
    for _ in range(7):
        titled("crime prevention", "en", 40)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE resolutions_resolution ADD COLUMN added int")
    assert [text.symbol for text in titled("crime prevention", "en", 40)] == ["A/RES/75/1"]


def test_a_row_comes_as_it_is_held() -> None:
    every = bytes(range(256)) * 300
    row = held("SELECT %s::bytea, NULL::bytea, 2::int8, ARRAY[1, 2]::int8[], true, '100 %%'", [every])
    assert row == (every, None, 2, [1, 2], True, "100 %")


def test_what_is_asked_for_a_row_is_logged_and_fails_as_djangos() -> None:
    with CaptureQueriesContext(connection) as asked:
        held("SELECT 1 /* held %s */", ["here"])
    assert [query["sql"] for query in asked.captured_queries] == ["SELECT 1 /* held 'here' */"]
    with pytest.raises(DatabaseError), transaction.atomic():
        held("SELECT 1 / %s", [0])
