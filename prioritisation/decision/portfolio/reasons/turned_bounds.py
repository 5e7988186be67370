"""What a portfolio can be worth at most with one decision turned round, without a solve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.integer_program import safe_floor
from prioritisation.decision.portfolio.knapsack import FloatArray
from prioritisation.decision.portfolio.lagrangian import Prices
from prioritisation.decision.portfolio.multipliers import RelaxedProgram
from prioritisation.decision.portfolio.reasons.turned_rows import TurnedRows


@dataclass(frozen=True, slots=True)
class TurnedBound:
    """An upper limit of the value, and what it tells of the decisions.

    Parameters
    ----------
    prices : of the rows
    bound : no portfolio is worth more
    undecided : by decision; the others are 0
    """

    prices: Prices
    bound: float
    undecided: NDArray[np.bool_]

    @property
    def ceiling(self) -> int:
        """The most that a portfolio may be worth."""
        return safe_floor(self.bound)

    def decided(self, floor: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return which decisions are 1, and which 0, wherever the floor is reached."""
        ones, zeros = self.prices.decided(self.bound, floor)
        return ones & self.undecided, zeros | ~self.undecided


class TurnedBounds:
    """Bounds by the linear relaxation, whose rows are priced once for each question.

    Each measure has a row of its own, −Σ_t x[i, t] ≤ 0, which asks for a start when it becomes
    ≤ −1: so the solver goes on from where it was.

    Parameters
    ----------
    plan : in integers
    """

    def __init__(self, plan: TurnedRows) -> None:
        self._plan = plan
        measures = [i for i, columns in plan.starts.items() if len(columns)]
        self._own = {i: len(plan.rows) + k for k, i in enumerate(measures)}
        amounts = np.zeros((len(plan.rows) + len(measures), plan.columns.count))
        for k, row in enumerate(plan.rows):
            amounts[k] = row.amounts.astype(np.float64)
        for i, k in self._own.items():
            amounts[k, plan.starts[i]] = -1.0
        self._amounts: FloatArray = amounts
        self._capacities = np.zeros(len(amounts))
        self._capacities[: len(plan.rows)] = [float(row.capacity) for row in plan.rows]
        self._values: FloatArray = plan.values.amounts.astype(np.float64)
        self._relaxed = RelaxedProgram(self._values, amounts)
        # By measure, and of all together: asked often, worked out once.
        self._known: dict[str | None, TurnedBound | None] = {}

    def of_all(self) -> TurnedBound | None:
        """Return the bound with nothing turned; None when the solver has no answer."""
        if None not in self._known:
            everything = np.ones(len(self._values), dtype=np.bool_)
            self._known[None] = self._bound(self._capacities, everything)
        return self._known[None]

    def of(self, measure: str) -> TurnedBound | None:
        """Return the bound with a decision turned round; None when the solver has no answer."""
        if measure not in self._known:
            question = self.question(measure)
            self._known[measure] = None if question is None else self._bound(*question)
        return self._known[measure]

    def question(self, measure: str) -> tuple[FloatArray, NDArray[np.bool_]] | None:
        """Return the capacities, and what is undecided, with a decision turned round.

        None where it has no year to start in.
        """
        capacities = self._capacities.copy()
        undecided = np.ones(len(self._values), dtype=np.bool_)
        if measure in self._plan.best:
            undecided[self._plan.starts[measure]] = False
        elif measure in self._own:
            capacities[self._own[measure]] = -1.0
        else:
            return None
        return capacities, undecided

    def shares(self, capacities: FloatArray, undecided: NDArray[np.bool_]) -> FloatArray | None:
        """Return the relaxed solution, decisions 0 … 1; None when there is none."""
        found = self._relaxed.prices(capacities, undecided)
        return None if found is None else self._relaxed.shares()

    def takes(self, decision: int) -> FloatArray:
        """Return what a decision takes of each row."""
        return self._amounts[:, decision]

    def _bound(self, capacities: FloatArray, undecided: NDArray[np.bool_]) -> TurnedBound | None:
        found = self._relaxed.prices(capacities, undecided)
        if found is None:
            return None
        prices = Prices.of(found, self._values, self._amounts, capacities)
        return TurnedBound(prices, prices.bound(capacities, undecided), undecided)
