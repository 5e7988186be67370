"""One budget: the highest value, by dynamic programming over an expanding core."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.knapsack import Filled, FloatArray, Knapsack, filled
from prioritisation.decision.portfolio.relaxation import Relaxation, relaxations
from prioritisation.decision.portfolio.states import History

# Swaps around the break item that are tried for a first good selection.
WINDOW = 48


@dataclass(frozen=True, slots=True)
class Found:
    """A selection, its value, and the proven limit of any value; equal when it is optimal."""

    taken: NDArray[np.bool_]
    value: int
    bound: int


def best_found(knapsack: Knapsack, deadline: Deadline) -> Found:
    """Return the selection of highest value.

    The break solution is right about most items; only a core around the break item needs care
    (Pisinger 1997, *A minimal algorithm for the 0–1 knapsack problem*). Items are decided from
    the break outwards: each state is a set of flips against the break solution, with its change
    of weight and value. A state is dropped when another is no heavier and no less valuable
    (Nemhauser and Ullmann 1969), or when the relaxation of the undecided items shows that it
    cannot beat the best selection known. Items whose flip cannot pay are never looked at.

    When the time is up or the list grows too long, `bound` stays above `value`.
    """
    start = filled(knapsack)
    taken, value = _improved_by_swaps(knapsack, start)
    bounds = relaxations(knapsack, value + 1)
    bound = max(value, min(floor(relaxation.bound()) for relaxation in bounds))
    if value == bound:
        return Found(taken, value, bound)

    flips_pay = _min_of([r.bounds_if_flipped(start.taken) for r in bounds])
    core = _core(bounds[-1], start, flips_pay >= value + 1)
    undecided = np.zeros(len(core.reach), dtype=np.bool_)
    undecided[core.items] = True

    sign = np.where(start.taken, -1, 1)
    flip_weights, flip_values = knapsack.weights * sign, knapsack.values * sign
    weights = np.zeros(1, dtype=knapsack.weights.dtype)
    values = np.zeros(1, dtype=knapsack.values.dtype)
    counts = np.zeros(1, dtype=np.int32)
    history = History()
    best_state: tuple[int, int] | None = None
    gain = value - start.value
    last = bound

    for item in core.items:
        if not undecided[item]:
            continue
        if deadline.passed or history.too_long:
            break
        undecided[item] = False
        size = len(weights)
        weights, values, counts, source = _grown(
            weights, values, counts, flip_weights[item], flip_values[item], int(sign[item])
        )
        # Values rise with weights: the heaviest that fits is the best of this layer.
        fits = int(np.searchsorted(weights, start.rest, side="right")) - 1
        improved = fits >= 0 and int(values[fits]) > gain
        if improved:
            gain = int(values[fits])
            best_state = (len(history.items), int(source[fits]))
            undecided &= flips_pay >= start.value + gain + 1
        reach = _min_of([r.reach(start, undecided, weights, values, counts) for r in bounds])
        keep = np.flatnonzero(reach >= gain + 1)
        history.add(item, size, source[keep])
        if improved and start.value + gain >= bound:
            last = bound
            keep = keep[:0]
        if len(keep) == 0:
            last = start.value + gain
            break
        weights, values, counts = weights[keep], values[keep], counts[keep]
        last = min(last, start.value + floor(float(reach[keep].max())))
    else:
        last = start.value + gain

    value = start.value + gain
    if best_state is not None:
        taken = start.taken.copy()
        taken[history.flipped(*best_state)] ^= True
    return Found(taken, value, max(value, min(bound, last)))


def _improved_by_swaps(knapsack: Knapsack, start: Filled) -> tuple[NDArray[np.bool_], int]:
    """Return the break solution after the best addition or exchange near the break item."""
    count = int(np.count_nonzero(start.taken))
    leave = start.order[max(0, count - WINDOW) : count]
    enter = start.order[count : count + WINDOW]
    values, weights = knapsack.values, knapsack.weights
    gains = values[enter][:, None] - np.append(values[leave], 0)[None, :]
    needs = weights[enter][:, None] - np.append(weights[leave], 0)[None, :]
    gains = np.where(needs <= start.rest, gains, -1)
    i, j = np.unravel_index(int(np.argmax(gains)), gains.shape)
    taken = start.taken.copy()
    if gains[i, j] <= 0:
        return taken, start.value
    taken[enter[i]] = True
    if j < len(leave):
        taken[leave[j]] = False
    return taken, start.value + int(gains[i, j])


@dataclass(frozen=True, slots=True)
class _Core:
    """Items worth deciding, the most doubtful first."""

    items: NDArray[np.intp]
    reach: NDArray[np.bool_]


def _core(relaxation: Relaxation, start: Filled, doubtful: NDArray[np.bool_]) -> _Core:
    slope = relaxation.curve().slope_at(relaxation.capacity)
    losses = np.abs(relaxation.values - slope * relaxation.weights)
    losses[losses <= relaxation.margin] = 0.0
    rank = np.empty(len(doubtful))
    count = int(np.count_nonzero(start.taken))
    rank[start.order] = np.abs(np.arange(len(doubtful)) - (count - 0.5))
    order = np.lexsort((rank, losses))
    return _Core(order[doubtful[order]], doubtful)


def _grown(
    weights: IntegerArray,
    values: IntegerArray,
    counts: NDArray[np.int32],
    weight: int,
    value: int,
    count: int,
) -> tuple[IntegerArray, IntegerArray, NDArray[np.int32], NDArray[np.intp]]:
    """Return the states with and without the flip, dominated ones dropped, and their sources."""
    weights = np.concatenate((weights, weights + weight))
    values = np.concatenate((values, values + value))
    counts = np.concatenate((counts, counts + np.int32(count)))
    order = np.argsort(weights, kind="stable")
    weights, values = weights[order], values[order]
    # Keep what is worth more than everything lighter, and of equal weights the last of those.
    highest = np.maximum.accumulate(values)
    keep = np.ones(len(values), dtype=np.bool_)
    keep[1:] = (values[1:] > highest[:-1]).astype(np.bool_)
    kept = np.flatnonzero(keep)
    same = (weights[kept[1:]] == weights[kept[:-1]]).astype(np.bool_)
    kept = kept[np.append(~same, True)]
    source = order[kept]
    return weights[kept], values[kept], counts[source], source


def _min_of(bounds: list[FloatArray]) -> FloatArray:
    return bounds[0] if len(bounds) == 1 else np.minimum(bounds[0], bounds[1])
