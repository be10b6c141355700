"""A Django database backend: PostgreSQL, started from the wheel when no server is named.

``base`` is the door Django uses. ``embedded`` starts and stops the server, ``cluster`` runs
PostgreSQL's own programs on one data directory, ``account`` finds who may run them, ``keeper`` is
the small process that stops the server once nobody is left.
"""
