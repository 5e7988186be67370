"""All budgets scaled together: the plan's own list among the points, and people's beside them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from prioritisation.actions.desk import Desk
from prioritisation.actions.plan_editing import with_rule
from prioritisation.actions.planning import planned_portfolio
from prioritisation.actions.scaled_frontiers import (
    scaled_job,
    scaled_lists_job,
    scaled_points,
    settled_job,
)
from prioritisation.decision.portfolio.portfolio import Ties
from prioritisation.decision.portfolio.scheduling.scaled_frontier import PointStatus
from prioritisation.decision.programme.budgets import Budget
from prioritisation.decision.programme.plans import Counting
from prioritisation.decision.programme.rules import Requires

from .town import ANSWERS, BY_VALUE, TOWN, measure

TENTH = Fraction(1, 10)
# All the money in the first of two years: what starts at once is paid for.
TWO_YEARS = replace(
    BY_VALUE,
    years=(2027, 2028),
    counting=Counting.FULL,
    budgets={"cost": Budget(amounts=(Decimal(110), Decimal(0)))},
)


def planned(plan=TWO_YEARS, measures=TOWN.measures):
    programme = replace(TOWN, measures=tuple(measures), plan=plan)
    desk = Desk(programme=programme, revision=1, answers=ANSWERS, agreed=(), version=1)
    return planned_portfolio(desk)


def done(job):
    assert job.wait(30)
    return job.outcome()


def points_of(answer):
    lists = done(scaled_lists_job(answer.posed))
    return scaled_points(answer, done(scaled_job(answer.posed)), lists)


def tenths(values):
    return {float(factor): int(value) for factor, value in values}


def test_the_best_value_rises_with_the_budgets_of_the_town():
    best = tenths((p.factor, p.portfolio.value) for p in points_of(planned()))
    # 55 buy the lights, 66 the square, 110 both, 154 the lights with the harbour.
    expected = {0.4: 0, 0.5: 5, 0.6: 6, 0.9: 6, 1.0: 11, 1.4: 15, 1.5: 16, 1.9: 16, 2.0: 21}
    assert {factor: best[factor] for factor in expected} == expected


def test_the_lists_are_what_people_would_take_with_that_money():
    lists = done(scaled_lists_job(planned().posed))
    by_priority = tenths(
        (one.factor, one.selection.value) for one in lists if one.name == "priority"
    )
    # The harbour comes first as soon as it can be paid.
    expected = {0.4: 0, 0.5: 5, 0.6: 6, 0.9: 6, 1.0: 10, 1.3: 10, 1.4: 15, 1.5: 16, 2.0: 21}
    assert {factor: by_priority[factor] for factor in expected} == expected


def test_a_list_beside_the_frontier_keeps_the_rules():
    needy = with_rule(TWO_YEARS, Requires(id="r", measure="harbour", needs=("square",)))
    lists = done(scaled_lists_job(planned(needy).posed))
    (one,) = (x for x in lists if x.name == "priority" and x.factor == 1)
    assert (one.selection.selected, one.selection.broken) == (("square", "lights"), ())


def test_with_all_its_budgets_the_point_is_the_answer_to_the_plan():
    answer = planned()
    (point,) = (p for p in points_of(answer) if p.factor == 1)
    assert point.portfolio is answer.portfolio
    # It is there before anything else is worked out.
    assert scaled_points(answer, (), ()) == (point,)


def test_of_equals_the_first_is_shown():
    # The bench is worth as much as the lights, and costs less.
    bench = measure("bench", 40, 5)
    answer = planned(measures=[*TOWN.measures, bench])
    half = next(p for p in points_of(answer) if p.factor == 5 * TENTH)
    assert half.status is PointStatus.OPTIMAL
    first = done(settled_job(answer.posed, half))
    assert (first.selected, first.ties) == (("bench",), Ties.SETTLED)
    assert first.value == half.portfolio.value


@pytest.mark.parametrize("status", [PointStatus.INFEASIBLE, PointStatus.UNKNOWN])
def test_where_there_is_no_list_there_is_nothing_to_settle(status):
    answer = planned()
    (own,) = scaled_points(answer, (), ())
    assert settled_job(answer.posed, own) is None
    assert settled_job(answer.posed, replace(own, portfolio=None, status=status)) is None
