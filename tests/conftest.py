"""What every test stands on: a throw-away data directory and, unless DATABASE_URL names one, a server.

The environment is set before Django reads its settings, so this stands at the top of the module.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest


def _folder() -> Path:
    """Make the folder of this run, deleted after it; one of several workers shares its controller's."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return Path(os.environ["ARCHIVE_DATA_DIR"])
    folder = Path(tempfile.mkdtemp(prefix="archive-tests-"))
    leftovers = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("leftovers.py")), str(folder)],
        stdin=subprocess.PIPE,
        start_new_session=True,  # an interrupt is for the tests, not for what cleans up after them
    )
    leftovers.returncode = 0  # it outlives the tests on purpose: nobody waits for it
    _kept.append(leftovers)  # its input is open for as long as this process lives
    return folder


_kept: list[subprocess.Popen[bytes]] = []
DATA_DIR = _folder()
os.environ["ARCHIVE_DATA_DIR"] = str(DATA_DIR)
os.environ["PYTEST_DEBUG_TEMPROOT"] = str(DATA_DIR)  # other runs close the shared folder to other accounts
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
os.environ["ARCHIVE_THROW_AWAY"] = "1"  # the keeper deletes the database even after a crash
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
