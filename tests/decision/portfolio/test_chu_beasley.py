"""The recipe by which knapsacks of several resources are compared all over the literature."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.general import best_by_solver
from prioritisation.decision.portfolio.general_search import GeneralSearch
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.prepared import best_portfolio, prepare
from prioritisation.decision.portfolio.reduction import reduced
from tests.chu_beasley import TIGHTNESS, chu_beasley


def equals_by_trying_all(problem):
    """Return the highest value and every selection that has it, all 2^n of them looked at."""
    choices = np.array(list(product((1, 0), repeat=len(problem.ids))), dtype=np.int64)
    keeps = np.ones(len(choices), dtype=np.bool_)
    for row, budget in zip(problem.spending, problem.budgets, strict=True):
        keeps &= choices @ np.array(row, dtype=np.int64) <= int(budget)
    values = np.where(keeps, choices @ np.array(problem.values, dtype=np.int64), -1)
    best = np.flatnonzero(values == values.max())
    return int(values.max()), [
        tuple(i for i, taken in zip(problem.ids, choices[k], strict=True) if taken) for k in best
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(12, 15), st.sampled_from(TIGHTNESS), st.integers(0, 10**6))
def test_small_ones_are_solved_as_by_trying_all(n, tightness, seed):
    problem = chu_beasley(n, 5, tightness, seed)
    value, equals = equals_by_trying_all(problem)
    portfolio = best_portfolio(problem)
    assert (portfolio.status, portfolio.ties) == (Status.OPTIMAL, Ties.SETTLED)
    assert (portfolio.value, portfolio.bound) == (value, value)
    assert portfolio.selected in equals


@pytest.mark.parametrize("tightness", TIGHTNESS)
def test_middling_ones_are_solved_as_by_the_integer_program(tightness):
    problem = chu_beasley(50, 5, tightness)
    prepared = prepare(problem)
    rest = reduced(prepared._scaled(problem))
    found = best_by_solver(rest, GeneralSearch(rest, Deadline()), Deadline(), None)
    assert found.value == found.bound
    portfolio = best_portfolio(problem, settle_ties=False)
    assert portfolio.status is Status.OPTIMAL
    scale = prepared._scaled(problem).values.unit
    assert portfolio.value == found.value * scale


@pytest.mark.parametrize("tightness", TIGHTNESS)
def test_large_ones_end_in_time_within_an_honest_bound(tightness):
    problem = chu_beasley(250, 10, tightness)
    portfolio = best_portfolio(problem, time_limit=0.5)
    assert portfolio.status is Status.FEASIBLE
    assert portfolio.bound > portfolio.value
    assert portfolio.seconds < 3
    # However little time there was, what is said is within what the relaxation knows.
    assert portfolio.gap < 0.02


@pytest.mark.parametrize("seconds", [0.0, 0.01])
def test_a_relaxation_without_time_still_bounds(seconds):
    problem = chu_beasley(40, 5, TIGHTNESS[1])
    rest = reduced(prepare(problem)._scaled(problem))
    search = GeneralSearch(rest, Deadline(seconds))
    assert search.bound >= best_portfolio(problem, settle_ties=False).value


def test_a_relaxation_that_takes_long_ends_in_time():
    portfolio = best_portfolio(chu_beasley(400, 400, TIGHTNESS[1]), time_limit=0.2)
    assert portfolio.seconds < 3
    assert portfolio.bound > portfolio.value


def test_the_recipe_is_the_published_one():
    problem = chu_beasley(100, 5, Fraction(1, 4))
    for row, budget in zip(problem.spending, problem.budgets, strict=True):
        assert 1 <= min(row) <= max(row) <= 1000
        assert 0 <= sum(row) / 4 - budget < 1
    for value, *amounts in zip(problem.values, *problem.spending, strict=True):
        assert 0 <= value - sum(amounts) // 5 <= 500
