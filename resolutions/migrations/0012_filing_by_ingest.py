"""A paragraph that an ingest writes says itself where it is filed; sub-paragraphs are not filed."""

from django.db import migrations

TRIGGER = """
DROP TRIGGER archive_file ON resolutions_paragraph;
CREATE TRIGGER archive_file BEFORE INSERT ON resolutions_paragraph
    FOR EACH ROW {when} EXECUTE FUNCTION archive_file();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0011_entry_indexes"),
    ]

    operations = [
        migrations.RunSQL(
            TRIGGER.format(when="WHEN (NEW.parent_id IS NULL AND NEW.document_kind IS NULL)"),
            TRIGGER.format(when=""),
        ),
    ]
