"""What belongs to the page is left out; what only looks like it is text."""

import pytest

from resolutions.parsing.furniture import is_furniture, page_numbers, running_headers


@pytest.mark.parametrize("line", ["2/15", "22-12345 (E)", "Page 2 of 15", "*2212345*"])
def test_a_pages_number_and_job_number_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["34/26", "77/237", "2/15 of", "Page 2 says"])
def test_a_number_of_a_resolution_is_no_page_number(line: str) -> None:
    assert not is_furniture(line)


def test_a_symbol_at_every_pages_head_is_furniture() -> None:
    assert running_headers(["A/RES/75/196", "text", "2/6", "A/RES/75/196"]) == {"A/RES/75/196"}


def test_a_footnote_that_is_a_symbol_is_no_running_header() -> None:
    assert running_headers(["A/HRC/43/58.", "text", "A/HRC/43/58."]) == frozenset()


def test_the_pages_of_a_long_file_are_told_by_their_common_total() -> None:
    assert page_numbers(["1/123", "text", "2/123", "77/237", "3/123", "34/26"]) == {"1/123", "2/123", "3/123"}
