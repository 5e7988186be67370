import threading
from dataclasses import replace
from fractions import Fraction
from time import monotonic

import numpy as np
import pytest

from prioritisation.decision.portfolio import expanding_core, general
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.general import best_by_solver, first_by_solver
from prioritisation.decision.portfolio.general_search import GeneralSearch
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.prepared import best_portfolio, prepare
from prioritisation.decision.portfolio.reduction import reduced
from tests.decision.portfolio.instances import problem_of, random_problem


def best_value_by_solver(problem):
    """The same problem by HiGHS alone, through the same exact check."""
    prepared = prepare(problem)
    scaled = prepared._scaled(problem)
    rest = reduced(scaled)
    found = best_by_solver(rest, GeneralSearch(rest, Deadline()), Deadline(), None)
    assert found.value == found.bound
    chosen = int(scaled.values.amounts[rest.chosen].sum())
    return (chosen + found.value) * scaled.values.unit


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("n", [30, 60])
def test_the_core_finds_what_the_integer_program_finds(n, seed):
    problem = random_problem(n, seed=seed)
    assert best_portfolio(problem).value == best_value_by_solver(problem)


@pytest.mark.parametrize("seed", range(4))
def test_branching_finds_what_the_integer_program_finds(seed):
    problem = random_problem(40, resources=3, seed=seed, limits=2)
    assert best_portfolio(problem).value == best_value_by_solver(problem)


@pytest.mark.parametrize("seed", range(3))
def test_two_hundred_measures_whose_value_follows_cost_are_proven(seed):
    problem = random_problem(200, seed=seed, correlated=True)
    portfolio = best_portfolio(problem)
    assert portfolio.status is Status.OPTIMAL
    assert portfolio.gap == 0
    assert portfolio.value == best_value_by_solver(problem)


def test_costs_in_euros_are_filled_to_the_last_one():
    problem = random_problem(1000, correlated=True, largest=3_000_000)
    portfolio = prepare(problem).best(settle_ties=False)
    assert portfolio.status is Status.OPTIMAL
    assert portfolio.left == {"r0": 0}


def test_huge_values_are_told_apart_by_one():
    # Votes times cost: doubles could not tell these two sums apart in a model.
    big = 10**17
    rows = {"a": (5, big), "b": (5, big + 1), "c": (9, 2 * big), "d": (1, 1)}
    portfolio = best_portfolio(problem_of(rows, 10))
    assert portfolio.selected == ("a", "b")
    assert portfolio.value == 2 * big + 1


def test_huge_values_are_told_apart_with_several_budgets():
    problem = random_problem(25, resources=3, seed=4)
    nearly_equal = replace(problem, values=tuple(v + 10**11 for v in problem.values))
    portfolio = best_portfolio(nearly_equal)
    assert portfolio.status is Status.OPTIMAL
    count = len(portfolio.selected)
    fewer = best_portfolio(problem)
    assert portfolio.value - count * 10**11 <= fewer.value
    assert count >= len(fewer.selected)


def test_values_beyond_what_the_solver_tells_apart_are_still_proven():
    problem = random_problem(15, resources=2, seed=1)
    fine = replace(problem, values=tuple(v + Fraction(1, 10**12 + i) for i, v in
                                         enumerate(problem.values)))  # fmt: skip
    assert best_value_by_solver(fine) == best_portfolio(fine).value


def test_ties_by_the_integer_program_are_the_ties_by_the_search():
    for seed in range(4):
        problem = random_problem(14, resources=2, seed=seed, largest=4)
        prepared = prepare(problem)
        rest = reduced(prepared._scaled(problem))
        found = GeneralSearch(rest, Deadline()).best(None, Deadline(), 10**6)[0]
        by_solver = first_by_solver(rest, found, Deadline())
        assert np.array_equal(by_solver, general.first_of_general(rest, found, Deadline()))


def test_lists_that_grow_too_long_hand_over_to_the_solver(monkeypatch):
    problem = random_problem(40, seed=2, correlated=True)
    expected = best_portfolio(problem)
    monkeypatch.setattr("prioritisation.decision.portfolio.states.LONGEST_LIST", 3)
    monkeypatch.setattr(expanding_core, "SPREADS", ())
    portfolio = best_portfolio(problem, settle_ties=False)
    assert portfolio.value == expected.value


def test_a_limit_of_time_is_honoured_and_never_called_a_proof():
    problem = random_problem(60, resources=5, seed=3, correlated=True)
    started = monotonic()
    portfolio = best_portfolio(problem, time_limit=0.5)
    assert monotonic() - started < 3
    assert portfolio.status is Status.FEASIBLE
    assert portfolio.ties is Ties.OPEN
    assert portfolio.bound > portfolio.value
    assert portfolio.gap > 0


def test_no_time_at_all_gives_a_portfolio_without_a_proof_or_an_exact_one():
    portfolio = best_portfolio(random_problem(200, seed=1), time_limit=0.0)
    assert portfolio.ties is Ties.OPEN
    assert portfolio.bound >= portfolio.value


def test_a_stop_is_heard_while_the_solver_runs():
    stop = threading.Event()
    timer = threading.Timer(0.5, stop.set)
    timer.start()
    started = monotonic()
    portfolio = best_portfolio(random_problem(60, resources=5, seed=3, correlated=True), stop=stop)
    assert monotonic() - started < 5
    assert portfolio.status is Status.FEASIBLE


def test_ties_that_take_too_long_stay_open():
    problem = random_problem(60, seed=3, correlated=True)
    prepared = prepare(problem)
    first = prepared.best(settle_ties=False)
    assert prepared.settled(first, time_limit=0.0).ties is Ties.OPEN
