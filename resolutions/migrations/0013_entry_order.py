"""Entries lie in the order in which searches with many hits look at them: the sample together, then the rest."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0012_filing_by_ingest"),
    ]

    operations = [
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['-depth', 'paragraph'], name='entry_depth'),
        ),
        migrations.RunSQL("CLUSTER resolutions_entry USING entry_depth", migrations.RunSQL.noop),
    ]
