"""What drafts alone say belongs to the clauses of older and later texts: the lines held are made anew."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0023_ascii_words"),
    ]

    operations = [
        migrations.RunSQL("UPDATE resolutions_step SET is_threaded = false", migrations.RunSQL.noop),
    ]
