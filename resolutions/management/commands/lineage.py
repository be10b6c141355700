"""``manage.py lineage``: the clauses of texts that follow one another aligned, where that is not done."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from resolutions.lineage.keeping import forget
from resolutions.management.lineage import bring_up_to_date, line
from resolutions.management.tables import ensure_tables


class Command(BaseCommand):
    """Aligns what is new, changed, or was aligned by older rules; says how many pairs that were."""

    help = (
        "Align the texts of each title, session after session, where that is missing or no longer true."
        " ingest does the same at its end. It may be stopped at any time, and run twice at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("--anew", action="store_true", help="align all of them again")

    def handle(self, *args: Any, **options: Any) -> None:
        """Align and report."""
        ensure_tables()
        if options["anew"]:
            forget()
        self.stdout.write(line(bring_up_to_date(None)))
