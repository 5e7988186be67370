from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.matrix.thresholds import ThresholdValue, threshold_value
from prioritisation.decision.programme.boards import Threshold, ThresholdKind
from prioritisation.decision.programme.criteria import DIRECTION, SPEED
from prioritisation.errors import InvalidValueError
from tests.decision.scoring.instances import BOARD, TRENDS

SPEED_1_TO_5 = BOARD.criterion(SPEED)
DIRECTION_MINUS_2_TO_2 = TRENDS.criterion(DIRECTION)
UP_TO_10 = replace(SPEED_1_TO_5, low=0, high=10)
DEFAULT = Threshold()
MIDDLE = Threshold(kind=ThresholdKind.MIDDLE)
MEDIAN = Threshold(kind=ThresholdKind.MEDIAN)


def typed(at):
    return Threshold(kind=ThresholdKind.TYPED, at=Decimal(at))


@pytest.mark.parametrize(
    ("threshold", "criterion", "at"),
    [
        (DEFAULT, SPEED_1_TO_5, "3.5"),
        (DEFAULT, DIRECTION_MINUS_2_TO_2, "0.5"),
        (DEFAULT, UP_TO_10, "6.25"),
        (MIDDLE, SPEED_1_TO_5, "3"),
        (MIDDLE, DIRECTION_MINUS_2_TO_2, "0"),
        (typed("4.2"), SPEED_1_TO_5, "4.2"),
        (typed("-1"), DIRECTION_MINUS_2_TO_2, "-1"),
    ],
)
def test_a_threshold_of_the_scale_does_not_look_at_the_list(threshold, criterion, at):
    found = threshold_value(threshold, criterion, [Fraction(5)])
    assert found == ThresholdValue(at=Fraction(at), kind=threshold.kind, depends_on_list=False)


def test_the_median_depends_on_the_list_and_says_so():
    found = threshold_value(MEDIAN, SPEED_1_TO_5, [Fraction(1), Fraction(4), Fraction(2)])
    assert (found.at, found.depends_on_list) == (2, True)


def test_the_median_of_two_is_the_number_between_them():
    assert threshold_value(MEDIAN, SPEED_1_TO_5, [Fraction(2), Fraction(5)]).at == Fraction(7, 2)


def test_the_median_of_nothing_is_the_default():
    found = threshold_value(MEDIAN, SPEED_1_TO_5, [])
    assert (found.at, found.depends_on_list) == (Fraction(7, 2), True)


@pytest.mark.parametrize("at", ["0.9", "5.1", "-3"])
def test_a_typed_threshold_outside_the_scale_is_refused(at):
    with pytest.raises(InvalidValueError, match="threshold_outside_scale criterion='speed' low=1"):
        threshold_value(typed(at), SPEED_1_TO_5, [])


@given(st.lists(st.fractions(1, 5), min_size=1), st.sampled_from([DEFAULT, MIDDLE, MEDIAN]))
def test_a_threshold_lies_on_the_scale(values, threshold):
    assert 1 <= threshold_value(threshold, SPEED_1_TO_5, values).at <= 5
