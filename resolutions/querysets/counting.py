"""Counts and look-ups beside a row, each in a subquery of its own: no JOIN, so no row counts twice."""

from typing import Any

from django.db.models import Case, CharField, Count, F, IntegerField, Model, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat
from django.db.models.query import QuerySet


def related(model: type[Model], relation: str) -> "QuerySet[Any]":
    """The rows of ``relation`` that belong to the outer row."""
    field: Any = model._meta.get_field(relation)
    rows: QuerySet[Any] = field.related_model._default_manager.filter(**{field.field.name: OuterRef("pk")})
    return rows


def model_of(model: type[Model], *relations: str) -> Any:
    """The model at the end of a chain of relations; querysets stand below the models, so none is imported."""
    found: Any = model
    for relation in relations:
        found = found._meta.get_field(relation).related_model
    return found


def count_of(rows: "QuerySet[Any]") -> Coalesce:
    """How many rows a subquery finds; 0 for none."""
    counted = rows.order_by().annotate(_all=Value(1)).values("_all").annotate(_count=Count("pk"))
    return Coalesce(Subquery(counted.values("_count")), 0, output_field=IntegerField())


def href() -> Case:
    """The place of an address on this site, its language before it unless that is English.

    ``/A/RES/77/237/`` in English, ``/fr/A/RES/77/237/`` in French.
    """
    translated = Concat(Value("/"), F("language"), F("path"), output_field=CharField())
    return Case(When(language="en", then=F("path")), default=translated, output_field=CharField())


def path_of(addresses: "QuerySet[Any]") -> Subquery:
    """The current one of some addresses, as ``href`` gives it."""
    return Subquery(addresses.filter(current=True).order_by().annotate(_href=href()).values("_href")[:1])
