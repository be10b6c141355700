"""The fields of the query language, and the condition each stands for."""

from django.db.models import Q

from resolutions.search.tree import Field

FIELDS: frozenset[str] = frozenset()
"""The names that may stand before a colon."""


def of_field(field: Field) -> Q:
    """Return the condition of a field."""
    raise KeyError(field.name)
