"""Links between the clauses of texts that follow one another, and the line each clause makes of them.

A step is no longer current when a paragraph or a footnote of either text changes, whoever changes it; a
paragraph whose words change leaves its line, and links of a paragraph that is gone go with it. Steps are
locked first and in order, so that a writer waits for a drawing of the same links and undoes it after.
"""

import django.db.models.deletion
from django.db import migrations, models

TRIGGERS = """
CREATE FUNCTION archive_unlink(texts bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(texts) = 0 OR NOT EXISTS (SELECT FROM resolutions_step) THEN RETURN; END IF;
    PERFORM 1 FROM resolutions_step
      WHERE earlier_id = ANY (texts) OR later_id = ANY (texts) ORDER BY id FOR UPDATE;
    UPDATE resolutions_step SET is_current = false
     WHERE is_current AND (earlier_id = ANY (texts) OR later_id = ANY (texts));
END $$;

CREATE FUNCTION archive_link_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_unlink(ARRAY(
        SELECT DISTINCT resolution_id FROM changed
         WHERE parent_id IS NULL AND annex_id IS NULL AND resolution_id IS NOT NULL));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_link_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_unlink(ARRAY(
        SELECT DISTINCT own.text_id
          FROM after JOIN before USING (id),
               unnest(ARRAY[after.resolution_id, before.resolution_id]) AS own (text_id)
         WHERE (after.resolution_id, after.annex_id, after.parent_id, after."order", after.kind, after.anchor,
                after.full_text)
               IS DISTINCT FROM
               (before.resolution_id, before.annex_id, before.parent_id, before."order", before.kind,
                before.anchor, before.full_text)
           AND own.text_id IS NOT NULL));
    DELETE FROM resolutions_strand USING after JOIN before USING (id)
     WHERE paragraph_id = after.id
       AND (after.resolution_id, after.annex_id, after.parent_id, after.kind, after.full_text)
           IS DISTINCT FROM
           (before.resolution_id, before.annex_id, before.parent_id, before.kind, before.full_text);
    RETURN NULL;
END $$;

CREATE FUNCTION archive_link_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_unlink(ARRAY(
        SELECT DISTINCT resolution_id FROM changed
         WHERE parent_id IS NULL AND annex_id IS NULL AND resolution_id IS NOT NULL));
    DELETE FROM resolutions_link USING changed WHERE earlier_id = changed.id;
    DELETE FROM resolutions_link USING changed WHERE later_id = changed.id;
    DELETE FROM resolutions_strand USING changed WHERE paragraph_id = changed.id;
    RETURN NULL;
END $$;

CREATE FUNCTION archive_link_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM resolutions_link;
    DELETE FROM resolutions_strand;
    UPDATE resolutions_step SET is_current = false;
    RETURN NULL;
END $$;

CREATE FUNCTION archive_link_marked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_unlink(ARRAY(
        SELECT DISTINCT paragraph.resolution_id
          FROM changed JOIN resolutions_paragraph AS paragraph ON paragraph.id = changed.paragraph_id
         WHERE paragraph.resolution_id IS NOT NULL));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_link_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_unlink(ARRAY(
        SELECT DISTINCT after.resolution_id FROM after JOIN before USING (id)
         WHERE after.text IS DISTINCT FROM before.text AND after.resolution_id IS NOT NULL));
    RETURN NULL;
END $$;

CREATE TRIGGER archive_link_inserted AFTER INSERT ON resolutions_paragraph
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_link_inserted();
CREATE TRIGGER archive_link_changed AFTER UPDATE ON resolutions_paragraph
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_link_changed();
CREATE TRIGGER archive_link_deleted AFTER DELETE ON resolutions_paragraph
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_link_deleted();
CREATE TRIGGER archive_link_emptied AFTER TRUNCATE ON resolutions_paragraph
    FOR EACH STATEMENT EXECUTE FUNCTION archive_link_emptied();
CREATE TRIGGER archive_link_inserted AFTER INSERT ON resolutions_footnotemark
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_link_marked();
CREATE TRIGGER archive_link_changed AFTER UPDATE ON resolutions_footnotemark
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_link_marked();
CREATE TRIGGER archive_link_deleted AFTER DELETE ON resolutions_footnotemark
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_link_marked();
CREATE TRIGGER archive_link_changed AFTER UPDATE ON resolutions_footnote
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_link_noted();
"""

DROP = """
DROP FUNCTION archive_link_inserted() CASCADE;
DROP FUNCTION archive_link_changed() CASCADE;
DROP FUNCTION archive_link_deleted() CASCADE;
DROP FUNCTION archive_link_emptied() CASCADE;
DROP FUNCTION archive_link_marked() CASCADE;
DROP FUNCTION archive_link_noted() CASCADE;
DROP FUNCTION archive_unlink(bigint[]);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0014_shingles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Strand',
            fields=[
                ('paragraph', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='strand', serialize=False, to='resolutions.paragraph')),
                ('clause', models.BigIntegerField(db_index=True)),
            ],
            options={
                'ordering': ['clause', 'paragraph_id'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('course', models.CharField(choices=[('along', 'the text before in the family'), ('stage', 'an earlier stage of the same text')], max_length=5)),
                ('is_current', models.BooleanField(default=False)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('rules', models.CharField(blank=True, max_length=64)),
                ('is_threaded', models.BooleanField(default=False)),
                ('identical', models.PositiveSmallIntegerField(default=0)),
                ('routine', models.PositiveSmallIntegerField(default=0)),
                ('reworded', models.PositiveSmallIntegerField(default=0)),
                ('split', models.PositiveSmallIntegerField(default=0)),
                ('merged', models.PositiveSmallIntegerField(default=0)),
                ('moved', models.PositiveSmallIntegerField(default=0)),
                ('new', models.PositiveSmallIntegerField(default=0)),
                ('dropped', models.PositiveSmallIntegerField(default=0)),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps_on', to='resolutions.resolution')),
                ('later', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps_back', to='resolutions.resolution')),
            ],
            options={
                'ordering': ['later_id', 'course', 'earlier_id'],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('relation', models.CharField(choices=[('identical', 'identical'), ('routine', 'routine'), ('reworded', 'reworded'), ('split', 'split'), ('merged', 'merged'), ('new', 'new'), ('dropped', 'dropped')], max_length=9)),
                ('moved', models.BooleanField(default=False)),
                ('score', models.FloatField()),
                ('why', models.TextField()),
                ('carries_on', models.BooleanField(default=False)),
                ('earlier', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='links_on', to='resolutions.paragraph')),
                ('later', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='links_back', to='resolutions.paragraph')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='resolutions.step')),
            ],
            options={
                'ordering': ['step_id', 'number', 'order'],
            },
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(fields=('earlier', 'later'), name='step_unique'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('earlier', models.F('later')), _negated=True), name='step_between_two'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('course__in', ['along', 'stage'])), name='step_course_known'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.UniqueConstraint(fields=('step', 'number', 'order'), name='link_order_unique'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.UniqueConstraint(condition=models.Q(('carries_on', True)), fields=('step', 'earlier'), name='link_carries_one_on'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.UniqueConstraint(condition=models.Q(('carries_on', True)), fields=('step', 'later'), name='link_carried_from_one'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('relation__in', ('identical', 'routine', 'reworded', 'split', 'merged', 'new', 'dropped'))), name='link_relation_known'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('earlier', None), ('later__isnull', False), ('relation', 'new')), models.Q(('earlier__isnull', False), ('later', None), ('relation', 'dropped')), models.Q(models.Q(('relation__in', ['new', 'dropped']), _negated=True), ('earlier__isnull', False), ('later__isnull', False)), _connector='OR'), name='link_ends_by_relation'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('carries_on', False), models.Q(('earlier__isnull', False), ('later__isnull', False)), _connector='OR'), name='link_carries_between_two'),
        ),
        migrations.RunSQL(TRIGGERS, DROP),
    ]
