"""Numbers that stand for texts, so that rows can be grouped and compared by them."""

from django.db.models import BigIntegerField, Func


class Key(Func):
    """The number of a text; the same text has the same number everywhere."""

    output_field = BigIntegerField()
    function = "archive_key"


class RowKey(Func):
    """The number of several columns together: rows of one archive with the same values share it."""

    output_field = BigIntegerField()
    template = "hash_record_extended(ROW(%(expressions)s), 0)"
