"""What curators say of two paragraphs is honoured, and outlives readings and alignments."""

from collections.abc import Set
from io import StringIO
from itertools import product

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from resolutions.aligning.align import align
from resolutions.aligning.records import Clause, Link, Rulings
from resolutions.lineage import rulings
from resolutions.models import Link as Stored
from resolutions.models import Paragraph, Resolution, Ruling, Step
from resolutions.reading.lives import RETURNED, clause_keys, life
from tests import factories

TITLE = "Strengthening the programme"
RATIFY = "Urges Member States to ratify the Convention against Transnational Organized Crime;"
REPORT = "Requests the Secretary-General to submit a report on the implementation of the mandates;"
PRISONS = "Welcomes the thematic discussions held by the Commission about prison reform;"
MUSEUMS = "Takes note of the outcome of the workshop about stolen cultural property in museums;"
Pairs = Set[tuple[str, str]]
JOINED, CUT = Ruling.Verdict.JOINED, Ruling.Verdict.CUT


# --- Alignment under rulings, pure


def clauses(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause(f"op{number}", "operative", text) for number, text in enumerate(texts, 1))


def ruled(same: Pairs = frozenset(), apart: Pairs = frozenset()) -> Rulings:
    return Rulings(tuple(sorted(same)), frozenset(apart))


def ends(links: tuple[Link, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(link.before, link.after) for link in links]


def test_what_is_ruled_the_same_is_linked_whatever_the_words() -> None:
    (link,) = align(clauses(PRISONS), clauses(MUSEUMS), ruled(same={("op1", "op1")}))

    assert (link.relation, link.core) == ("reworded", ("op1", "op1"))
    assert link.why.startswith("a curator says so")


def test_what_is_ruled_apart_is_not_linked_however_alike() -> None:
    found = align(clauses(PRISONS), clauses(PRISONS), ruled(apart={("op1", "op1")}))

    assert [link.relation for link in found] == ["dropped", "new"]


def test_of_equal_clauses_the_next_one_is_taken() -> None:
    found = align(clauses(PRISONS), clauses(PRISONS, PRISONS), ruled(apart={("op1", "op1")}))

    assert (("op1",), ("op2",)) in ends(found)


def test_two_ruled_the_same_as_one_are_its_parts() -> None:
    found = align(clauses(PRISONS), clauses(MUSEUMS, REPORT), ruled(same={("op1", "op1"), ("op1", "op2")}))
    assert [(link.relation, link.core) for link in found] == [("split", ("op1", "op1"))]

    found = align(clauses(MUSEUMS, REPORT), clauses(PRISONS), ruled(same={("op1", "op1"), ("op2", "op1")}))
    assert [(link.relation, link.core) for link in found] == [("merged", ("op1", "op1"))]


ANCHORS = st.tuples(st.sampled_from(["op1", "op2", "op3", "op9"]), st.sampled_from(["op1", "op2", "op3"]))
WORDS = st.lists(st.sampled_from([RATIFY, REPORT, PRISONS, MUSEUMS]), max_size=3)


@given(WORDS, WORDS, st.sets(ANCHORS, max_size=5), st.sets(ANCHORS, max_size=5))
def test_any_rulings_leave_every_clause_in_one_link(
    before: list[str], after: list[str], same: set[tuple[str, str]], apart: set[tuple[str, str]]
) -> None:
    found = align(clauses(*before), clauses(*after), ruled(same, apart - same))

    for side, texts in (("before", before), ("after", after)):
        anchors = sorted(anchor for link in found for anchor in getattr(link, side))
        assert anchors == [f"op{number}" for number in range(1, len(texts) + 1)]
    for link in found:
        assert min(len(link.before), len(link.after)) <= 1
        pairs = set(product(link.before, link.after))
        assert not pairs & (apart - same)
        assert link.core is None or link.core in pairs


@given(WORDS, WORDS, ANCHORS)
def test_a_single_ruling_is_always_honoured(
    before: list[str], after: list[str], pair: tuple[str, str]
) -> None:
    there = {f"op{number}" for number in range(1, len(before) + 1)}
    here = {f"op{number}" for number in range(1, len(after) + 1)}
    found = align(clauses(*before), clauses(*after), ruled(same={pair}))

    if pair[0] in there and pair[1] in here:
        assert any(pair[0] in link.before and pair[1] in link.after for link in found)


# --- Stored


def lineage() -> None:
    call_command("lineage", stdout=StringIO())


def clause(text: Resolution, anchor: str) -> Paragraph:
    return Paragraph.objects.get(resolution=text, anchor=anchor)


@pytest.fixture
def texts(db: None) -> dict[str, Resolution]:
    """Three texts: what the first says of museums is not in the second, and back in the third."""
    given = {
        "75/196": (RATIFY, REPORT, MUSEUMS),
        "76/187": (RATIFY, REPORT),
        "77/237": (RATIFY, MUSEUMS, PRISONS),
    }
    found = {number: factories.adopted(number, TITLE, operative=words) for number, words in given.items()}
    lineage()
    return found


def links(number: str) -> list[tuple[str | None, str | None, str]]:
    rows = Stored.objects.filter(step__later__symbol=f"A/RES/{number}").order_by("number", "order")
    return list(rows.values_list("earlier__anchor", "later__anchor", "relation"))


def test_a_ruling_undoes_the_step_and_is_honoured_when_it_is_drawn(texts: dict[str, Resolution]) -> None:
    report, prisons = clause(texts["76/187"], "op2"), clause(texts["77/237"], "op3")
    made = rulings.rule(prisons, report, JOINED)

    assert not Step.objects.get(later=texts["77/237"]).is_current
    assert (made.earlier, made.earlier_place) == (report, "/A/RES/76/187/#op2"), (
        "the earlier text comes first"
    )
    lineage()

    assert ("op2", "op3", "reworded") in links("77/237")
    keys = clause_keys([report.pk, prisons.pk])
    assert keys[report.pk] == keys[prisons.pk]
    assert rulings.honoured([made]) == {made.pk: True}


def test_a_cut_parts_the_line(texts: dict[str, Resolution]) -> None:
    one, other = clause(texts["75/196"], "op1"), clause(texts["76/187"], "op1")
    made = rulings.rule(one, other, CUT)
    lineage()

    assert {("op1", None, "dropped"), (None, "op1", "new")} <= set(links("76/187"))
    assert rulings.honoured([made]) == {made.pk: True}
    Ruling.objects.all().delete()
    lineage()
    assert links("76/187")[0] == ("op1", "op1", "identical")


def test_a_ruling_outlives_a_new_reading_of_the_file(db: None) -> None:
    record = factories.adopted_record("75/196", TITLE, operative=(PRISONS, REPORT))
    factories.held(record)
    later = factories.adopted("76/187", TITLE, operative=(MUSEUMS,))
    earlier = Resolution.objects.get(symbol="A/RES/75/196")
    rulings.rule(clause(earlier, "op1"), clause(later, "op1"), JOINED)
    words = factories.text_record(
        TITLE, operative=(RATIFY, PRISONS.replace("about", "on"), REPORT), number="75/196", status="adopted"
    )
    factories.held(factories.changed(record, resolutions=(words,)))
    lineage()

    assert ("op2", "op1", "reworded") in links("76/187")


def test_a_ruling_on_a_paragraph_that_is_gone_waits_for_its_words(db: None) -> None:
    record = factories.adopted_record("75/196", TITLE, operative=(PRISONS, REPORT))
    factories.held(record)
    later = factories.adopted("76/187", TITLE, operative=(MUSEUMS,))
    earlier = Resolution.objects.get(symbol="A/RES/75/196")
    made = rulings.rule(clause(earlier, "op1"), clause(later, "op1"), JOINED)

    def read(*operative: str) -> None:
        text = factories.text_record(TITLE, operative=operative, number="75/196", status="adopted")
        factories.held(factories.changed(record, resolutions=(text,)))
        lineage()

    read(REPORT)
    assert Ruling.objects.filter(~rulings.standing()).get() == made
    assert ("op1", None, "dropped") in links("76/187")

    read(RATIFY, PRISONS)
    assert Ruling.objects.filter(rulings.standing()).get() == made
    assert ("op2", "op1", "reworded") in links("76/187")


def test_a_ruling_outlives_its_document(texts: dict[str, Resolution]) -> None:
    rulings.rule(clause(texts["75/196"], "op1"), clause(texts["76/187"], "op1"), CUT)
    texts["75/196"].document.delete()
    lineage()

    assert str(Ruling.objects.get()) == "/A/RES/75/196/#op1 and /A/RES/76/187/#op1: not the same clause"


def test_a_second_ruling_on_two_paragraphs_takes_the_place_of_the_first(texts: dict[str, Resolution]) -> None:
    one, other = clause(texts["75/196"], "op1"), clause(texts["76/187"], "op1")
    rulings.rule(one, other, CUT)
    rulings.rule(other, one, JOINED)

    assert Ruling.objects.get().verdict == JOINED


# --- Clauses that come back


def test_a_clause_that_comes_back_goes_on(texts: dict[str, Resolution]) -> None:
    back = clause(texts["77/237"], "op2")
    found = life(back.pk)

    assert found is not None
    assert [version.text.symbol for version in found.versions] == ["A/RES/75/196", "A/RES/77/237"]
    assert [change.relation for change in found.latest.changes] == [RETURNED]
    assert found.unchanged_since == found.latest
    step = Step.objects.get(later=texts["77/237"])
    assert (step.new, step.returned) == (2, 1)


def test_a_cut_keeps_a_clause_from_coming_back(texts: dict[str, Resolution]) -> None:
    old, new = clause(texts["75/196"], "op3"), clause(texts["77/237"], "op2")
    rulings.rule(old, new, CUT)
    lineage()

    assert clause_keys([old.pk, new.pk]) == {old.pk: old.pk, new.pk: new.pk}
    assert Step.objects.get(later=texts["77/237"]).returned == 0


def test_a_curator_joins_across_a_gap(texts: dict[str, Resolution]) -> None:
    old, new = clause(texts["75/196"], "op3"), clause(texts["77/237"], "op3")
    made = rulings.rule(old, new, JOINED)
    lineage()

    found = life(new.pk)
    assert found is not None and found.first.paragraph == old
    assert rulings.honoured([made]) == {made.pk: True}
    other = life(clause(texts["77/237"], "op2").pk)
    assert other is not None and other.texts == 1, "what came back before is taken"


def test_a_ruling_that_would_give_a_text_two_places_is_told(texts: dict[str, Resolution]) -> None:
    made = rulings.rule(clause(texts["75/196"], "op1"), clause(texts["77/237"], "op3"), JOINED)
    lineage()

    assert rulings.honoured([made]) == {made.pk: False}


def test_a_changed_word_takes_back_what_came_back(texts: dict[str, Resolution]) -> None:
    old, new = clause(texts["75/196"], "op3"), clause(texts["77/237"], "op2")
    Paragraph.objects.filter(pk=old.pk).update(full_text=PRISONS.replace("prison", "court"))
    found = life(new.pk)
    assert found is not None and found.texts == 1
    lineage()

    assert clause_keys([new.pk]) == {new.pk: new.pk}


def test_a_comparison_of_any_two_texts_honours_rulings(client: Client, texts: dict[str, Resolution]) -> None:
    def compared(before: str, after: str) -> str:
        return client.get("/compare/", {"from": before, "to": after}).content.decode()

    pairs = (("75/196", "77/237"), ("77/237", "75/196"), ("77/237", "76/187"))
    before = [compared(*pair) for pair in pairs]
    rulings.rule(clause(texts["75/196"], "op2"), clause(texts["77/237"], "op3"), JOINED)
    rulings.rule(clause(texts["76/187"], "op1"), clause(texts["77/237"], "op1"), CUT)
    after = [compared(*pair) for pair in pairs]

    assert all("change--reworded" not in page for page in before)
    assert ["change--reworded" in page for page in after] == [True, True, False]
    assert "change--identical" in before[2] and "change--identical" not in after[2]
