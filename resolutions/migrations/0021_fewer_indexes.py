"""Indexes that nothing asks, or that another one begins with, go: each slows every paragraph that comes in."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0020_curators_of_lineage'),
    ]

    operations = [
        migrations.AlterField(
            model_name='annex',
            name='document',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='annexes', to='resolutions.document'),
        ),
        migrations.AlterField(
            model_name='footnote',
            name='document',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='footnotes', to='resolutions.document'),
        ),
        migrations.AlterField(
            model_name='footnote',
            name='resolution',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='footnotes', to='resolutions.resolution'),
        ),
        migrations.AlterField(
            model_name='footnotemark',
            name='paragraph',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='resolutions.paragraph'),
        ),
        migrations.AlterField(
            model_name='itemplacement',
            name='document',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='resolutions.document'),
        ),
        migrations.AlterField(
            model_name='paragraph',
            name='document',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='resolutions.document'),
        ),
        migrations.AlterField(
            model_name='paragraph',
            name='lead_phrase',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='paragraph',
            name='resolution',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='resolutions.resolution'),
        ),
        migrations.AlterField(
            model_name='parsewarning',
            name='document',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='warnings', to='resolutions.document'),
        ),
        migrations.AlterField(
            model_name='resolution',
            name='document',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='resolutions', to='resolutions.document'),
        ),
    ]
