"""Which points are asked for of a measure that is left out."""

from __future__ import annotations

from dataclasses import dataclass

from prioritisation.decision.portfolio.reasons.changes import only_limited
from prioritisation.decision.portfolio.reasons.entry import Entry, NoPoint
from prioritisation.decision.portfolio.scheduling.problem import Limits, ScheduledProblem


@dataclass(frozen=True, slots=True)
class Asked:
    """Which points make sense for a measure.

    Parameters
    ----------
    measure : id
    limits : of the only resource that is limited, where the plan has one period; None = a
        budget makes no sense
    cost : whether one cost of it does, in one year
    share : whether a share of all its costs does, as there are several
    """

    measure: str
    limits: Limits | None
    cost: bool
    share: bool

    def without_number(self, point: NoPoint) -> Entry:
        """Return the entry in which all that is asked for is the same."""
        return Entry(
            measure=self.measure,
            cost=point if self.cost else NoPoint.NOT_ASKED,
            share=point if self.share else NoPoint.NOT_ASKED,
            value=point,
            budget=NoPoint.NOT_ASKED if self.limits is None else point,
        )


def asked_of(problem: ScheduledProblem, measure: str) -> Asked:
    """Return which points are asked for of a measure."""
    limits = only_limited(problem)
    costs = problem.by_id[measure].cost
    return Asked(
        measure=measure,
        limits=limits,
        cost=limits is not None and not any(costs.get(limits.resource, ())[1:]),
        share=len(problem.limits) > 1
        or problem.periods > 1
        or any(any(years[1:]) for years in costs.values()),
    )
