"""Upper bounds by pricing the rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.knapsack import FloatArray, margin


@dataclass(frozen=True, slots=True)
class Prices:
    """A price on each row, which turns the rows into one number a measure.

        Σ v_i x_i  ≤  Σ λ_k r_k + Σ_i max(0, v_i − Σ_k λ_k a_ki)

    for every selection x of the measures i that takes at most r_k of each row, when all λ_k ≥ 0
    (Lagrange; for integer programs Geoffrion 1974).

    Parameters
    ----------
    prices : λ, m numbers, 0 or more
    net : v_i − Σ λ_k a_ki by measure
    margin : more than the rounding in any bound of these prices
    """

    prices: FloatArray
    net: FloatArray
    margin: float

    @classmethod
    def of(
        cls, prices: FloatArray, values: FloatArray, amounts: FloatArray, capacities: FloatArray
    ) -> Prices:
        """Return the prices with what they make of values (n), amounts (m × n), capacities (m)."""
        size = np.abs(values).sum() + prices @ (np.abs(amounts).sum(axis=1) + np.abs(capacities))
        rounding = margin(float(size), operations=2 * (len(values) + len(prices)) + 32)
        return cls(prices, values - prices @ amounts, rounding)

    def bound(self, capacities: FloatArray, undecided: NDArray[np.bool_]) -> float:
        """Return the most that the undecided can be worth within the capacities."""
        return float(self.prices @ capacities) + self.potential(undecided)

    def potential(self, undecided: NDArray[np.bool_]) -> float:
        """Return Σ max(0, net_i) over the undecided, margin included."""
        return float(np.maximum(self.net[undecided], 0.0).sum()) + self.margin

    def decided(self, bound: float, target: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which measures are in, and which are out, of all that is worth the target.

        Parameters
        ----------
        bound : of all measures within all capacities
        target : the value that is still of interest
        """
        room = bound - target + self.margin
        return self.net > room, -self.net > room
