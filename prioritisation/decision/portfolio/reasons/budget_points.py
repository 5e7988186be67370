"""The smallest budget from which on a left-out measure belongs to a portfolio of highest value."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.reasons.entry import NoPoint, Point
from prioritisation.decision.portfolio.reasons.reasons import turned_round
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.following_frontier import (
    budget_unit,
    needed_budget,
)
from prioritisation.decision.portfolio.scheduling.optimum import (
    ImpossibleError,
    highest,
    keeps_rows,
    rows_of,
)
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem
from prioritisation.decision.portfolio.scheduling.terms import ONE, LinearDemand, scaled
from prioritisation.errors import InfeasibleError, NoAnswerError


class _OpenError(Exception):
    """The time ended before it was known."""


def budget_point(
    problem: ScheduledProblem, measure: str, limit: Limits, deadline: Deadline
) -> Point:
    """Return the smallest budget from which on the measure belongs to a best portfolio.

    With V_in and V_out the highest values with the measure in and out: at a budget b at which
    V_in(b) ≥ V_out(b), let m be the least spending of a portfolio with it that is worth
    V_out(b). From m to b all is well, as V_out is no higher there. What is spent is always a
    whole multiple of a unit: one unit below m either the same begins anew, or m is the answer.

    Where each later year has the same budget, what a portfolio needs is the most that any of its
    years takes, which no row says. Then m is what the best portfolio with the measure needs: from
    m to b that one is possible.

    Parameters
    ----------
    problem : of one period
    limit : the budget, of the only resource that is limited
    """
    inside = turned_round(problem, measure, taken=True)
    outside = turned_round(problem, measure, taken=False)
    columns = Columns(with_budget(inside, limit, None))
    follows = limit.after_is_last and problem.last_commitment(limit.resource) > 0
    if follows:
        unit = budget_unit(problem, limit.resource)
    else:
        unit = columns.whole(columns.spending(limit.resource, 0)).unit
    budget: Fraction | None = None
    least: Fraction | None = None
    try:
        while least is None or least > 0:
            best_in = _best(with_budget(inside, limit, budget), deadline)
            best_out = _best(with_budget(outside, limit, budget), deadline)
            value_out = None if best_out is None else best_out.value
            if best_in is None or (value_out is not None and best_in.value < value_out):
                break
            if follows:
                least = needed_budget(best_in, limit.resource)
            else:
                least = _least_spending(columns, limit.resource, value_out, deadline)
            budget = least - unit
    except _OpenError:
        return NoPoint.UNKNOWN
    # A budget is 0 or more.
    return NoPoint.NOTHING if least is None else max(least, Fraction(0))


def with_budget(
    problem: ScheduledProblem, limit: Limits, budget: Fraction | None
) -> ScheduledProblem:
    """Return the problem with another budget in its one period; None = none.

    Where only a total is given, that is the budget. A limit on later years that is the same as
    the budget changes with it.
    """
    if limit.budgets:
        after = budget if limit.after_is_last else limit.after
        changed = replace(limit, budgets=() if budget is None else (budget,), after=after)
    else:
        changed = replace(limit, total=budget)
    limits = (changed if one.resource == limit.resource else one for one in problem.limits)
    return replace(problem, limits=tuple(limits))


def _best(problem: ScheduledProblem, deadline: Deadline) -> ScheduledPortfolio | None:
    """Return a portfolio of the highest value, proven; None = nothing keeps the demands."""
    try:
        best = best_schedule(
            problem, time_limit=deadline.seconds_left, stop=deadline.stop, settle_ties=False
        )
    except InfeasibleError:
        return None
    except NoAnswerError as error:
        raise _OpenError from error
    if best.status is not Status.OPTIMAL:
        raise _OpenError
    return best


def _least_spending(
    columns: Columns, resource: str, at_least: Fraction | None, deadline: Deadline
) -> Fraction:
    """Return the least spending of a portfolio that is worth so much; None = anything."""
    demands = list(columns.demands())
    if at_least is not None:
        demands.append(LinearDemand(None, scaled(-ONE, columns.values()), -at_least))
    spending = columns.whole(columns.spending(resource, 0))
    try:
        rows = rows_of(columns, demands)
        found = highest(
            -spending.amounts, rows, lambda taken: keeps_rows(taken, columns, rows), deadline
        )
    except ImpossibleError as error:
        # Such a portfolio is known: the solver's word is no proof.
        raise _OpenError from error
    if found.taken is None or found.value != found.bound:
        raise _OpenError
    return -found.value * spending.unit
