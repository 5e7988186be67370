"""Lists at each factor of the budgets, beside the frontier: never above it where it is proven."""

from dataclasses import replace
from fractions import Fraction
from threading import Event

from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.scaled_frontier import (
    PointStatus,
    ScaledPoint,
    scaled_frontier,
    with_scaled_budgets,
)
from prioritisation.decision.portfolio.scheduling.scaled_lists import best_known, scaled_lists
from prioritisation.decision.programme.rules import Must
from tests.decision.portfolio.scheduling.towns import town
from tests.scheduled_oracle import best_by_trying_all, keeps_all, value_of
from tests.scheduled_problems import scheduled_problems

FIVE = tuple(Fraction(k, 2) for k in range(5))
DOWN = {"dear": ("harbour", "square", "lights"), "cheap": ("lights", "square", "harbour")}


def by_factor(lists, name):
    return {float(one.factor): int(one.selection.value) for one in lists if one.name == name}


def test_each_list_is_gone_down_anew_at_each_factor():
    lists = list(scaled_lists(town(), DOWN, FIVE))
    assert by_factor(lists, "dear") == {2.0: 190, 1.5: 130, 1.0: 90, 0.5: 40, 0.0: 0}
    assert by_factor(lists, "cheap") == {2.0: 190, 1.5: 100, 1.0: 100, 0.5: 40, 0.0: 0}


def test_where_nothing_is_possible_there_is_no_list():
    lists = list(scaled_lists(town(Must(id="m", measures=("harbour",))), DOWN, FIVE))
    assert by_factor(lists, "cheap") == {2.0: 190, 1.5: 130, 1.0: 90}


def test_a_stop_ends_the_lists():
    stop = Event()
    lists = scaled_lists(town(), DOWN, FIVE, stop=stop)
    next(lists)
    stop.set()
    assert {one.factor for one in lists} <= {Fraction(2)}


@given(scheduled_problems(largest=4), st.randoms())
@settings(max_examples=60, deadline=None)
def test_no_list_is_above_the_frontier_and_each_is_what_it_says(problem, random):
    orders = {"any": random.sample(problem.ids, len(problem.ids)), "none": ()}
    points = {point.factor: point for point in scaled_frontier(problem, FIVE)}
    lists = list(scaled_lists(problem, orders, FIVE))
    for one in lists:
        scaled = with_scaled_budgets(problem, one.factor)
        assert keeps_all(scaled, one.selection.starts)
        assert one.selection.value == value_of(scaled, one.selection.starts)
        assert one.selection.value <= points[one.factor].portfolio.value
    possible = {f for f, point in points.items() if point.status is PointStatus.OPTIMAL}
    assert {one.factor for one in lists} == possible


def unproven(factor, starts, bound):
    scaled = with_scaled_budgets(town(), factor)
    portfolio = ScheduledPortfolio(
        assessment=Assessment(problem=scaled, starts=starts), bound=Fraction(bound)
    )
    return ScaledPoint(factor=factor, portfolio=portfolio, status=PointStatus.FEASIBLE)


def unknown(factor):
    return ScaledPoint(factor=factor, portfolio=None, status=PointStatus.UNKNOWN)


def test_what_is_known_at_one_factor_is_known_at_the_others():
    half, one, two = Fraction(1, 2), Fraction(1), Fraction(2)
    points = [
        unproven(two, {"harbour": 0}, 190),
        unproven(one, {"lights": 0}, 120),
        unknown(half),
    ]
    pair = Assessment(problem=town(), starts={"square": 0, "lights": 0})
    low, middle, high = best_known(town(), points, [(one, pair)])
    assert low == unknown(half)
    assert middle == unproven(one, {"square": 0, "lights": 0}, 120)
    assert high == unproven(two, {"square": 0, "lights": 0}, 190)


def test_what_was_not_known_is_at_most_what_everything_is_worth():
    nothing = Assessment(problem=town(), starts={})
    (point,) = best_known(town(), [unknown(Fraction(1))], [(Fraction(0), nothing)])
    assert (point.status, point.portfolio.bound) == (PointStatus.FEASIBLE, 190)


def test_the_first_point_of_a_factor_stays_and_learns_of_the_others():
    one = Fraction(1)
    (optimal,) = scaled_frontier(town(), [one])
    (point,) = best_known(town(), [unproven(one, {"harbour": 0}, 190), optimal])
    assert (point.status, point.portfolio.value) == (PointStatus.OPTIMAL, 100)
    equal = replace(optimal, is_solved=False)
    assert best_known(town(), [equal, optimal]) == (equal,)


@given(scheduled_problems(largest=4), st.randoms())
@settings(max_examples=60, deadline=None)
def test_what_is_put_together_stays_true_and_no_list_is_above_it(problem, random):
    orders = {"any": random.sample(problem.ids, len(problem.ids))}
    lists = list(scaled_lists(problem, orders, FIVE))
    points = list(scaled_frontier(problem, FIVE, time_limit=0.0))
    together = best_known(problem, points, [(one.factor, one.selection) for one in lists])
    assert [point.factor for point in together] == list(FIVE)
    for point in together:
        best = best_by_trying_all(with_scaled_budgets(problem, point.factor))
        if point.status is PointStatus.INFEASIBLE:
            assert best is None
        elif point.portfolio is not None:
            worth = value_of(point.portfolio.problem, best)
            assert point.portfolio.value <= worth <= point.portfolio.bound
    at = {point.factor: point.portfolio for point in together}
    for one in lists:
        assert one.selection.value <= at[one.factor].value
