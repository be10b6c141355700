"""What is refused, on which line and why; and what decoding makes equal."""

import pytest

from resolutions.parsing import parse
from resolutions.parsing.errors import Unreadable
from resolutions.parsing.read import MAX_BYTES, lines

TEXT = "The General Assembly,\n\nRecalling the tides,\n\n1. Requests a report.\n"


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"", None, "empty"),
        (b" \r\n\t\f\n", None, "empty"),
        (b"x" * (MAX_BYTES + 1), None, "too large"),
        ("The General Assembly,".encode("utf-16"), 1, "UTF-16"),
        ("The General Assembly,\n\nà la carte".encode("latin-1"), 3, "not UTF-8: byte 0xe0"),
        (b"The General Assembly,\n\0\n", 2, "binary"),
        (b"%PDF-1.7 The General Assembly,", 1, "PDF"),
        (b"PK\x03\x04", 1, "ZIP"),
        (b"Call me Ishmael. Some years ago, never mind how long precisely,", None, "not a UN document"),
        (b"United Nations\n\nA/RES/77/237", None, "no resolution in it"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_its_reason(
    raw: bytes, line: int | None, said: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(raw, "file.txt")
    assert refused.value.line == line
    assert said in refused.value.reason


def test_a_file_named_xml_is_never_read_as_text() -> None:
    with pytest.raises(Unreadable):
        parse(TEXT.encode(), "file.xml")


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n\n", "\n\f\n").encode(),
        TEXT.replace(" ", "\u00a0").encode(),
        TEXT.replace("tides", "ti\u200bdes").encode(),
    ],
    ids=["BOM", "CRLF", "form feed", "hard space", "zero-width space"],
)
def test_encodings_of_one_text_read_alike(raw: bytes) -> None:
    assert (
        parse(raw, "x.txt").resolutions[0].paragraphs
        == parse(TEXT.encode(), "x.txt").resolutions[0].paragraphs
    )


def test_lines_are_counted_from_one_in_normal_form() -> None:
    found = lines("one\ncafe\u0301 ﬁn\n\ftwo".encode())
    assert [(one.number, one.text.strip(), one.page_start) for one in found] == [
        (1, "one", False),
        (2, "café fin", False),
        (3, "two", True),
    ]


@pytest.mark.parametrize(
    ("formula", "language"),
    [
        ("L’Assemblée générale,", "French"),
        ("*La Asamblea General*,", "Spanish"),
        ("Генеральная Ассамблея,", "Russian"),
        ("大会，", "Chinese"),
        ("إن الجمعية العامة،", "Arabic"),
    ],
)
def test_a_text_in_another_language_is_refused_by_its_name(formula: str, language: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(f"77/237\n\n{formula}\n\n1. X;\n".encode(), "a.txt")
    assert language in refused.value.reason
