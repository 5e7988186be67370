"""All separate contradictions of a plan, held to trying everything."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import HealthCheck, given, settings

from prioritisation.decision.portfolio.contradictions.conflict import conflict
from prioritisation.decision.portfolio.contradictions.contradictions import contradictions
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.problem import (
    Candidate,
    Limits,
    ScheduledProblem,
)
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import Count, Must, Never
from tests.scheduled_problems import scheduled_problems

from .trying_all import Tried, demands_of

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def amounts(*numbers):
    return tuple(map(Fraction, numbers))


TOWN = ScheduledProblem(
    periods=2,
    first_year=2027,
    candidates=(
        Candidate(id="square", starts=(0, 1), cost={"money": amounts(60), "work": amounts(2)}),
        Candidate(id="lights", starts=(0, 1), cost={"money": amounts(50)}),
        Candidate(id="harbour", starts=(1,), cost={"money": amounts(60), "work": amounts(5)}),
    ),
    limits=(
        Limits(resource="money", budgets=amounts(55, 0)),
        Limits(resource="work", budgets=amounts(9, 3)),
    ),
    value_years=2,
    counts_remaining=True,
)


def budget(year, resource="money"):
    return Demand(DemandKind.BUDGET, resource, year)


def rule(name):
    return Demand(DemandKind.RULE, name)


def test_a_plan_that_something_keeps_has_no_contradiction():
    assert list(contradictions(TOWN)) == []


def test_two_that_share_nothing_are_both_found():
    town = replace(
        TOWN,
        rules=(
            Must(id="law", measures=("square",)),
            Must(id="light", measures=("lights",)),
            Never(id="dark", measures=("lights",)),
        ),
    )
    assert list(contradictions(town)) == [
        (budget(0), budget(1), rule("law")),
        (rule("light"), rule("dark")),
    ]


def test_a_year_that_spends_what_the_next_one_needs_belongs_to_the_contradiction():
    """Of the 55 of 2027 the lights leave 5, and with 30 that does not pay for the harbour."""
    limits = Limits(resource="money", budgets=amounts(55, 30), carry_over=Fraction(1))
    town = replace(
        TOWN,
        limits=(limits,),
        candidates=(
            Candidate(id="lights", starts=(0,), cost={"money": amounts(50)}),
            Candidate(id="harbour", starts=(1,), cost={"money": amounts(60)}),
        ),
        rules=(Must(id="light", measures=("lights",)), Must(id="sea", measures=("harbour",))),
    )
    assert list(contradictions(town)) == [(budget(0), budget(1), rule("light"), rule("sea"))]
    # As a file tells it, a year that is not named hands nothing on.
    assert conflict(town) == (budget(1), rule("sea"))


def test_what_only_the_money_of_a_mended_year_would_pay_is_no_contradiction_of_its_own():
    """Without the square the 60 of 2027 are handed on and pay for the harbour in 2028."""
    limits = Limits(resource="money", budgets=amounts(60, 0), carry_over=Fraction(1))
    town = replace(
        TOWN,
        limits=(limits,),
        candidates=(
            Candidate(id="square", starts=(0,), cost={"money": amounts(100)}),
            Candidate(id="harbour", starts=(1,), cost={"money": amounts(60)}),
        ),
        rules=(Must(id="sea", measures=("harbour",)), Must(id="law", measures=("square",))),
    )
    assert list(contradictions(town)) == [(budget(0), rule("law"))]


def test_more_than_there_is_contradicts_itself():
    five = Count(id="five", of=Group(measures=("square",)), at_least=5)
    town = replace(TOWN, rules=(five,), members={"five": ("square", "lights")})
    assert list(contradictions(town)) == [(rule("five"),)]


def test_whether_there_are_more_is_not_known_when_nobody_waits():
    class Stopped:
        def is_set(self):
            return True

    town = replace(TOWN, rules=(Must(id="law", measures=("square",)),))
    assert list(contradictions(town, stop=Stopped())) == [None]
    assert list(contradictions(town, time_limit=0)) == [None]


@given(scheduled_problems(largest=4))
@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
def test_each_cannot_hold_none_can_be_spared_none_is_shared_and_the_rest_can_hold(problem):
    found = list(contradictions(problem))
    tried = Tried(problem)
    left = set(demands_of(problem))
    for demands in found:
        assert set(demands) <= left
        assert not tried.possible(set(demands))
        assert all(tried.possible(set(demands) - {demand}) for demand in demands)
        left -= set(demands)
    assert tried.possible(left)
