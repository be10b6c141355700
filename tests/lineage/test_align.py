"""The rules of alignment, each by texts as short as can show it."""

import pytest
from rapidfuzz import fuzz

from resolutions.aligning.align import align
from resolutions.aligning.assignment import assigned
from resolutions.aligning.clauses import clauses
from resolutions.aligning.records import Clause, Link
from tests.factories import citation, footnote, paragraph, sub, text_record
from tests.lineage.truth import text

DEBATE = (
    "Invites the President of the General Assembly to hold, within existing resources and during the {} "
    "session, a high-level debate on {} and to prepare a summary of the discussion;"
)
FIREARMS = (
    "Urges Member States to exchange good practices of practitioners who are involved in combating illicit "
    "trafficking in firearms, including marking and record-keeping;"
)
PRISONS = "Calls upon Member States to address prison overcrowding through a review of penal policies;"
PIRACY = "Encourages Member States to support targeted assistance to combat piracy committed at sea;"
TOURISM = "Encourages Member States to counter criminal threats to the tourism sector;"
MONEY = "Urges the Office to provide assistance against money-laundering and the financing of terrorism;"


def operative(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause(f"op{number}", "operative", text) for number, text in enumerate(texts, 1))


def preambular(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause(f"pp{number}", "preambular", text) for number, text in enumerate(texts, 1))


def shown(links: tuple[Link, ...]) -> list[str]:
    return [
        f"{' '.join(link.before)} > {' '.join(link.after)} {link.relation}{' moved' * link.moved}"
        for link in links
    ]


def test_links_come_in_the_later_texts_order_and_every_clause_once() -> None:
    found = align(operative(FIREARMS, PRISONS, PIRACY), operative(TOURISM, FIREARMS, PIRACY))
    assert shown(found) == [" > op1 new", "op1 > op2 identical", "op2 >  dropped", "op3 > op3 identical"]


def test_a_clause_that_grew_by_a_long_tail_is_the_same_clause() -> None:
    grown = FIREARMS[:-1] + ", and takes note of the global study, its findings on the routes of smugglers"
    grown += ", the role of organized groups, and the need for data from customs and border services;"
    assert shown(align(operative(FIREARMS), operative(PIRACY, grown))) == [
        " > op1 new",
        "op1 > op2 reworded",
    ]


def test_unrelated_clauses_full_of_the_same_prose_are_not_linked() -> None:
    (kidnapping,) = (one for one in text("corpus/77-237.txt") if one.anchor == "op47")
    (exploitation,) = (one for one in text("corpus/80-draft-resolution.txt") if one.anchor == "op64")
    assert fuzz.token_sort_ratio(kidnapping.text, exploitation.text) > 50
    assert [link.relation for link in align([kidnapping], [exploitation])] == ["dropped", "new"]


def test_the_certain_is_not_given_up_for_a_better_sum() -> None:
    debate = DEBATE.format("seventy-third", "urban safety")
    again = DEBATE.format("seventy-fourth", "urban safety")
    other = DEBATE.format("seventy-fourth", "equal access to justice")
    found = shown(align(operative(debate, PRISONS, other), operative(PIRACY, again)))
    assert "op1 > op2 routine" in found
    assert "op3 >  dropped" in found


def test_a_recurring_slot_with_new_facts_is_the_same_clause() -> None:
    before = operative(PRISONS, DEBATE.format("seventy-third", "the role of regional organizations"), PIRACY)
    after = operative(PRISONS, DEBATE.format("seventy-seventh", "equal access to justice for all"), PIRACY)
    assert shown(align(before, after))[1] == "op2 > op2 reworded"


def test_one_invitation_becomes_two() -> None:
    before = operative(PRISONS, DEBATE.format("seventy-seventh", "equal access to justice"), PIRACY)
    eightieth = DEBATE.format("eightieth", "trafficking in wildlife")
    next_one = DEBATE.format("eighty-first", "justice for children").replace("Invites", "Also invites")
    after = operative(PRISONS, eightieth, next_one, PIRACY)
    assert shown(align(before, after))[1] == "op2 > op2 op3 split"


def test_two_clauses_merge_into_one_that_holds_both() -> None:
    both = f"{FIREARMS[:-1]}, and {PRISONS[:1].lower()}{PRISONS[1:]}"
    found = shown(align(operative(FIREARMS, PRISONS, PIRACY), operative(both, PIRACY)))
    assert found == ["op1 op2 > op1 merged", "op3 > op2 identical"]


def test_a_clause_may_merge_across_preamble_and_operative_part() -> None:
    crime = "Emphasizing that organized crime must be addressed with respect for the sovereignty of States,"
    article = "Recognizes that economic development is fundamental to implementation, and recalls article 30;"
    both = f"{crime[:-1]}, and {article[:1].lower()}{article[1:-1]},"
    before = (*preambular(crime), *operative(article, PIRACY))
    after = (*preambular(both), *operative(PIRACY))
    assert shown(align(before, after))[0] == "pp1 op1 > pp1 merged moved"


def test_a_neighbour_that_alone_cites_what_the_whole_cites_joins_it() -> None:
    principles = "Reiterates its commitment to cooperation on alternative development programmes;"
    welcome = (
        'Welcomes its resolution 72/197, entitled "Promoting the guiding principles of the United Nations";'
    )
    both = principles[:-1] + ", and recalls its resolution 72/197;"
    found = shown(align(operative(principles, welcome, PIRACY), operative(both, PIRACY)))
    assert found[0] == "op1 op2 > op1 merged"
    other = both.replace("72/197", "72/198")
    assert shown(align(operative(principles, welcome), operative(other)))[0] == "op1 > op1 reworded"


def test_a_block_that_moved_is_moved_and_what_stayed_is_not() -> None:
    found = align(
        operative(FIREARMS, PRISONS, PIRACY, TOURISM, MONEY),
        operative(TOURISM, MONEY, FIREARMS, PRISONS, PIRACY),
    )
    assert [link.after for link in found if link.moved] == [("op1",), ("op2",)]


def test_the_same_words_elsewhere_in_the_text_are_told_apart_by_their_order() -> None:
    found = align(operative(PIRACY, PRISONS, PIRACY), operative(PIRACY, PRISONS, PIRACY))
    assert [link.before == link.after for link in found] == [True] * 3


def test_a_clause_that_goes_to_the_other_part_is_moved() -> None:
    before = (*preambular("Welcoming the global study on firearms trafficking and its findings,"),)
    after = operative("Welcomes the global study on firearms trafficking and its findings;")
    assert shown(align(before, after)) == ["pp1 > op1 reworded moved"]


def test_a_clause_that_changed_in_nothing_but_its_footnote_is_identical_and_says_so() -> None:
    (one,) = operative(PIRACY)
    noted = Clause(one.anchor, one.kind, one.text, footnotes=("See A/75/1.",))
    (link,) = align([one], [noted])
    assert (link.relation, link.why) == ("identical", "the same words; other footnotes")
    ibid = Clause(one.anchor, one.kind, one.text, footnotes=("Ibid., vol. 2.",))
    assert align([noted], [ibid])[0].why == "the same words"


def test_every_link_has_a_score_and_says_why() -> None:
    found = align(operative(FIREARMS, PIRACY, PRISONS), operative(FIREARMS, PIRACY[:-1] + ", upon request;"))
    assert found[0].score == 1.0
    assert 0.5 < found[1].score < 1.0
    assert found[2].score == 0.0
    assert all(link.why for link in found)


def test_empty_texts_have_no_links() -> None:
    assert align((), ()) == ()
    assert shown(align((), operative(PIRACY))) == [" > op1 new"]
    assert shown(align(operative(PIRACY), ())) == ["op1 >  dropped"]


def test_clauses_are_paragraphs_with_their_parts_and_notes_and_headings_are_none() -> None:
    record = text_record(
        paragraphs=(
            paragraph("Recalling all,", "preambular", position=1),
            paragraph("I. Prevention", "heading", position=2),
            paragraph(
                "Urges States:",
                position=3,
                number="1",
                lead_phrase="Urges",
                sub_paragraphs=(sub("(a)", "To act;", sub("(i)", "At once;")),),
                citations=(citation("A/RES/67/187"),),
            ),
        ),
        footnotes=(footnote("1", "See A/1."),),
    )
    preamble, first = clauses(record)
    assert (preamble.anchor, first.anchor, first.lead_phrase) == ("pp1", "op1", "Urges")
    assert first.text == "Urges States:\n(a) To act;\n(i) At once;"
    assert first.citations == ("A/RES/67/187",)


@pytest.mark.parametrize(
    ("benefits", "pairs"),
    [
        ({}, []),
        ({(0, 0): -1.0, (0, 1): 0.0}, []),
        ({(0, 0): 0.9, (1, 1): 0.1}, [(0, 0), (1, 1)]),
        ({(0, 0): 0.5, (0, 1): 0.4, (1, 0): 0.4}, [(0, 1), (1, 0)]),
        ({(0, 0): 0.9, (0, 1): 0.4, (1, 0): 0.4}, [(0, 0)]),
        ({(5, 7): 0.2, (6, 7): 0.3}, [(6, 7)]),
    ],
)
def test_the_assignment_of_most_benefit(
    benefits: dict[tuple[int, int], float], pairs: list[tuple[int, int]]
) -> None:
    assert sorted(assigned(benefits)) == pairs
