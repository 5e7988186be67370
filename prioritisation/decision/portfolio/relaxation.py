"""What undecided items can still add at most: the linear relaxation as a curve of the capacity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.knapsack import (
    ROUNDING,
    Filled,
    FloatArray,
    Knapsack,
    by_efficiency,
    margin,
)


class Relaxation:
    """Upper bounds on a knapsack, with a price on each item that is taken.

    When every selection of interest has at most k items (or at least k), then for a price
    p ≥ 0 (p ≤ 0)

        Σ v_i x_i  ≤  Σ (v_i − p) x_i + p·k

    and the right side is bounded by its linear relaxation. With p = 0 that is the plain bound.
    The price makes it sharp where value follows weight, v_i = w_i + constant (Martello and Toth
    1997; Martello, Pisinger, Toth 1999).

    Parameters
    ----------
    knapsack : the items
    price, count : p and k
    """

    def __init__(self, knapsack: Knapsack, price: float = 0.0, count: int = 0) -> None:
        self.price = price
        self.worth = price * count
        self.values: FloatArray = knapsack.values.astype(np.float64) - price
        self.weights: FloatArray = knapsack.weights.astype(np.float64)
        self.capacity = float(knapsack.capacity)
        worth_taking = np.flatnonzero(self.values > 0)
        order = by_efficiency(self.values[worth_taking], self.weights[worth_taking])
        self.order: NDArray[np.intp] = worth_taking[order]
        n = len(self.values)
        heaviest = float(self.weights.sum()) + self.capacity
        largest = float(np.abs(self.values).sum()) + abs(price) * n + abs(self.worth)
        # Sums of short numbers are exact; other sums of n numbers may be off by n roundings.
        sums_are_exact = largest < 2.0**45 and (price * 256.0).is_integer()
        self.margin = margin(largest, operations=16 if sums_are_exact else 2 * n + 32)
        # Beyond 2^53 a weight itself is rounded: then look a little further along the curve.
        self.stretch = 0.0 if heaviest < 2.0**53 else (n + 4) * ROUNDING * heaviest
        self._bound: float | None = None

    def curve(self, undecided: NDArray[np.bool_] | None = None) -> Curve:
        """Return the bound on the undecided items (None: all) by the capacity left to them."""
        order = self.order if undecided is None else self.order[undecided[self.order]]
        weights = np.empty(len(order) + 1)
        values = np.empty(len(order) + 1)
        weights[0] = values[0] = 0.0
        np.cumsum(self.weights[order], out=weights[1:])
        np.cumsum(self.values[order], out=values[1:])
        return Curve(weights, values, self.stretch)

    def bound(self) -> float:
        """Return the bound on the whole knapsack, margin included."""
        if self._bound is None:
            at_capacity = float(self.curve().at(np.array([self.capacity]))[0])
            self._bound = at_capacity + self.worth + self.margin
        return self._bound

    def bounds_if_flipped(self, taken: NDArray[np.bool_]) -> FloatArray:
        """Return, by item, the bound once it is decided against the break solution `taken`.

        Without the price this is exact for the relaxation: a taken item stands before the break,
        so leaving it out frees its weight for what follows; and the like for the others.
        """
        curve = self.curve()
        weights, values = self.weights, self.values
        if self.price == 0.0:
            room = self.capacity + np.where(taken, weights, -weights)
            return curve.at(room) + np.where(taken, -values, values) + self.margin
        # With the slope as a price on weight too, an item costs what it goes against its worth.
        net = values - curve.slope_at(self.capacity) * weights
        return self.bound() - np.maximum(0.0, np.where(taken, net, -net)) + 2 * self.margin

    def reach(
        self,
        start: Filled,
        undecided: NDArray[np.bool_],
        weights: IntegerArray,
        values: IntegerArray,
        counts: NDArray[np.int32],
    ) -> FloatArray:
        """Return the most that each state can gain on the break solution, margin included.

        Parameters
        ----------
        start : the break solution, which stands wherever nothing is flipped
        undecided : by item, whether its flip is still open
        weights, values, counts : by state, what its flips change
        """
        standing = undecided & start.taken
        room = start.rest - weights.astype(np.float64) + float(self.weights[standing].sum())
        priced = values.astype(np.float64)
        offset = self.margin - float(self.values[standing].sum())
        if self.price:
            priced -= self.price * counts
            offset += self.worth - self.price * float(np.count_nonzero(start.taken))
        reach = priced + self.curve(undecided).at(room) + offset
        reach[room < -self.stretch] = -np.inf
        return reach


@dataclass(frozen=True, slots=True)
class Curve:
    """The concave bound: values by capacity, at its corners, linear between."""

    weights: FloatArray
    values: FloatArray
    stretch: float

    def at(self, capacities: FloatArray) -> FloatArray:
        """Return the bound at each capacity."""
        return np.interp(capacities + self.stretch, self.weights, self.values)

    def slope_at(self, capacity: float) -> float:
        """Return the value that one more unit of capacity adds."""
        i = int(np.searchsorted(self.weights, capacity, side="right"))
        if i >= len(self.weights):
            return 0.0
        step = self.weights[i] - self.weights[i - 1]
        return float((self.values[i] - self.values[i - 1]) / step)


def relaxations(knapsack: Knapsack, target: int) -> list[Relaxation]:
    """Return the bounds worth computing for selections worth `target` or more.

    The plain one first; then, where the number of items is limited more tightly than the
    relaxation knows, the one with the best price on that number.

    Parameters
    ----------
    knapsack : the items
    target : an integer; selections worth less are of no interest
    """
    plain = Relaxation(knapsack)
    count = _count_taken(plain)
    lightest_first = np.cumsum(np.sort(knapsack.weights))
    most = int(np.searchsorted(lightest_first, knapsack.capacity, side="right"))
    if most < count:
        return [plain, _best_price(knapsack, most, upward=True)]
    largest_first = np.cumsum(np.sort(knapsack.values)[::-1])
    least = int(np.searchsorted(largest_first, target, side="left")) + 1
    if count < least <= len(knapsack.values):
        return [plain, _best_price(knapsack, least, upward=False)]
    return [plain]


def _count_taken(relaxation: Relaxation) -> float:
    """Return how many items the linear relaxation takes, the broken one in part."""
    weights = relaxation.curve().weights
    i = int(np.searchsorted(weights, relaxation.capacity, side="right"))
    if i >= len(weights):
        return len(weights) - 1.0
    return i - 1 + float((relaxation.capacity - weights[i - 1]) / (weights[i] - weights[i - 1]))


def _best_price(knapsack: Knapsack, count: int, *, upward: bool) -> Relaxation:
    """Return the relaxation whose price makes the bound lowest, by cutting planes (Kelley 1960).

    The bound is convex in the price. Each relaxed solution is a line that supports it; the next
    price is where the lines from both sides meet.
    """
    limit = float(knapsack.values.max()) + 1.0
    low, high = (0.0, limit) if upward else (-limit * len(knapsack.values), 0.0)
    left, right = Relaxation(knapsack, low, count), Relaxation(knapsack, high, count)
    best = min(left, right, key=Relaxation.bound)
    for _ in range(30):
        rise_left, rise_right = count - _count_taken(left), count - _count_taken(right)
        if rise_left >= 0 or rise_right <= 0:
            break
        at_zero = right.bound() - rise_right * right.price - left.bound() + rise_left * left.price
        price = at_zero / (rise_left - rise_right)
        # Any price is valid; a short binary one keeps the sums exact.
        price = round(price * 256) / 256
        if not left.price < price < right.price:
            break
        middle = Relaxation(knapsack, price, count)
        supported = left.bound() + rise_left * (price - left.price)
        best = min(best, middle, key=Relaxation.bound)
        if middle.bound() <= supported + 1e-6 * abs(supported) / len(knapsack.values):
            break
        if count < _count_taken(middle):
            left = middle
        else:
            right = middle
    return best
