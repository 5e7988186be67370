"""The optimiser of plans beside every selection and every start year."""

from hypothesis import HealthCheck, given, settings

from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.errors import InfeasibleError
from tests.scheduled_oracle import (
    all_plans,
    best_by_trying_all,
    keeps_all,
    spending_by_year,
    value_of,
)
from tests.scheduled_problems import scheduled_problems

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@given(scheduled_problems())
@settings(max_examples=400, deadline=None, suppress_health_check=SLOW)
def test_no_other_plan_is_better_and_ties_fall_as_stated(problem):
    expected = best_by_trying_all(problem)
    try:
        portfolio = best_schedule(problem)
    except InfeasibleError:
        assert expected is None
        return
    assert expected is not None
    assert portfolio.value == value_of(problem, expected)
    assert portfolio.status is Status.OPTIMAL
    assert portfolio.ties is Ties.SETTLED
    assert portfolio.starts == expected


@given(scheduled_problems(largest=3))
@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
def test_a_plan_is_added_up_and_judged_as_the_format_says(problem):
    for starts in all_plans(problem):
        assessment = Assessment(problem=problem, starts=starts)
        assert assessment.value == value_of(problem, starts)
        assert (not assessment.broken) == keeps_all(problem, starts)
        for resource, money in assessment.money.items():
            years = spending_by_year(problem, starts, resource)
            assert list(money.spending) == years[: problem.periods]
            assert money.commitments == sum(years[problem.periods :])
