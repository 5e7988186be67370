"""The efficient frontier of a plan of one period: the best value for every budget."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.exact import exact_array
from prioritisation.decision.portfolio.frontier import Frontier, efficient_frontier
from prioritisation.decision.portfolio.frontier_steps import KeptSelections, Steps
from prioritisation.decision.portfolio.portfolio import Ties
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.flattening import flat_problem
from prioritisation.decision.portfolio.scheduling.in_turn import least_in_turn
from prioritisation.decision.portfolio.scheduling.optimum import rows_of
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.errors import InfeasibleError, InvalidValueError, NoAnswerError


def plan_frontier(
    problem: ScheduledProblem,
    resource: str,
    *,
    budget_to: Fraction | None = None,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Frontier:
    """Return the highest value for every budget of one resource in a plan of one period.

    Without joint effects it is `efficient_frontier` of the same question without years. With
    them, or where something is paid for after the period, each step is solved for, from the
    highest budget down: the best value, the least that buys it, then the best that less buys.

    Parameters
    ----------
    problem : of one period; its own budget and total of the resource do not count
    resource : id
    budget_to : where it ends, 0 or more; None = the cost of everything
    time_limit : seconds; then the points known so far are returned: the highest ones
    stop : such as a `threading.Event`; when set, the same

    Raises
    ------
    InvalidValueError : the plan has several periods, the resource is unknown, or `budget_to` is
        below 0.
    InfeasibleError : nothing keeps the demands, even with `budget_to`.
    """
    if problem.periods > 1:
        raise InvalidValueError("several_years", field="years", value=problem.periods)
    if resource not in problem.resources:
        known = ", ".join(problem.resources)
        raise InvalidValueError("unknown_resource", field="resource", value=resource, known=known)
    free = _with_budget(problem, resource, None)
    columns = Columns(free)
    costs = columns.spending(resource, 0)
    if budget_to is None:
        budget_to = sum((cost for cost in costs.values() if cost > 0), Fraction(0))
    if budget_to < 0:
        raise InvalidValueError("not_zero_or_more", field="budget_to", value=budget_to)
    flat = flat_problem(free)
    if flat is not None and costs == columns.total_spending(resource):
        return efficient_frontier(
            flat, resource=resource, budget_to=budget_to, time_limit=time_limit, stop=stop
        )
    deadline = Deadline(time_limit, stop)
    unit = columns.whole(costs).unit
    found, complete_from = _steps_down(free, resource, budget_to, unit, deadline)
    values = columns.whole(columns.values())
    chosen = [set(portfolio.selected) for _, portfolio in found]
    taken = np.array([[i in ids for i in problem.ids] for ids in chosen], dtype=np.bool_)
    steps = Steps(
        exact_array([int(budget / unit) for budget, _ in found]),
        exact_array([int(portfolio.value / values.unit) for _, portfolio in found]),
        KeptSelections(taken.reshape(len(found), len(problem.ids))),
        None if complete_from is None else -int(-complete_from // unit),
    )
    return Frontier(
        problem=listed(problem),
        resource=resource,
        budget_to=budget_to,
        steps=steps,
        budget_unit=unit,
        value_unit=values.unit,
        complete_from=complete_from,
        seconds=deadline.seconds_used,
    )


def _steps_down(
    free: ScheduledProblem,
    resource: str,
    budget_to: Fraction,
    unit: Fraction,
    deadline: Deadline,
) -> tuple[list[tuple[Fraction, ScheduledPortfolio]], Fraction | None]:
    """Return budgets, rising, each with the first of its best; and from where all are known."""
    found: list[tuple[Fraction, ScheduledPortfolio]] = []
    # Costs are whole in their unit; so is every budget at which anything changes.
    budget, complete_from = budget_to // unit * unit, None
    while not deadline.passed:
        try:
            step = _step(free, resource, budget, deadline)
        except InfeasibleError:
            if not found:
                raise
            complete_from = Fraction(0)
            break
        if step is None:
            break
        found.append(step)
        budget = complete_from = step[0]
        if budget == 0:
            break
        budget -= unit
    found.reverse()
    return found, complete_from


def _step(
    free: ScheduledProblem, resource: str, budget: Fraction, deadline: Deadline
) -> tuple[Fraction, ScheduledPortfolio] | None:
    """Return the least budget that buys what this one buys, and what; None when time ends.

    Raises
    ------
    InfeasibleError : this budget buys nothing that keeps the demands.
    """
    problem = _with_budget(free, resource, budget)
    try:
        best = best_schedule(
            problem, time_limit=deadline.seconds_left, stop=deadline.stop, settle_ties=False
        )
    except NoAnswerError:
        return None
    columns = Columns(problem)
    costs_value = {j: -value for j, value in columns.values().items()}
    rows = [*rows_of(columns), columns.row(costs_value, -best.value)]
    known = columns.taken(best.starts)
    cheapest = least_in_turn([columns.spending(resource, 0)], columns, rows, known, deadline)
    if best.value != best.bound or not cheapest.is_proven:
        return None
    chosen = columns.assessment(cheapest.taken)
    least = max(chosen.spending[resource][0], Fraction(0))
    first = best_schedule(
        _with_budget(free, resource, least),
        time_limit=deadline.seconds_left,
        stop=deadline.stop,
        known=chosen.starts,
    )
    return (least, first) if first.ties is Ties.SETTLED else None


def _with_budget(
    problem: ScheduledProblem, resource: str, budget: Fraction | None
) -> ScheduledProblem:
    budgets = () if budget is None else (budget,)
    return replace(
        problem,
        limits=tuple(
            replace(own, budgets=budgets, total=None, carry_over=Fraction(0))
            if own.resource == resource
            else own
            for own in problem.limits
        ),
    )


def listed(problem: ScheduledProblem) -> Problem:
    """Return the measures with their own values, without joint effects: the names of points."""
    return Problem(
        ids=problem.ids,
        values=tuple(c.value * problem.share(0, c.months) for c in problem.candidates),
        resources=problem.resources,
        spending=tuple(
            tuple(c.net(resource, 0) for c in problem.candidates) for resource in problem.resources
        ),
        budgets=(None,) * len(problem.resources),
    )
