"""The precedents of a wording: found however it changed, told clause by clause, the same each time."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from resolutions.ingest.words import count_words
from resolutions.models import Paragraph, Session
from resolutions.querysets.closest import Scope
from resolutions.reading.language import KINDS
from resolutions.reading.precedents import CLOSE, Found, Near, Precedent, Sought, grouped, precedents
from tests import factories

TITLE = "Strengthening the programme"
MUSEUMS = (
    "Requests the Office to assist museums in returning stolen antiquities to their countries of origin;"
)
GROWN = MUSEUMS.replace(
    ";", ", and to report on illicit excavations, auctions and private collections of coins;"
)
PRISONS = "Encourages Member States to reduce overcrowding in prisons through restorative justice programmes;"
BOTH = MUSEUMS.replace(";", ", and ") + PRISONS.lower()
FILLING = tuple(
    f"Invites {who} to consider {what} in accordance with national legislation;"
    for who, what in (
        ("prosecutors", "exchanging evidence by electronic means"),
        ("judges", "publishing sentencing statistics"),
        ("customs officers", "inspecting containers at sea ports"),
        ("parliaments", "ratifying the Protocol against smuggling of migrants"),
    )
)


def asked(text: str, kind: str = "operative", **narrowed: object) -> Found:
    scope = Scope("en", kinds=KINDS, of_texts=True, **narrowed)  # type: ignore[arg-type]
    [found] = precedents([Sought(text, kind)], scope)
    return found


def close(found: Found) -> list[Precedent]:
    return [one for one in found.precedents if one.closeness >= CLOSE]


def texts_of(precedent: Precedent) -> set[str]:
    rows = Paragraph.objects.filter(pk__in=[one.paragraph for one in precedent.found])
    return set(rows.values_list("full_text", flat=True))


@pytest.fixture
def archive(db: None) -> None:
    """A clause in three sessions of one title, reworded once; another clause; a draft; other texts."""
    factories.adopted("75/196", TITLE, operative=[MUSEUMS, *FILLING], adopted_on=date(2020, 12, 16))
    factories.adopted("76/187", TITLE, operative=[MUSEUMS, PRISONS, *FILLING], adopted_on=date(2021, 12, 16))
    factories.adopted("77/237", TITLE, operative=[GROWN, *FILLING])
    factories.resolution(title="Cultural property", operative=[MUSEUMS.replace("Requests", "Urges")])
    call_command("lineage", stdout=StringIO())
    count_words()


pytestmark = pytest.mark.usefixtures("archive")


def test_a_clause_is_told_once_with_all_its_wordings_and_texts() -> None:
    first, *others = close(asked(MUSEUMS))

    assert texts_of(first) == {MUSEUMS, GROWN, MUSEUMS.replace("Requests", "Urges")}
    assert first.closeness == 1
    assert not any(texts_of(one) & texts_of(first) for one in others)


@pytest.mark.parametrize("text", [GROWN, MUSEUMS[:-1], f"Also {MUSEUMS[0].lower()}{MUSEUMS[1:]}"])
def test_a_clause_is_found_that_grew_was_cut_or_is_said_again(text: str) -> None:
    assert MUSEUMS in texts_of(close(asked(text))[0])


def test_of_two_clauses_that_were_merged_both_are_found() -> None:
    found = close(asked(BOTH))

    assert {MUSEUMS, PRISONS} <= {text for one in found[:2] for text in texts_of(one)}
    assert len(found) >= 2


HALF = "to assess the risks of illicit excavations, auctions and private collections of ancient coins"
WHOLE = (
    "Requests the Office, within its mandate and in close cooperation with the Council of Museums,"
    f" the World Customs Organization and other relevant international organizations, upon request, {HALF},"
    " and to submit a report thereon to the Commission at its thirty-second session, including on training,"
    " on the exchange of statistical data and on the return of what was taken to its countries of origin;"
)
ALIKE = f"Invites museums {HALF.replace('illicit ', '').replace('ancient ', '')};"


@pytest.mark.parametrize("text", [HALF, f"{HALF};", f"{HALF[0].upper()}{HALF[1:]},"])
def test_a_pasted_half_finds_the_clause_it_was_cut_from_before_one_that_is_alike(text: str) -> None:
    factories.resolution(title="Coins", operative=[ALIKE])
    factories.resolution(title="Excavations", operative=[WHOLE])
    count_words()

    first, second = close(asked(text))

    assert (texts_of(first), texts_of(second)) == ({WHOLE}, {ALIKE})


def test_a_half_that_was_reworded_is_no_part() -> None:
    factories.resolution(title="Coins", operative=[ALIKE])
    factories.resolution(title="Excavations", operative=[WHOLE])
    count_words()

    assert texts_of(close(asked(HALF.replace("illicit ", "").replace("ancient", "old")))[0]) == {ALIKE}


def test_what_nobody_said_is_not_found() -> None:
    assert close(asked("Decides to open a kindergarten for the children of astronomers on Mars;")) == []


@pytest.mark.parametrize("text", ["", "...", ";", "中"])
def test_a_text_without_words_finds_nothing(text: str) -> None:
    assert asked(text).precedents == ()


def test_a_paragraph_of_the_same_part_comes_first() -> None:
    factories.resolution(title="Museums", preambular=[MUSEUMS.replace("Requests", "Requesting")])

    assert {one.weight for one in asked(MUSEUMS, "preambular").precedents[0].found} != {1.0}
    assert asked(MUSEUMS, "").precedents[0].found[0].weight == 1


def test_what_is_looked_at_is_narrowed() -> None:
    sessions = tuple(Session.objects.filter(number=75).values_list("pk", flat=True))
    text = Paragraph.objects.filter(full_text=GROWN).values_list("resolution", flat=True).get()

    assert GROWN not in texts_of(asked(GROWN, sessions=sessions).precedents[0])
    assert GROWN not in texts_of(asked(GROWN, without=[text]).precedents[0])
    urges = MUSEUMS.replace("Requests", "Urges")
    assert urges not in texts_of(asked(urges, status="adopted").precedents[0])
    assert asked(GROWN, sessions=()).precedents == ()


def test_the_answer_is_the_same_each_time_alone_or_with_others() -> None:
    alone = asked(GROWN)
    many = [Sought(text, "operative") for text in (*FILLING, GROWN, PRISONS)]
    scope = Scope("en", kinds=KINDS, of_texts=True)

    assert asked(GROWN) == alone
    assert precedents(many, scope)[len(FILLING)] == alone


def test_many_wordings_are_found_in_few_queries(django_assert_num_queries: object) -> None:
    many = [Sought(f"{MUSEUMS} {number}", "operative") for number in range(60)]

    with django_assert_num_queries(6):  # type: ignore[operator]
        found = precedents(many, Scope("en", kinds=KINDS, of_texts=True))

    assert len(found) == 60 and all(close(one) for one in found)


def test_lines_that_share_a_wording_are_one_clause_and_others_are_not() -> None:
    near = [
        Near(1, "Urges States to act;", 1.0, 1.0),
        Near(2, "Welcomes the report of the panel,", 0.9, 0.9),
        Near(3, "Urges States to act!", 0.8, 0.8),
        Near(4, "Something else that is on the line of the panel,", 0.7, 0.7),
    ]
    found = grouped(near, {1: 1, 2: 2, 3: 3, 4: 2})

    assert [[one.paragraph for one in each.found] for each in found] == [[1, 3], [2, 4]]
    assert [[one.paragraph for one in each.heads] for each in found] == [[1, 3], [2]]


def test_a_paragraph_may_show_that_two_clauses_are_one() -> None:
    near = [
        Near(1, "Urges States to act;", 1.0, 1.0),
        Near(2, "Welcomes the report,", 0.9, 0.9),
        Near(3, "Urges States to act;", 0.8, 0.8),
    ]

    [found] = grouped(near, {1: 1, 2: 2, 3: 2})
    assert [one.paragraph for one in found.found] == [1, 2, 3]
