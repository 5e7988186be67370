"""What would bring a left-out measure in, with every rule and several years."""

from __future__ import annotations

from fractions import Fraction

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons.asked import asked_of
from prioritisation.decision.portfolio.reasons.budget_points import budget_point
from prioritisation.decision.portfolio.reasons.change_programs import most_steps
from prioritisation.decision.portfolio.reasons.changes import (
    Change,
    change_of_cost,
    change_of_share,
)
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint, Point
from prioritisation.decision.portfolio.reasons.proven_best import OpenError, proven_best
from prioritisation.decision.portfolio.reasons.reason import Reason
from prioritisation.decision.portfolio.reasons.reasons import turned_round
from prioritisation.decision.portfolio.reasons.value_points import value_point
from prioritisation.decision.portfolio.scheduling.assessment import Assessment
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem


def entry_by_programs(
    problem: ScheduledProblem,
    portfolio: ScheduledPortfolio,
    measure: str,
    deadline: Deadline,
    reason: Reason | None = None,
) -> Entry:
    """Return from where on a measure that is left out would belong to a best portfolio.

    Without the measure nothing of it matters: the best value Z* stays, whatever is changed of
    it, so that it belongs to a best portfolio exactly when one with it is worth Z*.

    Parameters
    ----------
    portfolio : the best one, proven
    deadline : what is not known by then is told as unknown
    reason : why it is out, where that is known
    """
    asks = asked_of(problem, measure)
    inside = turned_round(problem, measure, taken=True)
    try:
        within = _within(inside, reason, deadline)
    except OpenError:
        return asks.without_number(NoPoint.UNKNOWN)
    point: dict[str, Point] = {}
    try:
        point["value"] = value_point(inside, measure, portfolio.value, within, deadline)
    except OpenError:
        point["value"] = NoPoint.UNKNOWN
    if asks.limits is not None:
        if asks.cost:
            change = change_of_cost(inside, measure, asks.limits.resource)
            point["cost"] = _number(change, portfolio, deadline)
        point["budget"] = budget_point(problem, measure, asks.limits, deadline)
    if asks.share:
        belongs = within is not None and within.value >= portfolio.value
        point["share"] = (
            Fraction(1)
            if belongs
            else _number(change_of_share(inside, measure), portfolio, deadline)
        )
    return Entry(measure=measure, **point)


def _within(
    inside: ScheduledProblem, reason: Reason | None, deadline: Deadline
) -> ScheduledPortfolio | None:
    """Return the best portfolio with the measure in; None = there is none.

    Raises
    ------
    OpenError : it was not proven in time.
    """
    if reason is None or not reason.is_proven:
        return proven_best(inside, deadline)
    if reason.other is None:
        return None
    chosen = Assessment(problem=inside, starts=reason.other)
    return ScheduledPortfolio(assessment=chosen, bound=chosen.value)


def _number(change: Change, portfolio: ScheduledPortfolio, deadline: Deadline) -> Point:
    steps = most_steps(change, portfolio.value, deadline)
    return steps if isinstance(steps, NoPoint) else change.number(steps)
