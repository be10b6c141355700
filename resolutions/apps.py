"""The app as Django knows it, and what ``check --database default`` and ``migrate`` say of its data."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError


class ResolutionsConfig(AppConfig):
    """The archive's own app."""

    name = "resolutions"

    def ready(self) -> None:
        """Have the data looked at where a command asks for it."""
        register(indexes_left_out, Tags.database)


def indexes_left_out(databases: Sequence[str] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warn if a large ingest that was stopped has left indexes out: searches are right, but slow."""
    from resolutions.ingest.tidy import incomplete  # models are not there yet when this module is read

    try:
        left = bool(databases) and incomplete()
    except DatabaseError:  # no tables yet, or no server: others say so
        left = False
    message = "indexes are missing: a large ingest is under way, or was stopped"
    hint = "Where none is under way, run `manage.py ingest` on any folder: it makes them first."
    return [Warning(message, hint=hint, id="resolutions.W001")] if left else []
