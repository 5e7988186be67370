"""The efficient frontier where nothing but its budget limits: all budgets in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline, Progress
from prioritisation.decision.portfolio.exact import IntegerArray, exact_array
from prioritisation.decision.portfolio.frontier_steps import (
    PackedSelections,
    Steps,
    bits_of,
    packed,
)
from prioritisation.decision.portfolio.reduction import ScaledProblem, is_gain
from prioritisation.decision.portfolio.single_budget import scores_of_ties

# Beyond this many states the lists are too long to hold.
MOST_STATES = 2_000_000

Flags: TypeAlias = NDArray[np.bool_]


def steps_by_states(
    scaled: ScaledProblem, row: int, budget_to: int, deadline: Deadline, progress: Progress
) -> Steps | None:
    """Return every step up to a budget; None when the list of states grows too long.

    Merges and prunes the undominated pairs of cost and value, measure by measure (Nemhauser
    and Ullmann 1969), the cheap ones first, which keeps the lists short. Ties are settled on
    the way, as the total order is kept when the same measures are added to two states: of two
    of equal cost and value the one with the better score of ties is kept, and of full equals
    the one that takes the first measure in the list in which they differ.

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
    states = _States.first(items)
    for flip in range(len(items.costs)):
        if deadline.passed:
            return Steps.none_known(len(items.start))
        if len(states.costs) > MOST_STATES:
            return None
        progress(flip / len(items.costs))
        states = states.grown(items, flip, room)
    costs = items.start_cost + states.costs
    # A budget is never below 0: of the states with more income than cost only the best counts.
    first = max(int(np.searchsorted(costs, 0, side="right")) - 1, 0)
    budgets = costs[first:]
    budgets[0] = max(int(budgets[0]), 0)
    return Steps(
        budgets,
        items.start_value + states.values[first:],
        PackedSelections(np.stack([word[first:] for word in states.words]), len(items.start)),
        complete_from=0,
    )


@dataclass(frozen=True, slots=True)
class _Items:
    """The measures whose place depends on the budget, as flips that cost and gain, cheap first.

    Parameters
    ----------
    costs, values : what a flip costs and gains, above 0
    scores : what it adds to the score of ties; the higher the better
    words : what it changes in the selection as integers, flips × W
    start : which of all measures are in before any flip
    start_cost, start_value : their sums
    """

    costs: IntegerArray
    values: IntegerArray
    scores: IntegerArray
    words: NDArray[np.int64]
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
        indices = indices[np.argsort(abs(costs[indices]), kind="stable")]
        signs = np.where(pays[indices], -1, 1)
        others = [r.amounts[indices] * signs for k, r in enumerate(scaled.spending) if k != row]
        return cls(
            costs[indices] * signs,
            values[indices] * signs,
            exact_array(scores_of_ties(others, signs)),
            bits_of(indices, len(costs)) * signs[:, None],
            start,
            int(costs[start].sum()),
            int(values[start].sum()),
        )


@dataclass(frozen=True, slots=True)
class _States:
    """Sets of flips, cheapest first, none costing as much as another that gains as much.

    Parameters
    ----------
    costs, values, scores : what the flips add up to
    words : the selection with the flips as W integers, an array each
    """

    costs: IntegerArray
    values: IntegerArray
    scores: IntegerArray
    words: tuple[NDArray[np.int64], ...]

    @classmethod
    def first(cls, items: _Items) -> _States:
        return cls(
            np.zeros(1, dtype=items.costs.dtype),
            np.zeros(1, dtype=items.values.dtype),
            np.zeros(1, dtype=items.scores.dtype),
            tuple(packed(items.start)[:, None]),
        )

    def grown(self, items: _Items, flip: int, room: int) -> _States:
        """Return the states with and without one more flip, as far as there is room."""
        dearer = self.costs + items.costs[flip]
        fits = int(dearer.searchsorted(room, side="right"))

        def both(amounts: IntegerArray, change: object) -> IntegerArray:
            return np.concatenate((amounts, amounts[:fits] + change))

        costs = np.concatenate((self.costs, dearer[:fits]))
        values = both(self.values, items.values[flip])
        scores = both(self.scores, items.scores[flip])
        words = [both(w, c) for w, c in zip(self.words, items.words[flip], strict=True)]
        # Two sorted runs, merged: of equal costs there are two at most, one of each.
        order = costs.argsort(kind="stable")
        costs, values = costs[order], values[order]
        keep = np.empty(len(order), dtype=np.bool_)
        keep[0] = True
        keep[1:] = values[1:] > np.maximum.accumulate(values)[:-1]
        same_cost = _flags(costs[1:] == costs[:-1])
        keep[:-1] &= ~(same_cost & keep[1:])
        ties = (same_cost & keep[:-1] & _flags(values[1:] == values[:-1])).nonzero()[0]
        if len(ties):
            later = _comes_first([scores, *words], order[ties + 1], order[ties])
            keep[ties], keep[ties + 1] = ~later, later
        kept = keep.nonzero()[0]
        source = order[kept]
        return _States(costs[kept], values[kept], scores[source], tuple(w[source] for w in words))


def _comes_first(
    keys: list[IntegerArray], these: NDArray[np.intp], those: NDArray[np.intp]
) -> Flags:
    """Return which of these are higher than those by the first key in which they differ."""
    higher = np.zeros(len(these), dtype=np.bool_)
    for key in reversed(keys):
        one, other = key[these], key[those]
        higher = _flags(one > other) | _flags(one == other) & higher
    return higher


def _flags(comparison: object) -> Flags:
    """Return a comparison as flags: of Python's integers numpy's type of it is not known."""
    return np.asarray(comparison, dtype=np.bool_)
