"""Entries: one small row for every whole paragraph, that search reads; kept in step by triggers.

An entry is written, changed and deleted with its paragraph, in the same statement, whoever writes it.
Where a paragraph is filed still follows its document and text (``0003_filing``), and its entry follows.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

import resolutions.models.codes

KINDS = ('preambular', 'operative', 'heading', 'report', 'annex', 'annex_heading')
STATUSES = ('draft', 'adopted')
DOCUMENT_KINDS = ('resolution', 'draft_resolution', 'committee_report')
CONFIGURATIONS = {
    'en': 'archive_english',
    'fr': 'archive_french',
    'es': 'archive_spanish',
    'ru': 'archive_russian',
    'ar': 'archive_arabic',
}

_BRANCHES = " ".join(
    f"WHEN '{code}' THEN to_tsvector('{name}'::regconfig, archive_fold(full_text))"
    for code, name in CONFIGURATIONS.items()
)
VECTOR = f"CASE language {_BRANCHES} ELSE to_tsvector('archive_simple'::regconfig, archive_fold(full_text)) END"


def _number(words, column):
    return f"array_position(ARRAY{list(words)}::varchar[], {column})::smallint"


COPIED = (
    'document_id', 'resolution_id', 'session_id', '"order"', 'size', 'dated', 'year', 'depth', 'family',
    'language', 'lead_phrase', 'topics', 'verbs', 'addressed',
)
TARGETS = ('paragraph_id', *COPIED, 'kind', 'status', 'document_kind', 'vector')
VALUES = (
    'id', *COPIED, _number(KINDS, 'kind'), _number(STATUSES, 'status'),
    _number(DOCUMENT_KINDS, 'document_kind'), VECTOR,
)
INSERT = f"INSERT INTO resolutions_entry ({', '.join(TARGETS)}) SELECT {', '.join(VALUES)} FROM"
UPDATE = ", ".join(f"{column} = excluded.{column}" for column in TARGETS[1:])
WATCHED = (*COPIED, 'kind', 'status', 'document_kind', 'full_text', 'parent_id')


def _row(name):
    return f"({', '.join(f'{name}.{column}' for column in WATCHED)})"


TRIGGERS = f"""
CREATE FUNCTION archive_enter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {INSERT} changed WHERE parent_id IS NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION archive_enter_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {INSERT} (SELECT after.* FROM after JOIN before USING (id)
               WHERE after.parent_id IS NULL AND {_row('after')} IS DISTINCT FROM {_row('before')}) AS changed
        ON CONFLICT (paragraph_id) DO UPDATE SET {UPDATE};
    DELETE FROM resolutions_entry USING after
     WHERE paragraph_id = after.id AND after.parent_id IS NOT NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION archive_strike() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM resolutions_entry USING before WHERE paragraph_id = before.id;
    RETURN NULL;
END $$;

CREATE FUNCTION archive_strike_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM resolutions_entry;
    RETURN NULL;
END $$;

CREATE TRIGGER archive_entry_inserted AFTER INSERT ON resolutions_paragraph
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_enter();
CREATE TRIGGER archive_entry_changed AFTER UPDATE ON resolutions_paragraph
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_enter_again();
CREATE TRIGGER archive_entry_deleted AFTER DELETE ON resolutions_paragraph
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION archive_strike();
CREATE TRIGGER archive_entry_emptied AFTER TRUNCATE ON resolutions_paragraph
    FOR EACH STATEMENT EXECUTE FUNCTION archive_strike_all();
"""

DROP = """
DROP FUNCTION archive_enter() CASCADE;
DROP FUNCTION archive_enter_again() CASCADE;
DROP FUNCTION archive_strike() CASCADE;
DROP FUNCTION archive_strike_all() CASCADE;
"""

FILL = f"{INSERT} resolutions_paragraph WHERE parent_id IS NULL ORDER BY id"


def _copied(to):
    return models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=to)


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0008_verbs_addressees_indexes"),
    ]

    operations = [
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
                ('kind', resolutions.models.codes.CodeField(words=KINDS)),
                ('status', resolutions.models.codes.CodeField(null=True, words=STATUSES)),
                ('document_kind', resolutions.models.codes.CodeField(null=True, words=DOCUMENT_KINDS)),
                ('depth', models.SmallIntegerField()),
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
        migrations.RunSQL(TRIGGERS, DROP),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
