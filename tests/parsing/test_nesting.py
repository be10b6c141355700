"""Labels alone tell which part belongs below which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.nesting import LABEL, nested, readings
from resolutions.parsing.records import SubParagraph


def shape(parts: tuple[SubParagraph, ...]) -> str:
    """``(a)[(i) (ii)] (b)``."""
    return " ".join(
        part.label + (f"[{shape(part.sub_paragraphs)}]" if part.sub_paragraphs else "") for part in parts
    )


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("(a) (b) (c)", "(a) (b) (c)"),
        ("(a) (i) (ii) (b)", "(a)[(i) (ii)] (b)"),
        ("(g) (h) (i) (j)", "(g) (h) (i) (j)"),
        ("(h): (i) (ii) (i)", "(h):[(i) (ii)] (i)"),
        ("(i) (ii) (iii) (iv) (v)", "(i) (ii) (iii) (iv) (v)"),
        ("(a) (i) a. b. (ii) (b)", "(a)[(i)[a. b.] (ii)] (b)"),
        ("a) b) i) ii) c)", "a) b)[i) ii)] c)"),
        ("(y) (z) (aa) (bb)", "(y) (z) (aa) (bb)"),
        ("(1) (2) (a) (b) (3)", "(1) (2)[(a) (b)] (3)"),
        ("(أ) (ب) (ج)", "(أ) (ب) (ج)"),
        ("(a) (b) (d)", "(a) (b) (d)"),
    ],
)
def test_labels_make_the_tree(run: str, expected: str) -> None:
    parts = [
        SubParagraph(label.rstrip(":"), "so:" if label.endswith(":") else "so;") for label in run.split()
    ]
    assert shape(nested(parts)) == expected.replace(":", "")


def test_a_part_without_label_closes_every_list() -> None:
    parts = [SubParagraph("(a)", "one;"), SubParagraph("", "and so on;"), SubParagraph("(a)", "two;")]
    assert nested(parts) == tuple(parts)


def test_first_roman_is_preferred_where_a_list_opens() -> None:
    assert readings("(i)") == [("letter", 9), ("roman", 1)]
    assert shape(nested([SubParagraph("(i)", "x"), SubParagraph("(ii)", "y")])) == "(i) (ii)"


@pytest.mark.parametrize(
    "text", ["(a) To light", "(iv)\tTo", "a) Encender", "а) Зажечь", "(أ) نص", "（a） 点"]
)
def test_labels_are_recognized(text: str) -> None:
    assert LABEL.match(text)


@pytest.mark.parametrize("text", ["(COVID-19) is", "(see above) the", "and (a) more", "(a)b", "A. heading"])
def test_other_openings_are_no_labels(text: str) -> None:
    assert not LABEL.match(text)


@given(st.lists(st.sampled_from(["(a)", "(b)", "(i)", "(ii)", "(h)", "(1)", "", "(A)", "x"]), max_size=30))
def test_no_part_is_lost_and_the_order_stays(labels: list[str]) -> None:
    parts = [SubParagraph(label, f"{place}{':' if place % 3 else ';'}") for place, label in enumerate(labels)]

    def flat(nodes: tuple[SubParagraph, ...]) -> list[tuple[str, str]]:
        return [pair for node in nodes for pair in [(node.label, node.text), *flat(node.sub_paragraphs)]]

    assert flat(nested(parts)) == [(part.label, part.text) for part in parts]
