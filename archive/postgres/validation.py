"""What a server must offer before the archive can use it; part of ``check`` and ``migrate``."""

from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import OperationalError
from django.db.backends.base.validation import BaseDatabaseValidation

OLDEST_VERSION = 15

TOO_OLD = f"PostgreSQL {OLDEST_VERSION} or newer is needed"
NOT_UTF8 = "the database's encoding is not UTF8"
NOT_FOLDING = "in this database lower('É') is not 'é': searches would miss accented words"
REMEDY = (
    "Create the database anew, on PostgreSQL 17 or newer with CREATE DATABASE archive TEMPLATE template0"
    " ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8', on 15 or 16 with LOCALE 'C.UTF-8'."
)


class DatabaseValidation(BaseDatabaseValidation):
    """Checks the version, the encoding and that upper and lower case of accented letters match."""

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Return one error for each thing the server lacks."""
        try:
            with self.connection.cursor() as cursor:
                cursor.execute(
                    "SELECT current_setting('server_version_num')::int / 10000,"
                    " current_setting('server_encoding'), lower('É') = 'é'"
                )
                version, encoding, folds = cursor.fetchone()
        except OperationalError as error:
            return [Error(f"the database cannot be reached: {error}".strip(), id="archive.E001")]
        return [
            problem
            for holds, problem in (
                (version >= OLDEST_VERSION, Error(f"{TOO_OLD}, this is {version}", id="archive.E002")),
                (encoding == "UTF8", Error(f"{NOT_UTF8}: {encoding}", hint=REMEDY, id="archive.E003")),
                (folds, Error(NOT_FOLDING, hint=REMEDY, id="archive.E004")),
            )
            if not holds
        ]
