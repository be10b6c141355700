"""Rows that are not stored yet, made by the ten thousand."""

from functools import cache
from typing import Any, TypeVar

from django.db import models
from django.db.models.base import ModelState

Row = TypeVar("Row", bound=models.Model)


def unsaved(model: type[Row], **values: Any) -> Row:
    """Return what ``model(**values)`` is, in a fifth of the time: no signal is sent, no name checked."""
    plain, made, relations = _defaults(model)
    row = model.__new__(model)
    row._state = ModelState()
    columns = row.__dict__
    columns |= plain
    for name, default in made:
        columns[name] = default()
    for name, value in values.items():
        if name in relations:
            row._state.fields_cache[name] = value
            columns[relations[name]] = None if value is None else value.pk
        else:
            columns[name] = value
    return row


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], list[tuple[str, Any]], dict[str, str]]:
    """Return the columns' usual values, what makes those that are not shared, and the keys of relations."""
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    made = [(field.attname, field.default) for field in fields if field.default in (list, dict)]
    plain = {field.attname: field.get_default() for field in fields if field.default not in (list, dict)}
    relations = {field.name: field.attname for field in fields if isinstance(field, models.ForeignKey)}
    return plain, made, relations
