"""Where a paragraph is filed, copied onto its row so that search counts without joins, and kept by triggers.

A paragraph takes session, kind, topics and date from its document and status, family and day of
adoption from its text when it is written. When those change, whoever changes them, the copies follow
in the same statement. ``resolutions_tally`` is emptied by any change of a paragraph.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.math
import django.db.models.functions.text
import django.db.models.lookups
import resolutions.models.keys
from django.db import migrations, models

FUNCTIONS = r"""
CREATE FUNCTION archive_key(text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN hashtextextended($1, 0);

-- The same folding as before, twenty times as fast.
CREATE OR REPLACE FUNCTION archive_fold(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace($1,
  E'[-\u00ad\u2010-\u2015\u2212''\u2018-\u201e\u02bc\u00ab\u00bb<>&]', ' ', 'g');
"""

DROP_FUNCTIONS = "DROP FUNCTION archive_key(text)"

TRIGGERS = r"""
CREATE FUNCTION archive_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT session_id, kind, topics, date
      INTO NEW.session_id, NEW.document_kind, NEW.topics, NEW.dated
      FROM resolutions_document WHERE id = NEW.document_id;
    NEW.status := NULL;
    NEW.family := NULL;
    IF NEW.resolution_id IS NOT NULL THEN
        SELECT status, family, coalesce(adopted_on, NEW.dated)
          INTO NEW.status, NEW.family, NEW.dated
          FROM resolutions_resolution WHERE id = NEW.resolution_id;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION archive_refile(documents bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(documents) = 0 THEN RETURN; END IF; -- an update of nothing would fire triggers for ever
    UPDATE resolutions_paragraph AS paragraph
       SET session_id = filed.session_id, document_kind = filed.kind, topics = filed.topics,
           status = filed.status, family = filed.family, dated = filed.dated
      FROM (SELECT held.id, document.session_id, document.kind, document.topics, text.status, text.family,
                   coalesce(text.adopted_on, document.date) AS dated
              FROM resolutions_paragraph AS held
              JOIN resolutions_document AS document ON document.id = held.document_id
              LEFT JOIN resolutions_resolution AS text ON text.id = held.resolution_id
             WHERE held.document_id = ANY (documents)) AS filed
     WHERE paragraph.id = filed.id
       AND (paragraph.session_id, paragraph.document_kind, paragraph.topics, paragraph.status,
            paragraph.family, paragraph.dated)
           IS DISTINCT FROM
           (filed.session_id, filed.kind, filed.topics, filed.status, filed.family, filed.dated);
END $$;

CREATE FUNCTION archive_topics() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.topics := ARRAY(
        SELECT DISTINCT item.topic_key
          FROM resolutions_itemplacement AS placement
          JOIN resolutions_agendaitem AS item ON item.id = placement.item_id
         WHERE placement.document_id = NEW.id AND item.topic <> '' ORDER BY 1);
    RETURN NEW;
END $$;

CREATE FUNCTION archive_take_topics(documents bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(documents) = 0 THEN RETURN; END IF;
    UPDATE resolutions_document SET topics = '{}' WHERE id = ANY (documents); -- archive_topics knows better
END $$;

CREATE FUNCTION archive_document_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_refile(ARRAY(
        SELECT after.id FROM after JOIN before USING (id)
         WHERE (after.session_id, after.kind, after.topics, after.date)
               IS DISTINCT FROM (before.session_id, before.kind, before.topics, before.date)));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_refile(ARRAY(
        SELECT DISTINCT after.document_id FROM after JOIN before USING (id)
         WHERE (after.status, after.title_key, after.adopted_on)
               IS DISTINCT FROM (before.status, before.title_key, before.adopted_on)));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_paragraph_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_refile(ARRAY(
        SELECT DISTINCT after.document_id FROM after JOIN before USING (id)
         WHERE (after.document_id, after.resolution_id)
               IS DISTINCT FROM (before.document_id, before.resolution_id)));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_items_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_take_topics(ARRAY(SELECT DISTINCT document_id FROM changed));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_topic_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_take_topics(ARRAY(
        SELECT DISTINCT placement.document_id
          FROM after JOIN before USING (id)
          JOIN resolutions_itemplacement AS placement ON placement.item_id = after.id
         WHERE after.topic IS DISTINCT FROM before.topic));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_untally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM resolutions_tally;
    RETURN NULL;
END $$;

CREATE TRIGGER archive_topics BEFORE UPDATE ON resolutions_document
    FOR EACH ROW EXECUTE FUNCTION archive_topics();
CREATE TRIGGER archive_file BEFORE INSERT ON resolutions_paragraph
    FOR EACH ROW EXECUTE FUNCTION archive_file();
CREATE TRIGGER archive_changed AFTER UPDATE ON resolutions_paragraph
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_paragraph_changed();
CREATE TRIGGER archive_untally AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON resolutions_paragraph
    FOR EACH STATEMENT EXECUTE FUNCTION archive_untally();
CREATE TRIGGER archive_changed AFTER UPDATE ON resolutions_document
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_document_changed();
CREATE TRIGGER archive_changed AFTER UPDATE ON resolutions_resolution
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_text_changed();
CREATE TRIGGER archive_changed AFTER UPDATE ON resolutions_agendaitem
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_topic_changed();
CREATE TRIGGER archive_inserted AFTER INSERT ON resolutions_itemplacement
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION archive_items_changed();
CREATE TRIGGER archive_changed AFTER UPDATE ON resolutions_itemplacement
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION archive_items_changed();
CREATE TRIGGER archive_deleted AFTER DELETE ON resolutions_itemplacement
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION archive_items_changed();
"""

DROP_TRIGGERS = """
DROP FUNCTION archive_file() CASCADE;
DROP FUNCTION archive_topics() CASCADE;
DROP FUNCTION archive_document_changed() CASCADE;
DROP FUNCTION archive_text_changed() CASCADE;
DROP FUNCTION archive_paragraph_changed() CASCADE;
DROP FUNCTION archive_items_changed() CASCADE;
DROP FUNCTION archive_topic_changed() CASCADE;
DROP FUNCTION archive_untally() CASCADE;
DROP FUNCTION archive_refile(bigint[]);
DROP FUNCTION archive_take_topics(bigint[]);
"""


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0002_curators"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, DROP_FUNCTIONS),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2)),
                ('facet', models.CharField(max_length=20)),
                ('kind', models.CharField(max_length=13)),
                ('key', models.TextField()),
                ('paragraphs', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name_plural': 'tallies',
                'ordering': ['language', 'facet', 'kind', 'key'],
            },
        ),
        migrations.AddField(
            model_name='paragraph',
            name='session',
            field=models.ForeignKey(db_constraint=False, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='resolutions.session'),
        ),
        migrations.AddField(
            model_name='document',
            name='topics',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), db_default=[], editable=False, size=None),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='dated',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='document_kind',
            field=models.CharField(editable=False, max_length=20, null=True),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='family',
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='shingles',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='status',
            field=models.CharField(editable=False, max_length=8, null=True),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='topics',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), editable=False, null=True, size=None),
        ),
        migrations.AddConstraint(
            model_name='tally',
            constraint=models.UniqueConstraint(fields=('language', 'facet', 'kind', 'key'), name='tally_unique'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='topic_key',
            field=models.GeneratedField(db_index=True, db_persist=True, expression=resolutions.models.keys.Key('topic'), output_field=models.BigIntegerField()),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='depth',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(models.Q(django.db.models.lookups.Exact(django.db.models.functions.math.Mod(models.F('id'), 16), 0), django.db.models.lookups.LessThan(django.db.models.functions.text.Length('full_text'), 110), _connector='OR'), then=models.Value(2)), models.When(models.Q(django.db.models.lookups.Exact(django.db.models.functions.math.Mod(models.F('id'), 4), 0), django.db.models.lookups.LessThan(django.db.models.functions.text.Length('full_text'), 225), _connector='OR'), then=models.Value(1)), default=models.Value(0)), output_field=models.SmallIntegerField()),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='size',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Length('full_text'), output_field=models.IntegerField()),
        ),
        migrations.AddField(
            model_name='resolution',
            name='family',
            field=models.GeneratedField(db_index=True, db_persist=True, expression=resolutions.models.keys.Key('title_key'), output_field=models.BigIntegerField()),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='year',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.datetime.ExtractYear('dated'), output_field=models.IntegerField(null=True)),
        ),
        migrations.RunSQL(TRIGGERS, DROP_TRIGGERS),
    ]
