"""What every test stands on: a throw-away data directory and, unless DATABASE_URL names one, a server.

The environment is set before Django reads its settings, so this stands at the top of the module.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

DATA_DIR = Path(tempfile.mkdtemp(prefix="archive-tests-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
os.environ["ARCHIVE_DATA_DIR"] = str(DATA_DIR)
os.environ["ARCHIVE_THROW_AWAY"] = "1"  # the keeper deletes the database even after a crash
for name in ("ALLOWED_HOSTS", "DEBUG", "HTTPS", "SECRET_KEY"):
    os.environ.pop(name, None)


def pytest_configure(config: pytest.Config) -> None:
    """Take the static files as they are: tests need no ``collectstatic``."""
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session", autouse=True)
def _data_directory() -> Iterator[None]:
    yield
    from archive.postgres import embedded

    embedded.release_all()
    shutil.rmtree(DATA_DIR, ignore_errors=True)
