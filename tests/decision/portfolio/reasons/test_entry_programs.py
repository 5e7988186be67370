"""What would bring a left-out measure in, beside every selection with it."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings

from prioritisation.decision.portfolio.reasons.entries import entries
from prioritisation.decision.portfolio.reasons.entry import NoPoint
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.errors import InfeasibleError
from tests.entry_oracle import (
    budget_by_trying_all,
    highest_whole,
    intervals,
    with_cost,
    with_share,
    with_value,
)
from tests.scheduled_problems import scheduled_problems

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
SHARE_STEP = Fraction(1, 10_000)


@given(scheduled_problems(largest=4))
@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
def test_each_point_is_where_trying_all_selections_puts_it(problem):
    try:
        best = best_schedule(problem)
    except InfeasibleError:
        return
    found = list(entries(problem, best))
    assert [entry.measure for entry in found] == [i for i in problem.ids if i not in best.starts]
    for entry in found:
        assert entry.share == expected_share(problem, best, entry.measure)
        assert entry.cost == expected_cost(problem, best, entry.measure)
        assert entry.value == expected_value(problem, best, entry.measure)
        assert entry.budget == expected_budget(problem, entry.measure)


def expected_share(problem, best, measure):
    costs = problem.by_id[measure].cost.values()
    if problem.periods == 1 and len(problem.limits) == 1 and not any(any(c[1:]) for c in costs):
        return NoPoint.NOT_ASKED
    least = max(
        (s / problem.by_id[measure].cost_in(r, 0) for r, s in savings(problem, measure)),
        default=Fraction(0),
    )
    each = intervals(
        problem,
        measure,
        lambda changed, share: with_share(changed, measure, share),
        (Fraction(1), Fraction(2)),
        best.value,
    )
    share = highest_whole(each, SHARE_STEP, least, Fraction(1))
    return NoPoint.NOTHING if share is None else share


def expected_cost(problem, best, measure):
    limit = limited(problem)
    if limit is None or any(problem.by_id[measure].cost.get(limit.resource, ())[1:]):
        return NoPoint.NOT_ASKED
    resource = limit.resource
    own = problem.by_id[measure].cost_in(resource, 0)
    each = intervals(
        problem,
        measure,
        lambda changed, amount: with_cost(changed, measure, resource, amount),
        (own, own + 1),
        best.value,
    )
    least = max((s for r, s in savings(problem, measure) if r == resource), default=Fraction(0))
    cost = highest_whole(each, Fraction(1), least, None)
    return NoPoint.NOTHING if cost is None else cost


def expected_value(problem, best, measure):
    each = intervals(
        problem,
        measure,
        lambda changed, value: with_value(changed, measure, value),
        (Fraction(0), Fraction(1)),
        best.value,
    )
    leasts = [least for least, _ in each]
    if not leasts:
        return NoPoint.NOTHING
    return problem.by_id[measure].value if None in leasts else min(leasts)


def expected_budget(problem, measure):
    limit = limited(problem)
    if limit is None:
        return NoPoint.NOT_ASKED
    budget = budget_by_trying_all(problem, measure, limit)
    return NoPoint.NOTHING if budget is None else budget


def limited(problem):
    if problem.periods > 1:
        return None
    found = [
        one
        for one in problem.limits
        if one.budgets or one.total is not None or one.after is not None
    ]
    if len(found) != 1 or not (found[0].budgets or found[0].total is not None):
        return None
    return found[0]


def savings(problem, measure):
    return [
        (resource, Fraction(saving))
        for rule in problem.joint_effects
        if measure in rule.measures
        for resource, saving in rule.saving.items()
        if saving
    ]
