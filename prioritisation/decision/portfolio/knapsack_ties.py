"""One budget: among the selections of the highest value, the first in the total order."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.knapsack import Knapsack, filled
from prioritisation.decision.portfolio.relaxation import relaxations
from prioritisation.decision.portfolio.states import History


@dataclass(frozen=True, slots=True)
class TieKeys:
    """What decides between selections of equal value.

    Parameters
    ----------
    lighter_first : whether the weight itself decides first
    scores : s_i, integers; then the higher Σ s_i x_i is better. One number stands for spending
        resource by resource and then the number of measures
    prefers_taken : by item, whether the list prefers the selection that takes it: the other way
        round for a measure whose leaving out is what the knapsack takes
    """

    lighter_first: bool
    scores: IntegerArray
    prefers_taken: NDArray[np.bool_]


def first_of_equals(
    knapsack: Knapsack, keys: TieKeys, best: int, deadline: Deadline
) -> NDArray[np.bool_] | None:
    """Return the selection worth `best` that comes first; None when time or memory ends.

    A dynamic programme over the items in reverse list order. Its states carry weight, value and
    score; the order (value, weight, score, list) is kept when the same items are added to two
    states, so that of two states the one that is no heavier and comes first is enough. States
    that can no longer reach `best` by the linear relaxation are dropped.

    Parameters
    ----------
    knapsack, keys : items in list order
    best : the highest value, proven
    """
    start = filled(knapsack)
    bounds = relaxations(knapsack, best)
    possible = np.ones(len(knapsack.values), dtype=np.bool_)
    for relaxation in bounds:
        possible &= relaxation.bounds_if_flipped(start.taken) >= best
    undecided = possible.copy()
    layer = _Layer.first(knapsack, keys)
    history = History()
    for item in np.flatnonzero(possible)[::-1]:
        if deadline.passed or history.too_long:
            return None
        undecided[item] = False
        size = len(layer.weights)
        layer, source = layer.grown(knapsack, keys, int(item), bool(start.taken[item]))
        keep = np.ones(len(source), dtype=np.bool_)
        for relaxation in bounds:
            reach = relaxation.reach(start, undecided, layer.weights, layer.values, layer.counts)
            keep &= reach >= best - start.value
        kept = np.flatnonzero(keep)
        layer = layer.only(kept)
        history.add(int(item), size, source[kept])
    winner = layer.first_in_order(best - start.value, start.rest, keys.lighter_first)
    taken = start.taken.copy()
    if history.items:
        position = int(history.kept[-1][winner])
        taken[history.flipped(len(history.items) - 1, position)] ^= True
    return taken


@dataclass(frozen=True, slots=True)
class _Layer:
    """Sets of flips against the break solution: changes of weight, value, score and count.

    `places` orders the states by the list, as far as their items are decided: the lower the
    place, the earlier the state takes a measure in which they differ.
    """

    weights: IntegerArray
    values: IntegerArray
    scores: IntegerArray
    counts: NDArray[np.int32]
    places: NDArray[np.int64]

    @classmethod
    def first(cls, knapsack: Knapsack, keys: TieKeys) -> _Layer:
        return cls(
            np.zeros(1, dtype=knapsack.weights.dtype),
            np.zeros(1, dtype=knapsack.values.dtype),
            np.zeros(1, dtype=keys.scores.dtype),
            np.zeros(1, dtype=np.int32),
            np.zeros(1, dtype=np.int64),
        )

    def only(self, kept: NDArray[np.intp]) -> _Layer:
        return _Layer(
            self.weights[kept],
            self.values[kept],
            self.scores[kept],
            self.counts[kept],
            self.places[kept],
        )

    def grown(
        self, knapsack: Knapsack, keys: TieKeys, item: int, standing: bool
    ) -> tuple[_Layer, NDArray[np.intp]]:
        """Return the states with and without the flip of the item, and where each comes from."""
        sign = -1 if standing else 1
        beyond = int(self.places.max(initial=0)) + 1
        # The item stands before all that are decided already: its decision outweighs theirs.
        flip_is_preferred = bool(keys.prefers_taken[item]) != standing
        flipped = _Layer(
            self.weights + sign * knapsack.weights[item],
            self.values + sign * knapsack.values[item],
            self.scores + sign * keys.scores[item],
            self.counts + np.int32(sign),
            self.places + (-beyond if flip_is_preferred else beyond),
        )
        both = _Layer(
            np.concatenate((self.weights, flipped.weights)),
            np.concatenate((self.values, flipped.values)),
            np.concatenate((self.scores, flipped.scores)),
            np.concatenate((self.counts, flipped.counts)),
            np.concatenate((self.places, flipped.places)),
        )
        source = np.lexsort((both.places, -both.scores, -both.values, both.weights))
        both = both.only(source)
        kept = np.flatnonzero(both.undominated(keys.lighter_first))
        both = both.only(kept)
        places = np.empty(len(kept), dtype=np.int64)
        places[np.argsort(both.places)] = np.arange(len(kept))
        return replace(both, places=places), source[kept]

    def undominated(self, lighter_first: bool) -> NDArray[np.bool_]:
        """Return which of the states, lightest first, come before everything no heavier."""
        guide = self.values
        if not lighter_first:
            # All are compared with all: a lighter one may still come later in the order.
            guide = np.empty(len(self.values), dtype=np.int64)
            guide[np.lexsort((-self.places, self.scores, self.values))] = np.arange(len(guide))
        keep = np.ones(len(guide), dtype=np.bool_)
        keep[1:] = (guide[1:] > np.maximum.accumulate(guide)[:-1]).astype(np.bool_)
        return keep

    def first_in_order(self, gain: int, rest: int, lighter_first: bool) -> int:
        """Return the position of the winner among the states of full value that fit."""
        full = np.flatnonzero((self.values == gain) & (self.weights <= rest))
        if lighter_first:
            full = full[self.weights[full] == self.weights[full].min()]
        full = full[self.scores[full] == self.scores[full].max()]
        return int(full[np.argmin(self.places[full])])
