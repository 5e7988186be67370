"""A good selection in a moment, which proves nothing and makes proofs short."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.knapsack import FloatArray

# Exchanges are looked for among so many measures on each side, and so many are made.
WINDOW, MOST_EXCHANGES = 150, 60


def candidate(
    values: IntegerArray, amounts: IntegerArray, capacities: IntegerArray, net: FloatArray
) -> NDArray[np.bool_] | None:
    """Return a selection within the rows, or None where none is found.

    Going down the measures by their worth net of the rows' prices, each is taken that still
    fits; then single exchanges are made while they gain.

    Parameters
    ----------
    values, amounts, capacities : v_i (n), a_ki (m × n), u_k (m), integers
    net : v_i − Σ λ_k a_ki
    """
    n = len(values)
    taken = np.asarray(np.any(amounts < 0, axis=0) & np.all(amounts <= 0, axis=0), dtype=np.bool_)
    rest = capacities - amounts[:, taken].sum(axis=1)
    if np.any(rest < 0):
        taken |= np.asarray(np.any(amounts < 0, axis=0), dtype=np.bool_)
        rest = capacities - amounts[:, taken].sum(axis=1)
        if np.any(rest < 0):
            return None
    for i in np.argsort(-net, kind="stable"):
        if not taken[i] and values[i] > 0 and np.all(amounts[:, i] <= rest):
            taken[i] = True
            rest = rest - amounts[:, i]
    order = np.argsort(-net, kind="stable")
    for _ in range(MOST_EXCHANGES):
        # The least sure of the taken, the surest of the others, and "nothing" of each.
        leave = np.append(order[taken[order]][-WINDOW:], n)
        enter = np.append(order[~taken[order]][:WINDOW], n)
        gains = _with_nothing(values)[enter][:, None] - _with_nothing(values)[leave][None, :]
        fits = np.ones(gains.shape, dtype=np.bool_)
        for row, room in zip(amounts, rest, strict=True):
            row_with_nothing = _with_nothing(row)
            needs = row_with_nothing[enter][:, None] - row_with_nothing[leave][None, :]
            fits &= (needs <= room).astype(np.bool_)
        gains = np.where(fits, gains, 0)
        i, j = np.unravel_index(int(np.argmax(gains)), gains.shape)
        if gains[i, j] <= 0:
            break
        for item, sign in ((enter[i], 1), (leave[j], -1)):
            if item < n:
                taken[item] = sign > 0
                rest = rest - sign * amounts[:, item]
    return taken


def _with_nothing(row: IntegerArray) -> IntegerArray:
    """Return the row with a 0 at its end, for "nothing enters" and "nothing leaves"."""
    return np.append(row, np.zeros(1, dtype=row.dtype))
