"""Why each measure is in or out, of a choice without years: a solve for each, nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from heapq import heappop, heappush

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.prepared import PreparedProblem
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.reasons.least_losses import least_losses
from prioritisation.decision.portfolio.reasons.reason import Reason, Starts
from prioritisation.errors import InfeasibleError, NoAnswerError


def reasons_by_solves(
    problem: Problem, best: Starts, value: Fraction, deadline: Deadline
) -> Iterator[Reason]:
    """Yield a reason for each measure: those of proven loss by it, then the others.

    Prices on the rows tell for every measure what turning it round loses at least. In the order
    of these limits the losses are proven, and one is told when none to come can be smaller.

    Parameters
    ----------
    best, value : starts of the best portfolio and what it is worth
    """
    prepared = PreparedProblem(problem)
    limits = least_losses(problem, best, value)
    order = sorted(range(len(problem.ids)), key=limits.__getitem__)
    proven: list[tuple[Fraction, int, Reason]] = []
    rest: list[tuple[bool, int, Reason]] = []
    for place, i in enumerate(order):
        while proven and proven[0][0] < limits[i]:
            yield heappop(proven)[-1]
        if deadline.stop is not None and deadline.stop.is_set():
            order = order[:place]
            break
        reason = _reason(prepared, problem.ids[i], best, value, limits[i], deadline)
        if reason.loss is not None:
            heappush(proven, (reason.loss, i, reason))
        else:
            rest.append((reason.is_possible is False, i, reason))
    while proven:
        yield heappop(proven)[-1]
    for _, _, reason in sorted(rest, key=lambda found: found[:2]):
        yield reason


def _reason(
    prepared: PreparedProblem,
    measure: str,
    best: Starts,
    value: Fraction,
    at_least: Fraction,
    deadline: Deadline,
) -> Reason:
    try:
        other = prepared.best(
            fixed={measure: measure not in best},
            time_limit=deadline.seconds_left,
            stop=deadline.stop,
            settle_ties=False,
        )
    except InfeasibleError:
        return Reason(measure=measure, best=best, other=None, at_most=None, is_possible=False)
    except NoAnswerError:
        return Reason(
            measure=measure,
            best=best,
            other=None,
            at_least=at_least,
            at_most=None,
            is_possible=None,
        )
    return Reason(
        measure=measure,
        best=best,
        other=dict.fromkeys(other.selected, 0),
        at_least=max(value - other.bound, at_least),
        at_most=value - other.value,
    )
