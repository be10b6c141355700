"""What is held already is filed: topics of documents, then paragraphs with their fingerprints."""

from django.db import migrations

from resolutions.search.shingles import fingerprint

BATCH = 2000


def file_held(apps, schema_editor):
    """Fill the columns of ``0003_filing`` for the rows there are; their triggers do most of it."""
    cursor = schema_editor.connection.cursor()
    cursor.execute("SELECT archive_take_topics(ARRAY(SELECT id FROM resolutions_document))")
    cursor.execute("SELECT archive_refile(ARRAY(SELECT id FROM resolutions_document))")
    Paragraph = apps.get_model("resolutions", "Paragraph")
    whole = Paragraph.objects.filter(parent=None, shingles=[]).order_by("pk")
    while rows := list(whole.only("pk", "full_text")[:BATCH]):
        for row in rows:
            row.shingles = fingerprint(row.full_text) or [0]
        Paragraph.objects.bulk_update(rows, ["shingles"])


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0003_filing"),
    ]

    operations = [migrations.RunPython(file_held, migrations.RunPython.noop)]
