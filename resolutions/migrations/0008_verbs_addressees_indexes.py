"""Indexes of the columns of ``0006_verbs_addressees``, made when these are filled; and of titles' words."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0007_read_held"),
    ]

    operations = [
        migrations.AddIndex(
            "resolution", GinIndex(SearchVector("title_key", config="simple"), name="resolution_title_words")
        ),
    ]
