"""Which points can be asked for of a measure that is left out."""

from __future__ import annotations

from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem


def limited(problem: ScheduledProblem) -> tuple[Limits, ...]:
    """Return the limits of the resources that anything limits."""
    return tuple(
        limits
        for limits in problem.limits
        if limits.budgets
        or limits.later
        or any(most is not None for most in (limits.total, limits.after, limits.permanent))
    )


def limits_of_cost(problem: ScheduledProblem, measure: str) -> Limits | None:
    """Return the limits on what a measure's one cost is of.

    None where it makes no sense to ask for one cost, or for one budget: the plan has several
    years, several resources are limited or none, or the cost lies in several years.
    """
    several = limited(problem)
    if problem.periods > 1 or len(several) != 1:
        return None
    years = problem.by_id[measure].cost.get(several[0].resource, ())
    return None if any(years[1:]) else several[0]


def has_several_costs(problem: ScheduledProblem, measure: str) -> bool:
    """Return whether a share of all its costs is asked for: resources or years are several."""
    costs = problem.by_id[measure].cost.values()
    return len(problem.resources) > 1 or problem.periods > 1 or any(any(c[1:]) for c in costs)


def alike(measure: str, point: NoPoint, *, one_cost: bool, share: bool) -> Entry:
    """Return an entry without a number, for one reason.

    Parameters
    ----------
    one_cost : whether the cost and the budget are asked for
    share : whether the share of all its costs is
    """
    return Entry(
        measure=measure,
        cost=point if one_cost else NoPoint.NOT_ASKED,
        share=point if share else NoPoint.NOT_ASKED,
        value=point,
        budget=point if one_cost else NoPoint.NOT_ASKED,
    )
