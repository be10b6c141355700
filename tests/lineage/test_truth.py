"""Alignments of the sample corpus agree with those made by hand; no floor is lowered to pass."""

from dataclasses import fields

import pytest

from resolutions.aligning.align import align
from tests.lineage.score import Score, score
from tests.lineage.truth import Truth, text, truths

CORPUS = [truth for truth in truths() if not truth.official]

LEAST = {
    "precision": 1.0,
    "recall": 0.985,
    "changed": 0.985,
    "hard": 0.95,
    "unlinked": 0.97,
    "relation": 1.0,
}
"""The least share of each count, for every pair."""


def scored(truth: Truth) -> Score:
    before, after = text(truth.earlier), text(truth.later)
    return score(truth, before, after, align(before, after))


@pytest.mark.parametrize("truth", CORPUS, ids=lambda truth: truth.name)
def test_an_alignment_agrees_with_the_one_made_by_hand(truth: Truth) -> None:
    found = scored(truth)
    shares = {one.name: getattr(found, one.name).share for one in fields(found)}
    assert {name: share for name, share in shares.items() if share < LEAST[name]} == {}


def test_pairs_kept_aside_agree_as_well() -> None:
    kept = [scored(truth) for truth in CORPUS if truth.use == "kept aside"]
    assert len(kept) == 2
    assert all(one.f1 >= 0.985 for one in kept)


@pytest.mark.parametrize("truth", truths(), ids=lambda truth: truth.name)
def test_a_clause_stands_in_one_true_link(truth: Truth) -> None:
    before = [anchor for link in truth.links for anchor in link.before]
    after = [anchor for link in truth.links for anchor in link.after]
    assert len(before) == len(set(before))
    assert len(after) == len(set(after))
