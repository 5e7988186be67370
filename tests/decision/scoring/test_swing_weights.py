"""Swing weights: each person's shares first, then their mean."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prioritisation.decision.programme.participants import SwingWeights
from prioritisation.decision.scoring.swing_weights import GroupWeights, group_weights, weights_of

CRITERIA = ("impact", "speed", "roi")


def person(impact, speed, roi, name="p"):
    importance = dict(zip(CRITERIA, map(Decimal, (impact, speed, roi)), strict=True))
    return SwingWeights(participant=name, importance=importance)


def test_one_persons_weights_sum_to_one():
    assert weights_of(person(100, 60, 40), CRITERIA) == {
        "impact": Fraction(1, 2),
        "speed": Fraction(3, 10),
        "roi": Fraction(1, 5),
    }


def test_a_criterion_passed_over_has_no_weight():
    alone = SwingWeights(participant="p", importance={"impact": Decimal(100)})
    assert weights_of(alone, CRITERIA) == {"impact": 1, "speed": 0, "roi": 0}


def test_each_person_is_normalised_before_the_mean():
    # 1/2, 1/4, 1/4 and 1/4, 1/4, 1/2: averaging 100, 50, 50 and 50, 50, 100 gives the same here;
    # but not with somebody for whom nothing else matters.
    found = group_weights([person(100, 50, 50), person(100, 100, 0), person(0, 0, 100)], CRITERIA)
    assert found == GroupWeights(
        mean={"impact": Fraction(1, 3), "speed": Fraction(1, 4), "roi": Fraction(5, 12)},
        lowest={"impact": 0, "speed": 0, "roi": 0},
        highest={"impact": Fraction(1, 2), "speed": Fraction(1, 2), "roi": 1},
        lower_quartile={"impact": Fraction(1, 4), "speed": Fraction(1, 8), "roi": Fraction(1, 8)},
        upper_quartile={"impact": Fraction(1, 2), "speed": Fraction(3, 8), "roi": Fraction(5, 8)},
        count=3,
    )


def test_of_nobody_there_are_none():
    assert group_weights([], CRITERIA) is None


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=20))
def test_the_mean_sums_to_one(others):
    found = group_weights([person(100, a, b) for a, b in others], CRITERIA)
    assert sum(found.mean.values()) == 1
