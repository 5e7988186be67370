"""What would bring a left-out measure in, with every rule and several years."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.portfolio import Status
from prioritisation.decision.portfolio.reasons.budget_points import budget_point
from prioritisation.decision.portfolio.reasons.change_programs import most_steps
from prioritisation.decision.portfolio.reasons.changes import (
    Change,
    change_of_cost,
    change_of_share,
    only_limited,
)
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint, Point
from prioritisation.decision.portfolio.reasons.reasons import turned_round
from prioritisation.decision.portfolio.reasons.value_points import value_point
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import best_schedule
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem
from prioritisation.errors import InfeasibleError, NoAnswerError


def entry_by_programs(
    problem: ScheduledProblem, portfolio: ScheduledPortfolio, measure: str, deadline: Deadline
) -> Entry:
    """Return from where on a measure that is left out would belong to a best portfolio.

    Without the measure nothing of it matters: the best value Z* stays, whatever is changed of
    it, so that it belongs to a best portfolio exactly when one with it is worth Z*.

    Parameters
    ----------
    portfolio : the best one, proven
    deadline : what is not known by then is told as unknown
    """
    inside = turned_round(problem, measure, taken=True)
    limit = only_limited(problem)
    asks_cost = limit is not None and _is_in_one_year(problem, measure, limit)
    is_in_years = any(any(years[1:]) for years in problem.by_id[measure].cost.values())
    asks_share = len(problem.limits) > 1 or problem.periods > 1 or is_in_years
    try:
        within = _best(inside, deadline)
    except NoAnswerError:
        unknown = NoPoint.UNKNOWN
        return Entry(
            measure=measure,
            cost=unknown if asks_cost else NoPoint.NOT_ASKED,
            share=unknown if asks_share else NoPoint.NOT_ASKED,
            value=unknown,
            budget=NoPoint.NOT_ASKED if limit is None else unknown,
        )
    point: dict[str, Point] = {
        "value": value_point(inside, measure, portfolio.value, within, deadline)
    }
    if asks_cost and limit is not None:
        point["cost"] = _number(
            change_of_cost(inside, measure, limit.resource), portfolio, deadline
        )
    if asks_share:
        belongs = within is not None and within.value >= portfolio.value
        point["share"] = (
            Fraction(1)
            if belongs
            else _number(change_of_share(inside, measure), portfolio, deadline)
        )
    if limit is not None:
        point["budget"] = budget_point(problem, measure, limit, deadline)
    return Entry(measure=measure, **point)


def _is_in_one_year(problem: ScheduledProblem, measure: str, limit: Limits) -> bool:
    return not any(problem.by_id[measure].cost.get(limit.resource, ())[1:])


def _best(problem: ScheduledProblem, deadline: Deadline) -> ScheduledPortfolio | None:
    """Return the best portfolio, proven; None = nothing keeps the demands.

    Raises
    ------
    NoAnswerError : time ended before it was proven.
    """
    try:
        best = best_schedule(
            problem, time_limit=deadline.seconds_left, stop=deadline.stop, settle_ties=False
        )
    except InfeasibleError:
        return None
    if best.status is not Status.OPTIMAL:
        raise NoAnswerError("time_limit", value=deadline.seconds_left)
    return best


def _number(change: Change, portfolio: ScheduledPortfolio, deadline: Deadline) -> Point:
    steps = most_steps(change, portfolio.value, deadline)
    return steps if isinstance(steps, NoPoint) else change.number(steps)
