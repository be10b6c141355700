"""Whoever writes many paragraphs at once may write their entries before them; the trigger writes those that lack.

That takes the place of vectors offered in a temporary table (``0028_offered_vectors``).
"""

from django.db import migrations

_FUNCTION = "SELECT prosrc FROM pg_proc WHERE oid = 'archive_enter'::regproc"
_WHOLE = "WHERE parent_id IS NULL"
_LACKING = """ AND NOT EXISTS (
            SELECT FROM resolutions_entry AS held WHERE held.paragraph_id = changed.id OFFSET 0
        )"""
"""A look at the index for each paragraph: with ``OFFSET`` it is not joined with all entries."""
_MADE = "archive_vector(language, full_text) FROM changed"
_TAKEN = """coalesce(vector, archive_vector(language, full_text))
               FROM changed LEFT JOIN pg_temp.archive_offered ON paragraph_id = id"""
_OFFERED = "IF current_setting('archive.vectors_are_offered', true) = 'yes' THEN"


def _replaced(schema_editor, change):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(_FUNCTION)
        ((source,),) = cursor.fetchall()
        start = source.rindex("INSERT INTO")
        insert = source[start : source.index(";", start) + 1]
        if _MADE not in insert or _WHOLE not in insert:
            raise RuntimeError("the function that writes entries is not as expected: has 0016_word_forms changed?")
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION archive_enter() RETURNS trigger LANGUAGE plpgsql AS $$ {change(insert)} $$"
        )


def write_what_lacks(apps, schema_editor):
    """Let the trigger that writes entries leave those that are there."""

    def change(insert):
        return f"""
BEGIN
    {insert.replace(_WHOLE, _WHOLE + _LACKING)}
    RETURN NULL;
END """

    _replaced(schema_editor, change)


def take_vectors(apps, schema_editor):
    """Let it write all, with vectors that are offered."""

    def change(insert):
        insert = insert.replace(_LACKING, "")
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


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0029_entries_in_order"),
    ]

    operations = [
        migrations.RunPython(write_what_lacks, take_vectors, elidable=False),
    ]
