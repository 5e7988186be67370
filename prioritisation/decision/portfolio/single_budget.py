"""One limiting row: the problem as a knapsack, and back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import exact_array
from prioritisation.decision.portfolio.expanding_core import Found, best_found
from prioritisation.decision.portfolio.forcing import first_by_forcing
from prioritisation.decision.portfolio.knapsack import Knapsack
from prioritisation.decision.portfolio.knapsack_ties import TieKeys, first_of_equals
from prioritisation.decision.portfolio.reduction import ReducedProblem


def best_of_single_budget(reduced: ReducedProblem, deadline: Deadline) -> Found:
    """Return the free measures to take for the highest value, where one row limits them."""
    knapsack, left_out = _knapsack(reduced)
    found = best_found(knapsack, deadline)
    offset = int(reduced.values[left_out].sum())
    return Found(found.taken ^ left_out, found.value + offset, found.bound + offset)


def first_of_single_budget(
    reduced: ReducedProblem, best: Found, deadline: Deadline
) -> NDArray[np.bool_] | None:
    """Return the free measures of the first portfolio as good as `best`; None when time ends."""
    knapsack, left_out = _knapsack(reduced)
    signs = np.where(left_out, -1, 1)
    spending = [row * signs for row in reduced.spending if row.any()]
    lighter_first = bool(spending) and bool(np.all(spending[0] == knapsack.weights))
    scores = scores_of_ties(spending[1:] if lighter_first else spending, signs)
    keys = TieKeys(lighter_first, exact_array(scores), ~left_out)
    worth = best.value - int(reduced.values[left_out].sum())
    taken = first_of_equals(knapsack, keys, worth, deadline)
    if taken is None and not deadline.passed:
        taken = first_by_forcing(knapsack, keys, worth, best.taken ^ left_out, deadline)
    return None if taken is None else taken ^ left_out


def scores_of_ties(spending: list[NDArray[np.int64]], counts: NDArray[np.int64]) -> list[int]:
    """Return s_i such that the higher Σ s_i x_i comes first.

    First is what spends least, row by row, and then takes the fewest measures. Each row counts
    more than all that the rows after it could add up to.
    """
    scores = [0] * len(counts)
    base = 1
    for row in [*spending, counts][::-1]:
        amounts = [int(amount) for amount in row]
        scores = [score - amount * base for score, amount in zip(scores, amounts, strict=True)]
        base *= 2 * sum(map(abs, amounts)) + 1
    return scores


def _knapsack(reduced: ReducedProblem) -> tuple[Knapsack, NDArray[np.bool_]]:
    """Return the standard form, and which measures it takes by leaving them out.

    A measure with income (a negative amount) that is no gain is in for the money it brings:
    start with it in, and "take" the step of leaving it out, which costs its income and gains
    what it is worth less than nothing.
    """
    (row,) = reduced.rows
    left_out = np.asarray(row.amounts < 0, dtype=np.bool_)
    signs = np.where(left_out, -1, 1)
    capacity = row.capacity - int(row.amounts[left_out].sum())
    return Knapsack(reduced.values * signs, row.amounts * signs, capacity), left_out
