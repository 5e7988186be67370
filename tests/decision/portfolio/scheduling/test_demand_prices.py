"""What a rule costs, beside trying every plan with it and without it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from threading import Event

import pytest
from hypothesis import given, settings

from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.scheduling.demand_prices import (
    demand_price,
    demand_prices,
)
from prioritisation.decision.portfolio.scheduling.possibility import (
    is_possible,
    without_rule,
)
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.programme.groups import Group
from prioritisation.decision.programme.rules import Count, Must, Together
from prioritisation.errors import InfeasibleError, InvalidValueError
from tests.decision.portfolio.scheduling.towns import town
from tests.scheduled_oracle import best_by_trying_all, value_of
from tests.scheduled_problems import scheduled_problems

HARBOUR = Must(id="harbour-first", measures=("harbour",))


def priced(problem, rule, **options):
    return demand_price(problem, best_schedule(problem), rule, **options)


def test_a_must_costs_what_the_two_it_pushes_out_are_worth_more():
    price = priced(town(HARBOUR), "harbour-first")
    assert (price.at_least, price.at_most, price.status) == (10, 10, Status.OPTIMAL)
    assert [change.measure for change in price.changes.left] == ["harbour"]
    assert [change.measure for change in price.changes.entered] == ["square", "lights"]


def test_a_rule_that_the_best_portfolio_keeps_anyhow_costs_nothing_and_changes_nothing():
    price = priced(town(Must(id="r", measures=("square",))), "r")
    assert (price.at_least, price.at_most) == (0, 0)
    assert price.changes.are_none


def test_a_rule_that_nothing_can_break_costs_nothing_even_where_no_optimum_is_proven():
    rule = Count(id="r", of=Group(measures=("square",)), at_most=5)
    problem = town(rule, members={"r": ("square", "lights")})
    unproven = replace(best_schedule(problem), bound=Fraction(1000))
    assert demand_price(problem, unproven, "r", time_limit=0.0).at_most == 0


def test_where_the_optimum_is_not_proven_the_price_is_an_interval():
    problem = town(HARBOUR)
    unproven = replace(best_schedule(problem), bound=Fraction(94))
    price = demand_price(problem, unproven, "harbour-first")
    assert (price.at_least, price.at_most, price.status) == (6, 10, Status.FEASIBLE)


def test_without_a_joint_effect_the_value_it_brings_is_gone():
    rule = Together(id="r", measures=("square", "lights"), value=Decimal(7))
    assert priced(town(rule), "r").at_most == -7


def test_a_plan_that_only_a_saving_pays_for_is_impossible_without_it():
    saving = Together(
        id="r", measures=("square", "lights"), value=Decimal(0), saving={"money": Decimal(5)}
    )
    both = Must(id="m", measures=("square", "lights"))
    price = priced(town(both, saving, budget=95), "r")
    assert (price.is_possible, price.without, price.at_least) == (False, None, None)


def test_an_unknown_rule_is_refused():
    with pytest.raises(InvalidValueError, match="unknown_id"):
        priced(town(), "r")


def test_a_stop_ends_the_prices():
    stop = Event()
    problem = town(HARBOUR, Must(id="other", measures=("harbour",)))
    portfolio = best_schedule(problem)
    prices = demand_prices(problem, portfolio, stop=stop)
    assert next(prices).rule == "harbour-first"
    stop.set()
    assert list(prices) == []


@given(scheduled_problems(largest=4))
@settings(max_examples=120)
def test_the_price_is_the_difference_of_the_two_optima(problem):
    try:
        portfolio = best_schedule(problem, settle_ties=False)
    except InfeasibleError:
        assert best_by_trying_all(problem) is None
        for rule in problem.rules:
            freed = without_rule(problem, rule.id)
            assert is_possible(freed) == (best_by_trying_all(freed) is not None)
        return
    assert is_possible(problem)
    prices = list(demand_prices(problem, portfolio))
    assert [price.rule for price in prices] == [rule.id for rule in problem.rules]
    for price, rule in zip(prices, problem.rules, strict=True):
        freed = without_rule(problem, rule.id)
        best = best_by_trying_all(freed)
        if best is None:
            assert (price.is_possible, price.at_least) == (False, None)
            continue
        assert price.at_least == price.at_most == value_of(freed, best) - portfolio.value
        if rule.kind != "together":
            assert price.at_least >= 0
