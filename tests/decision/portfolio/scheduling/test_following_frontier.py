from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.following_frontier import following_frontier
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.errors import InfeasibleError
from tests.scheduled_problems import scheduled_problems

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def with_budget(problem, budget):
    first, *others = problem.limits
    first = replace(first, budgets=(budget,), after=budget)
    return replace(problem, limits=(first, *others))


def best_value(problem):
    """Return the highest value that any selection has; None = there is none."""
    startable = [c.id for c in problem.candidates if c.starts]
    every = chain.from_iterable(combinations(startable, k) for k in range(len(startable) + 1))
    values = (Assessment(problem=problem, starts=dict.fromkeys(ids, 0)) for ids in every)
    return max((a.value for a in values if not a.broken), default=None)


@given(scheduled_problems(most_years=1, largest=4), st.integers(0, 40))
@settings(deadline=None, max_examples=60, suppress_health_check=SLOW)
def test_at_every_budget_the_frontier_has_the_value_found_by_trying_all(problem, budget_to):
    def at(budget):
        return with_budget(problem, budget)

    resource, budget_to = problem.limits[0].resource, Fraction(budget_to)
    if best_value(at(budget_to)) is None:
        with pytest.raises(InfeasibleError):
            following_frontier(problem, resource, budget_to)
        return
    frontier = following_frontier(problem, resource, budget_to)
    assert frontier.is_complete
    steps = [Fraction(k, 12) * budget_to for k in range(13)]
    for budget in (*steps, *frontier.budgets):
        point = frontier.at(budget)
        assert (None if point is None else point.value) == best_value(at(budget))
    for point in frontier:
        below = best_value(at(point.budget - Fraction(1, 10**6))) if point.budget else None
        assert below is None or below < point.value


def test_what_a_later_year_takes_counts_as_the_budget_does():
    square = Candidate(id="square", value=Fraction(3), cost={"cost": (Fraction(60),)})
    lights = Candidate(id="lights", value=Fraction(2), cost={"cost": (Fraction(20), Fraction(30))})
    problem = ScheduledProblem(
        periods=1,
        candidates=(square, lights),
        limits=(Limits(resource="cost"),),
        value_years=1,
        counts_remaining=False,
    )
    frontier = following_frontier(problem, "cost", Fraction(100))
    points = [(point.budget, point.value, point.selected) for point in frontier]
    assert points == [
        (0, 0, ()),
        (30, 2, ("lights",)),
        (60, 3, ("square",)),
        (80, 5, ("square", "lights")),
    ]


def test_no_point_is_told_of_before_it_is_proven():
    square = Candidate(id="square", value=Fraction(3), cost={"cost": (Fraction(60),)})
    problem = ScheduledProblem(
        periods=1,
        candidates=(square,),
        limits=(Limits(resource="cost"),),
        value_years=1,
        counts_remaining=False,
    )

    class Stopped:
        def is_set(self):
            return True

    frontier = following_frontier(problem, "cost", Fraction(100), stop=Stopped())
    assert (len(frontier), frontier.complete_from) == (0, None)
