"""The best value for every budget, worked out behind the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from prioritisation.actions.comparing import usual_orders
from prioritisation.actions.jobs import Job, the_jobs
from prioritisation.actions.planning import PlannedPortfolio
from prioritisation.actions.posing import Posed
from prioritisation.actions.scaled_frontiers import FRONTIER_SECONDS, scaled_job
from prioritisation.decision.portfolio.frontier import efficient_frontier
from prioritisation.decision.portfolio.frontier_points import Frontier
from prioritisation.decision.portfolio.scheduling.flattening import flat_problem
from prioritisation.decision.portfolio.scheduling.lists import values_down_a_list
from prioritisation.decision.portfolio.scheduling.plan_frontier import plan_frontier

# What a page waits for, rather than show a picture without its frontier.
_MOMENT = 0.5
# Budgets at which the lists that people go down are looked at.
_PLACES = 120


def has_frontier(posed: Posed) -> bool:
    """Return whether the plan has a frontier over one budget: where it has no years."""
    return not posed.plan.years


def frontier_job(posed: Posed) -> Job[Frontier]:
    """Return the work on the frontier over the budget of the plan's first limited resource.

    For a plan without years. Its other resources keep their budgets.
    """

    def work(job: Job[Frontier]) -> Frontier:
        flat = flat_problem(posed.problem)
        if flat is None:
            # With joint effects each point is a solve of its own.
            return plan_frontier(
                posed.problem, posed.resource, time_limit=FRONTIER_SECONDS, stop=job.stop
            )

        def progress(share: float) -> None:
            job.progress = share

        return efficient_frontier(
            flat,
            resource=posed.resource,
            time_limit=FRONTIER_SECONDS,
            stop=job.stop,
            progress=progress,
        )

    return the_jobs().job(("frontier", posed.key), work)


def frontier_so_far(
    posed: Posed, planned: PlannedPortfolio | None
) -> Sequence[tuple[Fraction, Fraction]]:
    """Return budgets and the best values that they are known to buy, both rising.

    Over one budget the whole frontier, where it is a matter of moments; else what is known of
    all budgets scaled together, and of the plan's own.
    """
    if has_frontier(posed):
        job = frontier_job(posed)
        job.wait(_MOMENT)
        found = job.outcome()
        return () if found is None else tuple(zip(found.budgets, found.values, strict=True))
    best = (
        {}
        if planned is None or planned.budget is None
        else {planned.budget: planned.portfolio.value}
    )
    if planned is not None and planned.budget is not None:
        job_of_all = scaled_job(posed)
        for point in job_of_all.outcome() or job_of_all.found or ():
            if point.portfolio is not None:
                best[point.factor * planned.budget] = point.portfolio.value
    rising: list[tuple[Fraction, Fraction]] = []
    for budget in sorted(best):
        if not rising or best[budget] > rising[-1][1]:
            rising.append((budget, best[budget]))
    return rising


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """What going down a list is worth with each of some budgets; rules are not looked at."""

    name: str
    points: tuple[tuple[Fraction, Fraction], ...]


def list_lines(posed: Posed, most: Fraction) -> Sequence[ListLine]:
    """Return the usual lists' values at even steps of the budget up to `most`."""
    budgets = tuple(most * k / _PLACES for k in range(_PLACES + 1))
    costs = {m.id: Fraction(m.net_cost(posed.resource)) for m in posed.programme.measures}
    return tuple(
        ListLine(
            name=name,
            points=tuple(
                zip(
                    budgets,
                    values_down_a_list(order, costs, posed.values.values, budgets),
                    strict=True,
                )
            ),
        )
        for name, order in usual_orders(posed).items()
    )
