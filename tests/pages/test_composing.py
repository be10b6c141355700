"""Plain text and what stands off it, composed: nothing lost, nothing unescaped, elements closed."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.composing import Link, NoteMark, compose

HOSTILE = "<script>alert('1')</script> & \"quotes\" </a> &amp; <i>"


def mark(offset: int, label: str = "1", note: str = "fn1") -> NoteMark:
    return NoteMark(offset, label, note, f"{note}-mark1")


class Balance(HTMLParser):
    """Reads a fragment; notes elements closed out of turn, and links inside links."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(fragment)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "a" and "a" in self.open:
            self.faults.append("a in a")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag}")


def text_of(fragment: str) -> str:
    """The text of composed HTML without its footnote marks."""
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<sup.*?</sup>", "", fragment)))


def test_italics_are_set_where_the_source_has_them() -> None:
    assert compose("Recalls it, again", italics=[[0, 7], [12, 17]]) == "<i>Recalls</i> it, <i>again</i>"


def test_the_lead_phrase_is_set_apart_whether_italic_or_not() -> None:
    assert compose("Recalls it", lead=7) == '<span class="lead">Recalls</span> it'
    assert compose("Recalls it", lead=7, italics=[(0, 7)]) == '<span class="lead"><i>Recalls</i></span> it'


def test_overlapping_italics_become_one() -> None:
    assert compose("abcdef", italics=[(0, 3), (2, 5)]) == "<i>abcde</i>f"


def test_a_mark_leads_to_its_note_and_can_be_returned_to() -> None:
    assert compose("thereto,", marks=[mark(8)]) == (
        'thereto,<sup class="mark"><a id="fn1-mark1" href="#fn1" role="doc-noteref"'
        ' aria-label="Footnote 1">1</a></sup>'
    )


def test_a_mark_without_a_note_leads_nowhere() -> None:
    assert compose("x", marks=[NoteMark(1, "9", "", "")]) == 'x<sup class="mark">9</sup>'


def test_marks_at_one_offset_keep_their_order() -> None:
    composed = compose("ab", marks=[mark(1, "2", "fn2"), mark(1, "1", "fn1")])

    assert composed.index("#fn2") < composed.index("#fn1")
    assert composed.startswith("a<sup") and composed.endswith("</sup>b")


def test_a_mark_inside_a_link_cuts_the_link_in_two() -> None:
    composed = compose("67/187", links=[Link(0, 6, "/A/RES/67/187/", "x")], marks=[mark(2)])

    assert composed.count('href="/A/RES/67/187/"') == 2
    assert Balance(composed).faults == []


def test_italics_inside_a_link_stay_inside_it() -> None:
    composed = compose("See it", italics=[(0, 6)], links=[Link(4, 6, "/x/", "t")])

    assert composed == '<i>See </i><a class="cited" href="/x/" title="t"><i>it</i></a>'


def test_of_two_links_that_overlap_the_second_begins_where_the_first_ends() -> None:
    composed = compose("abcd", links=[Link(0, 3, "/1/", "1"), Link(2, 4, "/2/", "2")])

    assert re.findall(r">(\w+)</a>", composed) == ["abc", "d"]


def test_a_link_that_leaves_says_so() -> None:
    composed = compose("67/187", links=[Link(0, 6, "https://undocs.org/x", "on another site", leaves=True)])

    assert 'class="away" rel="external noopener"' in composed
    assert 'title="on another site"' in composed


@pytest.mark.parametrize("where", ["text", "label", "url"])
def test_hostile_text_is_escaped_wherever_it_stands(where: str) -> None:
    values = {"text": "t", "label": "1", "url": "/x/"} | {where: HOSTILE}
    composed = compose(
        values["text"],
        links=[Link(0, 1, values["url"], HOSTILE)],
        marks=[mark(1, values["label"], "fn1")],
    )

    assert "<script" not in composed
    assert Balance(composed).faults == []


def test_ranges_past_the_end_and_before_the_start_are_cut() -> None:
    composed = compose(
        "ab",
        italics=[(-3, 1), (5, 9), (2, 1)],
        links=[Link(1, 99, "/x/", "t"), Link(50, 60, "/y/", "t")],
        marks=[mark(77)],
    )

    assert text_of(composed) == "ab"
    assert composed.count("<sup") == 1


def test_an_empty_text_keeps_its_mark() -> None:
    assert compose("", marks=[mark(0)]).count("<sup") == 1


RANGES = st.tuples(st.integers(-5, 60), st.integers(-5, 60))
TEXTS = st.text(st.characters(exclude_characters="\r", codec="utf-8"), max_size=50)


@given(
    TEXTS,
    st.lists(RANGES, max_size=5),
    st.lists(RANGES, max_size=5),
    st.lists(st.integers(-5, 60), max_size=5),
    st.integers(-5, 60),
)
def test_stripping_the_tags_gives_the_text_back(
    text: str, italics: list[tuple[int, int]], links: list[tuple[int, int]], offsets: list[int], lead: int
) -> None:
    composed = compose(
        text,
        lead=lead,
        italics=italics,
        links=[Link(start, end, "/x/?a=1&b=2", HOSTILE) for start, end in links],
        marks=[mark(offset, "<") for offset in offsets],
    )

    assert text_of(composed) == text
    assert composed.count("<sup") == len(offsets)
    assert Balance(composed).faults == []
