"""The efficient frontier: the best value for every budget, and what buys it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Progress, Stop
from prioritisation.decision.portfolio.exact import total
from prioritisation.decision.portfolio.frontier_by_solves import spends_before, steps_by_solves
from prioritisation.decision.portfolio.frontier_by_states import steps_by_states
from prioritisation.decision.portfolio.frontier_points import Frontier, FrontierPoint
from prioritisation.decision.portfolio.frontier_steps import PackedSelections, Steps, packed
from prioritisation.decision.portfolio.portfolio import Ties
from prioritisation.decision.portfolio.prepared import best_portfolio
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.reduction import ScaledProblem, reduced, scaled_problem
from prioritisation.errors import InvalidValueError

__all__ = ["Frontier", "FrontierPoint", "efficient_frontier"]


def efficient_frontier(
    problem: Problem,
    *,
    resource: str | None = None,
    budget_to: Fraction | None = None,
    time_limit: float | None = None,
    stop: Stop | None = None,
    progress: Progress | None = None,
) -> Frontier:
    """Return the highest value for every budget of one resource, with the portfolios.

    Each point's portfolio is the one that `PreparedProblem.best` returns at its budget. Where
    no other budget and no limit can bind, all points come out of one dynamic programme (Nemhauser
    and Ullmann 1969); otherwise each is solved for, from the highest budget down.

    Parameters
    ----------
    problem : the question; its own budget of the resource does not count
    resource : whose budget the frontier runs over; None = the first that has a budget, or else
        the first of all
    budget_to : where it ends, 0 or more, in the unit of the resource; None = what everything
        costs, and no larger budget can matter
    time_limit : seconds; then the points known so far are returned: the highest ones
    stop : such as a `threading.Event`; when set, the same
    progress : told the share of the work that is done, between 0 and 1, and 1 at the end

    Raises
    ------
    InvalidValueError : the resource is unknown, there is none, or `budget_to` is below 0.
    InfeasibleError : no selection keeps the budgets, limits and rules, even with `budget_to`.
    """
    deadline = Deadline(time_limit, stop)
    tell = progress or _nobody
    row = _row(problem, resource)
    if budget_to is None:
        costs = zip(problem.ids, problem.spending[row], strict=True)
        budget_to = total(c for i, c in costs if c > 0 and i not in problem.never)
    if budget_to < 0:
        raise InvalidValueError("not_zero_or_more", field="budget_to", value=budget_to)
    scaled = scaled_problem(_with_budget(problem, row, budget_to))
    # What is infeasible at sight is told as it is of one budget.
    reduced(scaled)
    steps = None
    if _is_alone(problem, row):
        steps = _by_states(scaled, row, deadline, tell)
    if steps is None:
        whole = scaled.spending[row].whole(budget_to)
        steps = steps_by_solves(scaled, row, whole, deadline, tell)
    tell(1.0)
    unit = scaled.spending[row].unit
    return Frontier(
        problem=problem,
        resource=problem.resources[row],
        budget_to=budget_to,
        steps=steps,
        budget_unit=unit,
        value_unit=scaled.values.unit,
        complete_from=None if steps.complete_from is None else steps.complete_from * unit,
        seconds=deadline.seconds_used,
    )


def _row(problem: Problem, resource: str | None) -> int:
    if resource is not None and resource not in problem.resources:
        known = ", ".join(problem.resources)
        raise InvalidValueError("unknown_resource", field="resource", value=resource, known=known)
    if not problem.resources:
        raise InvalidValueError("no_budget", field="budget")
    if resource is not None:
        return problem.resources.index(resource)
    return next((k for k, budget in enumerate(problem.budgets) if budget is not None), 0)


def _with_budget(problem: Problem, row: int, budget: Fraction) -> Problem:
    before, after = problem.budgets[:row], problem.budgets[row + 1 :]
    return replace(problem, budgets=(*before, budget, *after))


def _is_alone(problem: Problem, row: int) -> bool:
    """Return whether no selection that keeps the rules breaks another budget or a limit."""
    return all(
        total(_most(problem, amounts)) <= at_most for amounts, at_most in _others(problem, row)
    )


def _others(problem: Problem, row: int) -> Iterator[tuple[Sequence[Fraction], Fraction]]:
    for k, (amounts, budget) in enumerate(zip(problem.spending, problem.budgets, strict=True)):
        if k != row and budget is not None:
            yield amounts, budget
    for limit in problem.limits:
        yield limit.amounts, limit.at_most


def _most(problem: Problem, amounts: Sequence[Fraction]) -> Iterator[Fraction]:
    for name, amount in zip(problem.ids, amounts, strict=True):
        if name in problem.must or (amount > 0 and name not in problem.never):
            yield amount


def _by_states(
    scaled: ScaledProblem, row: int, deadline: Deadline, progress: Progress
) -> Steps | None:
    """Return the steps of a frontier that nothing else limits; None when they are too many."""
    problem = scaled.problem
    budget_to = problem.budgets[row]
    assert budget_to is not None
    whole = scaled.spending[row].whole(budget_to)
    steps = steps_by_states(scaled, row, whole, deadline, progress)
    if steps is None or not len(steps.budgets) or not spends_before(problem, row):
        return steps
    selections = steps.selections
    assert isinstance(selections, PackedSelections)
    first = selections.of_step(0)
    lowest = int(steps.budgets[0])
    if int(scaled.spending[row].amounts[first].sum()) == lowest:
        return steps
    # Income is left over at budget 0: the portfolios of the highest value differ in cost, and
    # ties look at another resource before it.
    unit = scaled.spending[row].unit
    at_lowest = _with_budget(problem, row, lowest * unit)
    best = best_portfolio(at_lowest, time_limit=deadline.seconds_left, stop=deadline.stop)
    if best.ties is Ties.SETTLED:
        chosen = set(best.selected)
        taken = np.array([name in chosen for name in problem.ids], dtype=np.bool_)
        words = selections.words.copy()
        words[:, 0] = packed(taken)
        return replace(steps, selections=replace(selections, words=words))
    later = Steps.none_known(len(problem.ids))
    if len(steps.budgets) > 1:
        rest = replace(selections, words=selections.words[:, 1:])
        later = Steps(steps.budgets[1:], steps.values[1:], rest, int(steps.budgets[1]))
    return later


def _nobody(_share: float) -> None:
    """Tell nobody."""
