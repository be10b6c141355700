"""Numbers that stand for texts, so that rows can be grouped and compared by them."""

from django.db.models import BigIntegerField, Func


class Key(Func):
    """The number of a text; the same text has the same number everywhere."""

    output_field = BigIntegerField()
    function = "archive_key"


class FamilyNumber(Func):
    """The number of the family that a title (``title_key``) goes under, joined with others or alone."""

    output_field = BigIntegerField()
    function = "archive_family"
