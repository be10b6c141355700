"""The closest wording of a text is found, however the rest of it differs."""

import re
from datetime import date
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.models import Paragraph
from resolutions.querysets.closest import closest
from resolutions.search import fingerprints, pieces, shingles
from resolutions.search.chinese import HAN
from tests.factories import adopted, operative

pytestmark = pytest.mark.django_db

WORDING = (
    "Requests the United Nations Office on Drugs and Crime to continue to provide technical assistance to "
    "Member States upon request in the prevention of corruption"
)


def test_the_closest_comes_first_with_its_likeness() -> None:
    near = operative(f"{WORDING} and in the recovery of assets;")
    same = operative(f"{WORDING.upper()};")
    operative("Invites Member States to report on the lessons learned from the pandemic;")
    found = closest(WORDING, "en")
    assert [one.paragraph for one in found] == [same.pk, near.pk]
    assert found[0].similarity == 1
    assert 0.8 < found[1].similarity < 1


def test_only_earlier_wordings_that_are_not_left_out() -> None:
    earlier = adopted("75/1", operative=[WORDING], adopted_on=date(2020, 12, 1)).paragraphs.get()
    later = adopted("77/1", operative=[WORDING]).paragraphs.get()
    assert [one.paragraph for one in closest(WORDING, "en", before=date(2022, 1, 1))] == [earlier.pk]
    assert [one.paragraph for one in closest(WORDING, "en", exclude=[earlier.pk])] == [later.pk]
    assert closest(WORDING, "fr") == []


@pytest.mark.parametrize("text", ["", "...", "crime"])
def test_texts_without_enough_words_find_nothing_or_the_same(text: str) -> None:
    operative("Notes crime")
    assert closest(text, "en") == []


@given(st.text())
def test_words_are_runs_of_letters_and_digits_in_lower_case(text: str) -> None:
    one = rf"(?=\w)[{HAN}]|(?:(?![{HAN}])[^\W_])+"  # a Chinese character is a word
    assert shingles.words(text) == re.findall(one, text.lower())


def test_a_fingerprint_holds_the_smallest_numbers_of_runs_of_three_words() -> None:
    text = "Requests the Office to continue to provide assistance upon request to all States that so wish"
    tokens = text.lower().split()
    runs = {crc32(" ".join(tokens[at : at + 3]).encode()) for at in range(len(tokens) - 2)}
    expected = [number - 2**31 for number in sorted(runs)[: shingles.KEPT]]
    assert shingles.fingerprint(f"“{text}”…") == expected
    assert shingles.fingerprint("Côte d’Ivoire") == [crc32("côte d ivoire".encode()) - 2**31]
    assert shingles.fingerprint("Notes crime") == [crc32(b"notes crime") - 2**31]
    assert shingles.fingerprint("… – “”") == []


WORDED = st.lists(
    st.sampled_from(
        ["Requests", "the", "Office’s", "côte", "联合国", "\x01", "(a)", "…", "x" * 119, "y" * 200]
    )
).map(" ".join)


@given(st.lists(st.text() | WORDED, max_size=8), st.integers(1, 4))
def test_fingerprints_of_many_texts_are_those_of_each(texts: list[str], together: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprints, "TOGETHER", together)
        patch.setattr(pieces, "_MOST_KNOWN", 5)
        found = list(fingerprints.fingerprints(texts, pieces.cut(texts)))
    assert found == [shingles.fingerprint(text) for text in texts]


def test_a_fingerprint_is_the_same_for_the_same_words_and_fits_the_column() -> None:
    marks = shingles.fingerprint(WORDING)
    assert marks == shingles.fingerprint(WORDING.upper().replace(" ", ",  "))
    assert len(marks) == shingles.KEPT
    assert all(-(2**31) <= number < 2**31 for number in marks)


def test_a_new_reading_keeps_the_fingerprint_in_step() -> None:
    row = operative(WORDING)
    assert Paragraph.objects.get(pk=row.pk).shingles == shingles.fingerprint(WORDING)
