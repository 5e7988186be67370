"""The best that all measures but one can do within any budget, for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.flips import Flips, FlipStates
from prioritisation.decision.portfolio.frontier_steps import PackedSelections, bits_of, packed

# Beyond this many states in all the lists together they are too long to hold.
MOST_STATES = 2_000_000

Taken: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Others:
    """All measures but one, as two lists of which any two sets go together.

        V(b) = max { v(S) + v(S') : c(S) + c(S') ≤ b, S in one, S' in other }

    Parameters
    ----------
    one, other : undominated sets of flips that have none in common
    cost, value : what is in before any flip adds up to
    words : what to take from the words of both lists, for the selection of a set of each
    n : number of all measures
    """

    one: FlipStates
    other: FlipStates
    cost: int
    value: int
    words: NDArray[np.int64]
    n: int

    def highest(self, budget: int) -> int | None:
        """Return V(b) in units of the flips' values; None where nothing is cheap enough."""
        found = self._within(budget)
        return None if found is None else self.value + int(found[0].max())

    def best(self, budget: int) -> Taken | None:
        """Return the first of the selections of the value V(b); None where there is none."""
        found = self._within(budget)
        if found is None:
            return None
        values, partner = found
        one, other = self.one, self.other
        equals = np.flatnonzero(values == values.max())
        keys = [-one.costs, one.scores, *one.words]
        others = [-other.costs, other.scores, *other.words]
        for key, more in zip(keys, others, strict=True):
            if len(equals) == 1:
                break
            worth = key[equals] + more[partner[equals]]
            equals = equals[np.flatnonzero(worth == worth.max())]
        first = int(equals[0])
        second = int(partner[first])
        words = [a[first] + b[second] for a, b in zip(one.words, other.words, strict=True)]
        return PackedSelections((np.array(words) - self.words)[:, None], self.n).of_step(0)

    def least_budget(self, value: int) -> int | None:
        """Return the smallest b, of any sign, with V(b) ≥ value; None where there is none."""
        wanted = value - self.value
        if wanted <= 0:
            return self.cost
        if wanted > int(self.one.values[-1]) + int(self.other.values[-1]):
            return None
        partner = self.other.values.searchsorted(wanted - self.one.values, side="left")
        enough = np.flatnonzero(partner < len(self.other))
        costs = self.one.costs[enough] + self.other.costs[partner[enough]]
        return self.cost + int(costs.min())

    def _within(self, budget: int) -> tuple[IntegerArray, NDArray[np.intp]] | None:
        """Return for each set of one list that fits the best value, and which of the other's."""
        one, other = self.one, self.other
        # More than everything is no more.
        room = min(budget - self.cost, int(one.costs[-1]) + int(other.costs[-1]))
        if room < 0:
            return None
        fits = int(one.costs.searchsorted(room, side="right"))
        partner = other.costs.searchsorted(room - one.costs[:fits], side="right") - 1
        return one.values[:fits] + other.values[partner], partner


@dataclass(frozen=True, slots=True)
class ListsOfOthers:
    """V_{-i}(b), the highest value of all measures but i within b, for every i and b.

    The undominated sets of the flips before i's and of those after it: any of the ones goes
    with any of the others, and a look-up goes along the shorter of the two lists (the lists of
    Nemhauser and Ullmann 1969 from both ends). So there are 2n lists, each one flip longer
    than the one before it, and no list without i for every i.

    Parameters
    ----------
    flips : cheap first, which keeps the lists short
    before, after : of the flips before the k-th, and of the k-th and those after it; n + 1 each

    Attributes
    ----------
    places : k of its flip by index of a measure that has one
    words : of the selection before any flip
    """

    flips: Flips
    before: tuple[FlipStates, ...]
    after: tuple[FlipStates, ...]
    places: Mapping[int, int] = field(init=False)
    words: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        places = {int(measure): k for k, measure in enumerate(self.flips.indices)}
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "words", packed(self.flips.start))

    @classmethod
    def of(cls, flips: Flips, room: int | None, deadline: Deadline) -> ListsOfOthers | None:
        """Return the lists; None when they grow too long, or time ends.

        Parameters
        ----------
        room : what the flips of a set may cost together; None = any amount
        """
        room = int(flips.costs.sum()) if room is None else min(room, int(flips.costs.sum()))
        length = 0
        ends: list[tuple[FlipStates, ...]] = []
        for order in (range(len(flips)), range(len(flips) - 1, -1, -1)):
            states = FlipStates.first(flips)
            lists = [states]
            for flip in order:
                length += len(states)
                if deadline.passed or length > MOST_STATES:
                    return None
                states = states.grown(flips, flip, room)
                lists.append(states)
            ends.append(tuple(lists))
        before, after = ends
        return cls(flips, before, after[::-1])

    @property
    def all(self) -> FlipStates:
        """The undominated sets of all flips."""
        return self.before[-1]

    def without(self, measure: int, cost: int, value: int = 0) -> Others:
        """Return all measures but a free one.

        Parameters
        ----------
        measure : its index
        cost, value : of it, in units of the flips
        """
        flips, n = self.flips, len(self.flips.start)
        is_in = bool(flips.start[measure])
        flip = self.places.get(measure, len(flips))
        lists = sorted((self.before[flip], self.after[min(flip + 1, len(flips))]), key=len)
        return Others(
            lists[0],
            lists[1],
            flips.start_cost - (cost if is_in else 0),
            flips.start_value - (value if is_in else 0),
            # Both lists count what is in at the start.
            self.words + bits_of(np.array([measure]), n)[0] if is_in else self.words,
            n,
        )
