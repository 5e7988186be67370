"""Why each measure is in or out where one row limits: all of it out of lists, without a solve."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.reasons.one_row import OneRow
from prioritisation.decision.portfolio.reasons.others import ListsOfOthers, Taken
from prioritisation.decision.portfolio.reasons.reason import Reason, Starts


def reasons_by_lists(asked: OneRow, best: Starts, deadline: Deadline) -> list[Reason] | None:
    """Return a reason for each measure, nearest first; None when the lists grow too long.

    The highest value with a measure i is v_i + V_{-i}(u − a_i), without it V_{-i}(u). The other
    portfolio is the first in the total order. Those that cannot be turned round come last.

    Parameters
    ----------
    best : starts of the best portfolio
    """
    ids = asked.problem.ids
    turned = _turned_round(asked, best, deadline)
    if turned is None:
        return None
    measures = list(turned)
    values = _values(asked, [np.array([name in best for name in ids]), *turned.values()])
    losses = [values[0] - value for value in values[1:]]
    found = []
    for k in sorted(range(len(losses)), key=losses.__getitem__):
        loss = losses[k] * asked.scaled.values.unit
        starts = dict.fromkeys(compress(ids, turned[measures[k]].tolist()), 0)
        name = ids[measures[k]]
        found.append(Reason(measure=name, best=best, other=starts, at_least=loss, at_most=loss))
    for i, name in enumerate(ids):
        if i not in turned:
            found.append(
                Reason(measure=name, best=best, other=None, at_most=None, is_possible=False)
            )
    return found


def _turned_round(asked: OneRow, best: Starts, deadline: Deadline) -> dict[int, Taken] | None:
    """Return the best selection with each measure in, or out, that can be; None = too long."""
    problem = asked.problem
    flips = asked.flips_in_order()
    amounts = [int(amount) for amount in asked.row.amounts]
    free = [
        (i, amounts[i], asked.capacity - (0 if name in best else amounts[i]))
        for i, name in enumerate(problem.ids)
        if name not in problem.must and name not in problem.never
    ]
    rooms = [
        budget - flips.start_cost + (cost if flips.start[i] else 0) for i, cost, budget in free
    ]
    lists = ListsOfOthers.of(
        flips,
        deadline,
        at_least=min((room for room in rooms if room >= 0), default=0),
        at_most=max(rooms, default=0),
    )
    if lists is None:
        return None
    turned = {}
    for (i, _, _), taken in zip(free, lists.best(free), strict=True):
        if taken is not None:
            taken[i] = problem.ids[i] not in best
            turned[i] = taken
    return turned


def _values(asked: OneRow, selections: Sequence[Taken]) -> list[int]:
    """Return what each selection is worth: added up and checked here, whatever found it."""
    taken = np.array(selections)
    if np.any(_sums(taken, asked.row.amounts) > asked.capacity):
        raise ValueError("selections: one breaks the row")
    return [int(value) for value in _sums(taken, asked.scaled.values.amounts)]


def _sums(taken: Taken, amounts: IntegerArray) -> IntegerArray:
    return np.asarray(taken.astype(amounts.dtype) @ amounts)
