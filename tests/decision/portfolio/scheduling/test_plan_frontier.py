"""The frontier of a plan of one period, beside every budget at which anything changes."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from threading import Event

import pytest
from hypothesis import given, settings

from prioritisation.decision.portfolio.scheduling.plan_frontier import plan_frontier
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import Limits
from prioritisation.decision.programme.rules import Together
from prioritisation.errors import InfeasibleError, InvalidValueError
from tests.decision.portfolio.scheduling.towns import measure, town
from tests.scheduled_oracle import all_plans, best_by_trying_all, spending_by_year, value_of
from tests.scheduled_problems import scheduled_problems

STROLL = Together(id="stroll", measures=("square", "lights"), value=Decimal(5))


def one_year(*rules):
    problem = town(*rules)
    return replace(
        problem,
        periods=1,
        candidates=tuple(replace(c, starts=(0,)) for c in problem.candidates),
        limits=(Limits(resource="money", budgets=(Fraction(100),)),),
    )


def steps(frontier):
    return [(int(point.budget), int(point.value)) for point in frontier]


def test_a_joint_effect_lifts_the_steps_that_hold_it():
    assert steps(plan_frontier(one_year(), "money")) == [
        (0, 0), (40, 40), (60, 60), (100, 100), (140, 130), (160, 150), (200, 190),
    ]  # fmt: skip
    assert steps(plan_frontier(one_year(STROLL), "money")) == [
        (0, 0), (40, 40), (60, 60), (100, 105), (140, 130), (160, 150), (200, 195),
    ]  # fmt: skip


def test_what_is_paid_for_later_does_not_count_against_the_year():
    later = measure("later", 50, 10, 500, starts=(0,))
    problem = replace(one_year(), candidates=(later,))
    assert steps(plan_frontier(problem, "money")) == [(0, 0), (10, 50)]


def test_a_stop_leaves_the_frontier_open():
    stop = Event()
    stop.set()
    frontier = plan_frontier(one_year(STROLL), "money", stop=stop)
    assert (len(frontier), frontier.complete_from) == (0, None)


@pytest.mark.parametrize(
    ("problem", "resource", "budget_to", "rule"),
    [
        (town(), "money", None, "several_years"),
        (one_year(), "work", None, "unknown_resource"),
        (one_year(STROLL), "money", Fraction(-1), "not_zero_or_more"),
    ],
)
def test_what_has_no_frontier_is_refused(problem, resource, budget_to, rule):
    with pytest.raises(InvalidValueError, match=rule):
        plan_frontier(problem, resource, budget_to=budget_to)


@given(scheduled_problems(largest=5, most_years=1))
@settings(max_examples=100)
def test_the_steps_are_where_trying_every_plan_finds_more(problem):
    resource = problem.resources[-1]
    free = with_budget(problem, resource, None)
    costs = [spending_by_year(problem, s, resource)[0] for s in all_plans(problem)]
    top = max(sum((max(c.net(resource, 0), 0) for c in problem.candidates), Fraction(0)), 0)
    try:
        frontier = plan_frontier(problem, resource)
    except InfeasibleError:
        assert best_by_trying_all(with_budget(free, resource, top)) is None
        return
    expected = []
    for budget in sorted({max(cost, Fraction(0)) for cost in costs if cost <= top}):
        best = best_by_trying_all(with_budget(free, resource, budget))
        if best is not None:
            value = value_of(problem, best)
            if not expected or value > expected[-1][1]:
                expected.append((budget, value))
    assert frontier.is_complete
    assert [(point.budget, point.value) for point in frontier] == expected
    for point in frontier:
        best = best_schedule(with_budget(free, resource, point.budget))
        assert point.selected == best.selected


def with_budget(problem, resource, budget):
    budgets = () if budget is None else (budget,)
    limits = tuple(
        Limits(resource=resource, budgets=budgets, after=own.after)
        if own.resource == resource
        else own
        for own in problem.limits
    )
    return replace(problem, limits=limits)
