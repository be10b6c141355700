import pytest
from django.db import connection
from django.test import Client

from archive.postgres.creation import DatabaseCreation
from archive.postgres.validation import DatabaseValidation


@pytest.mark.django_db
def test_case_folds_with_accents() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ÉTAT'), upper('ñ'), 'é' ILIKE 'É'")
        assert cursor.fetchone() == ("état", "Ñ", True)


@pytest.mark.django_db
def test_the_check_is_content_with_the_archives_own_database() -> None:
    assert DatabaseValidation(connection).check() == []


@pytest.mark.django_db
def test_the_check_names_a_database_that_loses_accents() -> None:
    name = "test_archive_ascii"
    other = connection.copy()
    other.settings_dict["NAME"] = name
    with other._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'"
        )
        problems = DatabaseValidation(other).check()
        other.close()
        cursor.execute(f"DROP DATABASE {name}")
    assert [problem.id for problem in problems] == ["archive.E003", "archive.E004"]


@pytest.mark.django_db
def test_the_archives_locale_is_asked_for_where_the_server_has_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int")
        (version,) = cursor.fetchone()
    suffix = DatabaseCreation(connection).sql_table_creation_suffix()
    assert ("BUILTIN_LOCALE 'C.UTF-8'" in suffix) == (version >= 170000)


@pytest.mark.django_db
def test_a_shell_opens_on_the_same_database(capfd: pytest.CaptureFixture[str]) -> None:
    connection.client.runshell(["--no-psqlrc", "--tuples-only", "--command", "SELECT current_database()"])
    assert capfd.readouterr().out.strip() == connection.settings_dict["NAME"]


@pytest.mark.django_db
def test_the_health_check_answers(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
