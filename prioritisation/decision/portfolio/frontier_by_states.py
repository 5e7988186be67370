"""The efficient frontier where nothing but its budget limits: all budgets in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline, Progress
from prioritisation.decision.portfolio.exact import IntegerArray, exact_array
from prioritisation.decision.portfolio.frontier_steps import Steps, TracedSelections
from prioritisation.decision.portfolio.reduction import ScaledProblem, is_gain
from prioritisation.decision.portfolio.single_budget import scores_of_ties
from prioritisation.decision.portfolio.states import History

# Beyond this many states, at once or kept for the way back, the lists are too long to hold.
MOST_STATES = 2_000_000
LONGEST_HISTORY = 40_000_000

Flags: TypeAlias = NDArray[np.bool_]


def steps_by_states(
    scaled: ScaledProblem, row: int, budget_to: int, deadline: Deadline, progress: Progress
) -> Steps | None:
    """Return every step up to a budget; None when the lists of states grow too long.

    Merges and prunes the undominated pairs of cost and value, measure by measure (Nemhauser
    and Ullmann 1969). The measures are decided from the last of the list to the first, so that
    ties are settled on the way: of two states of equal cost and value the one with the better
    score of ties is kept, and of full equals the one that takes the measure just decided, which
    is the first in the list in which they differ.

    A measure with income that is worth less than nothing buys budget: it is in at the start,
    and leaving it out is what costs its income and gains its value.

    Parameters
    ----------
    scaled : a feasible problem in which no other budget and no limit can bind
    row : which of the resources the frontier runs over
    budget_to : in units of its row, at least the smallest feasible budget
    """
    items = _Items.of(scaled, row)
    room = budget_to - items.start_cost
    states, history = _States.first(items), History()
    for done, flip in enumerate(range(len(items.indices) - 1, -1, -1)):
        if deadline.passed:
            return Steps.none_known(len(items.start))
        progress(done / len(items.indices))
        size = len(states.costs)
        states, source = states.grown(items, flip, room)
        history.add(int(items.indices[flip]), size, source)
        if len(source) > MOST_STATES or history.length > LONGEST_HISTORY:
            return None
    costs = items.start_cost + states.costs
    # A budget is never below 0: of the states with more income than cost only the best counts.
    first = max(int(np.searchsorted(costs, 0, side="right")) - 1, 0)
    positions = np.arange(first, len(costs))
    budgets = costs[positions]
    budgets[0] = max(int(budgets[0]), 0)
    return Steps(
        budgets,
        items.start_value + states.values[positions],
        TracedSelections(items.start, history, positions),
        complete_from=0,
    )


@dataclass(frozen=True, slots=True)
class _Items:
    """The measures whose place depends on the budget, as flips that cost and gain.

    Parameters
    ----------
    indices : of the measures, in list order
    costs, values : what a flip costs and gains, above 0
    scores : what it adds to the score of ties; the higher the better
    takes : whether the flip takes the measure, rather than leave it out
    start : which of all measures are in before any flip
    start_cost, start_value : their sums
    """

    indices: NDArray[np.intp]
    costs: IntegerArray
    values: IntegerArray
    scores: IntegerArray
    takes: Flags
    start: Flags
    start_cost: int
    start_value: int

    @classmethod
    def of(cls, scaled: ScaledProblem, row: int) -> _Items:
        problem = scaled.problem
        costs, values = scaled.spending[row].amounts, scaled.values.amounts
        must = np.array([i in problem.must for i in problem.ids], dtype=np.bool_)
        free = ~must & np.array([i not in problem.never for i in problem.ids], dtype=np.bool_)
        pays = _flags(costs < 0)
        flips = free & (_flags(costs > 0) & _flags(values > 0) | pays & _flags(values < 0))
        # What costs nothing is in when it is a gain; what only brings money always is.
        start = must | free & (pays | _flags(costs == 0) & is_gain(scaled))
        indices = np.flatnonzero(flips)
        takes = ~pays[indices]
        signs = np.where(takes, 1, -1)
        others = [r.amounts[indices] * signs for k, r in enumerate(scaled.spending) if k != row]
        return cls(
            indices,
            costs[indices] * signs,
            values[indices] * signs,
            exact_array(scores_of_ties(others, signs)),
            takes,
            start,
            int(costs[start].sum()),
            int(values[start].sum()),
        )


@dataclass(frozen=True, slots=True)
class _States:
    """Sets of flips, cheapest first, none costing as much as another that gains as much."""

    costs: IntegerArray
    values: IntegerArray
    scores: IntegerArray

    @classmethod
    def first(cls, items: _Items) -> _States:
        nothing = (np.zeros(1, dtype=a.dtype) for a in (items.costs, items.values, items.scores))
        return cls(*nothing)

    def grown(self, items: _Items, flip: int, room: int) -> tuple[_States, NDArray[np.intp]]:
        """Return the states with and without one more flip, and where each comes from.

        Sources count the states without the flip first, then those with it.
        """
        dearer = self.costs + items.costs[flip]
        fits = int(dearer.searchsorted(room, side="right"))
        costs = np.concatenate((self.costs, dearer[:fits]))
        values = np.concatenate((self.values, self.values[:fits] + items.values[flip]))
        # Two sorted runs, merged. Of equal costs, two at most, the one without stands first.
        order = costs.argsort(kind="stable")
        costs, values = costs[order], values[order]
        keep = np.empty(len(order), dtype=np.bool_)
        keep[0] = True
        keep[1:] = values[1:] > np.maximum.accumulate(values)[:-1]
        same_cost = _flags(costs[1:] == costs[:-1])
        keep[:-1] &= ~(same_cost & keep[1:])
        scores = np.concatenate((self.scores, self.scores[:fits] + items.scores[flip]))
        ties = (same_cost & keep[:-1] & _flags(values[1:] == values[:-1])).nonzero()[0]
        if len(ties):
            without, with_it = scores[order[ties]], scores[order[ties + 1]]
            takes = bool(items.takes[flip])
            better = _flags(with_it >= without) if takes else _flags(with_it > without)
            keep[ties], keep[ties + 1] = ~better, better
        kept = keep.nonzero()[0]
        source = order[kept]
        return _States(costs[kept], values[kept], scores[source]), source


def _flags(comparison: object) -> Flags:
    """Return a comparison as flags: of Python's integers numpy's type of it is not known."""
    return np.asarray(comparison, dtype=np.bool_)
