"""One budget: a first good selection, near the break solution."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.knapsack import Filled, Knapsack

# How many items on each side of the break are tried.
WINDOW = 48


def improved_by_swaps(knapsack: Knapsack, start: Filled) -> tuple[NDArray[np.bool_], int]:
    """Return the break solution after the best addition or exchange near the break item."""
    count = int(np.count_nonzero(start.taken))
    leave = start.order[max(0, count - WINDOW) : count]
    enter = start.order[count : count + WINDOW]
    values, weights = knapsack.values, knapsack.weights
    gains = values[enter][:, None] - np.append(values[leave], 0)[None, :]
    needs = weights[enter][:, None] - np.append(weights[leave], 0)[None, :]
    gains = np.where(needs <= start.rest, gains, -1)
    i, j = np.unravel_index(int(np.argmax(gains)), gains.shape)
    taken = start.taken.copy()
    if gains[i, j] <= 0:
        return taken, start.value
    taken[enter[i]] = True
    if j < len(leave):
        taken[leave[j]] = False
    return taken, start.value + int(gains[i, j])
