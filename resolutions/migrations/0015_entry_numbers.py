"""Entries hold the numbers that searches read of each hit, packed into one value early in a row.

PostgreSQL adds columns at the end of a row, behind the words, where they are slow to read: the table is
made anew and filled from the paragraphs. The triggers that fill it name columns and stay as they are.
"""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

import resolutions.models.codes
from resolutions.models import keys

entries = import_module("resolutions.migrations.0010_entries")

FILL = f"{entries.INSERT} resolutions_paragraph WHERE parent_id IS NULL ORDER BY depth DESC, id"
PENDING = 65536
FILING = ('session_id', 'topics', 'family', 'year', 'status', 'document_kind')
OPENING = ('lead_phrase', 'verbs', 'addressed')
NUMBERS = keys.Packed(
    ('int8send', keys.RowKey(*FILING)),
    ('int8send', keys.RowKey(*OPENING)),
    ('int8send', models.F('paragraph_id')),
    ('int8send', models.functions.Coalesce(models.F('document_id'), models.Value(0))),
    ('int4send', keys.Day(models.F('dated'))),
    ('int4send', models.F('order')),
)


def _copied(to):
    return models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=to)


def _gin(name, column, condition=None):
    index = django.contrib.postgres.indexes.GinIndex(condition=condition, fields=[column], gin_pending_list_limit=PENDING, name=name)
    return migrations.AddIndex(model_name='entry', index=index)


def _index(*expressions, **options):
    return migrations.AddIndex(model_name='entry', index=models.Index(*expressions, **options))


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0014_shingles'),
    ]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, FILL),  # the last step on the way back
        migrations.DeleteModel('Entry'),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('paragraph', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='entry', serialize=False, to='resolutions.paragraph')),
                ('document', _copied('resolutions.document')),
                ('resolution', _copied('resolutions.resolution')),
                ('session', _copied('resolutions.session')),
                ('order', models.IntegerField()),
                ('size', models.IntegerField()),
                ('dated', models.DateField(null=True)),
                ('year', models.SmallIntegerField(null=True)),
                ('kind', resolutions.models.codes.CodeField(words=entries.KINDS)),
                ('status', resolutions.models.codes.CodeField(null=True, words=entries.STATUSES)),
                ('document_kind', resolutions.models.codes.CodeField(null=True, words=entries.DOCUMENT_KINDS)),
                ('depth', models.SmallIntegerField()),
                ('numbers', models.GeneratedField(db_persist=True, expression=NUMBERS, output_field=models.BinaryField())),
                ('family', models.BigIntegerField(null=True)),
                ('language', models.CharField(max_length=2)),
                ('lead_phrase', models.CharField(max_length=300)),
                ('topics', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), null=True, size=None)),
                ('verbs', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('addressed', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                'verbose_name_plural': 'entries',
                'ordering': ['paragraph'],
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        _gin('entry_vector', 'vector'),
        _gin('entry_vector_deep', 'vector', models.Q(('depth__gte', 1))),
        _gin('entry_vector_deeper', 'vector', models.Q(('depth', 2))),
        _index('language', models.OrderBy(models.F('dated'), descending=True, nulls_last=True), models.OrderBy(models.F('document_id'), descending=True), 'order', name='entry_newest', include=['kind', 'paragraph']),
        _index('language', 'dated', 'document_id', 'order', name='entry_oldest', include=['kind', 'paragraph']),
        _index(fields=['-depth', 'paragraph'], name='entry_depth'),
        _index(fields=['session'], name='entry_session'),
        _index(fields=['year'], name='entry_year'),
        _index(fields=['family'], name='entry_family'),
        _index(fields=['lead_phrase'], name='entry_lead'),
        _gin('entry_topics', 'topics'),
        _gin('entry_verbs', 'verbs'),
        _gin('entry_addressed', 'addressed'),
        migrations.RunSQL('ANALYZE resolutions_entry', migrations.RunSQL.noop),
    ]
