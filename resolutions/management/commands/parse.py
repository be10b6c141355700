"""``manage.py parse FILE...``: print what files say as JSON of the export contract. No database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resolutions.exports.output import Output
from resolutions.ingest import files
from resolutions.parsing.contract import document_json
from resolutions.parsing.errors import Unreadable


class Command(BaseCommand):
    """Prints one JSON document a file; a file that cannot be read is one line on standard error."""

    help = "Print what source files say, as JSON of the export contract; no database is needed."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=["auto", "text", "akn"], default="auto")
        parser.add_argument("--output", type=Path, metavar="DIR", help="write STEM.json files there instead")

    def handle(self, *args: Any, **options: Any) -> None:
        """Parse each file and print it."""
        output, refused = Output(options["output"], self.stdout), 0
        for path in options["files"]:
            try:
                document = files.record(files.receive(path), format=options["format"])
                output.write(path.stem, document_json(document))
            except Unreadable as error:
                refused += 1
                line = f":{error.line}" if error.line else ""
                self.stderr.write(f"{files.printable(path)}{line}: {error.reason}")
        if refused:
            raise CommandError(f"{refused} of {len(options['files'])} files refused")
