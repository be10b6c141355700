"""Whoever writes many paragraphs at once may offer their vectors; the database makes those that are not offered.

They are offered for the length of a transaction, in a table of the connection (``ingest.offer``).
"""

from django.db import migrations

_FUNCTION = "SELECT prosrc FROM pg_proc WHERE oid = 'archive_enter'::regproc"
_MADE = "archive_vector(language, full_text) FROM changed"
_TAKEN = """coalesce(vector, archive_vector(language, full_text))
               FROM changed LEFT JOIN pg_temp.archive_offered ON paragraph_id = id"""
_OFFERED = "IF current_setting('archive.vectors_are_offered', true) = 'yes' THEN"


def _replaced(schema_editor, change):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(_FUNCTION)
        ((source,),) = cursor.fetchall()
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION archive_enter() RETURNS trigger LANGUAGE plpgsql AS $$ {change(source)} $$"
        )


def _insert(source):
    start, end = source.index("INSERT INTO"), source.index(";") + 1
    return source[start:end]


def take(apps, schema_editor):
    """Let the trigger that writes entries take vectors that are offered."""

    def change(source):
        insert = _insert(source)
        if _MADE not in insert:
            raise RuntimeError("the function that writes entries is not as expected: has 0016_word_forms changed?")
        return f"""
BEGIN
    {_OFFERED}
        {insert.replace(_MADE, _TAKEN)}
    ELSE
        {insert}
    END IF;
    RETURN NULL;
END """

    _replaced(schema_editor, change)


def make(apps, schema_editor):
    """Let the trigger make every vector."""

    def change(source):
        insert = _insert(source[source.index("ELSE") :])
        return f"""
BEGIN
    {insert}
    RETURN NULL;
END """

    _replaced(schema_editor, change)


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0027_refile_what_is_there"),
    ]

    operations = [
        migrations.RunPython(take, make, elidable=False),
    ]
