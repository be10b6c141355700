"""``manage.py align EARLIER LATER``: what has become of each clause of a text. Files need no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from resolutions.aligning.align import align
from resolutions.aligning.clauses import clauses
from resolutions.aligning.records import Link
from resolutions.lineage.rulings import ruled_on
from resolutions.management.operands import NotFound, named


class Command(BaseCommand):
    """Prints one row for each clause of either text; a text that is not found is one line and status 1."""

    help = (
        "Align two texts clause by clause. Each is a file (FILE, FILE#III, FILE#2 or FILE#75/196 for one "
        "text of several; no database is needed) or a symbol or address that the archive holds."
        " What curators ruled on two held texts counts."
    )
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("earlier", metavar="EARLIER")
        parser.add_argument("later", metavar="LATER")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        """Align the two texts and print the rows."""
        try:
            earlier, later = (named(options[name]) for name in ("earlier", "later"))
        except NotFound as error:
            raise CommandError(str(error)) from error
        is_held = earlier.key is not None and later.key is not None
        rulings = ruled_on(earlier.key or 0, later.key or 0) if is_held else None
        found = align(clauses(earlier.text), clauses(later.text), rulings)
        self.stdout.write(_json(found) if options["json"] else "\n".join(_table(found)))


def _json(links: Iterable[Link]) -> str:
    """Give the rows as JSON, one a line."""
    rows = (
        {
            "from": link.before,
            "to": link.after,
            "relation": link.relation,
            "moved": link.moved,
            "score": link.score,
            "why": link.why,
        }
        for link in links
    )
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"


def _table(links: Iterable[Link]) -> Iterable[str]:
    """Give the rows as lines for a person."""
    for link in links:
        moved = "moved" if link.moved else ""
        before, after = ", ".join(link.before) or "-", ", ".join(link.after) or "-"
        yield f"{before:<12} {after:<12} {link.relation:<10} {moved:<6} {link.score:.2f}  {link.why}".rstrip()
