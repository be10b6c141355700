"""Which database the archive uses: the server that DATABASE_URL names, or the embedded one."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("postgresql", "postgres")

# Ranking and counting facets sort in memory (1.6 times faster than with the usual 4MB); compiling a
# query, or starting workers for it, costs more than the archive's queries take.
SESSION_OPTIONS = "-c work_mem=64MB -c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0"

PREPARE_THRESHOLD = 5
"""Any number lets cursors prepare statements that ask for it (Django's own never do); None forbids it."""


def database(url: str, embedded_dir: Path, *, throw_away: bool) -> dict[str, Any]:
    """Return Django's settings for the database; an empty ``url`` asks for the embedded server.

    With ``throw_away`` new data of the embedded server are deleted when its last user ends.
    Raises ImproperlyConfigured for an address that names no PostgreSQL server.
    """
    settings = _named(url) if url else _embedded(embedded_dir, throw_away=throw_away)
    options = settings.setdefault("OPTIONS", {})
    options["options"] = f"{options.get('options', '')} {SESSION_OPTIONS}".strip()
    options.setdefault("prepare_threshold", PREPARE_THRESHOLD)
    return settings | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def _named(url: str) -> dict[str, Any]:
    try:
        scheme = urlsplit(url).scheme
        if scheme in SCHEMES:
            return {**dj_database_url.parse(url, engine="archive.postgres")}
    except ValueError:
        scheme = "unreadable"
    # The address may hold a password: it is not repeated.
    raise ImproperlyConfigured(
        f"DATABASE_URL has to look like postgresql://user@host/archive; its scheme is {scheme!r}"
    )


def _embedded(directory: Path, *, throw_away: bool) -> dict[str, Any]:
    return {
        "ENGINE": "archive.postgres",
        "NAME": "archive",
        "USER": "postgres",
        "OPTIONS": {"embedded_dir": directory, "throw_away": throw_away},
    }
