"""Why nothing keeps the demands of a plan: a set of them that cannot hold together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from prioritisation.decision.portfolio.contradictions.demand_rows import DemandRows, LeftOut
from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem

# What is tried first is the likeliest to be left out of the set: people mend rules and budgets.
_TRIED = (DemandKind.AFTER, DemandKind.TOTAL, DemandKind.RULE, DemandKind.BUDGET)


def conflict(
    problem: ScheduledProblem, *, time_limit: float | None = None, stop: Stop | None = None
) -> tuple[Demand, ...] | None:
    """Return demands that cannot hold together, none of which can be spared.

    With these demands alone, and the years in which measures may start, nothing is possible;
    without any one of them something is. A year whose budget is not among them hands nothing
    on. There may be other such sets.

    Deletion search (Chinneck 2008, Feasibility and Infeasibility in Optimization): each demand
    is left out in turn, and stays out where it is not missed. A budget that is left out takes
    with it what its year would have handed on, after which a demand that was missed before may
    no longer be: so the search goes round until all that is left is missed.

    Parameters
    ----------
    problem : that nothing keeps
    time_limit : seconds; then nothing is known
    stop : such as a `threading.Event`; when set, the same

    Returns
    -------
    demands, those on resources first, then rules, each in order; None = unknown

    Raises
    ------
    ValueError : something keeps the demands.
    """
    deadline = Deadline(time_limit, stop)
    rows = DemandRows(problem, LeftOut.HANDS_ON_NOTHING)
    possible = rows.is_possible(rows.every, deadline)
    if possible:
        raise ValueError("problem: something keeps its demands")
    kept: Collection[Demand] | None = None if possible is None else rows.every
    goes_round = True
    while goes_round and kept is not None:
        before = set(kept)
        kept = missed(rows, kept, deadline)
        gone = before - set(kept or ())
        goes_round = any(demand.kind is DemandKind.BUDGET for demand in gone)
    return None if kept is None else tuple(demand for demand in rows.every if demand in kept)


def missed(
    rows: DemandRows, demands: Collection[Demand], deadline: Deadline
) -> Sequence[Demand] | None:
    """Return what is left of demands when each is left out in turn that is not missed.

    They are tried in halves, and halves of halves: what is not missed together is not missed one
    by one, so that most of many demands are left out in few solves.

    Parameters
    ----------
    demands : that cannot hold together

    Returns
    -------
    demands, in order; None = unknown when time ends
    """
    every = rows.every
    order = sorted(demands, key=lambda d: (_TRIED.index(d.kind), -every.index(d)))
    kept = set(demands)
    tried = [order]
    while tried:
        together = tried.pop()
        possible = rows.is_possible(kept - set(together), deadline)
        if possible is None:
            return None
        half = len(together) // 2
        if not possible:
            kept.difference_update(together)
        elif half:
            tried += [together[half:], together[:half]]
    return [demand for demand in every if demand in kept]
