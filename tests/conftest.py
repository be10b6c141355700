"""What every test stands on: a throw-away data directory and, unless DATABASE_URL names one, a server.

The environment is set before Django reads its settings, so this stands at the top of the module.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

DATA_DIR = Path(tempfile.mkdtemp(prefix="archive-tests-"))
LEFTOVERS = subprocess.Popen(
    [sys.executable, str(Path(__file__).with_name("leftovers.py")), str(DATA_DIR)],
    stdin=subprocess.PIPE,
    start_new_session=True,  # an interrupt is for the tests, not for what cleans up after them
)
LEFTOVERS.returncode = 0  # it outlives the tests on purpose: nobody waits for it
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
os.environ["ARCHIVE_DATA_DIR"] = str(DATA_DIR)
os.environ["ARCHIVE_THROW_AWAY"] = "1"  # the keeper deletes the database even after a crash
os.environ["PYTEST_DEBUG_TEMPROOT"] = str(DATA_DIR)  # other runs close the shared folder to other accounts
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop on the tests' thread
for name in ("ALLOWED_HOSTS", "DEBUG", "HTTPS", "SECRET_KEY"):
    os.environ.pop(name, None)


def pytest_configure(config: pytest.Config) -> None:
    """Take the static files as they are: tests need no ``collectstatic``."""
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    # A slow hash guards real passwords; here it would only slow each test that logs in.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    """What a process knows of one test's archive does not hold in the next."""
    from resolutions.facets.known import forget

    forget()
