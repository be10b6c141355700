"""What a large ingest has left for its end is written down, so that a run that was killed is made good."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0021_fewer_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='LeftOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=63)),
                ('statement', models.TextField()),
            ],
            options={
                'verbose_name': 'index left out',
                'verbose_name_plural': 'indexes left out',
                'ordering': ['pk'],
            },
        ),
    ]
