"""``manage.py ingest PATH...``: take files and folders of documents into the archive."""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from resolutions.ingest import files
from resolutions.ingest.helpers import HelperLostError
from resolutions.ingest.outcomes import Outcome
from resolutions.ingest.run import Busy, take_in
from resolutions.management.interrupts import noted_interrupts
from resolutions.management.lineage import bring_up_to_date
from resolutions.management.tables import ensure_tables
from resolutions.models import Address
from resolutions.templatetags.naming import address_href


class Command(BaseCommand):
    """Takes files in; one line a file, warnings with their lines, a tally; status 1 if any was refused."""

    help = "Take .txt and .xml files, or folders of them, into the archive. A file taken in before and not"
    help += (
        " changed is skipped, a changed one updates its document, one that is gone is reported. At the end"
    )
    help += " the texts of each title are aligned, as manage.py lineage does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; change nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the files in, report, and align the texts that follow one another."""
        ensure_tables()
        paths, as_json, dry_run = options["paths"], options["json"], options["dry_run"]
        outcomes: list[Outcome] = []
        try:
            with noted_interrupts() as interrupted:
                for outcome in self._progress(take_in(paths, dry_run=dry_run), paths):
                    outcomes.append(outcome)
                    self._tell(outcome, quiet=as_json, verbosity=options["verbosity"])
                    if interrupted.is_set():
                        break
            if interrupted.is_set():
                raise KeyboardInterrupt
        except (Busy, HelperLostError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError(
                f"stopped after {len(outcomes)} files; what is stored of them is whole"
            ) from None
        tally = Counter(str(outcome.outcome) for outcome in outcomes)
        if as_json:
            report = {"dry_run": dry_run, "tally": tally, "files": [_report(one) for one in outcomes]}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(
                ", ".join(f"{count} {kind}" for kind, count in sorted(tally.items())) or "no files"
            )
        if not dry_run:
            bring_up_to_date(self.stdout if options["verbosity"] > 0 and not as_json else None)
        if tally["refused"]:
            raise CommandError(f"{tally['refused']} of {len(outcomes)} files refused")

    def _progress(self, outcomes: Iterator[Outcome], paths: list[Path]) -> Iterator[Outcome]:
        """Pass outcomes on, with a bar on a terminal."""
        if not sys.stderr.isatty():
            yield from outcomes
            return
        total = sum(1 for _ in files.listed(paths))
        yield from tqdm(outcomes, total=total, unit="file", file=sys.stderr, dynamic_ncols=True)

    def _tell(self, outcome: Outcome, *, quiet: bool, verbosity: int) -> None:
        """Print what became of a file: refusals and warnings on standard error, the rest on output."""
        place = files.printable(outcome.path)
        if outcome.outcome == "refused":
            line = f":{outcome.line}" if outcome.line else ""
            self._write(self.stderr, f"{place}{line}: {outcome.message}")
            return
        if not quiet and verbosity > 0:
            said = filter(None, (f"{outcome.outcome:9} {place}", _address(outcome), outcome.message))
            self._write(self.stdout, "  ".join(said))
        for warning in outcome.warnings if verbosity > 0 else ():
            line = f":{warning.line}" if warning.line else ""
            self._write(self.stderr, f"{place}{line}: warning: {warning.message}")

    def _write(self, stream: Any, text: str) -> None:
        with tqdm.external_write_mode(file=sys.stderr):
            stream.write(text)


def _address(outcome: Outcome) -> str:
    """Give the address of the document, or of its one text."""
    if outcome.document is None:
        return ""
    current = Address.objects.filter(current=True)
    own = current.filter(document=outcome.document).first()
    address = own or current.filter(resolution__document=outcome.document).first()
    return address_href(address) if address else ""


def _report(outcome: Outcome) -> dict[str, Any]:
    return {
        "path": files.printable(outcome.path),
        "outcome": str(outcome.outcome),
        "sha256": outcome.sha256 or None,
        "symbol": outcome.document.symbol if outcome.document else None,
        "address": _address(outcome) or None,
        "line": outcome.line,
        "message": outcome.message or None,
        "warnings": [{"line": warning.line, "message": warning.message} for warning in outcome.warnings],
    }
