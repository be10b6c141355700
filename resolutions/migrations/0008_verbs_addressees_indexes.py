"""Indexes of the columns of ``0006_verbs_addressees``, made when these are filled; and of titles' words."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import migrations, models


def _index(column):
    return migrations.AddIndex(
        "paragraph",
        GinIndex(
            condition=models.Q(("parent__isnull", True)),
            fields=[column],
            gin_pending_list_limit=65536,
            name=f"paragraph_{column}",
        ),
    )


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0007_read_held"),
    ]

    operations = [
        _index("verbs"),
        _index("addressed"),
        migrations.AddIndex(
            "resolution", GinIndex(SearchVector("title_key", config="simple"), name="resolution_title_words")
        ),
    ]
