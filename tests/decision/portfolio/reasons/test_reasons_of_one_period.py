import threading
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons import others, reasons_by_solves
from prioritisation.decision.portfolio.reasons.least_losses import least_losses
from prioritisation.decision.portfolio.reasons.one_row import one_row
from prioritisation.decision.portfolio.reasons.reasons import reasons
from prioritisation.decision.portfolio.scheduling.flattening import flat_problem
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.programme.rules import Must, Never
from prioritisation.errors import InfeasibleError
from tests.decision.portfolio.reasons.one_period import (
    HARBOUR_TOWN,
    Tried,
    plan,
    plans_with_one_budget,
)
from tests.scheduled_oracle import value_of
from tests.scheduled_problems import scheduled_problems


def reasons_of(problem):
    return list(reasons(problem, best_schedule(problem)))


def best_of(problem):
    try:
        return best_schedule(problem)
    except InfeasibleError:
        assume(False)


def check_against_trying_all(problem, portfolio, told, *, first=True):
    tried = Tried(problem)
    assert sorted(r.measure for r in told) == sorted(problem.ids)
    assert portfolio.value == tried.highest()
    for reason in told:

        def turned(starts, reason=reason):
            return (reason.measure in starts) != reason.selected

        expected = tried.first(turned)
        assert reason.best == portfolio.starts
        assert reason.is_proven
        if expected is None:
            assert reason.is_possible is False
            assert reason.other is None
            continue
        assert reason.is_possible
        assert reason.loss == portfolio.value - value_of(problem, expected) >= 0
        assert portfolio.value - reason.loss == value_of(problem, reason.other)
        assert reason.other in tried.plans
        if first:
            assert reason.other == expected
    order = [(not r.is_possible, r.at_least, problem.ids.index(r.measure)) for r in told]
    assert order == sorted(order)


def test_the_harbour_would_push_out_both_and_lose_one():
    told = {r.measure: r for r in reasons_of(plan(HARBOUR_TOWN, 110))}
    harbour = told["harbour"]
    assert not harbour.selected
    assert harbour.loss == 1
    assert (harbour.left, harbour.entered) == (("square", "lights"), ())


def test_without_the_square_the_harbour_comes_instead():
    told = {r.measure: r for r in reasons_of(plan(HARBOUR_TOWN, 110))}
    square = told["square"]
    assert square.selected
    assert square.loss == 1
    assert (square.left, square.entered) == (("lights",), ("harbour",))


def test_the_nearest_decisions_come_first_and_those_without_another_side_last():
    rows = {"law": (10, 0), "pier": (1, 50), "square": (60, 6), "lights": (50, 5), "ban": (1, 99)}
    problem = plan(rows, 121, Must(id="a", measures=("law",)), Never(id="b", measures=("ban",)))
    told = reasons_of(problem)
    assert [r.measure for r in told] == ["lights", "square", "pier", "law", "ban"]
    assert [r.loss for r in told] == [5, 6, 50, None, None]
    assert [r.is_possible for r in told] == [True, True, True, False, False]


def test_what_brings_the_money_cannot_be_left_out():
    rows = {"sale": (0, -3, 40), "square": (60, 6)}
    told = {r.measure: r for r in reasons_of(plan(rows, 20))}
    assert told["square"].loss == 3
    assert (told["square"].left, told["square"].entered) == (("sale",), ())
    assert told["sale"].left == ("square",)
    forced = plan(rows, 20, Must(id="a", measures=("square",)))
    assert {r.measure: r.is_possible for r in reasons_of(forced)} == {
        "sale": False,
        "square": False,
    }


def test_a_plan_without_measures_has_no_reasons():
    assert reasons_of(plan({}, 10)) == []


def test_a_portfolio_that_is_not_proven_has_none():
    problem = plan(HARBOUR_TOWN, 110)
    portfolio = best_schedule(problem)
    with pytest.raises(ValueError, match="not proven"):
        list(reasons(problem, replace(portfolio, bound=portfolio.bound + 1)))


def test_too_long_lists_give_way_to_solves(monkeypatch):
    problem = plan(HARBOUR_TOWN, 110)
    listed = reasons_of(problem)
    monkeypatch.setattr(others, "MOST_STATES", 1)
    assert [(r.measure, r.loss) for r in reasons_of(problem)] == [
        (r.measure, r.loss) for r in listed
    ]


def test_when_time_ends_before_it_began_the_losses_lie_between_limits():
    problem = plan(HARBOUR_TOWN, 110)
    for reason in reasons(problem, best_schedule(problem), time_limit=0):
        assert reason.is_possible is not False
        assert 0 <= reason.at_least <= 1
        assert reason.at_most is None or reason.at_most >= 1


def test_a_stop_leaves_out_what_is_to_come():
    stop = threading.Event()
    stop.set()
    problem = plan(HARBOUR_TOWN, 110)
    assert list(reasons(problem, best_schedule(problem), stop=stop)) == []


@settings(max_examples=400, deadline=None)
@given(plans_with_one_budget())
def test_with_one_budget_no_other_portfolio_loses_less(problem):
    portfolio = best_of(problem)
    check_against_trying_all(problem, portfolio, list(reasons(problem, portfolio)))


@given(plans_with_one_budget())
def test_lists_and_solves_tell_the_same(problem):
    portfolio = best_of(problem)
    flat = flat_problem(problem)
    solved = list(
        reasons_by_solves.reasons_by_solves(flat, portfolio.starts, portfolio.value, Deadline())
    )
    listed = list(reasons(problem, portfolio))
    assert [(r.measure, r.loss) for r in listed] == [(r.measure, r.loss) for r in solved]


@settings(max_examples=200, deadline=None)
@given(scheduled_problems(most_years=1))
def test_with_every_kind_of_rule_no_other_portfolio_loses_less(problem):
    portfolio = best_of(problem)
    told = list(reasons(problem, portfolio))
    if flat_problem(problem) is None:
        told.sort(key=lambda r: (not r.is_possible, r.at_least))
    flat = flat_problem(problem)
    by_lists = flat is not None and one_row(flat) is not None
    check_against_trying_all(problem, portfolio, told, first=by_lists)


@given(scheduled_problems(most_years=1))
def test_prices_never_claim_a_larger_loss(problem):
    portfolio = best_of(problem)
    flat = flat_problem(problem)
    assume(flat is not None)
    limits = least_losses(flat, portfolio.starts, portfolio.value)
    losses = {r.measure: r.loss for r in reasons(problem, portfolio)}
    for measure, limit in zip(problem.ids, limits, strict=True):
        assert limit >= 0
        assert losses[measure] is None or limit <= losses[measure]
