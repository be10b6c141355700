"""Indexes of entries in place of those of paragraphs, whose vectors now stand in entries alone."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0010_entries'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_vector',
        ),
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_vector_deep',
        ),
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_vector_deeper',
        ),
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_newest',
        ),
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_oldest',
        ),
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_session',
        ),
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_year',
        ),
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_family',
        ),
        migrations.RemoveIndex(
            model_name='paragraph',
            name='paragraph_topics',
        ),
        migrations.RemoveField(
            model_name='paragraph',
            name='vector',
        ),
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.GinIndex(fields=['vector'], gin_pending_list_limit=65536, name='entry_vector'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('depth__gte', 1)), fields=['vector'], gin_pending_list_limit=65536, name='entry_vector_deep'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('depth', 2)), fields=['vector'], gin_pending_list_limit=65536, name='entry_vector_deeper'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(models.F('language'), models.OrderBy(models.F('dated'), descending=True, nulls_last=True), models.OrderBy(models.F('document_id'), descending=True), models.F('order'), include=('kind', 'paragraph'), name='entry_newest'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(models.F('language'), models.F('dated'), models.F('document_id'), models.F('order'), include=('kind', 'paragraph'), name='entry_oldest'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['session'], name='entry_session'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['year'], name='entry_year'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['family'], name='entry_family'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['lead_phrase'], name='entry_lead'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.GinIndex(fields=['topics'], gin_pending_list_limit=65536, name='entry_topics'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.GinIndex(fields=['verbs'], gin_pending_list_limit=65536, name='entry_verbs'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.GinIndex(fields=['addressed'], gin_pending_list_limit=65536, name='entry_addressed'),
        ),
    ]
