"""From which budget on a measure belongs to a best portfolio, out of lists."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.flips import Flags, flags
from prioritisation.decision.portfolio.frontier_steps import bits_of
from prioritisation.decision.portfolio.reasons.entry import NoPoint
from prioritisation.decision.portfolio.reasons.one_row import OneRow
from prioritisation.decision.portfolio.reasons.others import ListsOfOthers


def entry_budget(
    asked: OneRow, lists: ListsOfOthers, measure: int, most: int | None, deadline: Deadline
) -> int | NoPoint:
    """Return the smallest budget, 0 or more, from which on a measure always belongs to one.

    Goes down the steps of the highest value of any budget. From a step whose portfolio has the
    measure it belongs to one until the next step. From one whose portfolio has not, it does as
    soon as the others reach the rest of the value with what the measure leaves of the budget.
    Where that is above the step, it is the answer: it belongs from there on, and not just below.

    Parameters
    ----------
    lists : of sets of flips that cost any amount
    measure : index of a free one
    most : budgets above it buy nothing more; None = any budget does

    Returns
    -------
    In units of the row.
    """
    flips = lists.flips
    cost, value = int(asked.row.amounts[measure]), int(asked.scaled.values.amounts[measure])
    others = lists.without(measure, cost, value)
    steps = lists.all
    count = len(steps)
    if most is not None:
        count = int(steps.costs.searchsorted(most - flips.start_cost, side="right"))
    lacking = np.flatnonzero(~_have(lists, _alike(asked, cost, value))[:count])
    if cost <= 0 <= value:
        # It is never in the way of anything.
        lacking = lacking[:0]
    for step in lacking[::-1]:
        if deadline.passed:
            return NoPoint.UNKNOWN
        least = others.least_budget(flips.start_value + int(steps.values[step]) - value)
        if least is None or (most is not None and least + cost > most):
            return NoPoint.NOTHING
        if least + cost > flips.start_cost + int(steps.costs[step]):
            return max(least + cost, 0)
    return max(flips.start_cost, 0)


def _alike(asked: OneRow, cost: int, value: int) -> NDArray[np.intp]:
    """Return the free measures that nothing tells apart from one: what one does, any can."""
    problem = asked.problem
    free = [name not in problem.must and name not in problem.never for name in problem.ids]
    same = flags(asked.row.amounts == cost) & flags(asked.scaled.values.amounts == value)
    return np.flatnonzero(same & np.array(free, dtype=np.bool_))


def _have(lists: ListsOfOthers, measures: NDArray[np.intp]) -> Flags:
    """Return which of the sets of all flips select one of the measures."""
    bits = bits_of(measures, len(lists.flips.start)).sum(axis=0)
    words = zip(lists.all.words, bits, strict=True)
    return np.asarray(np.any([flags(word & bit) for word, bit in words], axis=0), dtype=np.bool_)
