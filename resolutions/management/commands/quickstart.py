"""``manage.py quickstart``: from nothing to a running archive, and back with Ctrl-C."""

import itertools
import secrets
import shutil
import signal
import time
from argparse import ArgumentParser
from collections.abc import Callable
from io import StringIO
from types import FrameType
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connections

from archive import reset, serving
from archive.postgres import embedded
from archive.postgres.cluster import EmbeddedServerError
from archive.single import AlreadyRunningError, RunningLock
from resolutions.ingest.run import mend
from resolutions.ingest.tidy import incomplete

DEFAULT_PORT = 8000
CORPUS = settings.BASE_DIR / "corpus"

STOPPED_BY_INTERRUPT = 130
STOPPED_BY_TERMINATION = 143
"""Exit statuses, as a shell gives them, of a start that did not get as far as serving."""


class Command(BaseCommand):
    """Starts everything the archive needs, in order, and says what each step did."""

    help = (
        "Start the archive: database, tables, static files, the sample corpus, an admin login, the site."
        " Ctrl-C stops all of it. Data are kept in .data/, or in $ARCHIVE_DATA_DIR."
    )
    requires_system_checks = []  # `migrate` runs them, once there is a database to check

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the options of the command line."""
        parser.add_argument(
            "--port", type=int, default=DEFAULT_PORT, help="the site's port; 0 takes a free one"
        )
        parser.add_argument("--no-ingest", action="store_true", help="do not take in corpus/")
        parser.add_argument(
            "--reset",
            action="store_true",
            help="first delete the embedded database, with everything curators entered, and the collected"
            " static files; refused where DATABASE_URL names a server",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, and turn what can go wrong into one line and an exit status."""
        signal.signal(signal.SIGTERM, _terminated)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # scripts start programs with it ignored
        try:
            self._run(options)
        except (AlreadyRunningError, serving.PortInUseError, reset.NotResettableError) as error:
            raise CommandError(str(error)) from error
        except (EmbeddedServerError, OperationalError) as error:
            raise CommandError(f"the database does not answer: {error}") from error
        except KeyboardInterrupt:
            raise CommandError("stopped before the site was up", returncode=STOPPED_BY_INTERRUPT) from None
        finally:
            connections.close_all()
            embedded.release_all()

    def _run(self, options: dict[str, Any]) -> None:
        """Claim the data and the port before anything else happens; then prepare and serve."""
        lock = RunningLock(settings.DATA_DIR / "quickstart.lock")
        port = serving.take_port(options["port"])
        address = serving.address_of(port)
        lock.tell(address)
        if options["reset"]:
            self._step("reset", self._reset)
        self._step("database", self._database)
        self._step("tables", self._tables)
        if incomplete():
            self._step("indexes", self._indexes)
        self._step("static files", self._static_files)
        if not options["no_ingest"]:
            self._ingest()
        self._say(f"admin: {self._admin(address)}")
        connections.close_all()  # each worker opens its own
        serving.serve(port, lambda: self._say(f"\nThe archive is at {address}  (Ctrl-C stops it)"))
        self._say("Stopping.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _step(self, name: str, action: Callable[[], str]) -> None:
        start = time.monotonic()
        result = action()
        self._say(f"{name}: {result} ({time.monotonic() - start:.1f} s)")

    def _reset(self) -> str:
        if settings.DATABASE_URL:
            raise CommandError(
                "--reset deletes the embedded database only; DATABASE_URL names another server"
            )
        reset.delete_database(settings.EMBEDDED_DIR)
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
        return f"deleted {settings.EMBEDDED_DIR} and {settings.STATIC_ROOT}"

    def _database(self) -> str:
        connection = connections["default"]
        connection.ensure_connection()
        place = "the server of DATABASE_URL" if settings.DATABASE_URL else f"data in {settings.DATA_DIR}"
        return f"PostgreSQL {connection.get_database_version()[0]}, {place}"

    def _tables(self) -> str:
        report = StringIO()
        call_command("migrate", interactive=False, no_color=True, stdout=report)
        applied = report.getvalue().count("... OK")
        return f"{applied} migrations applied" if applied else "up to date"

    def _indexes(self) -> str:
        return (
            "made, after an ingest that was stopped" if mend() else "an ingest is under way that makes them"
        )

    def _static_files(self) -> str:
        report = StringIO()
        call_command("collectstatic", interactive=False, stdout=report)
        copied = report.getvalue().strip().splitlines()[-1].split(" copied")[0]
        return "up to date" if copied.startswith("0 ") else copied

    def _ingest(self) -> None:
        """A file that cannot be read is reported and does not keep the others from being served."""
        self._say(f"documents: taking in {CORPUS.name}/")
        try:
            call_command("ingest", str(CORPUS), stdout=self.stdout, stderr=self.stderr)
        except CommandError as error:
            self.stderr.write(str(error))

    def _admin(self, address: str) -> str:
        """Make a login where there is none; its password is shown here and nowhere else."""
        present = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
        if present is not None:
            return (
                f"{address}admin/ (login {present.username}; `manage.py changepassword` sets a new password)"
            )
        names = itertools.chain(["admin"], (f"admin{number}" for number in itertools.count(2)))
        name = next(name for name in names if not User.objects.filter(username=name).exists())
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser(name, password=password)
        return f"{address}admin/ login {name}, password {password} (shown only this once)"


def _terminated(number: int, frame: FrameType | None) -> None:
    raise SystemExit(STOPPED_BY_TERMINATION)
