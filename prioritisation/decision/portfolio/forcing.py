"""One budget with very many equals: the first of them, one measure at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import exact_array
from prioritisation.decision.portfolio.expanding_core import best_found
from prioritisation.decision.portfolio.knapsack import Knapsack
from prioritisation.decision.portfolio.knapsack_ties import TieKeys, first_of_equals

# With so few items left the equals are few enough to be looked at together.
FEW_LEFT = (64, 48, 32)


class OutOfTimeError(Exception):
    """The time is up, or a question proved too hard; the ties stay open."""


def first_by_forcing(
    knapsack: Knapsack,
    keys: TieKeys,
    best: int,
    taken: NDArray[np.bool_],
    deadline: Deadline,
) -> NDArray[np.bool_] | None:
    """Return the selection worth `best` that comes first; None when time ends.

    Where value follows weight there may be more selections of the highest value than could be
    listed, and it takes a moment to find one of them. So: the least weight with which `best` is
    reached, then the highest score with that, and then down the list: where the selection does
    not decide a measure as the list prefers, look for one as good that does.

    Parameters
    ----------
    knapsack, keys : items in list order
    best : the highest value, proven
    taken : a selection of that value
    """
    try:
        if keys.lighter_first:
            taken = _lightest(knapsack, best, taken, deadline)
            knapsack = replace(knapsack, capacity=int(knapsack.weights[taken].sum()))
        knapsack = _with_scores(knapsack, keys)
        taken = _highest(knapsack, taken, deadline)
        return _first_in_list(knapsack, keys, taken, deadline)
    except OutOfTimeError:
        return None


def _lightest(
    knapsack: Knapsack, best: int, taken: NDArray[np.bool_], deadline: Deadline
) -> NDArray[np.bool_]:
    everything = np.ones(len(taken), dtype=np.bool_)
    while True:
        lighter = int(knapsack.weights[taken].sum()) - 1
        found = _reaching(knapsack, everything, lighter, best, deadline)
        if found is None:
            return taken
        taken = found


def _with_scores(knapsack: Knapsack, keys: TieKeys) -> Knapsack:
    """Return the knapsack whose values count the scores where the values are equal."""
    scores = [int(score) for score in keys.scores]
    base = 2 * sum(map(abs, scores)) + 1
    values = [int(v) * base + s for v, s in zip(knapsack.values, scores, strict=True)]
    return replace(knapsack, values=exact_array(values))


def _highest(knapsack: Knapsack, taken: NDArray[np.bool_], deadline: Deadline) -> NDArray[np.bool_]:
    everything = np.ones(len(taken), dtype=np.bool_)
    while True:
        higher = int(knapsack.values[taken].sum()) + 1
        found = _reaching(knapsack, everything, knapsack.capacity, higher, deadline)
        if found is None:
            return taken
        taken = found


def _first_in_list(
    knapsack: Knapsack, keys: TieKeys, taken: NDArray[np.bool_], deadline: Deadline
) -> NDArray[np.bool_]:
    best = int(knapsack.values[taken].sum())
    undecided = np.ones(len(taken), dtype=np.bool_)
    for item in range(len(taken)):
        if int(np.count_nonzero(undecided)) in FEW_LEFT:
            rest = _first_of_rest(knapsack, keys, taken, undecided, deadline)
            if rest is not None:
                return rest
        undecided[item] = False
        prefers = bool(keys.prefers_taken[item])
        if bool(taken[item]) == prefers:
            continue
        decided = taken & ~undecided
        decided[item] = prefers
        capacity = knapsack.capacity - int(knapsack.weights[decided].sum())
        missing = best - int(knapsack.values[decided].sum())
        found = _reaching(knapsack, undecided, capacity, missing, deadline)
        if found is not None:
            taken = decided | found
    return taken


def _first_of_rest(
    knapsack: Knapsack,
    keys: TieKeys,
    taken: NDArray[np.bool_],
    undecided: NDArray[np.bool_],
    deadline: Deadline,
) -> NDArray[np.bool_] | None:
    """Return the selection with the undecided items settled together; None when they are many."""
    decided = taken & ~undecided
    items = np.flatnonzero(undecided)
    capacity = knapsack.capacity - int(knapsack.weights[decided].sum())
    fitting = items[(knapsack.weights[items] <= capacity).astype(np.bool_)]
    if len(fitting) == 0 or int(knapsack.weights[fitting].sum()) <= capacity:
        return None
    smaller = Knapsack(knapsack.values[fitting], knapsack.weights[fitting], capacity)
    only_list = TieKeys(False, np.zeros(len(fitting), dtype=np.int64), keys.prefers_taken[fitting])
    missing = int(knapsack.values[taken].sum()) - int(knapsack.values[decided].sum())
    choice = first_of_equals(smaller, only_list, missing, deadline)
    if choice is None:
        return None
    whole = decided.copy()
    whole[fitting[choice]] = True
    return whole


def _reaching(
    knapsack: Knapsack,
    among: NDArray[np.bool_],
    capacity: int,
    value: int,
    deadline: Deadline,
) -> NDArray[np.bool_] | None:
    """Return a selection among some items worth the value or more; None when there is none.

    Raises
    ------
    OutOfTimeError : neither was proven.
    """
    taken = np.zeros(len(among), dtype=np.bool_)
    if capacity < 0:
        return None
    if value <= 0:
        return taken
    useful = among & np.asarray(knapsack.values > 0, dtype=np.bool_)
    items = np.flatnonzero(useful & np.asarray(knapsack.weights <= capacity, dtype=np.bool_))
    values, weights = knapsack.values[items], knapsack.weights[items]
    if int(values.sum()) < value:
        return None
    if int(weights.sum()) <= capacity:
        taken[items] = True
        return taken
    found = best_found(
        Knapsack(values, weights, capacity), deadline, above=value - 1, ceiling=value
    )
    if found.value >= value:
        taken[items[found.taken]] = True
        return taken
    if found.bound >= value:
        raise OutOfTimeError
    return None
