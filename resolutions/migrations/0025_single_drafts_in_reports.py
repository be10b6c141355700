"""A draft that is alone in a report is called by its place in it, as several are; old addresses lead on."""

from django.db import migrations
from django.db.models import F
from django.utils.text import slugify


def rename(apps, schema_editor):
    """Take the report's symbol from the text, and give it the address within the report."""
    Resolution, Address, CrossReference = (
        apps.get_model("resolutions", name) for name in ("Resolution", "Address", "CrossReference")
    )
    texts = Resolution.objects.filter(document__kind="committee_report", symbol=F("document__symbol"))
    for text in texts.select_related("document").order_by("pk"):
        symbol, language = text.symbol, text.document.language
        Resolution.objects.filter(pk=text.pk).update(symbol=None)
        CrossReference.objects.filter(target_resolution=text.pk, symbol=symbol).update(
            target_resolution=None, target_document=text.document
        )
        path = f"/{symbol}/{slugify(text.ordinal).upper() or text.order + 1}/"
        if not Address.objects.filter(path=path, language=language).exists():
            Address.objects.filter(resolution=text.pk, current=True).update(current=False)
            Address.objects.create(path=path, language=language, resolution=text)


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0024_drafted_clauses_on_lines"),
    ]

    operations = [migrations.RunPython(rename, migrations.RunPython.noop)]
