"""Tastle and Wierman's consensus: known answers by hand, and laws."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.scoring.agreement import agreement


def of(*scores):
    """The agreement of scores on the scale from 1 to 5."""
    counts = {}
    for score in scores:
        counts[Decimal(score)] = counts.get(Decimal(score), 0) + 1
    return agreement(counts, 1, 5)


scores = st.lists(st.integers(1, 5), min_size=2, max_size=40)


def test_it_is_undefined_below_two_numbers():
    assert of() is None
    assert of(4) is None


def test_one_and_three_by_hand():
    # μ = 2, both 1 away of 4: 1 + log₂(3/4) = 0.58496…
    assert of(1, 3) == pytest.approx(1 + math.log2(0.75))


def test_one_one_and_five_by_hand():
    # μ = 7/3: 2/3 · log₂(1 − 1/3) + 1/3 · log₂(1 − 2/3) = −0.389975 − 0.528321
    assert of(1, 1, 5) == pytest.approx(0.081704, abs=1e-6)


def test_one_level_apart_by_hand():
    # μ = 3.5, both half a level away: 1 + log₂(7/8)
    assert of(3, 4) == pytest.approx(0.807355, abs=1e-6)


@given(st.integers(1, 5), st.integers(2, 50))
def test_identical_scores_are_full_agreement(score, n):
    assert of(*[score] * n) == 1


@given(st.integers(1, 30))
def test_a_split_in_two_halves_at_the_ends_is_none_at_all(n):
    assert of(*[1] * n, *[5] * n) == 0


@given(scores)
def test_it_lies_between_none_and_full(given_scores):
    assert 0 <= of(*given_scores) <= 1


@given(scores.flatmap(lambda s: st.tuples(st.just(s), st.permutations(s))))
def test_the_order_of_participants_does_not_matter(pair):
    assert of(*pair[0]) == of(*pair[1])


@given(scores)
def test_seen_from_the_other_end_of_the_scale_it_is_the_same(given_scores):
    assert of(*[6 - s for s in given_scores]) == pytest.approx(of(*given_scores))


@given(scores, st.integers(2, 5))
def test_the_same_answers_from_more_people_are_as_alike(given_scores, times):
    assert of(*given_scores * times) == pytest.approx(of(*given_scores))
