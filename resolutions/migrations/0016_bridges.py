"""Families across changed titles: a text takes the title its family goes under when it is written.

Titles that are joined stand in ``resolutions_familytitle``. When that changes, whoever changes it, the texts
under these titles follow in the same statement, and with ``family`` where their paragraphs are filed.
"""

import django.db.models.deletion
import django.db.models.functions.comparison
import resolutions.models.keys
from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION archive_family(text) RETURNS bigint
LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN archive_key(coalesce(
    (SELECT family_key FROM resolutions_familytitle WHERE title_key = $1), $1));

CREATE FUNCTION archive_family_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.family_key := coalesce(
        (SELECT family_key FROM resolutions_familytitle WHERE title_key = NEW.title_key), '');
    RETURN NEW;
END $$;

CREATE FUNCTION archive_retitle(titles text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(titles) = 0 THEN RETURN; END IF;
    UPDATE resolutions_resolution SET title_key = title_key -- archive_family_key knows better
     WHERE title_key = ANY (titles);
END $$;

CREATE FUNCTION archive_titles_joined() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_retitle(ARRAY(SELECT title_key FROM changed));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_titles_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_retitle(ARRAY(SELECT title_key FROM before UNION SELECT title_key FROM after));
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION archive_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_refile(ARRAY(
        SELECT DISTINCT after.document_id FROM after JOIN before USING (id)
         WHERE (after.status, after.family, after.adopted_on)
               IS DISTINCT FROM (before.status, before.family, before.adopted_on)));
    RETURN NULL;
END $$;

CREATE TRIGGER archive_family_key BEFORE INSERT OR UPDATE OF title_key ON resolutions_resolution
    FOR EACH ROW EXECUTE FUNCTION archive_family_key();
CREATE TRIGGER archive_inserted AFTER INSERT ON resolutions_familytitle
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_titles_joined();
CREATE TRIGGER archive_changed AFTER UPDATE ON resolutions_familytitle
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_titles_changed();
CREATE TRIGGER archive_deleted AFTER DELETE ON resolutions_familytitle
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_titles_joined();
"""

DROP_FUNCTIONS = """
DROP FUNCTION archive_titles_joined() CASCADE;
DROP FUNCTION archive_titles_changed() CASCADE;
DROP FUNCTION archive_retitle(text[]);
DROP FUNCTION archive_family_key() CASCADE;
DROP FUNCTION archive_family(text);

CREATE OR REPLACE FUNCTION archive_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_refile(ARRAY(
        SELECT DISTINCT after.document_id FROM after JOIN before USING (id)
         WHERE (after.status, after.title_key, after.adopted_on)
               IS DISTINCT FROM (before.status, before.title_key, before.adopted_on)));
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0015_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='FamilyTitle',
            fields=[
                ('title_key', models.TextField(primary_key=True, serialize=False)),
                ('family_key', models.TextField()),
            ],
            options={
                'ordering': ['family_key', 'title_key'],
            },
        ),
        migrations.AddField(
            model_name='resolution',
            name='family_key',
            field=models.TextField(db_default='', default='', editable=False),
        ),
        migrations.RemoveField(
            model_name='resolution',
            name='family',
        ),
        migrations.AddField(
            model_name='resolution',
            name='family',
            field=models.GeneratedField(db_index=True, db_persist=True, expression=resolutions.models.keys.Key(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf('family_key', models.Value('')), 'title_key')), output_field=models.BigIntegerField()),
        ),
        migrations.CreateModel(
            name='TitleBridge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('earlier_title', models.TextField()),
                ('later_title', models.TextField()),
                ('earlier_key', models.TextField(editable=False)),
                ('later_key', models.TextField(editable=False)),
                ('says', models.CharField(choices=[('text', 'joined: the text says so'), ('joined', 'joined by a curator'), ('apart', 'kept apart by a curator')], default='joined', max_length=6)),
                ('why', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('earlier_text', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='resolutions.resolution')),
                ('later_text', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='resolutions.resolution')),
            ],
            options={
                'verbose_name': 'bridge between titles',
                'verbose_name_plural': 'bridges between titles',
                'ordering': ['later_key', 'earlier_key'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.comparison.Least('earlier_key', 'later_key'), django.db.models.functions.comparison.Greatest('earlier_key', 'later_key'), name='titlebridge_unique'), models.CheckConstraint(condition=models.Q(('earlier_key', models.F('later_key')), _negated=True), name='titlebridge_between_two'), models.CheckConstraint(condition=models.Q(models.Q(('earlier_key', ''), _negated=True), models.Q(('later_key', ''), _negated=True)), name='titlebridge_of_titles'), models.CheckConstraint(condition=models.Q(('says__in', ['text', 'joined', 'apart'])), name='titlebridge_says_known')],
            },
        ),
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
    ]
