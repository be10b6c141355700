"""Dumps of pages: what an indent opens, and which number alone on a line is a mark."""

from resolutions.parsing import parse
from resolutions.parsing.records import Mark, ResolutionText

START = """ The General Assembly,

 Recalling the keepers of all the lighthouses that stand on the long coast of the

northern sea and on the islands before it in storm and in fog in every winter
"""


def text(*lines: str) -> ResolutionText:
    """The text read from a dump that goes on with these lines, each followed by a blank one."""
    return parse(
        f"{START}\n{chr(10).join(f'{line}{chr(10)}' for line in lines)}".encode(), "a.txt"
    ).resolutions[0]


def test_an_indent_opens_a_heading_behind_a_colon() -> None:
    found = text(
        "and in every summer,",
        " Adopts the following declaration:",
        " Declaration of the keepers of the lamps",
        " 1. We, the keepers, have gathered on the island to speak about the lamps that we",
        "keep and the horns that we sound in fog.",
    )
    assert [(one.kind, one.number) for one in found.paragraphs[1:]] == [
        ("operative", None),
        ("heading", None),
        ("operative", "1"),
    ]


def test_a_day_alone_on_its_line_is_no_mark() -> None:
    (only,) = text("and recalling also its resolutions 71/326 of", "1", "September 2017 on lamps,").paragraphs
    assert only.text.endswith("its resolutions 71/326 of 1 September 2017 on lamps,")
    assert only.footnote_marks == ()


def test_a_number_alone_behind_a_word_is_a_mark() -> None:
    (only,) = text("and recalling also the Convention", "1", " on lamps and horns,").paragraphs
    assert only.footnote_marks == (Mark("1", only.text.index(" on lamps and horns")),)
