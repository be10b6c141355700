"""Curators' rulings on paragraphs: a change of one undoes the steps of the texts that both stand in."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

TRIGGER = """
CREATE FUNCTION archive_ruled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_unlink(ARRAY(
        SELECT DISTINCT resolution_id FROM resolutions_paragraph
         WHERE id IN (OLD.earlier_id, OLD.later_id, NEW.earlier_id, NEW.later_id)
           AND resolution_id IS NOT NULL));
    RETURN NULL;
END $$;

CREATE TRIGGER archive_ruled AFTER INSERT OR UPDATE OR DELETE ON resolutions_ruling
    FOR EACH ROW EXECUTE FUNCTION archive_ruled();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0016_bridges'),
    ]

    operations = [
        migrations.AddField(
            model_name='link',
            name='returns',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='returned', to='resolutions.paragraph'),
        ),
        migrations.AddField(
            model_name='step',
            name='returned',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('joined', 'the same clause'), ('cut', 'not the same clause')], max_length=6)),
                ('earlier_place', models.CharField(editable=False, max_length=400)),
                ('later_place', models.CharField(editable=False, max_length=400)),
                ('earlier_words', models.TextField(editable=False)),
                ('later_words', models.TextField(editable=False)),
                ('reason', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('earlier', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='resolutions.paragraph')),
                ('later', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='resolutions.paragraph')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.comparison.Least('earlier', 'later'), django.db.models.functions.comparison.Greatest('earlier', 'later'), name='ruling_unique'), models.CheckConstraint(condition=models.Q(('earlier__isnull', False), ('later__isnull', False), models.Q(('earlier', models.F('later')), _negated=True)), name='ruling_on_two'), models.CheckConstraint(condition=models.Q(('verdict__in', ['joined', 'cut'])), name='ruling_verdict_known')],
            },
        ),
        migrations.RunSQL(TRIGGER, "DROP FUNCTION archive_ruled() CASCADE"),
    ]
