"""The efficient frontier of any problem: one step after another, from the top down."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Progress
from prioritisation.decision.portfolio.exact import LARGEST_SAFE_SUM, IntegerArray
from prioritisation.decision.portfolio.frontier_steps import KeptSelections, Steps
from prioritisation.decision.portfolio.portfolio import Portfolio, Ties
from prioritisation.decision.portfolio.prepared import PreparedProblem, prepare
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.reduction import ScaledProblem
from prioritisation.errors import InfeasibleError, NoAnswerError


def steps_by_solves(
    scaled: ScaledProblem, row: int, budget_to: int, deadline: Deadline, progress: Progress
) -> Steps:
    """Return the steps up to a budget, or the highest of them when time ends.

    The cheapest portfolio of the highest value tells the smallest budget at which that value is
    reached; the next step down is the best that a smaller budget pays for.

    Parameters
    ----------
    scaled : any problem
    row : which of the resources the frontier runs over
    budget_to : in units of its row, 0 or more

    Raises
    ------
    InfeasibleError : no selection keeps the limits and rules with a budget of `budget_to`.
    """
    problem = scaled.problem
    resource, unit = problem.resources[row], scaled.spending[row].unit
    cheapest, usual = prepare(_cheapest_first(problem, row)), prepare(problem)
    found: list[tuple[int, Portfolio]] = []
    budget, complete_from = budget_to, None
    while not deadline.passed:
        progress(1 - budget / budget_to if budget_to else 0.0)
        try:
            best = _settled(cheapest, resource, budget * unit, deadline)
        except InfeasibleError:
            if not found:
                raise
            complete_from = 0
            break
        if best is None:
            break
        cost = _whole(best.costs[resource], unit)
        budget = max(cost, 0)
        # All that reach the value with this budget cost the same, unless income is left over.
        if cost < budget and spends_before(problem, row):
            best = _settled(usual, resource, budget * unit, deadline)
            if best is None:
                break
        found.append((budget, best))
        complete_from = budget
        if budget == 0:
            break
        budget -= 1
    found.reverse()
    chosen = [set(best.selected) for _, best in found]
    taken = [[name in ids for name in problem.ids] for ids in chosen]
    return Steps(
        _integers([budget for budget, _ in found]),
        _integers([_whole(best.value, scaled.values.unit) for _, best in found]),
        KeptSelections(np.array(taken, dtype=np.bool_).reshape(len(found), len(problem.ids))),
        complete_from,
    )


def spends_before(problem: Problem, row: int) -> bool:
    """Return whether ties look at the spending of another resource before this one."""
    return any(any(amounts) for amounts in problem.spending[:row])


def _cheapest_first(problem: Problem, row: int) -> Problem:
    """Return the problem with one resource listed first, so that ties look at it first."""
    order = [row, *(k for k in range(len(problem.resources)) if k != row)]
    return replace(
        problem,
        resources=tuple(problem.resources[k] for k in order),
        spending=tuple(problem.spending[k] for k in order),
        budgets=tuple(problem.budgets[k] for k in order),
    )


def _settled(
    prepared: PreparedProblem, resource: str, budget: Fraction, deadline: Deadline
) -> Portfolio | None:
    """Return the first of the best portfolios of a budget; None when time ends before.

    Raises
    ------
    InfeasibleError : there is none.
    """
    try:
        portfolio = prepared.best(
            budgets={resource: budget}, time_limit=deadline.seconds_left, stop=deadline.stop
        )
    except NoAnswerError:
        return None
    return portfolio if portfolio.ties is Ties.SETTLED else None


def _whole(amount: Fraction, unit: Fraction) -> int:
    return int(amount / unit)


def _integers(numbers: list[int]) -> IntegerArray:
    fits = all(abs(number) < LARGEST_SAFE_SUM for number in numbers)
    return np.array(numbers, dtype=np.int64 if fits else object)
