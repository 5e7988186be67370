"""All the separate reasons why nothing keeps the demands of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from prioritisation.decision.portfolio.contradictions.conflict import missed
from prioritisation.decision.portfolio.contradictions.demand_rows import DemandRows
from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.demands import Demand
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem

# Demands that cannot hold together, those on resources first, then rules, each in order.
Contradiction = tuple[Demand, ...]


def contradictions(
    problem: ScheduledProblem, *, time_limit: float | None = None, stop: Stop | None = None
) -> Iterator[Contradiction | None]:
    """Yield sets of demands that cannot hold together and have no demand in common.

    With the demands of one set alone, and the years in which measures may start, nothing is
    possible; without any one of them something is. Without the demands of all the sets
    something is. So whatever is done about one of them leaves the others as they are, unless it
    is so much money in a year that the next ones are handed more than that year has now.

    A year whose budget is left out may spend as it likes, and hands on all that it could: its
    whole budget, what it was handed itself, and the most that it can bring in. Unlike in
    `conflict`, where it hands on nothing, a set then names every year whose spending its
    contradiction needs, and two sets are never two sides of one thing: leaving out a budget,
    like leaving out any other demand, only ever makes more possible. Where nothing is carried
    over, both mean the same.

    After a set is found by deletion, all of its demands are left out, and the search goes on
    among the others (Liffiton and Sakallah 2008 call such sets disjoint).

    Parameters
    ----------
    time_limit : seconds in all; then None is yielded: whether there are more is not known
    stop : such as a `threading.Event`; when set, the same
    """
    deadline = Deadline(time_limit, stop)
    rows = DemandRows(problem)
    left = set(rows.every)
    while True:
        possible = rows.is_possible(left, deadline)
        if possible:
            return
        found = None if possible is None else missed(rows, left, deadline)
        if found is None:
            yield None
            return
        yield tuple(found)
        left.difference_update(found)
