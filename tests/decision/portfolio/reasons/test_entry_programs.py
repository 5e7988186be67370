"""What would bring a left-out measure in, beside every selection with it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings

from prioritisation.decision.portfolio.reasons.entries import entries
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.reasons.reasons import reasons
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.programme.rules import Must, Never, Together
from prioritisation.errors import InfeasibleError
from tests.decision.portfolio.scheduling.towns import random_town, town
from tests.entry_oracle import (
    budget_by_trying_all,
    highest_whole,
    intervals,
    with_cost,
    with_share,
    with_value,
)
from tests.entry_problems import one_budget, open_problem
from tests.scheduled_problems import scheduled_problems

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
SHARE_STEP = Fraction(1, 10_000)


@given(scheduled_problems(largest=4).map(open_problem))
@settings(max_examples=250, deadline=None, suppress_health_check=SLOW)
def test_each_point_is_where_trying_all_selections_puts_it(problem):
    holds_for_all_left_out(problem)


@given(
    scheduled_problems(largest=4, most_years=1, kinds=["requires", "count", "share", "together"])
    .map(open_problem)
    .map(one_budget)
)
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
def test_cost_and_budget_are_where_trying_all_selections_puts_them(problem):
    holds_for_all_left_out(problem)


@pytest.fixture
def one_year():
    years = town()
    return replace(
        years,
        periods=1,
        value_years=1,
        candidates=tuple(replace(c, starts=(0,)) for c in years.candidates),
        limits=tuple(replace(one, budgets=one.budgets[:1]) for one in years.limits),
    )


def test_the_harbour_enters_as_everyone_knows(one_year):
    # With the lights for 40 it is worth 130, above 100: 60 are left for it of 100.
    assert points(one_year) == [
        Entry(
            measure="harbour",
            cost=Fraction(60),
            share=Fraction(3, 5),
            value=Fraction(100),
            budget=Fraction(140),
        )
    ]


def test_in_several_years_a_share_and_a_value_are_told():
    assert points(town()) == [Entry(measure="harbour", share=Fraction(3, 5), value=Fraction(100))]


def test_where_no_cost_of_its_own_helps_nothing_would_do(one_year):
    (entry,) = points(replace(one_year, rules=(Never(id="r", measures=("harbour",)),)))
    nothing = NoPoint.NOTHING
    assert (entry.cost, entry.share, entry.value, entry.budget) == (nothing,) * 4


def test_a_cost_below_what_it_saves_is_no_way_in(one_year):
    # Beside the lights 40 are left of 80, but at a cost below 50 the saving would be too large.
    saving = Together(id="r", measures=("harbour", "square"), saving={"money": Decimal(50)})
    lights = Must(id="s", measures=("lights",))
    budget = tuple(replace(one, budgets=one.budgets and (Fraction(80),)) for one in one_year.limits)
    for entry in points(replace(one_year, rules=(saving, lights), limits=budget)):
        assert (entry.cost, entry.share) == (NoPoint.NOTHING, NoPoint.NOTHING)
    for entry in points(replace(one_year, rules=(lights,), limits=budget)):
        assert entry.cost == 40


def test_what_time_does_not_tell_is_unknown(one_year):
    best = best_schedule(one_year)
    (entry,) = entries(one_year, best, time_limit=0)
    assert NoPoint.UNKNOWN in (entry.cost, entry.share, entry.value, entry.budget)
    best = best_schedule(town())
    (entry,) = entries(town(), best, time_limit=0)
    assert (entry.share, entry.value) == (NoPoint.UNKNOWN, NoPoint.UNKNOWN)
    assert (entry.cost, entry.budget) == (NoPoint.NOT_ASKED, NoPoint.NOT_ASKED)


def test_a_stop_leaves_out_the_measures_still_to_come():
    stop = Event()
    stop.set()
    assert list(entries(town(), best_schedule(town()), stop=stop)) == []


def test_measures_are_told_in_the_order_asked_and_those_in_are_passed_over():
    problem = town(budget=40)
    best = best_schedule(problem)
    asked = ["harbour", "lights", "square"]
    assert [e.measure for e in entries(problem, best, asked)] == ["harbour", "square"]


def test_a_portfolio_that_is_not_proven_is_refused():
    best = best_schedule(town())
    with pytest.raises(ValueError, match="not proven"):
        next(entries(town(), replace(best, bound=best.value + 1)))


def test_a_plan_of_a_towns_size_agrees_with_a_solve_at_each_point_and_beyond():
    problem = random_town(12, 3)
    best = best_schedule(problem)
    for entry in entries(problem, best):
        i = entry.measure
        assert highest_with(with_share(problem, i, entry.share), i) >= best.value
        beyond = with_share(problem, i, entry.share + SHARE_STEP)
        assert highest_with(beyond, i) < best.value
        assert highest_with(with_value(problem, i, entry.value), i) == best.value


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(scheduled_problems(largest=4, most_years=3))
def test_reasons_that_are_known_change_no_entry(problem):
    try:
        best = best_schedule(problem)
    except InfeasibleError:
        return
    why = {reason.measure: reason for reason in reasons(problem, best)}
    told = zip(entries(problem, best, why=why), entries(problem, best), strict=True)
    for with_reasons, without in told:
        for point in ("cost", "share", "value", "budget"):
            one, other = getattr(with_reasons, point), getattr(without, point)
            # What the solver cannot tell apart may be known with them.
            assert one == other or other is NoPoint.UNKNOWN


def highest_with(problem, measure):
    taken = Must(id="taken", measures=(measure,))
    return best_schedule(replace(problem, rules=(taken,)), settle_ties=False).value


def points(problem):
    return list(entries(problem, best_schedule(problem)))


def holds_for_all_left_out(problem):
    try:
        best = best_schedule(problem)
    except InfeasibleError:
        return
    found = list(entries(problem, best))
    assert [entry.measure for entry in found] == [i for i in problem.ids if i not in best.starts]
    for entry in found:
        assert entry.share == expected_share(problem, best, entry.measure)
        assert entry.cost == expected_cost(problem, best, entry.measure)
        # What the solver cannot tell apart, such as huge values in a rule, is told as unknown.
        if entry.value is not NoPoint.UNKNOWN:
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
