"""How many paragraphs share a run of words, so that close wordings are looked up by the rarest."""

from django.db import migrations, models

FILL = """
INSERT INTO resolutions_shingle (number, uses)
SELECT run, count(*) FROM resolutions_paragraph AS paragraph, unnest(paragraph.shingles) AS run
 WHERE paragraph.parent_id IS NULL GROUP BY run HAVING count(*) >= 20
"""


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0013_entry_order"),
    ]

    operations = [
        migrations.CreateModel(
            name='Shingle',
            fields=[
                ('number', models.IntegerField(primary_key=True, serialize=False)),
                ('uses', models.IntegerField()),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
