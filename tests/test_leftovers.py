import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import DATA_DIR

TESTS = Path(__file__).parent

USE_A_DATABASE = """
import os, signal, sys
os.environ["COLUMNS"] = "80"
os.environ.pop("PYTEST_XDIST_WORKER", None)
sys.path.insert(0, sys.argv[1])
import tests.conftest, django
django.setup()
from django.db import connection
connection.ensure_connection()
print(tests.conftest.DATA_DIR, flush=True)
os.kill(os.getpid(), int(sys.argv[2]))
signal.pause()
"""


def test_the_tests_work_in_a_folder_of_their_own() -> None:
    assert DATA_DIR.name.startswith("archive-tests-")


@pytest.mark.parametrize("number", [15, 9], ids=["terminated", "killed"])
def test_a_run_that_is_stopped_leaves_nothing_behind(number: int) -> None:
    command = [sys.executable, "-c", USE_A_DATABASE, str(TESTS.parent), str(number)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == -number
    folder = Path(done.stdout.strip())
    end = time.monotonic() + 30
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert not folder.exists()
