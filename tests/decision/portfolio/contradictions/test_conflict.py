"""Demands that cannot hold together, held to trying everything."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings

from prioritisation.decision.portfolio.contradictions.conflict import conflict
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.rules import Must, Never
from tests.scheduled_oracle import all_plans, keeps_all, spending_by_year
from tests.scheduled_problems import scheduled_problems

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

TOWN = ScheduledProblem(
    periods=2,
    first_year=2027,
    candidates=(
        Candidate(id="square", starts=(0, 1), cost={"cost": (Fraction(60),)}),
        Candidate(id="lights", starts=(0, 1), cost={"cost": (Fraction(50),)}),
    ),
    limits=(Limits(resource="cost", budgets=(Fraction(55), Fraction(0))),),
    rules=(Must(id="law", measures=("square",)), Never(id="dark", measures=("lights",))),
    value_years=2,
    counts_remaining=True,
)


def budget(year):
    return Demand(DemandKind.BUDGET, "cost", year)


def rule(name):
    return Demand(DemandKind.RULE, name)


def possible(problem, kept):
    """Whether any plan keeps some demands, a year without its budget handing nothing on."""
    rules = tuple(r for r in problem.rules if rule(r.id) in kept or r.kind == "together")
    limits = tuple(
        replace(
            own,
            budgets=(),
            carry_over=Fraction(0),
            total=own.total if Demand(DemandKind.TOTAL, own.resource) in kept else None,
            after=own.after if Demand(DemandKind.AFTER, own.resource) in kept else None,
        )
        for own in problem.limits
    )
    left = replace(problem, rules=rules, limits=limits)
    return any(keeps_all(left, s) and keeps_budgets(problem, s, kept) for s in all_plans(problem))


def keeps_budgets(problem, starts, kept):
    for own in problem.limits:
        spent = spending_by_year(problem, starts, own.resource)
        carried = Fraction(0)
        for t, amount in enumerate(own.budgets):
            if Demand(DemandKind.BUDGET, own.resource, t) not in kept:
                carried = Fraction(0)
                continue
            left = amount + carried - spent[t]
            if left < 0:
                return False
            carried = own.carry_over * left
    return True


def test_a_must_and_the_budgets_that_do_not_pay_for_it():
    assert conflict(TOWN) == (budget(0), budget(1), rule("law"))


def test_a_measure_that_is_demanded_and_forbidden():
    rich = (Limits(resource="cost", budgets=(Fraction(200), Fraction(0))),)
    light = Must(id="light", measures=("lights",))
    both = replace(TOWN, rules=(*TOWN.rules, light), limits=rich)
    assert conflict(both) == (rule("dark"), rule("light"))


def test_a_must_that_mattered_only_while_money_was_handed_on_is_spared():
    """With the money of 2027 either measure may start in 2028; without it neither ever may."""
    carrying = replace(
        TOWN,
        candidates=(
            Candidate(id="square", starts=(0, 1), cost={"cost": (Fraction(50), Fraction(60))}),
            Candidate(id="lights", starts=(0, 1), cost={"cost": (Fraction(50), Fraction(40))}),
        ),
        limits=(
            replace(TOWN.limits[0], budgets=(Fraction(40), Fraction(30)), carry_over=Fraction(1)),
        ),
        rules=(Must(id="law", measures=("square",)), Must(id="light", measures=("lights",))),
    )
    assert conflict(carrying) == (budget(1), rule("law"))


def test_what_contradicts_nothing_is_refused():
    with pytest.raises(ValueError, match="something keeps"):
        conflict(replace(TOWN, rules=()))


def test_nothing_is_known_when_nobody_waits():
    class Stopped:
        def is_set(self):
            return True

    assert conflict(TOWN, stop=Stopped()) is None


@given(scheduled_problems(largest=4))
@settings(deadline=None, max_examples=100, suppress_health_check=SLOW)
def test_the_demands_cannot_hold_together_and_none_can_be_spared(problem):
    assume(not any(keeps_all(problem, starts) for starts in all_plans(problem)))
    found = set(conflict(problem))
    assert not possible(problem, found)
    assert all(possible(problem, found - {demand}) for demand in found)
