import html
import re

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.search.highlight import marked, ranges
from resolutions.search.understanding import understand

PIECES = st.sampled_from(
    [
        "crime",
        "Counter-Terrorism",
        "67/187",
        "A/C.3/75/L.5.",
        "http://www.unodc.org/a.html?x=1",
        "unodc.org",
        "a@b.org",
        "1.5 per cent",
        "the State’s",
        "Côte d’Ivoire",
        "<b>",
        "&amp;",
        "2200 A (XXI)",
        "80/___",
        "(a)",
        "e.g.",
        "COVID-19",
        "x_y",
        "-19",
        "v1.2.3",
    ]
)

INDEXED = """
    SELECT ARRAY(SELECT token FROM ts_parse('default', archive_fold(%s))
                  WHERE tokid NOT IN (5, 12, 13, 14, 23)),
           (SELECT max(place) FROM unnest(to_tsvector('archive_english', archive_fold(%s))) AS word,
                   unnest(word.positions) AS place)
"""


class WordsAreCountedAlike(TestCase):
    """The database's count of words and the positions in its index are the same."""

    @settings(max_examples=50, deadline=None)
    @given(st.lists(PIECES, max_size=12).map(" ".join))
    def test_every_position_has_its_word(self, text: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(INDEXED, [text, text])
            tokens, last = cursor.fetchone()
        assert len(tokens) == (last or 0)


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: tuple(sorted(pair))))


@given(st.text(max_size=40), SPANS, SPANS)
def test_marking_adds_tags_and_changes_no_character(
    text: str, hits: list[tuple[int, int]], italics: list[tuple[int, int]]
) -> None:
    lines = marked(text, hits, italics)
    assert re.sub(r"</?(?:mark|i)>", "", "\n".join(lines)) == html.escape(text)
    assert all(line.count("<mark>") == line.count("</mark>") for line in lines)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("crime", "of [crime] and the [crimes] of crim"),
        ('"crime and"', "of [crime and] the crimes of crim"),
        ("crime near/3 the", "of [crime] and [the] [crimes] of crim"),
        ("=crimes", "of crime and the [crimes] of crim"),
        ("crim*", "of [crime] and the [crimes] of [crim]"),
        ("crime -drugs", "of [crime] and the [crimes] of crim"),
        ("drugs", "of crime and the crimes of crim"),
    ],
)
def test_what_matches_is_marked(typed: str, shown: str) -> None:
    text = "of crime and the crimes of crim"
    reading = understand(typed)
    with connection.cursor() as cursor:
        cursor.execute(INDEXED, [text, text])
        tokens = cursor.fetchone()[0]
        cursor.execute("SELECT lexeme, positions FROM unnest(to_tsvector('archive_english', %s))", [text])
        found = ranges(text, tokens, dict(cursor.fetchall()), reading)
    for start, end in reversed(found):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    assert text == shown
