"""Search in each official language: how its text is cut into words, and which forms of a word are one.

For every language a function gives the text whose words are counted (``archive_part``, for Chinese
``archive_characters``: a character is a word), and one gives the same words in the form that is indexed.
English keeps ``archive_fold`` for both. PostgreSQL's stemmers do the rest, but in two languages they need
help and in two they are no help:

* French and Spanish lose accents before they are stemmed, and their stemmers know some endings by accent
  alone. These endings become others that they know without, and so do those that they take for others:
  "systems" in Russian looks like a word in the instrumental (``FORMS``).
* Arabic words carry "and", "the", "in" and "for" in front of them. PostgreSQL's stemmer takes them off
  some words, and letters that look like them off others. ``archive_arabic`` is the "light10" stemmer
  (Larkey, Ballesteros and Connell, 2007), which also takes "in" and "for" off words that do not begin so,
  and pronouns off their end.
* Chinese has no spaces: every character is indexed with the one that follows it, at its own place, so that
  a run of characters is a phrase (``archive_bigrams``).
"""

import re

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models

from resolutions.search.shingles import fingerprint

CONFIGURATIONS = {"fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
WORDS = "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart"
ARABIC = ("archive_arabic", "archive_arabic_loose")

MARKS = r"\u0640\u064b-\u065f\u0670"
"""Arabic: the stroke that makes a word longer, and the signs of vowels."""
DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９"
HAN = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_NOT_AND = (  # what follows the first letter of a word that does not begin with "and"
    r"ثائق|ثيق|قاي|قائي|قائع|كال|سائل|سائط|سيل|طن|فد\M|فود|فقا?\M|ضع(ي?ة|ه?ا?|ت|ها|ي)\M|قت(ه|ها|ا)?\M|ظائف|ظيف|زار|زير"
    r"|زراء|حد(ة|ات)|لاي|لاد|اقع|احد|اجب|اسع|اضح|الد|جود(ها?|)\M|جوه|صول|عي(ه|ها)?\M|رش|رق(ة|ات)\M|صي(ة|ا)?\M"
    r"|سط\M|ساط|سيط|فاة|فيات"
)
_NOT_IN = (
    r"لد|لاد|ناء|نائ|نية|نى|نيو|يئ|حوث|حث|نود|ذور|شري|عث|لوغ|حر|دني|دائل|ديل|ارز|الغ|احث|رنامج|رامج|رلمان|روتوكول"
    r"|ريد|يان|طال|صم|ضائع|ضاع|قاء|ؤر|ائع|واب|واعث|داي|دء|عيد|سيط"
)
_NOT_FOR = (
    r"اجئ|اجي|احق|ازم|اتين|اسلك|اسيم|وائح|ائح|قاء|جن|جان|غات|غة|بنان|يبي|وح(ة|ات)\M|قاح|وجست|جوء|حظ(ة|ات)|يبر|يما"
    r"|يست|كن|دي"
)
_NOT_THE = r"والد(ي|ين|ان|ة)\M|وكال|[وفب]?ال(ت(زام|ماس|حاق|قاء|هاب)|كترون|ية\M|يات|غاء|زام|قاء|حاق)"

FORMS = {
    "spanish": (
        (r"ci[oó]n\M", "ciones"),  # resolución, resoluciones
        (r"([dt])ad\M", r"\1ades"),  # entidad, entidades; libertad, libertades
        (r"z\M", "ces"),  # eficaz, eficaces
        (r"\m(muje|luga)r\M", r"\1res"),
        (r"\minter[eé]s\M", "intereses"),
        (r"cier[ao]s?\M", "ciero"),  # financiera, financiero
        (r"(iern|im)os\M", r"\1o"),  # gobiernos; próximos
        (r"areas\M", "area"),  # tareas
    ),
    "french": (
        (r"(\w)[eé]{2,3}s?\M", r"\1e"),  # adoptée, adopté; créée, créer
        (r"i[eè]re?s?\M", "ie"),  # première, premier; ratifier, ratifié
        (r"(mission|it|ger|oi|\w\w[ou])s\M", r"\1"),  # commissions; conflits; étrangers; emplois, prévus
    ),
    "russian": (
        (
            r"\m(систем|проблем|схем|инициатив|альтернатив|перспектив|директив|вызов|основ|орган|обмен|охран|портал"
            r"|материал|состав|транзит|объ[её]м)(а|у|е|ой|ы|)\M",
            r"\1ов",
        ),
    ),
}
"""Endings that a language's stemmer misses, and those that stand for them; in lower case, in this order."""

STEPS = (
    (rf"([\u0621-\u064a])[{MARKS}]+", r"\1"),
    (r"\m[وف](?=[أإآ]\w)", ""),  # "and" before an alef with hamza
    (r"\m[وف]?لل(?=ج(ن|ان))", "ل"),  # "for the committee" swallows a letter
    (rf"\m(?!{_NOT_THE})[وف]?(ال|بال|كال|لل)(?=\w\w)", ""),  # "the", alone and after others
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"),
    (rf"\mو(?=\w{{3}})(?!{_NOT_AND})", ""),
    (rf"\m(ب(?!{_NOT_IN})|ل(?!{_NOT_FOR}))(?=\w{{3}})", ""),
    (r"(\w{3})((ات|ت)(هما|هم|هن|ها|ه|نا|كم)|ها|ه)\M", r"\1"),  # pronouns
    (r"(\w{4})(ان|ون|ين)\M", r"\1"),
    (r"(\w{2})ات\M", r"\1"),
    (r"(\w{3})(ية|يه)\M", r"\1"),
    (r"(\w{2})ة\M", r"\1"),
    (r"(\w{3})ي\M", r"\1"),
)  # fmt: skip
"""Arabic: what is taken off, in this order; a pattern as PostgreSQL has them, and what stands for it."""


def _sql_function(name, body):
    return f"CREATE FUNCTION {name}(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN {body};"


def _replaced(text, pattern, by):
    return f"regexp_replace({text}, E'{_escaped(pattern)}', E'{_escaped(by)}', 'g')"


def _escaped(pattern):
    """Return a pattern as it stands in an ``E''`` string; PostgreSQL's own escapes of characters stay."""
    return re.sub(r"\\(?!u[0-9a-f]{4}|U[0-9a-f]{8})", r"\\\\", pattern).replace("'", "''")


def _formed(pairs):
    text = "lower(archive_part($1))"
    for pattern, by in pairs:
        text = _replaced(text, pattern, by)
    return text


def _arabic():
    lines = "\n".join(f"    t := {_replaced('t', pattern, by)};" for pattern, by in STEPS)
    return f"""
CREATE FUNCTION archive_arabic(text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE t text := archive_part($1);
BEGIN
{lines}
    RETURN t;
END $$;
"""


FUNCTIONS = "\n".join(
    (
        # What is neither letter nor digit parts words; ASCII is left to PostgreSQL, but for hyphens and quotes.
        _sql_function(
            "archive_part",
            _replaced(f"translate($1, '{DIGITS}', '{'0123456789' * 3}')", rf"[^[:alnum:]\x01-\x7f\u0300-\u036f{MARKS}]|[-'<>&]", " "),
        ),
        *(_sql_function(f"archive_{name}", _formed(pairs)) for name, pairs in FORMS.items()),
        _arabic(),
        _sql_function("archive_characters", _replaced("archive_part($1)", f"([{HAN}])", r" \1 ")),
        f"""
CREATE FUNCTION archive_bigrams(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT coalesce(string_agg(
                   CASE WHEN is_han THEN ' ' || sign || next || ' ' ELSE sign END, '' ORDER BY place), '')
          FROM (SELECT place, sign, is_han,
                       CASE WHEN lead(is_han) OVER reading THEN lead(sign) OVER reading ELSE '' END AS next
                  FROM (SELECT place, sign, sign ~ E'[{HAN}]' AS is_han
                          FROM unnest(string_to_array(archive_part($1), NULL))
                               WITH ORDINALITY AS one (sign, place)) AS signs
                WINDOW reading AS (ORDER BY place)) AS pairs);
""",
    )
)
VECTOR = """
CREATE FUNCTION archive_vector(language varchar, full_text text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE language
    WHEN 'en' THEN to_tsvector('archive_english'::regconfig, archive_fold(full_text))
    WHEN 'fr' THEN to_tsvector('archive_french'::regconfig, archive_french(full_text))
    WHEN 'es' THEN to_tsvector('archive_spanish'::regconfig, archive_spanish(full_text))
    WHEN 'ru' THEN to_tsvector('archive_russian'::regconfig, archive_russian(full_text))
    WHEN 'ar' THEN to_tsvector('archive_arabic'::regconfig, archive_arabic(full_text))
    WHEN 'zh' THEN to_tsvector('archive_simple'::regconfig, archive_bigrams(full_text))
    ELSE to_tsvector('archive_simple'::regconfig, archive_part(full_text)) END;
"""
DROP = """
DROP FUNCTION archive_vector(varchar, text);
DROP FUNCTION archive_bigrams(text);
DROP FUNCTION archive_characters(text);
DROP FUNCTION archive_arabic(text);
DROP FUNCTION archive_french(text);
DROP FUNCTION archive_spanish(text);
DROP FUNCTION archive_russian(text);
DROP FUNCTION archive_part(text);
"""

# Arabic is stemmed by archive_arabic. Common words are known with their accents, so they keep them.
CONFIGURE = "\n".join(
    f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR {WORDS} WITH {dictionaries};"
    for name, dictionaries in (
        *((name, "unaccent, pg_catalog.simple") for name in ARABIC),
        ("archive_french_loose", "pg_catalog.french_stem"),
        ("archive_spanish_loose", "pg_catalog.spanish_stem"),
    )
)
CONFIGURE_BACK = "\n".join(
    f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR {WORDS} WITH unaccent, {stemmer};"
    for name, stemmer in (
        ("archive_arabic", "archive_arabic_stem"),
        ("archive_arabic_loose", "pg_catalog.arabic_stem"),
        ("archive_french_loose", "pg_catalog.french_stem"),
        ("archive_spanish_loose", "pg_catalog.spanish_stem"),
    )
)

_INLINE = re.compile(r"CASE language WHEN 'en' THEN to_tsvector\(.*? END")
_CALL = "archive_vector(language, full_text)"
_OLD = "CASE language {} ELSE to_tsvector('archive_simple'::regconfig, archive_fold(full_text)) END".format(
    " ".join(
        f"WHEN '{code}' THEN to_tsvector('archive_{name}'::regconfig, archive_fold(full_text))"
        for code, name in {"en": "english", **CONFIGURATIONS}.items()
    )
)
_WRITERS = """
SELECT pg_get_functiondef(oid) FROM pg_proc
 WHERE pronamespace = current_schema()::regnamespace AND prosrc LIKE %s ORDER BY proname
"""
REFILL = f"""
UPDATE resolutions_entry AS entry SET vector = made.vector
  FROM (SELECT id, {_CALL} AS vector FROM resolutions_paragraph
         WHERE parent_id IS NULL AND language <> 'en') AS made
 WHERE made.id = entry.paragraph_id
"""


def write_by_function(apps, schema_editor):
    """Let the triggers that write entries ask ``archive_vector``, and make anew the vectors held."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(_WRITERS, ["%INSERT INTO resolutions_entry%CASE language WHEN 'en'%"])
        found = [definition for (definition,) in cursor.fetchall()]
        if not found:
            raise RuntimeError("no function writes entries: has 0010_entries changed?")
        for definition in found:
            cursor.execute(_INLINE.sub(_CALL, definition))
        cursor.execute(REFILL)


def read_chinese_anew(apps, schema_editor):
    """Draw the fingerprints of Chinese paragraphs, in which a character is a word now."""
    Paragraph = apps.get_model("resolutions", "Paragraph")
    rows = list(Paragraph.objects.filter(parent=None, language="zh").only("pk", "full_text", "shingles"))
    for row in rows:
        row.shingles = fingerprint(row.full_text)
    Paragraph.objects.bulk_update(rows, ["shingles"], batch_size=2000)


def write_inline(apps, schema_editor):
    """Put the triggers back."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(_WRITERS, [f"%INSERT INTO resolutions_entry%{_CALL}%"])
        for (definition,) in cursor.fetchall():
            cursor.execute(definition.replace(_CALL, _OLD))
        cursor.execute(REFILL.replace(_CALL, _OLD))


class Migration(migrations.Migration):

    dependencies = [
        ("resolutions", "0015_entry_numbers"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS + VECTOR, DROP),
        migrations.RunSQL(CONFIGURE, CONFIGURE_BACK),
        migrations.RunPython(write_by_function, write_inline, elidable=False),
        migrations.RunPython(read_chinese_anew, migrations.RunPython.noop, elidable=True),
        migrations.AddField(
            model_name="word",
            name="plain",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="word", name="word_by_trigram"),
        migrations.AddIndex(
            model_name="word",
            index=models.Index(fields=["language", "plain"], name="word_by_letters"),
        ),
        migrations.AddIndex(
            model_name="word",
            index=GinIndex(OpClass("plain", name="gin_trgm_ops"), name="word_by_trigram"),
        ),
        # Words held from before have no accents; the next ingest counts them anew.
        migrations.RunSQL("UPDATE resolutions_word SET plain = word", migrations.RunSQL.noop),
    ]
