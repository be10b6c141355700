"""Numbers that stand for texts, so that rows can be grouped and compared by them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import BigIntegerField, BinaryField, Func, IntegerField


class Key(Func):
    """The number of a text; the same text has the same number everywhere."""

    output_field = BigIntegerField()
    function = "archive_key"


class RowKey(Func):
    """The number of several columns together: rows of one archive with the same values share it."""

    output_field = BigIntegerField()
    template = "hash_record_extended(ROW(%(expressions)s), 0)"


def row_key(columns: Sequence[str]) -> str:
    """Return the same as SQL."""
    return RowKey.template % {"expressions": ", ".join(columns)}


FIRST_DAY = "DATE '1900-01-01'"
UNDATED = -1_000_000
"""The day of what has no date; other days count from ``FIRST_DAY``."""


class Day(Func):
    """A date as a number of days."""

    output_field = IntegerField()
    template = f"coalesce(%(expressions)s - {FIRST_DAY}, {UNDATED})"


class Packed(Func):
    """Numbers one after another as bytes, each as PostgreSQL sends it: the highest byte first.

    Give pairs of the function that sends a number (``int8send``, ``int4send``) and the number.
    """

    output_field = BinaryField()
    template = "(%(expressions)s)"
    arg_joiner = " || "

    def __init__(self, *numbers: tuple[str, Any], **options: Any) -> None:
        """Take the pairs."""
        super().__init__(*(Func(number, function=send) for send, number in numbers), **options)


class FamilyNumber(Func):
    """The number of the family that a title (``title_key``) goes under, joined with others or alone."""

    output_field = BigIntegerField()
    function = "archive_family"
