"""The WSGI entry point, for gunicorn and for ``quickstart``."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

STATEMENT_TIMEOUT_MS = 8_000
"""No visitor's question may keep the database busy for longer; commands have no such limit."""

application = get_wsgi_application()

for _database in connections.settings.values():
    _limit = os.environ.get("STATEMENT_TIMEOUT_MS", STATEMENT_TIMEOUT_MS)
    _database["OPTIONS"]["options"] += f" -c statement_timeout={int(_limit)}"
