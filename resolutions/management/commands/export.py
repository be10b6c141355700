"""``manage.py export [SYMBOL...]``: print what the archive holds as JSON of the export contract.

With ``--rulings`` what curators say of lineage, which is no part of a document.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resolutions import symbols
from resolutions.exports.curated import export_json
from resolutions.exports.output import Output
from resolutions.exports.said import said
from resolutions.management.tables import ensure_tables
from resolutions.models import Document


class Command(BaseCommand):
    """Prints one JSON document for each source file; what curators changed stands under ``curated``."""

    help = "Print the archive's documents as JSON of the export contract: all, or those of the symbols."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("symbols", nargs="*", metavar="SYMBOL")
        parser.add_argument("--format", choices=["json"], default="json")
        parser.add_argument("--output", type=Path, metavar="DIR", help="write STEM.json files there instead")
        parser.add_argument(
            "--rulings",
            action="store_true",
            help="instead of documents what curators say of lineage: rulings on clauses and bridges between"
            " titles, one JSON object a line (rulings.jsonl in DIR); manage.py rulings FILE takes them in",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the documents asked for, in the order they came in."""
        if options["rulings"] and options["symbols"]:
            raise CommandError("--rulings gives those of all texts: name no symbol")
        ensure_tables()
        if options["rulings"]:
            Output(options["output"], self.stdout).write_lines("rulings", said())
            return
        wanted = [symbols.normalize(text) or text for text in options["symbols"]]
        documents = Document.objects.select_related("source", "session").defer("source__content")
        if wanted:
            documents = documents.filter(symbol__in=wanted)
        output = Output(options["output"], self.stdout)
        held = set()
        for document in documents.order_by("pk").iterator():
            held.add(document.symbol)
            output.write(Path(document.source.name).stem, export_json(document))
        missing = [symbol for symbol in wanted if symbol not in held]
        for symbol in missing:
            self.stderr.write(f"{symbol}: not held")
        if missing:
            raise CommandError(f"{len(missing)} of {len(wanted)} symbols not held")
