"""Why each measure is in or out where one row limits: all of it out of lists, without a solve."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import compress

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.reasons.one_row import OneRow
from prioritisation.decision.portfolio.reasons.others import ListsOfOthers, Taken
from prioritisation.decision.portfolio.reasons.reason import Reason, Starts


def reasons_by_lists(asked: OneRow, best: Starts, deadline: Deadline) -> list[Reason] | None:
    """Return a reason for each measure, in list order; None when the lists grow too long.

    The highest value with a measure i is v_i + V_{-i}(u − a_i), without it V_{-i}(u). The other
    portfolio is the first in the total order.

    Parameters
    ----------
    best : starts of the best portfolio
    """
    problem = asked.problem
    flips = asked.flips_in_order()
    lists = ListsOfOthers.of(flips, asked.capacity - flips.start_cost, deadline)
    if lists is None:
        return None
    turned = [
        _turned_round(asked, lists, measure, name not in best)
        for measure, name in enumerate(problem.ids)
    ]
    highest = _values(asked, [np.array([name in best for name in problem.ids])])[0]
    values = iter(_values(asked, [other for other in turned if other is not None]))
    found = []
    for name, other in zip(problem.ids, turned, strict=True):
        if other is None:
            found.append(_that_cannot_be_turned(name, best))
            continue
        loss = highest - next(values)
        starts = dict.fromkeys(compress(problem.ids, other.tolist()), 0)
        found.append(Reason(measure=name, best=best, other=starts, at_least=loss, at_most=loss))
    return found


def _turned_round(
    asked: OneRow, lists: ListsOfOthers, measure: int, comes_in: bool
) -> Taken | None:
    """Return the best portfolio with a measure in, or out; None where there is none."""
    name = asked.problem.ids[measure]
    if name in asked.problem.must or name in asked.problem.never:
        return None
    cost = int(asked.row.amounts[measure])
    others = lists.without(measure, cost)
    taken = others.best(asked.capacity - cost if comes_in else asked.capacity)
    if taken is not None:
        taken[measure] = comes_in
    return taken


def _that_cannot_be_turned(measure: str, best: Starts) -> Reason:
    return Reason(measure=measure, best=best, other=None, at_most=None, is_possible=False)


def _values(asked: OneRow, selections: Sequence[Taken]) -> list[Fraction]:
    """Return what each selection is worth: added up and checked here, whatever found it."""
    if not selections:
        return []
    taken = np.array(selections)
    if np.any(_sums(taken, asked.row.amounts) > asked.capacity):
        raise ValueError("selections: one breaks the row")
    values = asked.scaled.values
    return [int(value) * values.unit for value in _sums(taken, values.amounts)]


def _sums(taken: Taken, amounts: IntegerArray) -> IntegerArray:
    return np.asarray(taken.astype(amounts.dtype) @ amounts)
