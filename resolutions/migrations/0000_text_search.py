"""What the tables' search columns are built on: extensions, folding, text search configurations.

Comes before ``0001_initial``, whose generated columns call ``archive_fold``. The extensions are
"trusted": whoever may create objects in the database may create them.
"""

from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations
from django.db.utils import NotSupportedError, ProgrammingError

STEMMERS = {
    "english": "english",
    "french": "french",
    "spanish": "spanish",
    "russian": "russian",
    "arabic": "arabic",
}

FOLD = r"""
CREATE FUNCTION archive_fold(text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate($1,
  E'-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212''\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u02bc\u00ab\u00bb<>&',
  repeat(' ', 23));
"""

WORDS = "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart"


def _configuration(name, stemmer):
    """Return SQL for one configuration that folds accents, then stems; no address is read twice."""
    return f"""
        CREATE TEXT SEARCH CONFIGURATION {name} (COPY = pg_catalog.simple);
        ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR {WORDS} WITH unaccent, {stemmer};
        ALTER TEXT SEARCH CONFIGURATION {name} DROP MAPPING FOR url;
    """


def _both(language, stemmer):
    """Return SQL for the configuration that keeps every word and the loose one that drops common ones."""
    every = f"archive_{language}_stem"
    return (
        f"CREATE TEXT SEARCH DICTIONARY {every} (TEMPLATE = snowball, Language = {language});"
        + _configuration(f"archive_{language}", every)
        + _configuration(f"archive_{language}_loose", stemmer)
    )


def _create_all(schema_editor):
    schema_editor.execute(FOLD)
    for language in STEMMERS:
        schema_editor.execute(_both(language, f"pg_catalog.{language}_stem"))
    for name in ("archive_simple", "archive_simple_loose"):
        schema_editor.execute(_configuration(name, "pg_catalog.simple"))


def create(apps, schema_editor):
    """Create the function and the configurations."""
    _create_all(schema_editor)


def drop(apps, schema_editor):
    """Drop them again."""
    for language in STEMMERS:
        for name in (f"archive_{language}", f"archive_{language}_loose"):
            schema_editor.execute(f"DROP TEXT SEARCH CONFIGURATION {name}")
        schema_editor.execute(f"DROP TEXT SEARCH DICTIONARY archive_{language}_stem")
    for name in ("archive_simple", "archive_simple_loose"):
        schema_editor.execute(f"DROP TEXT SEARCH CONFIGURATION {name}")
    schema_editor.execute("DROP FUNCTION archive_fold(text)")


def _saying_what_to_do(operation):
    """Give a ``CREATE EXTENSION`` operation an error that says what the database's owner must do."""

    class Explained(operation):
        def database_forwards(self, app_label, schema_editor, from_state, to_state):
            try:
                super().database_forwards(app_label, schema_editor, from_state, to_state)
            except (ProgrammingError, NotSupportedError) as error:
                raise RuntimeError(
                    f"PostgreSQL did not let this role create the extension {self.name}: {error}. "
                    f'Have an administrator run  CREATE EXTENSION IF NOT EXISTS "{self.name}";  '
                    "in this database, then migrate again."
                ) from error

    return Explained()


class Migration(migrations.Migration):
    """Extensions, ``archive_fold`` and the text search configurations."""

    dependencies = []

    operations = [
        _saying_what_to_do(UnaccentExtension),
        _saying_what_to_do(TrigramExtension),
        _saying_what_to_do(BtreeGinExtension),
        migrations.RunPython(create, drop, elidable=False),
    ]
