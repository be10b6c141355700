"""Entries written together lie in the order in which searches of many hits read them, as soon as they are written.

So a large ingest need not put them in order at its end. Rows of paragraphs and entries are kept whole up to a
page, not cut or compressed from 2 kB on; and an index of a paragraph's annex, or of the one it is part of, holds
the few that have one.
"""

import django.db.models.deletion
from django.db import migrations, models

_FUNCTION = "SELECT prosrc FROM pg_proc WHERE oid = 'archive_enter'::regproc"
_WHOLE = "WHERE parent_id IS NULL"
_ORDER = " ORDER BY depth DESC, id"
_NO_MORE_LEFT_OUT = """
    DELETE FROM resolutions_leftout
     WHERE statement LIKE 'CLUSTER %' OR statement ~ '^CREATE INDEX resolutions_paragraph_(annex|parent)_id_'
"""
"""What an ingest that was killed before would still have made."""
WIDE = ("resolutions_paragraph", "resolutions_entry")


def _replace(schema_editor, before, after):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(_FUNCTION)
        ((source,),) = cursor.fetchall()
        if before not in source:
            raise RuntimeError("the function that writes entries is not as expected: has 0016_word_forms changed?")
        cursor.execute(
            "CREATE OR REPLACE FUNCTION archive_enter() RETURNS trigger LANGUAGE plpgsql"
            f" AS $$ {source.replace(before, after)} $$"
        )


def put_in_order(apps, schema_editor):
    """Let the trigger that writes entries write those of one statement by depth."""
    _replace(schema_editor, _WHOLE, _WHOLE + _ORDER)


def leave_as_they_come(apps, schema_editor):
    """Let it write them as paragraphs come."""
    _replace(schema_editor, _WHOLE + _ORDER, _WHOLE)


def _of(name, to):
    """Return a key of a paragraph's that few have, and the index of those that do."""
    few = models.Index(
        fields=[name], condition=models.Q((f"{name}__isnull", False)), name=f"paragraph_in_{name}"
    )
    key = models.ForeignKey(
        blank=True,
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.CASCADE,
        related_name="sub_paragraphs" if name == "parent" else "paragraphs",
        to=to,
    )
    return [migrations.AlterField("paragraph", name, key), migrations.AddIndex("paragraph", few)]


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0028_offered_vectors"),
    ]

    operations = [
        migrations.RunPython(put_in_order, leave_as_they_come, elidable=False),
        *(
            migrations.RunSQL(
                f"ALTER TABLE {table} SET (toast_tuple_target = 8160)",
                f"ALTER TABLE {table} RESET (toast_tuple_target)",
            )
            for table in WIDE
        ),
        migrations.RunSQL(_NO_MORE_LEFT_OUT, migrations.RunSQL.noop),
        *_of("annex", "resolutions.annex"),
        *_of("parent", "resolutions.paragraph"),
    ]
