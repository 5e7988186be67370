from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.criteria import OUTPUT_INPUT
from prioritisation.decision.programme.settings import ScoringSettings
from prioritisation.decision.scoring.computed import (
    ComputedScore,
    computed_score,
    rank_disagreements,
)
from prioritisation.errors import InvalidValueError
from tests.decision.scoring.instances import BOARD, TABLE

CRITERION = BOARD.criterion(OUTPUT_INPUT)
LIMITS = ScoringSettings().ratio_limits

points = st.fractions(0, 100, max_denominator=10)
costs = st.integers(-100_000, 5_000_000).map(Decimal)


def score_of(impact_points, net_cost):
    return computed_score(Fraction(impact_points), Decimal(net_cost), CRITERION, LIMITS)


def test_the_limits_rise_in_equal_ratios():
    assert LIMITS == (5, 15, 45, 135)


@pytest.mark.parametrize(
    ("ratio", "level"),
    [(0, 1), ("4.99", 1), (5, 2), ("14.99", 2), (15, 3), (45, 4), ("134.99", 4), (135, 5)],
)
def test_a_limit_that_is_reached_gives_its_level(ratio, level):
    # At 100,000 € the ratio is the number of impact points; at 50,000 € twice as much.
    limit = Fraction(ratio)
    impact_points, net_cost = (limit, 100_000) if limit <= 100 else (limit / 2, 50_000)
    assert score_of(impact_points, net_cost) == ComputedScore(score=Fraction(level), ratio=limit)


@pytest.mark.parametrize("net_cost", [0, -20_000])
def test_a_measure_without_net_cost_gets_the_top_and_is_marked(net_cost):
    assert score_of(25, net_cost) == ComputedScore(score=Fraction(5), free=True)


def test_without_impact_there_is_nothing_to_compute():
    assert computed_score(None, Decimal(0), CRITERION, LIMITS) is None


def test_there_must_be_a_limit_for_each_level_above_the_lowest():
    with pytest.raises(InvalidValueError, match="one_limit_a_level"):
        computed_score(Fraction(50), Decimal(1000), CRITERION, LIMITS[:3])


@given(points, costs)
def test_a_computed_score_is_a_level_of_the_scale(impact_points, net_cost):
    assert score_of(impact_points, net_cost).score in CRITERION.levels


@given(points, points, costs, costs)
def test_more_impact_for_no_more_money_is_never_scored_lower(one, other, cost, more):
    better = score_of(max(one, other), min(cost, more))
    worse = score_of(min(one, other), max(cost, more))
    assert better.score >= worse.score


# Where people and the calculation disagree.


def numbers(**scores):
    return {i: Fraction(score) for i, score in scores.items()}


def test_the_largest_difference_of_ranks_comes_first():
    judged = numbers(a=5, b=4, c=3, d=2)
    computed = numbers(a=1, b=4, c=3, d=2)  # a falls from the 1st place to the 4th
    found = rank_disagreements(judged, computed)
    assert [(row.id, row.difference) for row in found] == [
        ("a", 3),
        ("b", -1),
        ("c", -1),
        ("d", -1),
    ]


def test_ties_share_the_mean_of_their_places():
    found = rank_disagreements(TABLE.judged(OUTPUT_INPUT), TABLE.computed())
    assert [(row.id, row.judged_rank, row.computed_rank) for row in found] == [
        ("square", 2, Fraction(3, 2)),
        ("lights", 1, Fraction(3, 2)),
    ]


def test_only_measures_with_both_scores_are_ranked():
    assert rank_disagreements(numbers(a=5, b=4), numbers(b=1, c=2)) == ()


def test_where_the_ranks_agree_there_is_nothing_to_ask():
    assert rank_disagreements(numbers(a=5, b=3), numbers(a=2, b=1)) == ()


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(points, points)))
def test_differences_cancel_out(scores):
    judged = {i: one for i, (one, _) in scores.items()}
    computed = {i: other for i, (_, other) in scores.items()}
    assert sum(row.difference for row in rank_disagreements(judged, computed)) == 0
