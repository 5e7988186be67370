"""The best value at each factor, beside the optimiser at those budgets."""

from fractions import Fraction
from threading import Event

import pytest
from hypothesis import given, settings

from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.scaled_frontier import (
    FACTORS,
    PointStatus,
    scaled_frontier,
    with_scaled_budgets,
)
from prioritisation.decision.programme.rules import Must
from prioritisation.errors import InvalidValueError
from tests.decision.portfolio.scheduling.towns import town
from tests.scheduled_oracle import best_by_trying_all, value_of
from tests.scheduled_problems import scheduled_problems

FIVE = tuple(Fraction(k, 2) for k in range(5))


def by_factor(points):
    return {
        float(point.factor): None if point.portfolio is None else int(point.portfolio.value)
        for point in sorted(points, key=lambda point: point.factor)
    }


def test_each_factor_has_the_value_of_its_budget():
    points = scaled_frontier(town(), FIVE)
    assert by_factor(points) == {0.0: 0, 0.5: 40, 1.0: 100, 1.5: 130, 2.0: 190}


def test_the_ends_come_first_then_the_middle_then_the_halves():
    order = [float(point.factor) for point in scaled_frontier(town(), FIVE)]
    assert order == [2.0, 0.0, 1.0, 0.5, 1.5]


def test_every_factor_comes_once():
    points = list(scaled_frontier(town()))
    assert sorted(point.factor for point in points) == list(FACTORS)


def test_between_two_equal_values_nothing_is_solved():
    points = scaled_frontier(town(), [Fraction(k) for k in range(2, 7)])
    assert [(float(p.factor), p.is_solved) for p in points] == [
        (6.0, True),
        # What everything costs fits here too.
        (2.0, False),
        (4.0, False),
        (3.0, False),
        (5.0, False),
    ]


def test_where_nothing_is_possible_nothing_is_with_less():
    problem = town(Must(id="m", measures=("harbour",)))
    points = list(scaled_frontier(problem, FIVE))
    assert by_factor(points) == {0.0: None, 0.5: None, 1.0: 90, 1.5: 130, 2.0: 190}
    assert [p.status for p in points if p.portfolio is None] == [PointStatus.INFEASIBLE] * 2


def test_a_stop_ends_the_points():
    stop = Event()
    points = scaled_frontier(town(), FIVE, stop=stop)
    next(points)
    stop.set()
    assert list(points) == []


def test_a_factor_below_0_is_refused():
    with pytest.raises(InvalidValueError, match="not_zero_or_more"):
        next(scaled_frontier(town(), [Fraction(-1)]))


@given(scheduled_problems(largest=4))
@settings(max_examples=80)
def test_every_point_is_the_best_of_its_budgets(problem):
    values = []
    for point in sorted(scaled_frontier(problem, FIVE), key=lambda point: point.factor):
        scaled = with_scaled_budgets(problem, point.factor)
        best = best_by_trying_all(scaled)
        if best is None:
            assert point.status is PointStatus.INFEASIBLE
            continue
        assert point.status is PointStatus.OPTIMAL
        assert point.portfolio.problem == scaled
        assert point.portfolio.value == value_of(scaled, best)
        if point.factor == 1:
            assert point.portfolio.value == best_schedule(problem, settle_ties=False).value
        values.append(point.portfolio.value)
    assert values == sorted(values)


@given(scheduled_problems(largest=4))
@settings(max_examples=40)
def test_with_no_time_every_point_is_honest(problem):
    for point in scaled_frontier(problem, FIVE, time_limit=0.0):
        scaled = with_scaled_budgets(problem, point.factor)
        best = best_by_trying_all(scaled)
        if point.status is PointStatus.INFEASIBLE:
            assert best is None
        elif point.portfolio is not None:
            assert point.portfolio.value <= value_of(scaled, best) <= point.portfolio.bound
