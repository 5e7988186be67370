"""Several rows: the best selection, and all equally good ones, by our own exact search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.branching import Branching
from prioritisation.decision.portfolio.candidate import candidate
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.expanding_core import Found
from prioritisation.decision.portfolio.knapsack import FloatArray
from prioritisation.decision.portfolio.lagrangian import Prices
from prioritisation.decision.portfolio.multipliers import RelaxedProgram
from prioritisation.decision.portfolio.reduction import ReducedProblem, Row


class GeneralSearch:
    """The rows of a reduced problem as arrays, with the prices of their relaxation.

    Parameters
    ----------
    reduced : the problem
    deadline : when the relaxation must do with the prices that it came to

    Attributes
    ----------
    bound : proven upper limit of the value, an integer
    """

    def __init__(self, reduced: ReducedProblem, deadline: Deadline) -> None:
        self.reduced = reduced
        self._deadline = deadline
        wide = any(row.amounts.dtype == object for row in reduced.rows) or any(
            abs(row.capacity) >= 2**62 for row in reduced.rows
        )
        dtype = object if wide else np.int64
        self.amounts: IntegerArray = np.array([r.amounts for r in reduced.rows], dtype=dtype)
        self.capacities: IntegerArray = np.array([r.capacity for r in reduced.rows], dtype=dtype)
        self._values: FloatArray = reduced.values.astype(np.float64)
        self._everything = np.ones(len(reduced.free), dtype=np.bool_)
        self.root, shares = self._priced(self._values)
        most = self._most_measures()
        if shares.sum() > most + 0.001:
            # Where value follows cost, the relaxation takes a part of one measure too many.
            ones = np.ones((1, len(reduced.free)), dtype=dtype)
            self.amounts = np.concatenate((self.amounts, ones))
            self.capacities = np.append(self.capacities, np.array([most], dtype=dtype))
            self.root, _ = self._priced(self._values)
        self.float_bound = self.root.bound(self.capacities.astype(np.float64), self._everything)
        self.bound = floor(self.float_bound)

    def _most_measures(self) -> int:
        """Return a number of measures that no selection exceeds."""
        prices, _ = self._priced(np.ones(len(self._values)))
        return floor(prices.bound(self.capacities.astype(np.float64), self._everything))

    def _priced(self, values: FloatArray) -> tuple[Prices, FloatArray]:
        """Return the prices of the relaxation for these values, and its x_i."""
        amounts, capacities = self.amounts.astype(np.float64), self.capacities.astype(np.float64)
        relaxed = RelaxedProgram(values, amounts)
        prices = relaxed.prices(capacities, self._everything, self._deadline.seconds_left)
        if prices is None:
            return Prices.of(np.zeros(len(capacities)), values, amounts, capacities), 0.0 * values
        return Prices.of(prices, values, amounts, capacities), relaxed.shares()

    def candidate(self) -> Found | None:
        """Return a good selection, with the bound of the relaxation."""
        values = self.reduced.values
        taken = candidate(values, self.amounts, self.capacities, self.root.net)
        if taken is None:
            return None
        value = int(values[taken].sum())
        return Found(taken, value, max(value, self.bound))

    def smaller(self, target: int) -> SmallerProblem:
        """Return the problem without the measures that all worth the target agree on."""
        taken, left = self.root.decided(self.float_bound, target)
        free = np.flatnonzero(~taken & ~left)
        chosen = np.flatnonzero(taken)
        rest = self.capacities - self.amounts[:, chosen].sum(axis=1)
        return SmallerProblem(free, chosen, self.amounts[:, free], rest, len(taken))

    def best(
        self, known: Found | None, deadline: Deadline, most_nodes: int
    ) -> tuple[Found | None, bool]:
        """Return the best selection, and whether that is proven.

        Parameters
        ----------
        known : a selection to improve on
        deadline, most_nodes : when to give up
        """
        values = self.reduced.values
        lowest = -int(np.abs(values).sum()) if known is None else known.value + 1
        smaller = self.smaller(lowest)
        branching = self.branching(smaller, lowest)
        base = int(values[smaller.chosen].sum())
        found = known
        for worth, choices in branching.leaves(deadline, most_nodes):
            i = int(np.argmax(worth))
            value = base + int(worth[i])
            if found is None or value > found.value:
                found = Found(smaller.whole(choices[i]), value, max(value, self.bound))
                branching.target = value + 1 - base
        if found is None:
            return None, branching.finished
        if not branching.finished:
            limit = min(found.bound, base + branching.limit)
            return Found(found.taken, found.value, max(found.value, limit)), False
        return Found(found.taken, found.value, found.value), True

    def first(
        self,
        found: Found,
        first_of: Callable[[NDArray[np.bool_]], NDArray[np.bool_]],
        deadline: Deadline,
        most_nodes: int,
    ) -> NDArray[np.bool_] | None:
        """Return the first of all selections of the highest value; None when the search gave up.

        Parameters
        ----------
        found : a selection of the highest value, proven
        first_of : tells which of several selections, S × n, comes first
        deadline, most_nodes : when to give up
        """
        smaller = self.smaller(found.value)
        branching = self.branching(smaller, found.value)
        first = found.taken
        for _, choices in branching.leaves(deadline, most_nodes):
            first = first_of(np.concatenate((first[None, :], smaller.whole(choices))))
        return first if branching.finished else None

    def branching(self, smaller: SmallerProblem, target: int) -> Branching:
        """Return the search for all selections worth the target."""
        values = self.reduced.values[smaller.free]
        arrays = values.astype(np.float64), smaller.amounts.astype(np.float64)
        relaxed = RelaxedProgram(*arrays)
        rest = smaller.capacities.astype(np.float64)
        root = Prices.of(self.root.prices, *arrays, rest)
        return Branching(
            values,
            smaller.amounts,
            smaller.capacities,
            target - int(self.reduced.values[smaller.chosen].sum()),
            root,
            relaxed,
        )


@dataclass(frozen=True, slots=True)
class SmallerProblem:
    """Measures still free and chosen (indices among the free), m × k amounts, m capacities, n."""

    free: NDArray[np.intp]
    chosen: NDArray[np.intp]
    amounts: IntegerArray
    capacities: IntegerArray
    n: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as the solver takes them."""
        return tuple(
            Row(row, int(rest)) for row, rest in zip(self.amounts, self.capacities, strict=True)
        )

    def whole(self, choices: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return choices among the free (… × k) as choices among all (… × n)."""
        taken = np.zeros((*choices.shape[:-1], self.n), dtype=np.bool_)
        taken[..., self.chosen] = True
        taken[..., self.free] = choices
        return taken
