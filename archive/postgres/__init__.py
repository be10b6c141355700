"""A Django database backend: PostgreSQL, started from the wheel when no server is named."""
