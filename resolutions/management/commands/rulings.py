"""``manage.py rulings FILE``: take in what curators said of lineage, as ``export --rulings`` printed it."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from resolutions.ingest.tallies import renew
from resolutions.lineage.restoring import Problem, Refused, read, restore
from resolutions.management.lineage import bring_up_to_date
from resolutions.management.tables import ensure_tables


class Command(BaseCommand):
    """Stores rulings on clauses and bridges between titles, all or none; links and lines follow."""

    help = (
        "Take in curators' rulings on clauses and bridges between titles from a file that export --rulings"
        " wrote: after an archive was filled anew, or from another archive. All lines are stored, or none."
        " What is said of two clauses or titles takes the place of what was said of them here."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("file", metavar="FILE", help="JSON, one object a line; - for the standard input")
        parser.add_argument(
            "--skip-missing", action="store_true", help="leave out rulings on clauses that are not held"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, store, align and report."""
        name = options["file"]
        raw = _raw(name)
        try:
            said = read(raw)
            ensure_tables()
            counts, skipped = restore(said, skip_missing=options["skip_missing"], dry_run=options["dry_run"])
        except Refused as error:
            self._name(name, error.problems)
            lines = "1 line" if len(error.problems) == 1 else f"{len(error.problems)} lines"
            raise CommandError(f"{name}: {lines} cannot be taken; nothing was stored") from error
        except OperationalError as error:
            raise CommandError("curators or an ingest are writing; nothing was stored, try again") from error
        self._name(name, skipped)
        would = "would be " if options["dry_run"] else ""
        self.stdout.write(
            f"{counts.new} {would}new, {counts.changed} {would}changed, {counts.same} as before"
            + (f", {len(skipped)} skipped" if skipped else "")
        )
        if not options["dry_run"]:
            renew()
            bring_up_to_date(self.stdout)

    def _name(self, name: str, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self.stderr.write(f"{name}:{problem.line}: {problem.message}")


def _raw(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise CommandError(f"{name}: {getattr(error, 'strerror', None) or error}") from error
