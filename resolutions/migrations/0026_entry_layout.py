"""Entries lie in the order in which searches read them, and their words have an index for each reading.

What is counted and ranked stands first in a row: a row is read up to the last column that is asked for. An index
of words that holds English alone spares a search the look at the language of every hit; one that holds a
sample, the hits outside it. Drafts and reports are found without a look at all the rest.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models import F, OrderBy, Q
from django.db.models.functions import Mod
from django.db.models.lookups import Exact

from resolutions.models import keys
from resolutions.models.codes import CodeField

COLUMNS = (
    'paragraph_id, document_id, resolution_id, session_id, family, "order", size, dated, kind, depth, year,'
    " status, document_kind, language, vector, lead_phrase, topics, verbs, addressed"
)
KEEP = f"CREATE TEMPORARY TABLE kept_entries AS SELECT {COLUMNS} FROM resolutions_entry"
PUT_BACK = f"""
    INSERT INTO resolutions_entry ({COLUMNS}) SELECT {COLUMNS} FROM kept_entries ORDER BY depth DESC, paragraph_id;
    DROP TABLE kept_entries
"""
KINDS = ("preambular", "operative", "heading", "report", "annex", "annex_heading")
STATUSES = ("draft", "adopted")
DOCUMENT_KINDS = ("resolution", "draft_resolution", "committee_report")
NUMBERS = keys.Packed(
    (
        "int8send",
        keys.RowKey("session_id", "topics", "family", "year", "status", "document_kind"),
    ),
    ("int8send", keys.RowKey("lead_phrase", "verbs", "addressed")),
    ("int8send", F("paragraph_id")),
    ("int8send", models.functions.Coalesce(F("document_id"), models.Value(0))),
    ("int4send", keys.Day(F("dated"))),
    ("int4send", F("order")),
)
TONGUES = (("en", Q(("language", "en"))), ("other", ~Q(("language", "en"))))
PARTS = (
    ("", Q()),
    ("_deep", Q(("depth__gte", 1))),
    ("_deeper", Q(("depth", 2))),
    ("_fourth", Q(Exact(Mod(F("paragraph"), 4), 0))),
    ("_sixteenth", Q(Exact(Mod(F("paragraph"), 16), 0))),
)


def _copied(to):
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to=to,
    )


def _gin(name, column, condition=None):
    index = GinIndex(condition=condition, fields=[column], gin_pending_list_limit=65536, name=name)
    return migrations.AddIndex(model_name="entry", index=index)


def _index(*expressions, **options):
    return migrations.AddIndex(model_name="entry", index=models.Index(*expressions, **options))


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0025_single_drafts_in_reports"),
    ]

    operations = [
        migrations.RunSQL(KEEP, PUT_BACK),
        migrations.DeleteModel("Entry"),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "paragraph",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="entry",
                        serialize=False,
                        to="resolutions.paragraph",
                    ),
                ),
                ("document", _copied("resolutions.document")),
                ("resolution", _copied("resolutions.resolution")),
                ("session", _copied("resolutions.session")),
                ("family", models.BigIntegerField(null=True)),
                ("order", models.IntegerField()),
                ("size", models.IntegerField()),
                ("dated", models.DateField(null=True)),
                ("kind", CodeField(words=KINDS)),
                ("depth", models.SmallIntegerField()),
                ("year", models.SmallIntegerField(null=True)),
                ("status", CodeField(null=True, words=STATUSES)),
                ("document_kind", CodeField(null=True, words=DOCUMENT_KINDS)),
                (
                    "numbers",
                    models.GeneratedField(
                        db_persist=True, expression=NUMBERS, output_field=models.BinaryField()
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
                ("lead_phrase", models.CharField(max_length=300)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), null=True, size=None
                    ),
                ),
                (
                    "verbs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "addressed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
            ],
            options={"verbose_name_plural": "entries", "ordering": ["paragraph"]},
        ),
        migrations.RunSQL(PUT_BACK, KEEP),
        *(
            _gin(f"entry_vector_{tongue}{part}", "vector", spoken & read)
            for tongue, spoken in TONGUES
            for part, read in PARTS
        ),
        _index(
            "language",
            OrderBy(F("dated"), descending=True, nulls_last=True),
            OrderBy(F("document_id"), descending=True),
            "order",
            name="entry_newest",
            include=["kind", "paragraph"],
        ),
        _index(
            "language", "dated", "document_id", "order", name="entry_oldest", include=["kind", "paragraph"]
        ),
        _index(fields=["-depth", "paragraph"], name="entry_depth"),
        _index(fields=["document_kind", "status"], name="entry_document_kind"),
        _index(fields=["session"], name="entry_session"),
        _index(fields=["year"], name="entry_year"),
        _index(fields=["family"], name="entry_family"),
        _index(fields=["lead_phrase"], name="entry_lead"),
        *(_gin(f"entry_{name}", name) for name in ("topics", "verbs", "addressed")),
        migrations.RunSQL("ANALYZE resolutions_entry", migrations.RunSQL.noop),
    ]
