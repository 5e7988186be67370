"""The frontier over all budgets scaled together, worked out behind the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from prioritisation.actions.comparing import usual_orders
from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import Posed
from prioritisation.actions.solving import TIES_SECONDS
from prioritisation.decision.portfolio.portfolio import Status, Ties
from prioritisation.decision.portfolio.scheduling.portfolio import ScheduledPortfolio
from prioritisation.decision.portfolio.scheduling.prepared import PreparedSchedule
from prioritisation.decision.portfolio.scheduling.scaled_frontier import (
    FACTORS,
    PointStatus,
    ScaledPoint,
    scaled_frontier,
)
from prioritisation.decision.portfolio.scheduling.scaled_lists import (
    ScaledList,
    best_known,
    scaled_lists,
)

# How long the page's frontier may be worked on, where it is no matter of milliseconds.
FRONTIER_SECONDS = 120.0
# And the usual lists beside it, where rules make them slow to go down.
LISTS_SECONDS = 60.0


def scaled_job(posed: Posed) -> Job[tuple[ScaledPoint, ...]]:
    """Return the work on the frontier over all budgets scaled together: `found` grows."""

    def work(job: Job[tuple[ScaledPoint, ...]]) -> tuple[ScaledPoint, ...]:
        points: tuple[ScaledPoint, ...] = ()
        for point in scaled_frontier(posed.problem, time_limit=FRONTIER_SECONDS, stop=job.stop):
            points = tuple(sorted((*points, point), key=lambda p: p.factor))
            job.found = points
        return points

    return the_jobs().job(("scaled", posed.key), work)


def scaled_lists_job(posed: Posed) -> Job[tuple[ScaledList, ...]]:
    """Return the work on the usual lists with all budgets scaled together, rules and all."""
    orders = usual_orders(posed)

    def work(job: Job[tuple[ScaledList, ...]]) -> tuple[ScaledList, ...]:
        lists: tuple[ScaledList, ...] = ()
        for one in scaled_lists(posed.problem, orders, time_limit=LISTS_SECONDS, stop=job.stop):
            lists = (*lists, one)
            job.progress = len(lists) / (len(orders) * len(FACTORS))
        return lists

    # The orders follow from scores that the question itself does not hold.
    return the_jobs().job(("scaled lists", posed.key, tuple(orders.values())), work)


def scaled_points(
    planned: PlannedPortfolio, found: Sequence[ScaledPoint], lists: Sequence[ScaledList]
) -> tuple[ScaledPoint, ...]:
    """Return the points of the scaled frontier with all that is known of them.

    Parameters
    ----------
    planned : the answer to the plan itself: the point at factor 1, so that it shows the same list
    found : by the frontier so far
    lists : what keeps the demands too, and may be worth more where time was short
    """
    own = ScaledPoint(
        factor=Fraction(1),
        portfolio=planned.portfolio,
        status=PointStatus(planned.portfolio.status.value),
    )
    kept = [(one.factor, one.selection) for one in lists]
    return best_known(planned.problem, (own, *found), kept)


def settled_job(posed: Posed, point: ScaledPoint) -> Job[ScheduledPortfolio] | None:
    """Return the work on the first of equals at a point; None = there is nothing to settle.

    Of equally good portfolios the frontier keeps any; one that is looked at is the first.
    """
    portfolio = point.portfolio
    if portfolio is None or portfolio.status is not Status.OPTIMAL:
        return None
    if portfolio.ties is Ties.SETTLED:
        return None

    def work(job: Job[ScheduledPortfolio]) -> ScheduledPortfolio:
        prepared = PreparedSchedule(portfolio.problem)
        return prepared.settled(portfolio, time_limit=TIES_SECONDS, stop=job.stop)

    key = ("settled", posed.key, point.factor, portfolio.value)
    return the_jobs().job(key, work)
