from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.criteria import Criterion
from prioritisation.decision.programme.text import Text
from prioritisation.errors import InvalidValueError

IMPACT = Criterion(id="impact", name=Text.of("Impact"))
DIRECTION = replace(IMPACT, id="direction", low=-2, high=2)
STEEP = replace(IMPACT, points=tuple(Decimal(p) for p in (0, 5, 15, 40, 100)))

scores = st.decimals(1, 5, places=2)


def points(*numbers):
    return tuple(Decimal(number) for number in numbers)


def test_the_levels_of_the_default_scale_are_1_to_5():
    assert list(IMPACT.levels) == [1, 2, 3, 4, 5]


def test_points_are_linear_by_default():
    assert [IMPACT.points_of(Decimal(level)) for level in IMPACT.levels] == [0, 25, 50, 75, 100]


def test_points_of_a_scale_below_zero_begin_at_its_lowest_level():
    assert [DIRECTION.points_of(Decimal(d)) for d in (-2, 0, 2)] == [0, 50, 100]


def test_points_of_a_third_of_a_level_are_exact():
    assert IMPACT.points_of(Fraction(10, 3)) == Fraction(175, 3)


def test_points_a_level_can_be_set_and_are_linear_between():
    assert [STEEP.points_of(Decimal(level)) for level in STEEP.levels] == [0, 5, 15, 40, 100]
    assert STEEP.points_of(Decimal("4.5")) == 70


@given(scores, scores, st.sampled_from([IMPACT, STEEP]))
def test_a_higher_score_is_never_worth_less(one, other, criterion):
    low, high = sorted((one, other))
    assert 0 <= criterion.points_of(low) <= criterion.points_of(high) <= 100


@pytest.mark.parametrize("score", ["1", "5", "3.45"])
def test_a_score_on_the_scale_is_taken(score):
    assert IMPACT.checked_score(Decimal(score)) == Decimal(score)


@pytest.mark.parametrize("score", ["0", "5.01", "-3", "NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_score_outside_the_scale_is_refused(score):
    with pytest.raises(InvalidValueError, match=r"impact: .* score_outside_scale low=1 high=5"):
        IMPACT.checked_score(Decimal(score))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"id": ""}, "bad_id"),
        ({"name": Text()}, "name_missing"),
        ({"low": 5}, "bad_scale"),
        ({"low": 6}, "bad_scale"),
        ({"high": 4.5}, "bad_scale"),
        ({"low": True}, "bad_scale"),
        ({"high": 102}, "scale_too_long"),
        ({"anchors": (Text.of("small"), Text.of("large"))}, "anchors: 2 one_a_level levels=5"),
        ({"points": points(0, 100)}, "points: 2 one_a_level levels=5"),
        ({"points": points(0, 25, 50, 75, 101)}, "points_outside"),
        ({"points": points(-1, 25, 50, 75, 100)}, "points_outside"),
        ({"points": points(0, 25, "NaN", 75, 100)}, "points_outside"),
        ({"points": points(0, 50, 25, 75, 100)}, "points_fall"),
        ({"weight": Decimal("-0.1")}, "weight: .* not_zero_or_more"),
        ({"weight": Decimal("NaN")}, "not_zero_or_more"),
    ],
)
def test_a_criterion_that_cannot_be_is_refused(change, rule):
    with pytest.raises(InvalidValueError, match=rule):
        replace(IMPACT, **change)


def test_a_criterion_may_weigh_nothing_and_levels_may_be_worth_the_same():
    replace(IMPACT, weight=Decimal(0), points=points(0, 0, 50, 50, 50))
