"""Several rows: partial selections, many at once, and what they can come to be worth."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.knapsack import FloatArray
from prioritisation.decision.portfolio.lagrangian import Prices


@dataclass(frozen=True, slots=True)
class Nodes:
    """Partial selections that have decided the same measures.

    Parameters
    ----------
    rest : m × S, what is left of each row
    values : S, what is selected is worth
    taken : S × W, which measures are selected, a bit each
    """

    rest: IntegerArray
    values: IntegerArray
    taken: NDArray[np.uint64]

    def only(self, kept: NDArray[np.intp]) -> Nodes:
        """Return some of the nodes; `kept` is in order, so as many as there are means all."""
        if len(kept) == len(self.values):
            return self
        return Nodes(self.rest[:, kept], self.values[kept], self.taken[kept])


@dataclass(slots=True)
class Depth:
    """The measures still undecided at a depth, and the prices that bound them."""

    undecided: NDArray[np.bool_]
    least: IntegerArray
    prices: list[Prices] = field(default_factory=list)
    matrix: FloatArray = field(default_factory=lambda: np.zeros((0, 0)))
    potentials: FloatArray = field(default_factory=lambda: np.zeros(0))

    def add(self, prices: Prices) -> None:
        """Bound by these prices too."""
        self.prices.append(prices)
        self.matrix = np.array([p.prices for p in self.prices])
        self.potentials = np.array([p.potential(self.undecided) for p in self.prices])

    def reach(self, nodes: Nodes) -> FloatArray:
        """Return the most that each node can come to be worth."""
        rest = nodes.rest.astype(np.float64)
        bounds = self.matrix @ rest + self.potentials[:, None]
        return np.asarray(nodes.values.astype(np.float64) + bounds.min(axis=0))
