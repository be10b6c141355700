import unicodedata

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.search.vectors import CONFIGURATIONS, FOLDED_AWAY, PLAIN, configuration, cut, fold, formed


def matches(text: str, typed: str, language: str = "en") -> bool:
    name, asked = configuration(language), f"phraseto_tsquery(%s::regconfig, {formed(language)}(%s))"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT archive_vector(%s, %s) @@ {asked}", [language, text, name, fold(typed)])
        return bool(cursor.fetchone()[0])


@given(st.text())
def test_folding_keeps_every_offset_true(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    digits = zip(text, folded, strict=True)
    assert all(new in (old, " ") or unicodedata.digit(old) == int(new) for old, new in digits)


class Words(TestCase):
    """What the database takes for words, whatever stands in a text."""

    @settings(max_examples=100, deadline=None)
    @given(
        st.lists(
            st.sampled_from(["http://un.org/a", "a@un.org", "/usr/x", "<b", "c>", "&amp", "67/187", "d"])
            | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)
        ),
        st.sampled_from(["\n", " ", "\r", "\u2028", ""]),
        st.sampled_from(["en", "fr", "ar", "zh", "pt"]),
    )
    def test_no_word_holds_a_lines_end(self, pieces: list[str], between: str, language: str) -> None:
        """A search is given the words of a text a line each."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT (ts_parse('default', {cut(language)}(%s))).*", [between.join(pieces)])
            words = [word for kind, word in cursor.fetchall() if kind not in (5, 12, 13, 14, 23)]
        assert not any("\n" in word for word in words)


@pytest.mark.django_db
def test_the_database_folds_as_python_does() -> None:
    sample = "a" + "b".join(FOLDED_AWAY) + "É 67/187 “x”"
    with connection.cursor() as cursor:
        cursor.execute("SELECT archive_fold(%s)", [sample])
        assert cursor.fetchone()[0] == fold(sample)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("counter-terrorism", "counter terrorism"),
        ("counter terrorism", "counter-terrorism"),
        ("anti‑corruption", "anti-corruption"),
        ("the State’s duty", "state's duty"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("“agreed language”", '"agreed language"'),
        ("its resolution 67/187, annex", "67/187"),
        ("as in A/C.3/75/L.5.", "a/c.3/75/l.5"),
        ("resolution S-30/1", "S-30/1"),
        ("requesting", "requests"),
        ("well-being", "well being"),
    ],
)
def test_plain_forms_meet(text: str, typed: str) -> None:
    assert matches(text, typed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("A/67/187", "67/187"),
        ("to follow the rules", "follow-up"),
        ("all is well", "well-being"),
        ("of crime the", "the crime of"),
    ],
)
def test_near_misses_do_not(text: str, typed: str) -> None:
    assert not matches(text, typed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("fr", "les stupéfiants", "stupefiant"),
        ("es", "prevención del delito", "prevencion"),
        ("ru", "предупреждение преступности", "преступность"),
        ("ar", "الجريمة", "جريمة"),
    ],
)
def test_each_language_has_its_own_stems(language: str, text: str, typed: str) -> None:
    assert matches(text, typed, language)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*CONFIGURATIONS.values(), PLAIN])
def test_the_loose_configuration_exists_beside_the_exact_one(name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_ts_config WHERE cfgname IN (%s, %s)", [name, name + "_loose"])
        assert cursor.fetchone()[0] == 2
