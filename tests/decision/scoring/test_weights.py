from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.criteria import IMPACT, OUTPUT_INPUT, SPEED
from prioritisation.decision.scoring.weights import benefit_shares, priority_shares, shares
from prioritisation.errors import InvalidValueError
from tests.decision.scoring.instances import BOARD, TRENDS, weights_above_0


def test_a_share_is_a_weight_over_their_sum():
    assert shares({"a": Decimal(3), "b": Decimal("1.5")}) == {
        "a": Fraction(2, 3),
        "b": Fraction(1, 3),
    }


def test_the_benefit_weighs_impact_three_times_speed_by_default():
    assert benefit_shares(BOARD, {}) == {IMPACT: Fraction(3, 4), SPEED: Fraction(1, 4)}


def test_the_priority_score_weighs_three_one_and_two_by_default():
    assert priority_shares(BOARD, {}) == {
        IMPACT: Fraction(1, 2),
        SPEED: Fraction(1, 6),
        OUTPUT_INPUT: Fraction(1, 3),
    }


def test_the_benefit_reads_only_the_weights_of_impact_and_speed():
    weights = {IMPACT: Decimal(1), SPEED: Decimal(1), OUTPUT_INPUT: Decimal(98)}
    assert benefit_shares(BOARD, weights) == {IMPACT: Fraction(1, 2), SPEED: Fraction(1, 2)}


def test_a_criterion_without_a_weight_of_the_plan_weighs_nothing():
    assert priority_shares(BOARD, {SPEED: Decimal(2)}) == {IMPACT: 0, SPEED: 1, OUTPUT_INPUT: 0}


@given(weights_above_0, st.decimals(Decimal("0.01"), 100, places=2))
def test_weights_times_a_constant_are_the_same_shares(weights, constant):
    scaled = {criterion: weight * constant for criterion, weight in weights.items()}
    assert shares(scaled) == shares(weights)


@given(weights_above_0)
def test_shares_sum_to_one(weights):
    assert sum(shares(weights).values()) == 1


@pytest.mark.parametrize("weights", [{}, {"a": Decimal(0), "b": Decimal(0)}])
def test_weights_that_are_all_zero_are_refused(weights):
    with pytest.raises(InvalidValueError, match="weights_all_zero"):
        shares(weights)


def test_the_benefit_cannot_rest_on_output_input_alone():
    with pytest.raises(InvalidValueError, match="weights_all_zero"):
        benefit_shares(BOARD, {OUTPUT_INPUT: Decimal(2)})


@pytest.mark.parametrize("shares_of", [benefit_shares, priority_shares])
def test_a_weight_for_an_unknown_criterion_is_refused(shares_of):
    with pytest.raises(InvalidValueError, match="weight:colour: 'colour' unknown_criterion"):
        shares_of(BOARD, {IMPACT: Decimal(1), "colour": Decimal(1)})


def test_a_board_without_impact_has_no_benefit():
    with pytest.raises(InvalidValueError, match="'impact' unknown_criterion"):
        benefit_shares(TRENDS, {})
