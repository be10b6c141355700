"""Documents without paragraphs are not filed anew: an update of nothing sets every trigger to work.

New documents are given their agenda items before their paragraphs. What is to be filed is found by index, also
by a plan that was made while the table was small.
"""

from importlib import import_module

from django.db import migrations

filing = import_module("resolutions.migrations.0003_filing")

_GUARD = "    IF cardinality(documents) = 0 THEN RETURN; END IF; -- an update of nothing would fire triggers for ever"
_CLOSER = """    IF NOT EXISTS (SELECT FROM resolutions_paragraph WHERE document_id = ANY (documents)) THEN
        RETURN; -- an update of nothing would fire triggers for ever
    END IF;"""


def _refile(guard):
    """Return the function of ``0003_filing`` with a guard of its own."""
    start = filing.TRIGGERS.index("CREATE FUNCTION archive_refile")
    function = filing.TRIGGERS[start : filing.TRIGGERS.index("CREATE FUNCTION archive_topics()")]
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(_GUARD, guard)


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0026_entry_layout"),
    ]

    operations = [
        migrations.RunSQL(_refile(_CLOSER), _refile(_GUARD)),
        migrations.RunSQL(
            "ALTER FUNCTION archive_refile(bigint[]) SET enable_seqscan = off",
            "ALTER FUNCTION archive_refile(bigint[]) RESET enable_seqscan",
        ),
    ]
