"""Why each measure is in or out where one row limits: all of it out of lists, without a solve."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline
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
    highest = _value(asked, _taken(asked, best))
    found = []
    for measure, name in enumerate(problem.ids):
        other = None
        if name not in problem.must and name not in problem.never:
            other = _turned_round(asked, lists, measure, name not in best)
        if other is None:
            found.append(_that_cannot_be_turned(name, best))
            continue
        loss = highest - _value(asked, other)
        starts = {problem.ids[i]: 0 for i in np.flatnonzero(other)}
        found.append(Reason(measure=name, best=best, other=starts, at_least=loss, at_most=loss))
    return found


def _turned_round(
    asked: OneRow, lists: ListsOfOthers, measure: int, comes_in: bool
) -> Taken | None:
    """Return the best portfolio with a free measure in, or out; None where there is none."""
    cost = int(asked.row.amounts[measure])
    others = lists.without(measure, cost)
    taken = others.best(asked.capacity - cost if comes_in else asked.capacity)
    if taken is not None:
        taken[measure] = comes_in
    return taken


def _that_cannot_be_turned(measure: str, best: Starts) -> Reason:
    return Reason(measure=measure, best=best, other=None, at_most=None, is_possible=False)


def _taken(asked: OneRow, ids: Collection[str]) -> Taken:
    return np.array([name in ids for name in asked.problem.ids], dtype=np.bool_)


def _value(asked: OneRow, taken: Taken) -> Fraction:
    """Return what a selection is worth; it is added up here, and checked, whatever found it."""
    if int(asked.row.amounts[taken].sum()) > asked.capacity:
        raise ValueError("taken: breaks the row")
    return int(asked.scaled.values.amounts[taken].sum()) * asked.scaled.values.unit
