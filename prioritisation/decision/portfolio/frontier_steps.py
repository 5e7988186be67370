"""The steps of an efficient frontier in integers, and the selection behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.states import History


class Selections(Protocol):
    """The selection behind each of P steps, by measure in list order."""

    def of_step(self, step: int) -> NDArray[np.bool_]:
        """Return which of the n measures one step takes."""

    def of_all(self) -> NDArray[np.bool_]:
        """Return which measures every step takes, P × n."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the highest value rises as the budget does.

    Parameters
    ----------
    budgets : P integers, strictly ascending, in units of the resource's row; 0 or more
    values : P integers, strictly ascending, in units of the values' row
    selections : the portfolio of each
    complete_from : the budget from which on no step is missing, in the same unit; 0 = none is
        missing at all; None = nothing is known
    """

    budgets: IntegerArray
    values: IntegerArray
    selections: Selections
    complete_from: int | None

    @classmethod
    def none_known(cls, n: int) -> Steps:
        """Return no steps at all, of a problem with n measures."""
        nothing = np.zeros(0, dtype=np.int64)
        return cls(nothing, nothing, KeptSelections(np.zeros((0, n), dtype=np.bool_)), None)


@dataclass(frozen=True, slots=True)
class KeptSelections:
    """Selections that are kept as they are.

    Parameters
    ----------
    taken : P × n
    """

    taken: NDArray[np.bool_]

    def of_step(self, step: int) -> NDArray[np.bool_]:
        """Return which of the n measures one step takes."""
        return np.asarray(self.taken[step])

    def of_all(self) -> NDArray[np.bool_]:
        """Return which measures every step takes, P × n."""
        return self.taken


@dataclass(frozen=True, slots=True)
class TracedSelections:
    """Selections that are traced back through the states of a dynamic programme when asked for.

    Parameters
    ----------
    start : what is taken without any flip, n
    history : which state grew out of which; its items are indices of measures
    states : P positions of states in the last layer
    first : the selection of the first step where it is not the one of its state, n
    """

    start: NDArray[np.bool_]
    history: History
    states: NDArray[np.intp]
    first: NDArray[np.bool_] | None = None

    def of_step(self, step: int) -> NDArray[np.bool_]:
        """Return which of the n measures one step takes."""
        if step == 0 and self.first is not None:
            return self.first
        taken = self.start.copy()
        taken[self.history.flips_of_last(int(self.states[step]))] ^= True
        return taken

    def of_all(self) -> NDArray[np.bool_]:
        """Return which measures every step takes, P × n."""
        taken = np.repeat(self.start[None, :], len(self.states), axis=0)
        taken[:, self.history.items] ^= self.history.flips_of_many(self.states)
        if self.first is not None and len(taken):
            taken[0] = self.first
        return taken
