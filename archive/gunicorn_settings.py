"""How gunicorn serves the archive, the same in ``quickstart`` and in a container.

Usage: ``gunicorn archive.wsgi --config python:archive.gunicorn_settings``; the names are gunicorn's.
"""

import os

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4  # of one worker; each holds one connection to the database
preload_app = True
graceful_timeout = 5
control_socket_disable = True
limit_request_line = 0  # the site itself says in its own words when a question is too long
