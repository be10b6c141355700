"""The text search configurations take words apart as they say."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

ASCII = "asciiword, asciihword, hword_asciipart"


class WithoutAccents(TestCase):
    """Words of ASCII letters are stemmed at once: there are no accents to take away."""

    @classmethod
    def setUpTestData(cls) -> None:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEXT SEARCH CONFIGURATION slow (COPY = archive_english)")
            cursor.execute(
                f"ALTER TEXT SEARCH CONFIGURATION slow ALTER MAPPING FOR {ASCII}"
                " WITH unaccent, archive_english_stem"
            )

    @settings(max_examples=100, deadline=None)
    @given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
    def test_vectors_are_those_of_the_long_way(self, text: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT to_tsvector('slow', %s) = to_tsvector('archive_english', %s)", [text, text]
            )
            assert cursor.fetchone() == (True,)


@pytest.mark.django_db
def test_no_ascii_character_changes_without_its_accent() -> None:
    every = "".join(map(chr, range(1, 128)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT unaccent(%s)", [every])
        assert cursor.fetchone() == (every,)
        cursor.execute("SELECT to_tsvector('archive_french', 'à la Côte')::text")
        assert cursor.fetchone() == ("'a':1 'cot':3 'la':2",)
