"""Which text of a family follows which."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from resolutions.lineage.line import ADOPTED, DRAFT, REPORT, Pair, Session, Text, in_order, pairs


def text(key: int, session: int, stage: int, *, day: date | None = None, **values: object) -> Text:
    kind = str(values.pop("kind", "regular"))
    given = {"symbol": "", "draft": None} | values
    return Text(key, Session(kind, session), stage, day, **given)  # type: ignore[arg-type]


def steps(*texts: Text) -> list[tuple[int, int, str]]:
    return [(pair.earlier, pair.later, "stage" if pair.is_stage else "along") for pair in pairs(texts)]


def test_adopted_texts_follow_one_another() -> None:
    assert steps(text(3, 77, ADOPTED), text(1, 75, ADOPTED), text(2, 76, ADOPTED)) == [
        (1, 2, "along"),
        (2, 3, "along"),
    ]


def test_a_draft_and_a_version_in_a_report_lead_up_to_their_adopted_text() -> None:
    earlier = text(1, 74, ADOPTED)
    now = [text(4, 75, ADOPTED), text(2, 75, DRAFT), text(3, 75, REPORT)]

    assert steps(earlier, *now) == [(1, 4, "along"), (2, 3, "stage"), (3, 4, "stage")]


def test_where_nothing_is_adopted_the_furthest_stage_leads() -> None:
    now = [text(2, 75, DRAFT, symbol="A/C.3/75/L.5"), text(3, 75, REPORT)]

    assert steps(text(1, 74, DRAFT), *now, text(4, 76, ADOPTED)) == [
        (1, 3, "along"),
        (2, 3, "stage"),
        (3, 4, "along"),
    ]


def test_a_revised_draft_follows_the_draft() -> None:
    drafts = [text(2, 80, DRAFT, symbol="A/C.3/80/L.5/Rev.1"), text(1, 80, DRAFT, symbol="A/C.3/80/L.5")]

    assert steps(*drafts) == [(1, 2, "stage")]


def test_a_draft_leads_up_to_the_text_that_names_it() -> None:
    adopted = [
        text(3, 75, ADOPTED, symbol="A/RES/75/245"),
        text(4, 75, ADOPTED, symbol="A/RES/75/245B", draft=1),
    ]

    assert steps(text(1, 75, DRAFT), *adopted) == [(3, 4, "along"), (1, 4, "stage")]


def test_a_special_session_stands_where_its_texts_were_adopted() -> None:
    special = text(2, 32, ADOPTED, kind="special", day=date(2021, 6, 2))

    assert steps(text(3, 76, ADOPTED), special, text(1, 75, ADOPTED, day=date(2021, 7, 1))) == [
        (1, 2, "along"),
        (2, 3, "along"),
    ]


def test_a_session_of_any_number_has_its_place() -> None:
    assert steps(text(2, 32767, DRAFT), text(1, 1, DRAFT)) == [(1, 2, "along")]


TEXTS = st.lists(
    st.builds(
        Text,
        key=st.integers(1, 99),
        session=st.builds(
            Session, st.sampled_from(["regular", "special", ""]), st.sampled_from([None, 30, 75, 76])
        ),
        stage=st.sampled_from([DRAFT, REPORT, ADOPTED]),
        day=st.sampled_from([None, date(2020, 12, 16), date(2021, 12, 16)]),
        symbol=st.sampled_from(["", "A/RES/75/1", "A/RES/76/10"]),
        draft=st.sampled_from([None, 1, 2, 3]),
    ),
    unique_by=lambda one: one.key,
    max_size=8,
)


@given(TEXTS, st.randoms())
def test_the_texts_of_a_family_are_one_tree_in_any_order(texts: list[Text], random: object) -> None:
    found = pairs(texts)
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert pairs(shuffled) == found and in_order(shuffled) == in_order(texts)
    assert len(found) == max(len(texts) - 1, 0)
    assert _joined(found, [one.key for one in texts])
    order = in_order(texts)
    assert all(order.index(pair.earlier) < order.index(pair.later) for pair in found)


def _joined(found: list[Pair], keys: list[int]) -> bool:
    """Whether the pairs join all keys."""
    reached = set(keys[:1])
    while (
        more := {
            one
            for pair in found
            for one in (pair.earlier, pair.later)
            if {pair.earlier, pair.later} & reached
        }
        - reached
    ):
        reached |= more
    return reached == set(keys)
