"""Indexes of the columns of ``0003_filing``, made when these are filled."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0004_file_held"),
    ]

    operations = [
        migrations.RemoveIndex(model_name='paragraph', name='paragraph_vector'),
        migrations.AddIndex(
            model_name='paragraph',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('parent__isnull', True)), fields=['vector'], gin_pending_list_limit=65536, name='paragraph_vector'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('depth__gte', 1), ('parent__isnull', True)), gin_pending_list_limit=65536, fields=['vector'], name='paragraph_vector_deep'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('depth', 2), ('parent__isnull', True)), gin_pending_list_limit=65536, fields=['vector'], name='paragraph_vector_deeper'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('parent__isnull', True)), gin_pending_list_limit=65536, fields=['shingles'], name='paragraph_shingles'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(models.F('language'), models.OrderBy(models.F('dated'), descending=True, nulls_last=True), models.OrderBy(models.F('document_id'), descending=True), models.F('order'), condition=models.Q(('parent__isnull', True)), include=('kind', 'id'), name='paragraph_newest'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(models.F('language'), models.F('dated'), models.F('document_id'), models.F('order'), condition=models.Q(('parent__isnull', True)), include=('kind', 'id'), name='paragraph_oldest'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(condition=models.Q(('parent__isnull', True)), fields=['session'], name='paragraph_session'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(condition=models.Q(('parent__isnull', True)), fields=['year'], name='paragraph_year'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(condition=models.Q(('parent__isnull', True)), fields=['family'], name='paragraph_family'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('parent__isnull', True)), gin_pending_list_limit=65536, fields=['topics'], name='paragraph_topics'),
        ),
    ]
