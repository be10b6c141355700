"""Numbers that stand for texts, so that rows can be grouped and compared by them."""

from django.db.models import BigIntegerField, Func


class Key(Func):
    """The number of a text; the same text has the same number everywhere."""

    output_field = BigIntegerField()
    function = "archive_key"
