"""Verbs and addressees of what is held already."""

from django.db import migrations

from resolutions.parsing.addressees import addressees
from resolutions.parsing.verbs import verbs

BATCH = 2000


def read_held(apps, schema_editor):
    """Read the lead phrase of every English paragraph, and who is named after it."""
    Paragraph = apps.get_model("resolutions", "Paragraph")
    led = Paragraph.objects.filter(parent=None, language="en").exclude(lead_phrase="").order_by("pk")
    columns = ("pk", "kind", "text", "lead_phrase", "verbs", "named")
    last = 0
    while rows := list(led.filter(pk__gt=last).only(*columns)[:BATCH]):
        for row in rows:
            row.verbs = list(verbs(row.lead_phrase))
            if row.kind == "operative":
                row.named = list(addressees(row.text, row.lead_phrase))
        Paragraph.objects.bulk_update(rows, ["verbs", "named"])
        last = rows[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0006_verbs_addressees"),
    ]

    operations = [migrations.RunPython(read_held, migrations.RunPython.noop)]
