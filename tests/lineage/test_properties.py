"""What holds for any two texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.aligning.align import align
from resolutions.aligning.records import Clause
from tests.lineage.truth import text

WORDINGS = [clause.text for clause in text("corpus/70-draft-resolution.txt")]
MIRRORED = {"split": "merged", "merged": "split", "new": "dropped", "dropped": "new"}


@st.composite
def wordings(draw: st.DrawFn) -> str:
    """A real clause, or a part of one, or two in one, or junk."""
    one = draw(st.sampled_from(WORDINGS))
    words = one.split()
    cut = draw(st.integers(0, len(words)))
    return draw(
        st.sampled_from(
            [one, " ".join(words[:cut]), " ".join(words[cut:]), f"{one} {draw(st.sampled_from(WORDINGS))}"]
        )
        | st.text(max_size=20)
    )


@st.composite
def texts(draw: st.DrawFn) -> tuple[Clause, ...]:
    parts = [("pp", "preambular"), ("op", "operative")]
    return tuple(
        Clause(f"{prefix}{number}", kind, wording)
        for prefix, kind in parts
        for number, wording in enumerate(draw(st.lists(wordings(), max_size=6)), 1)
    )


@settings(deadline=None, max_examples=60)
@given(texts(), texts())
def test_every_clause_stands_in_exactly_one_link(
    before: tuple[Clause, ...], after: tuple[Clause, ...]
) -> None:
    links = align(before, after)
    assert sorted(anchor for link in links for anchor in link.before) == sorted(one.anchor for one in before)
    assert sorted(anchor for link in links for anchor in link.after) == sorted(one.anchor for one in after)
    assert all(len(link.before) <= 1 or len(link.after) <= 1 for link in links)
    assert all(0 <= link.score <= 1 for link in links)
    assert align(before, after) == links


@settings(deadline=None, max_examples=40)
@given(texts())
def test_a_text_is_identical_to_itself(one: tuple[Clause, ...]) -> None:
    links = align(one, one)
    assert {link.relation for link in links} <= {"identical"}
    assert [(link.before, link.moved) for link in links] == [(link.after, False) for link in links]


@settings(deadline=None, max_examples=60)
@given(texts(), texts())
def test_the_way_back_mirrors_the_way_there(before: tuple[Clause, ...], after: tuple[Clause, ...]) -> None:
    there = {(link.before, link.after, link.relation) for link in align(before, after)}
    back = {
        (link.after, link.before, MIRRORED.get(link.relation, link.relation)) for link in align(after, before)
    }
    assert there == back
