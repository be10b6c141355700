"""Words of ASCII letters have no accents to take away: vectors are the same, and made a tenth faster."""

from django.db import migrations

STEMMERS = {
    **{f"archive_{language}": f"archive_{language}_stem" for language in ("english", "french", "spanish", "russian", "arabic")},
    **{f"archive_{language}_loose": f"pg_catalog.{language}_stem" for language in ("english", "french", "spanish", "russian", "arabic")},
    "archive_simple": "pg_catalog.simple",
    "archive_simple_loose": "pg_catalog.simple",
}


def mapped(through):
    """Return SQL that sends ASCII words of every configuration through these dictionaries, then the stemmer."""
    return "\n".join(
        f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR asciiword, asciihword, hword_asciipart"
        f" WITH {through}{stemmer};"
        for name, stemmer in STEMMERS.items()
    )


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0016_indexes_left_out"),
    ]

    operations = [
        migrations.RunSQL(mapped(""), mapped("unaccent, ")),
    ]
