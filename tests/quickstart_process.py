"""``manage.py quickstart`` as a person starts it: a process of its own, known by what it prints."""

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

PROJECT = Path(__file__).parents[1]

ADDRESS = re.compile(r"^The archive is at (http://127\.0\.0\.1:\d+/)", re.MULTILINE)
LOGIN = re.compile(r"login (\S+), password (\S+) \(shown only this once\)")
SECONDS = 300
"""How long a test may keep the process before it is killed."""
SHARED_SECONDS = 3600
"""How long all tests together may keep the one that they share."""


class Quickstart:
    """A running ``quickstart``; read ``output`` for what it has said so far."""

    seconds: float = SECONDS

    def __init__(self, data_dir: Path, *options: str, **environment: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ARCHIVE_")}
        kept.pop("DATABASE_URL", None)
        self.data_dir = data_dir
        self.output = ""
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "quickstart", *options],
            env=kept | {"ARCHIVE_DATA_DIR": str(data_dir)} | environment,
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._deadline = threading.Timer(self.seconds, self.process.kill)
        self._deadline.start()

    def wait_for(self, text: str) -> "Quickstart":
        """Read on until a line holds ``text``; fails with the whole output where none does."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.output += line
            if text in line:
                return self
        raise AssertionError(f"{text!r} was never said:\n{self.output}")

    def wait_for_address(self) -> str:
        """Wait until the site answers; return its address."""
        self.wait_for("The archive is at")
        found = ADDRESS.search(self.output)
        assert found is not None
        return found[1]

    def login(self) -> tuple[str, str]:
        """Return the name and password shown for the admin."""
        found = LOGIN.search(self.output)
        assert found is not None, self.output
        return found[1], found[2]

    def stop(self, number: int = signal.SIGINT) -> int:
        """Press Ctrl-C, or send another signal; return the exit status."""
        os.killpg(self.process.pid, number)
        return self.end()

    def end(self) -> int:
        """Wait for the end; return the exit status."""
        assert self.process.stdout is not None
        if not self.process.stdout.closed:
            self.output += self.process.communicate()[0]
        self._deadline.cancel()
        return self.process.returncode


class SharedQuickstart(Quickstart):
    """The one that many tests share."""

    seconds = SHARED_SECONDS
