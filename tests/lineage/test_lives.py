"""The life of a clause: where it first stands, its versions, what became of it on the way."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from resolutions.lineage.keeping import behind, do
from resolutions.models import Paragraph, Resolution, Strand
from resolutions.reading.lives import clause_keys, life, lives, turns
from tests import factories

TITLE = "Strengthening the programme"
RATIFY = "Urges Member States to ratify the Convention against {} Organized Crime;"
REPORT = "Requests the Secretary-General to submit a report to the Assembly at its {} session;"


@pytest.fixture
def family() -> dict[str, Resolution]:
    """Three adopted texts, and the draft of the last: a clause reworded once, and one routine throughout."""
    found = {
        number: factories.adopted(
            number,
            TITLE,
            operative=(RATIFY.format(what), REPORT.format(session), f"Decides on matter {number};"),
        )
        for number, what, session in (
            ("75/196", "Grave", "seventy-sixth"),
            ("76/187", "Transnational", "seventy-seventh"),
            ("77/237", "Transnational", "seventy-eighth"),
        )
    }
    record = factories.document_record(
        factories.text_record(TITLE, operative=(RATIFY.format("Transnational"),)), session=77
    )
    found["draft"] = factories.held(record).resolutions.get()
    call_command("lineage", stdout=StringIO())
    return found


def paragraph(text: Resolution, anchor: str) -> int:
    return Paragraph.objects.get(resolution=text, anchor=anchor).pk


@pytest.mark.django_db
def test_a_clause_is_followed_through_its_texts(family: dict[str, Resolution]) -> None:
    found = life(paragraph(family["76/187"], "op1"))

    assert found is not None
    said = [(one.text.symbol, one.change and one.change.relation, one.is_adopted) for one in found.versions]
    assert said == [
        ("A/RES/75/196", None, True),
        ("A/RES/76/187", "reworded", True),
        (None, None, False),
        ("A/RES/77/237", "identical", True),
    ]
    assert (found.first.called, found.latest.called, found.texts) == ("A/RES/75/196", "A/RES/77/237", 4)
    assert found.unchanged_since.called == "A/RES/76/187"
    assert found.latest.href == "/A/RES/77/237/#op1" and found.latest.session == "77th session"
    assert [change.is_stage for change in found.latest.changes] == [False, True]


@pytest.mark.django_db
def test_what_changes_by_routine_alone_is_settled(family: dict[str, Resolution]) -> None:
    found = life(paragraph(family["75/196"], "op2"))

    assert found is not None
    assert found.settled_since.called == "A/RES/75/196"
    assert found.unchanged_since.called == "A/RES/77/237"


@pytest.mark.django_db
def test_many_lives_are_three_queries(
    family: dict[str, Resolution],
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    keys = list(Paragraph.objects.filter(parent=None).values_list("pk", flat=True))
    with django_assert_max_num_queries(3):
        found = lives(keys)
        said = {key: (one.first.href, one.latest.called, one.latest.session) for key, one in found.items()}

    assert said.keys() == set(keys)
    assert {key: one.clause for key, one in found.items()} == clause_keys(keys)


@pytest.mark.django_db
def test_a_paragraph_in_no_family_is_a_clause_by_itself() -> None:
    alone = factories.operative("Requests nothing in particular;")
    found = life(alone.pk)

    assert found is not None and found.clause == alone.pk and found.texts == 1
    assert lives([0]) == {} and life(0) is None


def test_the_turns_of_a_clause_are_told(
    db: None, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    prisons = "Requests the Secretary-General to report on prison reform and penal policies"
    arms = "to assess the illicit trafficking in firearms and their ammunition in the region"
    texts = [
        factories.adopted(number, TITLE, operative=words)
        for number, words in (
            ("75/1", (f"{prisons}, and {arms};",)),
            ("76/1", (f"{prisons};", f"Requests the Secretary-General {arms};")),
            ("77/1", ("Decides to meet in Doha in 2030;",)),
        )
    ]
    call_command("lineage", stdout=StringIO())
    whole = life(paragraph(texts[0], "op1"))
    assert whole is not None
    with django_assert_max_num_queries(1):
        said = [(turn.relation, turn.text.symbol, turn.other and turn.other.anchor) for turn in turns(whole)]

    on = whole.latest.paragraph.anchor
    assert said == [
        ("split", "A/RES/76/1", "op2" if on == "op1" else "op1"),
        ("dropped", "A/RES/77/1", None),
    ]
    part = life(paragraph(texts[1], str(said[0][2])))
    assert part is not None and part.texts == 1
    assert [(turn.relation, turn.is_before, turn.at) for turn in turns(part)] == [
        ("split", True, part.latest.paragraph.pk),
        ("dropped", False, part.latest.paragraph.pk),
    ]


WORDS = st.sampled_from(
    [
        "Urges Member States to ratify the Convention;",
        "Also urges Member States to ratify the Convention without delay;",
        "Requests the Secretary-General to report on prisons and on firearms in the region;",
        "Requests the Secretary-General to report on prisons;",
        "Requests the Secretary-General to report on firearms in the region;",
        "Welcomes the work of the Office;",
    ]
)


class EachParagraphHasOneClause(TestCase):
    """However texts change, a clause is a line: one paragraph at most of each text, of one family."""

    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(
            st.tuples(st.integers(75, 78), st.booleans(), st.lists(WORDS, min_size=1, max_size=4)), max_size=5
        )
    )
    def test_a_clause_has_at_most_one_paragraph_in_a_text(
        self, texts: list[tuple[int, bool, list[str]]]
    ) -> None:
        for number, (session, adopted, words) in enumerate(texts):
            if adopted:
                factories.adopted(f"{session}/{number}", TITLE, operative=words)
            else:
                factories.held(
                    factories.document_record(factories.text_record(TITLE, operative=words), session=session)
                )
        for work in behind():
            do(work)

        keys = list(Paragraph.objects.values_list("pk", flat=True))
        clauses = clause_keys(keys)
        found = lives(keys)
        assert set(found) == set(keys)
        for key, one in found.items():
            versions = [version.paragraph.pk for version in one.versions]
            assert key in versions and one.clause == min(versions) == clauses[key]
            assert len({version.text.pk for version in one.versions}) == len(versions)
        assert set(Strand.objects.values_list("paragraph", flat=True)) <= set(keys)
