"""The steps of an efficient frontier in integers, and the selection behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray

# Measures to an integer: fewer than its bits, so that sums and signs are safe.
BITS = 62
_SHIFTS = np.arange(BITS - 1, -1, -1, dtype=np.int64)


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
class PackedSelections:
    """Selections as bits, unpacked when they are asked for.

    Parameters
    ----------
    words : W × P, see `packed`
    n : number of measures
    """

    words: NDArray[np.int64]
    n: int

    def of_step(self, step: int) -> NDArray[np.bool_]:
        """Return which of the n measures one step takes."""
        bits = (self.words[:, step, None] >> _SHIFTS) & 1
        return bits.ravel()[: self.n].astype(np.bool_)

    def of_all(self) -> NDArray[np.bool_]:
        """Return which measures every step takes, P × n."""
        taken = np.empty((self.words.shape[1], self.n), dtype=np.bool_)
        for i in range(self.n):
            word, bit = divmod(i, BITS)
            taken[:, i] = (self.words[word] >> _SHIFTS[bit]) & 1
        return taken


def packed(taken: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return a selection of n measures as W = ⌈n / 62⌉ integers, at least one.

    The first measure in the list is the highest bit of the first: of two selections that differ,
    the one whose integers come later in the order of numbers takes the first measure in which
    they do.
    """
    taken_ones = np.flatnonzero(taken)
    return np.asarray(bits_of(taken_ones, len(taken)).sum(axis=0), dtype=np.int64)


def bits_of(indices: NDArray[np.intp], n: int) -> NDArray[np.int64]:
    """Return the integers of selections of one measure each, by its index: measures × W."""
    bits = np.zeros((len(indices), max(1, -(-n // BITS))), dtype=np.int64)
    bits[np.arange(len(indices)), indices // BITS] = np.int64(1) << _SHIFTS[indices % BITS]
    return bits
