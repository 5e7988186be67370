"""One budget in standard form, sorted for the bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray

FloatArray = NDArray[np.float64]

# Rounding of one floating-point operation, relative.
ROUNDING = float(np.finfo(np.float64).eps)


@dataclass(frozen=True, slots=True)
class Knapsack:
    """One budget, everything worth something and taking something of it.

        max  Σ v_i x_i   s.t.  Σ w_i x_i ≤ c,   x_i ∈ {0, 1}

    Parameters
    ----------
    values : v_i, integers, 0 or more
    weights : w_i, integers above 0
    capacity : c, an integer, 0 or more, below Σ w_i
    """

    values: IntegerArray
    weights: IntegerArray
    capacity: int


@dataclass(frozen=True, slots=True)
class Filled:
    """What the linear relaxation takes: whole items by value per weight, until one breaks.

    Parameters
    ----------
    order : item indices, the highest value per weight first
    taken : by item, whether it stands before the break item
    value, rest : Σ v_i over the taken, and the capacity that they leave
    """

    order: NDArray[np.intp]
    taken: NDArray[np.bool_]
    value: int
    rest: int


def filled(knapsack: Knapsack) -> Filled:
    """Return the break solution (Dantzig 1957), which the exact methods improve on."""
    order = by_efficiency(knapsack.values.astype(np.float64), knapsack.weights.astype(np.float64))
    weights = np.cumsum(knapsack.weights[order])
    count = int(np.searchsorted(weights, knapsack.capacity, side="right"))
    taken = np.zeros(len(order), dtype=np.bool_)
    taken[order[:count]] = True
    rest = knapsack.capacity - (int(weights[count - 1]) if count else 0)
    return Filled(order, taken, int(knapsack.values[taken].sum()), rest)


def by_efficiency(values: FloatArray, weights: FloatArray) -> NDArray[np.intp]:
    """Return indices, highest value per weight first; equal ones by weight, light first."""
    return np.lexsort((weights, -(values / weights)))


def margin(size: float, *, operations: int) -> float:
    """Return more than the rounding in a bound that adds numbers whose sizes sum to `size`.

    Bounds are computed in floating point and weakened by the margin: they may keep what exact
    arithmetic would discard, never the other way round.
    """
    return operations * ROUNDING * size + 1e-9
