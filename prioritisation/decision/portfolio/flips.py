"""Measures whose place one row decides, as flips, and the sets of them worth keeping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray, exact_array
from prioritisation.decision.portfolio.frontier_steps import bits_of, packed
from prioritisation.decision.portfolio.problem import Problem
from prioritisation.decision.portfolio.single_budget import scores_of_ties

Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Flips:
    """The measures whose place depends on the budget, as flips that cost and gain, cheap first.

    A measure with income that is worth less than nothing buys budget: it is in at the start,
    and leaving it out is what costs its income and gains its value.

    Parameters
    ----------
    indices : of the measures that the flips are of, in list order of the problem
    table : a column a flip: what it costs, what it gains, both above 0, what it adds to the score
        of ties, the higher the better, and what it changes in the W words of the selection
    start : which of all measures are in before any flip
    start_cost, start_value : their sums
    """

    indices: NDArray[np.intp]
    table: IntegerArray
    start: Flags
    start_cost: int
    start_value: int

    @classmethod
    def of(
        cls,
        problem: Problem,
        costs: IntegerArray,
        values: IntegerArray,
        gain: Flags,
        ties: Sequence[IntegerArray],
    ) -> Flips:
        """Return the flips of a problem.

        Parameters
        ----------
        costs, values : of its measures, in integers
        gain : whether a measure, if it cost nothing, would be in
        ties : what else ties look at the spending of, n amounts each
        """
        must = np.array([i in problem.must for i in problem.ids], dtype=np.bool_)
        free = ~must & np.array([i not in problem.never for i in problem.ids], dtype=np.bool_)
        pays = flags(costs < 0)
        flips = free & (flags(costs > 0) & flags(values > 0) | pays & flags(values < 0))
        # What costs nothing is in when it is a gain; what only brings money always is.
        start = must | free & (pays | flags(costs == 0) & gain)
        indices = np.flatnonzero(flips)
        indices = indices[np.argsort(abs(costs[indices]), kind="stable")]
        signs = np.where(pays[indices], -1, 1)
        return cls(
            indices,
            np.vstack(
                (
                    costs[indices] * signs,
                    values[indices] * signs,
                    exact_array(scores_of_ties([row[indices] * signs for row in ties], signs)),
                    (bits_of(indices, len(costs)) * signs[:, None]).T,
                )
            ),
            start,
            int(costs[start].sum()),
            int(values[start].sum()),
        )

    @property
    def cost(self) -> int:
        """What all of them cost together."""
        return int(self.table[0].sum())

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self.table.shape[1])


@dataclass(frozen=True, slots=True)
class FlipStates:
    """Sets of flips, cheapest first, none costing as much as another that gains as much.

    Parameters
    ----------
    table : a column a set: its cost, its value, its score of ties and the W words of its
        selection, all of which the flips of the set add up to
    """

    table: IntegerArray

    @classmethod
    def first(cls, flips: Flips) -> FlipStates:
        """Return the one state without any flip."""
        start = np.concatenate((np.zeros(3, dtype=np.int64), packed(flips.start)))
        return cls(start.astype(flips.table.dtype)[:, None])

    @property
    def costs(self) -> IntegerArray:
        """What each set costs, rising."""
        return np.asarray(self.table[0])

    @property
    def values(self) -> IntegerArray:
        """What each set gains, rising."""
        return np.asarray(self.table[1])

    @property
    def words(self) -> NDArray[np.int64]:
        """The selections, W × sets."""
        return np.asarray(self.table[3:], dtype=np.int64)

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self.table.shape[1])

    def from_cost(self, cost: int) -> FlipStates:
        """Return the sets from the last one on that costs no more than an amount."""
        if cost <= self.table[0, 0]:
            return self
        first = int(self.table[0].searchsorted(cost, side="right")) - 1
        return FlipStates(self.table[:, first:])

    def grown(self, flips: Flips, flip: int, room: int) -> FlipStates:
        """Return the states with and without one more flip, as far as there is room."""
        change = flips.table[:, flip, None]
        fits = int(self.table[0].searchsorted(room - change[0, 0], side="right"))
        both = np.concatenate((self.table, self.table[:, :fits] + change), axis=1)
        # Two sorted runs, merged: of equal costs there are two at most, one of each.
        order = both[0].argsort(kind="stable")
        costs, values = both[0][order], both[1][order]
        keep = np.ones(len(order), dtype=np.bool_)
        keep[1:] = values[1:] > np.maximum.accumulate(values)[:-1]
        pairs = flags(costs[1:] == costs[:-1]).nonzero()[0]
        if len(pairs):
            keep[pairs] &= ~keep[pairs + 1]
            ties = pairs[keep[pairs] & flags(values[pairs] == values[pairs + 1])]
            if len(ties):
                later = _comes_first(both[2:], order[ties + 1], order[ties])
                keep[ties], keep[ties + 1] = ~later, later
        return FlipStates(both.take(order[keep], axis=1))


def _comes_first(keys: IntegerArray, these: NDArray[np.intp], those: NDArray[np.intp]) -> Flags:
    """Return which of these are higher than those by the first key in which they differ."""
    higher = np.zeros(len(these), dtype=np.bool_)
    for key in keys[::-1]:
        one, other = key[these], key[those]
        higher = flags(one > other) | flags(one == other) & higher
    return higher


def flags(comparison: object) -> Flags:
    """Return a comparison as flags: of Python's integers numpy's type of it is not known."""
    return np.asarray(comparison, dtype=np.bool_)
