"""The export contract's JSON of a ``records.Document``, and nothing else.

Every key of the contract is always there. Keys of the archive's own beside them: ``italics``,
``line``, ``keywords``, ``vote``, ``title_marks``, ``sub_item``.
"""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from resolutions.parsing import records


def document_json(document: records.Document) -> dict[str, Any]:
    """Give the contract's JSON of a document, as plain dicts, lists, strings and numbers."""
    found: dict[str, Any] = _plain(document)
    return found


def _plain(value: Any) -> Any:
    """Give records as dicts in the order of their fields, tuples as lists, dates in ISO form.

    The records are the contract's shapes, field by field; that they stay so is held by the tests,
    which read every answer against the contract's schema.
    """
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"the contract knows no {type(value).__name__}")
