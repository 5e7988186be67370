"""The efficient frontier where nothing but its budget limits: all budgets in one go."""

from __future__ import annotations

import numpy as np

from prioritisation.decision.portfolio.deadline import Deadline, Progress
from prioritisation.decision.portfolio.flips import Flips, FlipStates
from prioritisation.decision.portfolio.frontier_steps import PackedSelections, Steps
from prioritisation.decision.portfolio.reduction import ScaledProblem, is_gain

# Beyond this many states the lists are too long to hold.
MOST_STATES = 2_000_000


def steps_by_states(
    scaled: ScaledProblem, row: int, budget_to: int, deadline: Deadline, progress: Progress
) -> Steps | None:
    """Return every step up to a budget; None when the list of states grows too long.

    Merges and prunes the undominated pairs of cost and value, measure by measure (Nemhauser
    and Ullmann 1969), the cheap ones first, which keeps the lists short. Ties are settled on
    the way, as the total order is kept when the same measures are added to two states: of two
    of equal cost and value the one with the better score of ties is kept, and of full equals
    the one that takes the first measure in the list in which they differ.

    Parameters
    ----------
    scaled : a feasible problem in which no other budget and no limit can bind
    row : which of the resources the frontier runs over
    budget_to : in units of its row, at least the smallest feasible budget
    """
    others = [spending.amounts for k, spending in enumerate(scaled.spending) if k != row]
    flips = Flips.of(
        scaled.problem,
        scaled.spending[row].amounts,
        scaled.values.amounts,
        is_gain(scaled),
        others,
    )
    room = min(budget_to - flips.start_cost, flips.cost)
    states = FlipStates.first(flips)
    for flip in range(len(flips)):
        if deadline.passed:
            return Steps.none_known(len(flips.start))
        if len(states) > MOST_STATES:
            return None
        progress(flip / len(flips))
        states = states.grown(flips, flip, room)
    costs = flips.start_cost + states.costs
    # A budget is never below 0: of the states with more income than cost only the best counts.
    first = max(int(np.searchsorted(costs, 0, side="right")) - 1, 0)
    budgets = costs[first:]
    budgets[0] = max(int(budgets[0]), 0)
    return Steps(
        budgets,
        flips.start_value + states.values[first:],
        PackedSelections(states.words[:, first:], len(flips.start)),
        complete_from=0,
    )
