from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.database import database


def named(url: str) -> dict[str, object]:
    return database(url, Path("/nowhere"), throw_away=False)


def test_a_named_server_keeps_its_options_and_gains_ours() -> None:
    settings = named("postgresql://reader%40un@db.example:5433/archive?sslmode=require&options=-c%20geqo=off")
    assert settings["ENGINE"] == "archive.postgres"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", 5433, "archive")
    assert settings["USER"] == "reader@un"
    assert settings["OPTIONS"] == {
        "sslmode": "require",
        "options": (
            "-c geqo=off -c work_mem=64MB -c random_page_cost=1.1 -c jit=off"
            " -c max_parallel_workers_per_gather=0"
        ),
        "prepare_threshold": 5,
    }


def test_no_name_means_the_embedded_server() -> None:
    options = database("", Path("/data/postgres"), throw_away=True)["OPTIONS"]
    assert (options["embedded_dir"], options["throw_away"]) == (Path("/data/postgres"), True)


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://user:secret@host/archive", "http://[", "//user:secret@host"]
)
def test_an_address_of_another_kind_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://user@host/archive") as refusal:
        named(url)
    assert "secret" not in str(refusal.value)
