"""Why nothing keeps the demands of a plan: a set of them that cannot hold together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Stop
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.columns import Columns
from prioritisation.decision.portfolio.scheduling.demands import Demand, DemandKind
from prioritisation.decision.portfolio.scheduling.optimum import ImpossibleError, Taken, highest
from prioritisation.decision.portfolio.scheduling.problem import ScheduledProblem
from prioritisation.decision.portfolio.scheduling.terms import Terms

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
    columns = Columns(problem)
    every = tuple(_demands(columns))
    kept = set(every)
    possible = _is_possible(columns, kept, deadline)
    if possible:
        raise ValueError("problem: something keeps its demands")
    if possible is None:
        return None
    tried = sorted(every, key=lambda demand: (_TRIED.index(demand.kind), -every.index(demand)))
    goes_round = True
    while goes_round:
        goes_round = False
        for demand in [demand for demand in tried if demand in kept]:
            possible = _is_possible(columns, kept - {demand}, deadline)
            if possible is None:
                return None
            if not possible:
                kept.remove(demand)
                goes_round |= demand.kind is DemandKind.BUDGET
    return tuple(demand for demand in every if demand in kept)


def _demands(columns: Columns) -> Iterator[Demand]:
    """Yield each demand once, in order."""
    named = (linear.demand for linear in columns.demands())
    yield from dict.fromkeys(demand for demand in named if demand is not None)


def _is_possible(columns: Columns, kept: Collection[Demand], deadline: Deadline) -> bool | None:
    """Return whether any decisions keep these demands; None = unknown when time ends."""
    if deadline.passed:
        return None
    rows = [columns.row(terms, at_most) for terms, at_most in _rows(columns, kept)]
    if any(int(np.minimum(row.amounts, 0).sum()) > row.capacity for row in rows):
        return False
    binding = [row for row in rows if int(np.maximum(row.amounts, 0).sum()) > row.capacity]

    def keeps(taken: Taken) -> bool:
        return _keeps(taken, binding)

    try:
        found = highest(np.zeros(columns.count, dtype=np.int64), binding, keeps, deadline)
    except ImpossibleError:
        return False
    return None if found.taken is None else True


def _keeps(taken: Taken, rows: Sequence[Row]) -> bool:
    return all(int(row.amounts[taken].sum()) <= row.capacity for row in rows)


def _rows(columns: Columns, kept: Collection[Demand]) -> Iterator[tuple[Terms, Fraction]]:
    """Yield what a start is, and what the demands that are kept say."""
    for linear in columns.demands():
        demand = linear.demand
        if demand is None or (demand in kept and demand.kind is not DemandKind.BUDGET):
            yield linear.terms, linear.at_most
    for limits in columns.problem.limits:
        until: Terms = {}
        handed = Fraction(0)
        for t, budget in enumerate(limits.budgets):
            if Demand(DemandKind.BUDGET, limits.resource, t) not in kept:
                until, handed = {}, Fraction(0)
                continue
            spent = columns.spending(limits.resource, t)
            until = {
                j: limits.carry_over * until.get(j, Fraction(0)) + spent.get(j, Fraction(0))
                for j in {**until, **spent}
            }
            handed = limits.carry_over * handed + budget
            yield until, handed
