"""The efficient frontier of a plan of one year whose budget limits each later year too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.exact import integer_row
from prioritisation.decision.portfolio.frontier_points import Frontier
from prioritisation.decision.portfolio.frontier_steps import KeptSelections, Steps
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.plan_frontier import listed
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.errors import InfeasibleError, NoAnswerError


@dataclass(frozen=True, slots=True)
class _Point:
    """The smallest budget known at which a portfolio of the highest value can be had."""

    budget: Fraction
    portfolio: ScheduledPortfolio


def following_frontier(
    problem: ScheduledProblem,
    resource: str,
    budget_to: Fraction,
    *,
    time_limit: float | None = None,
    stop: Stop | None = None,
) -> Frontier:
    """Return the highest value for every budget of one resource, of which each later year has one.

    What a selection needs is the most that any of its years takes, which no row over the
    decisions says. So it is solved from the top down: every budget that can matter is a
    multiple of the greatest common divisor of what is taken, brought and saved, and the next
    one to be solved for is smaller by that than what the best portfolio needs. While its value
    stays the same, so does the point.

    Parameters
    ----------
    problem : of one period; its own limits on years, of the resource, do not count
    resource : id
    budget_to : where it ends, 0 or more, in the unit of the resource
    time_limit : seconds; then the points known so far are returned: the highest ones
    stop : such as a `threading.Event`; when set, the same

    Raises
    ------
    InfeasibleError : no selection keeps the demands, even with `budget_to`.
    """
    deadline = Deadline(time_limit, stop)
    unit = budget_unit(problem, resource)
    points, complete_from = _points(problem, resource, budget_to, unit, deadline)
    return _frontier(problem, resource, budget_to, points, complete_from, deadline)


def _points(
    problem: ScheduledProblem,
    resource: str,
    budget_to: Fraction,
    unit: Fraction,
    deadline: Deadline,
) -> tuple[list[_Point], Fraction | None]:
    """Return the proven points, the smallest budget first, and from where on they are all known."""
    proven: list[_Point] = []
    # A smaller budget may reach the value of the last one too: it is proven by the next.
    last: _Point | None = None
    budget = budget_to
    while budget >= 0:
        best = None
        try:
            if not deadline.passed:
                limited, left = _with_budget(problem, resource, budget), deadline.seconds_left
                best = best_schedule(limited, time_limit=left, stop=deadline.stop)
        except InfeasibleError:
            if last is None:
                raise
            break
        except NoAnswerError:
            pass
        if best is None or best.status is not Status.OPTIMAL or best.ties is not Ties.SETTLED:
            return proven[::-1], proven[-1].budget if proven else None
        if last is not None and best.value < last.portfolio.value:
            proven.append(last)
        last = _Point(needed_budget(best, resource), best)
        budget = last.budget - unit
    assert last is not None
    return [*proven, last][::-1], Fraction(0)


def _with_budget(problem: ScheduledProblem, resource: str, budget: Fraction) -> ScheduledProblem:
    limits = tuple(
        replace(limit, budgets=(budget,), after=budget) if limit.resource == resource else limit
        for limit in problem.limits
    )
    return replace(problem, limits=limits)


def needed_budget(portfolio: ScheduledPortfolio, resource: str) -> Fraction:
    """Return the smallest budget, 0 or more, that pays for a portfolio."""
    money = portfolio.money[resource]
    return max(Fraction(0), *money.spending, *money.later)


def budget_unit(problem: ScheduledProblem, resource: str) -> Fraction:
    """Return the largest amount of which all that is taken, brought or saved is a multiple."""
    columns = Columns(problem)
    years = problem.periods + problem.last_commitment(resource)
    amounts = [a for year in range(years) for a in columns.spending(resource, year).values()]
    return integer_row(amounts).unit if any(amounts) else Fraction(1)


def _frontier(
    problem: ScheduledProblem,
    resource: str,
    budget_to: Fraction,
    points: Sequence[_Point],
    complete_from: Fraction | None,
    deadline: Deadline,
) -> Frontier:
    budgets = integer_row([point.budget for point in points])
    values = integer_row([point.portfolio.value for point in points])
    chosen = [set(point.portfolio.selected) for point in points]
    taken = [[name in ids for name in problem.ids] for ids in chosen]
    whole = None if complete_from is None else budgets.whole(complete_from)
    selections = np.array(taken, dtype=np.bool_).reshape(len(points), len(problem.ids))
    return Frontier(
        problem=listed(problem),
        resource=resource,
        budget_to=budget_to,
        steps=Steps(budgets.amounts, values.amounts, KeptSelections(selections), whole),
        budget_unit=budgets.unit,
        value_unit=values.unit,
        complete_from=complete_from,
        seconds=deadline.seconds_used,
    )
