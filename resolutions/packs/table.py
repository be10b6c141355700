"""A pack as a table for a spreadsheet: one row a clause (RFC 4180, UTF-8 with a mark that Excel needs)."""

import csv
import io
from collections.abc import Iterable

from resolutions.packs.records import Clause, Pack

COLUMNS = (
    "number",
    "name",
    "place",
    "status",
    "standing",
    "language",
    "title",
    "text",
    "footnotes",
    "lineage",
    "link",
    "official document",
)
"""The columns before the citations, which follow under the names of their styles."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for a formula at the beginning of a cell."""


def table(pack: Pack) -> bytes:
    """Give the file: a header row, then a row for each clause in the order of the pack.

    A cell that a spreadsheet could take for a formula begins with an apostrophe, which it shows as text.
    """
    styles = [style for style, _ in pack.clauses[0].citations] if pack.clauses else []
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *(f"citation: {style}" for style in styles)])
    for number, clause in enumerate(pack.clauses, start=1):
        writer.writerow(map(safe, _row(number, clause)))
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """Keep a spreadsheet from running what a cell holds.

    >>> safe("=1+1"), safe("Requests")
    ("'=1+1", 'Requests')
    """
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell


def _row(number: int, clause: Clause) -> Iterable[str]:
    return (
        str(number),
        clause.name,
        clause.place,
        clause.status,
        clause.standing,
        clause.language,
        clause.title,
        clause.text,
        "\n".join(f"{note.label} {note.text}" for note in clause.notes),
        "\n".join(clause.lineage),
        clause.href,
        clause.official,
        *(citation for _, citation in clause.citations),
    )
