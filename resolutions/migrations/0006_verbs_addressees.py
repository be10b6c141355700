"""The verbs behind a paragraph's lead phrase, and whom it addresses: as read, or as curators say.

``addressed`` follows ``named`` and the curators' addressees, whoever changes them.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

TRIGGERS = r"""
CREATE FUNCTION archive_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.addressed := ARRAY(
        SELECT addressee.name
          FROM resolutions_paragraph_addressees AS said
          JOIN resolutions_addressee AS addressee ON addressee.id = said.addressee_id
         WHERE said.paragraph_id = NEW.id ORDER BY 1);
    IF NEW.addressed = '{}' THEN NEW.addressed := NEW.named; END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION archive_readdress(paragraphs bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(paragraphs) = 0 THEN RETURN; END IF;
    UPDATE resolutions_paragraph SET named = named WHERE id = ANY (paragraphs); -- archive_address knows better
END $$;

CREATE FUNCTION archive_addressees_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_readdress(ARRAY(SELECT DISTINCT paragraph_id FROM changed));
    RETURN NULL;
END $$;

CREATE FUNCTION archive_addressee_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_readdress(ARRAY(
        SELECT DISTINCT said.paragraph_id
          FROM after JOIN before USING (id)
          JOIN resolutions_paragraph_addressees AS said ON said.addressee_id = after.id
         WHERE after.name IS DISTINCT FROM before.name));
    RETURN NULL;
END $$;

CREATE TRIGGER archive_address BEFORE UPDATE OF named ON resolutions_paragraph
    FOR EACH ROW EXECUTE FUNCTION archive_address();
CREATE TRIGGER archive_inserted AFTER INSERT ON resolutions_paragraph_addressees
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION archive_addressees_changed();
CREATE TRIGGER archive_changed AFTER UPDATE ON resolutions_paragraph_addressees
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION archive_addressees_changed();
CREATE TRIGGER archive_deleted AFTER DELETE ON resolutions_paragraph_addressees
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION archive_addressees_changed();
CREATE TRIGGER archive_changed AFTER UPDATE ON resolutions_addressee
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION archive_addressee_renamed();
"""

DROP_TRIGGERS = """
DROP FUNCTION archive_address() CASCADE;
DROP FUNCTION archive_addressees_changed() CASCADE;
DROP FUNCTION archive_addressee_renamed() CASCADE;
DROP FUNCTION archive_readdress(bigint[]);
"""


def _names():
    return django.contrib.postgres.fields.ArrayField(
        base_field=models.TextField(), default=list, editable=False, size=None
    )


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0005_filing_indexes"),
    ]

    operations = [
        migrations.AddField("paragraph", "verbs", _names()),
        migrations.AddField("paragraph", "named", _names()),
        migrations.AddField("paragraph", "addressed", _names()),
        migrations.RunSQL(TRIGGERS, DROP_TRIGGERS),
    ]
