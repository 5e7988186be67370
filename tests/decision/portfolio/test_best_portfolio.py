from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio import forcing, optimum, single_budget
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.prepared import best_portfolio, prepare
from prioritisation.errors import InfeasibleError
from tests.decision.portfolio.instances import HARBOUR_TOWN, problem_of
from tests.oracles import best_by_trying_all
from tests.strategies import one_budget, problems


def check_against_trying_all(problem):
    best = best_by_trying_all(problem)
    if best is None:
        with pytest.raises(InfeasibleError):
            best_portfolio(problem)
        return
    portfolio = best_portfolio(problem)
    assert portfolio.selected == best
    assert portfolio.status is Status.OPTIMAL
    assert portfolio.ties is Ties.SETTLED
    assert portfolio.gap == 0


@given(one_budget())
@settings(max_examples=1500, deadline=None)
def test_one_budget_gives_the_first_of_the_best(problem):
    check_against_trying_all(problem)


@given(problems(limits=(0, 0)))
@settings(max_examples=1000, deadline=None)
def test_several_resources_give_the_first_of_the_best(problem):
    check_against_trying_all(problem)


@given(problems())
@settings(max_examples=1000, deadline=None)
def test_limits_give_the_first_of_the_best(problem):
    check_against_trying_all(problem)


@given(problems(resources=(1, 2), limits=(0, 1)))
@settings(max_examples=200, deadline=None)
def test_ties_settled_later_are_the_ties_settled_at_once(problem):
    assume(best_by_trying_all(problem) is not None)
    prepared = prepare(problem)
    first = prepared.best(settle_ties=False)
    assert first.status is Status.OPTIMAL
    assert prepared.settled(first).selected == prepared.best().selected


@given(one_budget())
@settings(max_examples=300, deadline=None)
def test_ties_forced_one_by_one_are_the_same(problem):
    best = best_by_trying_all(problem)
    assume(best is not None)
    prepared = prepare(problem)
    first = prepared.best(settle_ties=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(single_budget, "first_of_equals", lambda *_: None)
        patch.setattr(forcing, "FEW_LEFT", (4,))
        patch.setattr(optimum, "first_by_solver", lambda *_: None)
        settled = prepared.settled(first)
    assert settled.ties is Ties.SETTLED
    assert settled.selected == best


def test_two_small_measures_beat_the_single_best_one():
    portfolio = best_portfolio(problem_of(HARBOUR_TOWN, 110))
    assert portfolio.selected == ("square", "lights")
    assert portfolio.value == 11
    assert portfolio.costs == {"euros": 110}
    assert portfolio.left == {"euros": 0}


def test_of_equal_values_the_cheaper_portfolio_is_taken():
    towers = {"tower": (30, 5), "path": (20, 5)}
    assert best_portfolio(problem_of(towers, 40)).selected == ("path",)


def test_of_equal_values_and_costs_the_portfolio_with_fewer_measures_is_taken():
    parts = {"half": (10, 5), "other half": (10, 5), "whole": (20, 10)}
    assert best_portfolio(problem_of(parts, 20)).selected == ("whole",)


def test_of_full_equals_the_one_first_in_the_list_is_taken():
    twins = {"left": (10, 5), "right": (10, 5), "middle": (10, 5)}
    assert best_portfolio(problem_of(twins, 20)).selected == ("left", "right")


def test_spending_that_is_not_limited_decides_ties_too():
    twins = problem_of({"left": (10, 5), "right": (10, 5)}, 10)
    with_months = replace(
        twins,
        resources=("months", "euros"),
        spending=((Fraction(2), Fraction(1)), *twins.spending),
        budgets=(None, *twins.budgets),
    )
    assert best_portfolio(with_months).selected == ("right",)


def test_what_is_free_and_worth_nothing_is_left_out():
    assert best_portfolio(problem_of({"talk": (0, 0), "work": (1, 1)}, 5)).selected == ("work",)


def test_income_pays_for_what_the_budget_does_not():
    rows = {"sale": (-50, -1), "square": (60, 6)}
    assert best_portfolio(problem_of(rows, 10)).selected == ("sale", "square")


def test_without_any_budget_everything_worth_something_is_selected():
    assert best_portfolio(problem_of(HARBOUR_TOWN | {"harm": (0, -1)}, None)).selected == tuple(
        HARBOUR_TOWN
    )


def test_a_problem_without_measures_has_the_empty_portfolio():
    portfolio = best_portfolio(problem_of({}, 10))
    assert (portfolio.selected, portfolio.value, portfolio.status) == ((), 0, Status.OPTIMAL)


@given(problems(resources=(1, 2)), st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_more_money_never_lowers_the_value(problem, more):
    assume(best_by_trying_all(problem) is not None)
    raised = {
        name: None if budget is None else budget + more
        for name, budget in zip(problem.resources, problem.budgets, strict=True)
    }
    prepared = prepare(problem)
    assert prepared.best(budgets=raised).value >= prepared.best().value


@given(problems(resources=(1, 2)), st.data())
@settings(max_examples=100, deadline=None)
def test_keeping_a_measure_out_is_the_same_as_striking_it_from_the_list(problem, data):
    assume(problem.ids and best_by_trying_all(problem) is not None)
    gone = data.draw(st.sampled_from(problem.ids))
    assume(gone not in problem.must)
    i = problem.ids.index(gone)

    def without(row):
        return row[:i] + row[i + 1 :]

    shorter = replace(
        problem,
        ids=without(problem.ids),
        values=without(problem.values),
        spending=tuple(map(without, problem.spending)),
        limits=tuple(replace(limit, amounts=without(limit.amounts)) for limit in problem.limits),
        never=problem.never - {gone},
    )
    assume(best_by_trying_all(shorter) is not None)
    kept_out = prepare(problem).best(fixed={gone: False})
    assert kept_out.selected == best_portfolio(shorter).selected


@given(problems(resources=(1, 2)), st.integers(2, 10**12))
@settings(max_examples=100, deadline=None)
def test_the_unit_of_values_does_not_change_the_answer(problem, factor):
    assume(best_by_trying_all(problem) is not None)
    larger = dict(zip(problem.ids, (v * factor / 7 for v in problem.values), strict=True))
    prepared = prepare(problem)
    assert prepared.best(values=larger).selected == prepared.best().selected
