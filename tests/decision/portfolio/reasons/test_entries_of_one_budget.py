"""Where each measure that is left out would come in, by what each of these points means."""

import threading
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given, settings

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons import others
from prioritisation.decision.portfolio.reasons.entries import entries
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.reasons.entry_programs import entry_by_programs
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import Candidate, Limits
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import Count, Never, Requires
from prioritisation.errors import InfeasibleError
from tests.decision.portfolio.reasons.one_period import (
    HARBOUR_TOWN,
    Tried,
    plan,
    plan_of,
    plans_with_one_budget,
)
from tests.scheduled_oracle import spending_by_year

A_BIT = Fraction(1, 10**9)
ANY_AMOUNT = Fraction(10**20)
NOTHING, NOT_ASKED = NoPoint.NOTHING, NoPoint.NOT_ASKED


def entries_of(problem, **asked):
    return {e.measure: e for e in entries(problem, best_schedule(problem), **asked)}


def changed(problem, measure, **changes):
    candidates = tuple(replace(c, **changes) if c.id == measure else c for c in problem.candidates)
    return replace(problem, candidates=candidates)


def with_share(problem, measure, share):
    cost = problem.by_id[measure].cost
    lower = {r: tuple(share * amount for amount in years) for r, years in cost.items()}
    return changed(problem, measure, cost=lower)


def with_cost(problem, measure, resource, amount):
    cost = problem.by_id[measure].cost
    return changed(problem, measure, cost={**cost, resource: (amount,)})


def with_budget(problem, resource, budget):
    return replace(
        problem,
        limits=tuple(
            replace(limits, **({"budgets": (budget,)} if limits.budgets else {"total": budget}))
            if limits.resource == resource
            else limits
            for limits in problem.limits
        ),
    )


def belongs(problem, measure):
    return Tried(problem).belongs(measure)


def check_cost(problem, measure, resource, cost):
    if cost is NOTHING:
        assert not belongs(with_cost(problem, measure, resource, Fraction(0)), measure)
        return
    assert cost >= 0
    assert cost.denominator == 1
    assert belongs(with_cost(problem, measure, resource, cost), measure)
    assert not belongs(with_cost(problem, measure, resource, cost + 1), measure)


def check_share(problem, measure, share):
    if share is NOTHING:
        assert not belongs(with_share(problem, measure, Fraction(0)), measure)
        return
    assert 0 <= share <= 1
    assert (share * 10_000).denominator == 1
    assert belongs(with_share(problem, measure, share), measure)
    if share < 1:
        more = share + Fraction(1, 10_000)
        assert not belongs(with_share(problem, measure, more), measure)


def check_value(problem, measure, value):
    if value is NOTHING:
        assert not belongs(changed(problem, measure, value=ANY_AMOUNT), measure)
        return
    assert belongs(changed(problem, measure, value=value), measure)
    if problem.share(0, problem.by_id[measure].months):
        assert not belongs(changed(problem, measure, value=value - A_BIT), measure)


def check_budget(problem, measure, resource, budget):
    tried = Tried(with_budget(problem, resource, ANY_AMOUNT))
    spent = {spending_by_year(problem, p, resource)[0] for p in tried.plans}

    def belongs_at(amount):
        kept = [p for p in tried.plans if spending_by_year(problem, p, resource)[0] <= amount]
        some = Tried.__new__(Tried)
        some.problem, some.plans = problem, kept
        return some.belongs(measure)

    if budget is NOTHING:
        assert not belongs_at(ANY_AMOUNT)
        return
    assert budget >= 0
    assert belongs_at(budget)
    assert all(belongs_at(amount) for amount in spent if amount > budget)
    assert budget == 0 or not belongs_at(budget - A_BIT)


def test_the_harbour_would_be_in_at_60_or_worth_11_or_with_150():
    # At 60 the lights stay in beside it: 15. From 61 on it stands alone with its 10, below the
    # 11 of square and lights. With 150 both it and the lights are paid for.
    entry = entries_of(plan(HARBOUR_TOWN, 110))["harbour"]
    assert entry == Entry(
        measure="harbour", cost=Fraction(60), value=Fraction(11), budget=Fraction(150)
    )


def test_those_that_are_in_have_no_entry():
    assert list(entries_of(plan(HARBOUR_TOWN, 110))) == ["harbour"]
    assert entries_of(plan(HARBOUR_TOWN, 110), measures=["square"]) == {}


def test_nothing_brings_in_what_is_never_taken():
    problem = plan(HARBOUR_TOWN, 110, Never(id="a", measures=("harbour",)))
    assert entries_of(problem)["harbour"] == Entry(
        measure="harbour", cost=NOTHING, value=NOTHING, budget=NOTHING
    )


def test_neither_money_nor_a_lower_cost_brings_in_what_does_harm():
    # With 5 of 110 gone, the harbour's 10 is all there is in place of 11.
    entry = entries_of(plan(HARBOUR_TOWN | {"harm": (5, -1)}, 110))["harm"]
    assert (entry.cost, entry.value, entry.budget) == (NOTHING, 1, NOTHING)


def test_income_is_beside_the_cost():
    # It costs 20 and brings 10: 10 of the 100 that the harbour needs whole. At 10 it is free.
    entry = entries_of(plan({"harbour": (100, 10), "kiosk": (20, 1, 10)}, 100))["kiosk"]
    assert entry == Entry(
        measure="kiosk", cost=Fraction(10), value=Fraction(10), budget=Fraction(110)
    )


def test_a_budget_is_from_where_on_it_is_in_for_good():
    # The lights are in at 50, out from 100, in at 110, out from 160, and in from 210 on.
    assert entries_of(plan(HARBOUR_TOWN, 100))["lights"].budget == 210


def test_a_budget_of_the_year_helps_only_as_far_as_there_is_money_over_the_horizon():
    problem = plan(HARBOUR_TOWN, 110)
    limits = replace(problem.limits[0], total=Fraction(149))
    assert entries_of(replace(problem, limits=(limits,)))["harbour"].budget is NOTHING
    limits = replace(limits, total=Fraction(150))
    assert entries_of(replace(problem, limits=(limits,)))["harbour"].budget == 150


def test_a_share_is_of_all_costs_where_several_resources_are_listed():
    candidates = (
        Candidate(id="a", value=Fraction(3), cost={"money": (Fraction(9),)}),
        Candidate(
            id="b", value=Fraction(2), cost={"money": (Fraction(3),), "work": (Fraction(7),)}
        ),
    )
    limits = [Limits(resource="money", budgets=(Fraction(10),)), Limits(resource="work")]
    entry = entries_of(plan_of(candidates, limits))["b"]
    # 1 of its 3 is left.
    assert entry == Entry(
        measure="b",
        cost=Fraction(1),
        share=Fraction(3333, 10_000),
        value=Fraction(3),
        budget=Fraction(12),
    )


def test_a_rule_that_looks_like_the_budget_is_not_taken_for_it():
    # Each costs 1, and no more than one may be chosen: a lower cost brings in nothing.
    rows = {"square": (1, 6), "lights": (1, 5)}
    count = Count(id="a", of=Group(measures=("square",)), at_most=1)
    problem = replace(plan(rows, 1, count), members={"a": ("square", "lights")})
    assert entries_of(problem)["lights"] == Entry(
        measure="lights", cost=NOTHING, value=Fraction(6), budget=NOTHING
    )


def test_no_share_of_costs_brings_in_what_a_rule_keeps_out_where_money_does_not():
    needs = Requires(id="r", measure="square", needs=("permit",))
    candidates = (
        Candidate(id="square", value=Fraction(1), cost={"money": (Fraction(5),)}),
        Candidate(id="permit", starts=()),
    )
    limits = [Limits(resource="money"), Limits(resource="work")]
    square = entries_of(plan_of(candidates, limits, needs))["square"]
    assert (square.share, square.value) == (NOTHING, NOTHING)


def test_too_long_lists_give_way_to_programs(monkeypatch):
    problem = plan(HARBOUR_TOWN, 110)
    listed = entries_of(problem)
    monkeypatch.setattr(others, "MOST_STATES", 1)
    assert entries_of(problem) == listed


@settings(max_examples=60, deadline=None)
@given(plans_with_one_budget(largest=5))
def test_lists_and_programs_tell_the_same(problem):
    try:
        portfolio = best_schedule(problem)
    except InfeasibleError:
        assume(False)
    for entry in entries(problem, portfolio):
        assert entry == entry_by_programs(problem, portfolio, entry.measure, Deadline())


@settings(max_examples=250, deadline=None)
@given(plans_with_one_budget(largest=5))
def test_each_point_is_where_it_comes_in_and_not_a_step_beyond(problem):
    try:
        portfolio = best_schedule(problem)
    except InfeasibleError:
        assume(False)
    limited = [m for m in problem.limits if m.budgets or m.total is not None]
    told = list(entries(problem, portfolio))
    assert [e.measure for e in told] == [i for i in problem.ids if i not in portfolio.starts]
    for entry in told:
        i = entry.measure
        candidate = problem.by_id[i]
        resource = limited[0].resource if limited else None
        one = resource is not None and not any(candidate.cost.get(resource, ())[1:])
        several = len(problem.resources) > 1 or any(any(c[1:]) for c in candidate.cost.values())
        assert (entry.cost is not NOT_ASKED) == one
        assert (entry.budget is not NOT_ASKED) == (resource is not None)
        assert (entry.share is not NOT_ASKED) == several
        check_value(problem, i, entry.value)
        if several:
            check_share(problem, i, entry.share)
        if one:
            check_cost(problem, i, resource, entry.cost)
        if resource is not None:
            check_budget(problem, i, resource, entry.budget)


def test_when_time_ends_before_it_began_a_point_is_right_or_unknown():
    entry = entries_of(plan(HARBOUR_TOWN, 110), time_limit=0)["harbour"]
    assert entry.cost in {Fraction(60), NoPoint.UNKNOWN}
    assert entry.value in {Fraction(11), NoPoint.UNKNOWN}
    assert entry.budget in {Fraction(150), NoPoint.UNKNOWN}


def test_a_stop_leaves_out_what_is_to_come():
    stop = threading.Event()
    problem = plan({f"m{i}": (10, 1) for i in range(9)}, 20)
    told = entries(problem, best_schedule(problem), stop=stop)
    next(told)
    stop.set()
    assert list(told) == []
