"""One budget: the highest value, by dynamic programming over an expanding core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.knapsack import Filled, FloatArray, Knapsack, filled
from prioritisation.decision.portfolio.relaxation import Relaxation, relaxations
from prioritisation.decision.portfolio.states import History, States
from prioritisation.decision.portfolio.swaps import improved_by_swaps

# Cores of so few items are tried out whole.
FEW = 12

# From how many states on, and with about how many more, pairs are tried for a better selection.
PAIR_FROM, PAIR_WITH = 500, 4_000

# Items a list when pairs are tried at the outset, and where among their neighbours they are picked.
SPREADS = ((8, 0.5), (11, 0.2), (13, 0.7), (14, 0.4), (15, 0.9), (15, 0.1))


@dataclass(frozen=True, slots=True)
class Found:
    """A selection, its value, and the proven limit of any value; equal when it is optimal."""

    taken: NDArray[np.bool_]
    value: int
    bound: int


def best_found(
    knapsack: Knapsack, deadline: Deadline, *, above: int | None = None, ceiling: int | None = None
) -> Found:
    """Return the selection of highest value.

    The break solution is right about most items; only a core around the break item needs care
    (Pisinger 1997, *A minimal algorithm for the 0–1 knapsack problem*). Items are decided from
    the break outwards: each state is a set of flips against the break solution, with its change
    of weight and value. A state is dropped when another is no heavier and no less valuable
    (Nemhauser and Ullmann 1969), or when the relaxation of the undecided items shows that it
    cannot beat the best selection known. Items whose flip cannot pay are never looked at.

    When the time is up or the list grows too long, `bound` stays above `value`.

    Parameters
    ----------
    above : selections worth no more are of no interest; where there are no others, the bound is
        not above it
    ceiling : a value known to be reached by none or not exceeded: the search stops there
    """
    start = filled(knapsack)
    taken, value = improved_by_swaps(knapsack, start)
    least = value if above is None else max(value, above)
    bounds = relaxations(knapsack, least + 1)
    bound = max(value, min(floor(relaxation.bound()) for relaxation in bounds))
    if ceiling is not None:
        bound = max(value, min(bound, ceiling))
    if bound <= least:
        return Found(taken, value, bound)
    core = _ExpandingCore(knapsack, start, bounds, least, bound)
    limit = core.expand(deadline)
    if core.flips is not None:
        taken = start.taken.copy()
        taken[core.flips] ^= True
        value = start.value + core.gain
    return Found(taken, value, max(value, min(bound, limit)))


class _ExpandingCore:
    """The states of the dynamic programme, and the best selection met.

    Parameters
    ----------
    knapsack, start, bounds : items, break solution, relaxations
    least : only what is worth more counts
    bound : worth that none exceeds

    Attributes
    ----------
    gain : what counts as reached, as a change of the break solution's value
    flips : the items to flip in the break solution; None = nothing above `least` was met
    """

    def __init__(
        self, knapsack: Knapsack, start: Filled, bounds: list[Relaxation], least: int, bound: int
    ) -> None:
        self.gain = least - start.value
        self.flips: list[int] | None = None
        self._start, self._bounds, self._most = start, bounds, bound - start.value
        sign = np.where(start.taken, -1, 1)
        self._sign = sign
        self._flip_weights, self._flip_values = knapsack.weights * sign, knapsack.values * sign
        # What a selection can gain at most once the item is flipped.
        self._flips_reach = (
            _min_of([r.bounds_if_flipped(start.taken) for r in bounds]) - start.value
        )
        self._undecided = self._flips_reach >= self.gain + 1
        self._items = _most_doubtful_first(bounds[-1], start, self._undecided)
        self._states = States.none(knapsack.weights, knapsack.values)
        self._history = History()

    def expand(self, deadline: Deadline) -> int:
        """Decide item after item; return the value that is proven not to be exceeded."""
        if len(self._items) <= FEW:
            self._try_all()
            return self._start.value + self.gain
        limit, pair_at = self._most, PAIR_FROM
        if self._bounds[-1].price:
            self._pair_spread(deadline)
        for item in self._items:
            if not self._undecided[item]:
                continue
            if deadline.passed or self._history.too_long:
                return self._start.value + limit
            limit = min(limit, self._decide(int(item)))
            if len(self._states.weights) >= pair_at and limit > self.gain:
                self._pair(deadline)
                pair_at *= 3
            if limit <= self.gain or self.gain >= self._most:
                break
        else:
            limit = self.gain
        return self._start.value + max(limit, self.gain)

    def _try_all(self) -> None:
        """Look at every set of flips of a small core at once."""
        none = States.none(self._flip_weights, self._flip_values)
        weights, values = none.weights, none.values
        for item in self._items:
            weights = np.concatenate((weights, weights + self._flip_weights[item]))
            values = np.concatenate((values, values + self._flip_values[item]))
        gains = np.where(weights <= self._start.rest, values, self.gain)
        best = int(np.argmax(gains))
        if int(gains[best]) > self.gain:
            self.gain = int(gains[best])
            self.flips = [int(item) for k, item in enumerate(self._items) if best >> k & 1]

    def _decide(self, item: int) -> int:
        """Add a layer; return the most that any of its states can still gain."""
        self._undecided[item] = False
        size = len(self._states.weights)
        states, source = self._states.with_flip(
            self._flip_weights[item], self._flip_values[item], int(self._sign[item])
        )
        # Values rise with weights: the heaviest that fits is the best of this layer.
        fits = int(np.searchsorted(states.weights, self._start.rest, side="right")) - 1
        improved = fits >= 0 and int(states.values[fits]) > self.gain
        if improved:
            self._improve(int(states.values[fits]))
        reach = _min_of(
            [
                r.reach(self._start, self._undecided, states.weights, states.values, states.counts)
                for r in self._bounds
            ]
        )
        kept = np.flatnonzero(reach >= self.gain + 1)
        self._history.add(item, size, source[kept])
        if improved:
            self.flips = self._history.flipped(len(self._history.items) - 1, int(source[fits]))
        self._states = states.only(kept)
        return floor(float(reach[kept].max(initial=self.gain)))

    def _pair(self, deadline: Deadline) -> None:
        """Join the states with sets of flips of the next items.

        Where value follows weight, a selection that just fills the capacity is met that way long
        before the list of states holds it.
        """
        undecided = [item for item in self._items if self._undecided[item]]
        states, history = self._all_flips(undecided, PAIR_WITH, deadline)
        self._join(self._states, self._history, states, history)

    def _pair_spread(self, deadline: Deadline) -> None:
        """Join sets of flips of items from near and far, ever more of them.

        Where all items are about equally doubtful, those next to the break weigh nearly the
        same, and no exchange among them fills what is left of the capacity.
        """
        doubtful = self._start.order[self._undecided[self._start.order]]
        taken = self._start.taken[doubtful]
        sides = doubtful[taken][::-1], doubtful[~taken]
        for size, shift in SPREADS:
            if self.gain >= self._most or deadline.passed:
                return
            picked = self._picked(sides, size, shift)
            first, second = (np.concatenate([p[half::2] for p in picked]) for half in (0, 1))
            self._join(
                *self._all_flips(first, 2**size, deadline),
                *self._all_flips(second, 2**size, deadline),
            )

    def _picked(
        self, sides: tuple[NDArray[np.intp], NDArray[np.intp]], size: int, shift: float
    ) -> list[NDArray[np.intp]]:
        """Return items of both sides, from so wide a range that half their flips fill the rest."""
        width = size
        while True:
            picked = [_spread(side[:width], size, shift) for side in sides]
            change = sum(int(self._flip_weights[items].sum()) for items in picked)
            if change >= 2 * self._start.rest or width >= max(map(len, sides)):
                return picked
            width = width + width // 2

    def _all_flips(
        self, items: Iterable[int], most: int, deadline: Deadline
    ) -> tuple[States, History]:
        """Return the sets of flips of the items, until there are about so many."""
        states, history = States.none(self._flip_weights, self._flip_values), History()
        for item in items:
            if len(states.weights) >= most or deadline.passed:
                break
            size = len(states.weights)
            states, source = states.with_flip(
                self._flip_weights[item], self._flip_values[item], int(self._sign[item])
            )
            history.add(int(item), size, source)
        return states, history

    def _join(self, one: States, history: History, other: States, its_history: History) -> None:
        """Look at all pairs of states by one look-up each: S·T selections at the price of S."""
        room = self._start.rest - one.weights
        partner = np.searchsorted(other.weights, room, side="right") - 1
        gains = np.where(partner >= 0, one.values + other.values[partner], self.gain)
        best = int(np.argmax(gains))
        if int(gains[best]) > self.gain:
            self._improve(int(gains[best]))
            self.flips = history.flips_of_last(best)
            self.flips += its_history.flips_of_last(int(partner[best]))

    def _improve(self, gain: int) -> None:
        self.gain = gain
        self._undecided &= self._flips_reach >= gain + 1


def _spread(items: NDArray[np.intp], count: int, shift: float) -> NDArray[np.intp]:
    """Return so many of the items, evenly spread over them."""
    count = min(count, len(items))
    places = (np.arange(count) + shift) * (len(items) / max(count, 1))
    return items[places.astype(np.intp)]


def _most_doubtful_first(
    relaxation: Relaxation, start: Filled, doubtful: NDArray[np.bool_]
) -> NDArray[np.intp]:
    """Return the doubtful items, those first that cost the bound least to flip."""
    slope = relaxation.curve().slope_at(relaxation.capacity)
    losses = np.abs(relaxation.values - slope * relaxation.weights)
    losses[losses <= relaxation.margin] = 0.0
    distance = np.empty(len(doubtful))
    count = int(np.count_nonzero(start.taken))
    distance[start.order] = np.abs(np.arange(len(doubtful)) - (count - 0.5))
    order = np.lexsort((distance, losses))
    return order[doubtful[order]]


def _min_of(bounds: list[FloatArray]) -> FloatArray:
    return bounds[0] if len(bounds) == 1 else np.minimum(bounds[0], bounds[1])
