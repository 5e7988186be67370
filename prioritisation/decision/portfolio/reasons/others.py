"""The best that all measures but one can do within any budget, for each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.flips import Flips, FlipStates, flags
from prioritisation.decision.portfolio.frontier_steps import PackedSelections, packed

# Beyond this many states in all the lists together they are too long to hold.
MOST_STATES = 4_000_000

Taken: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Others:
    """All measures but one, as two lists of which any two sets go together.

        V(b) = max { v(S) + v(S') : c(S) + c(S') ≤ b, S in one, S' in other }

    Parameters
    ----------
    one, other : undominated sets of flips that have none in common
    cost, value : what is in before any flip adds up to
    """

    one: FlipStates
    other: FlipStates
    cost: int
    value: int

    def highest(self, budget: int) -> int | None:
        """Return V(b) in units of the flips' values; None where nothing is cheap enough."""
        partners = self.partners(budget)
        fits = np.flatnonzero(partners >= 0)
        if not len(fits):
            return None
        return self.value + int((self.one.values[fits] + self.other.values[partners[fits]]).max())

    def least_budget(self, value: int) -> int | None:
        """Return the smallest b, of any sign, with V(b) ≥ value; None where there is none."""
        wanted = value - self.value
        if wanted <= 0:
            return self.cost
        if wanted > int(self.one.values[-1]) + int(self.other.values[-1]):
            return None
        partners = self.other.values.searchsorted(wanted - self.one.values, side="left")
        enough = np.flatnonzero(partners < len(self.other))
        costs = self.one.costs[enough] + self.other.costs[partners[enough]]
        return self.cost + int(costs.min())

    def partners(self, budget: int) -> NDArray[np.intp]:
        """Return for each set of one list the best one of the other list; −1 = none fits."""
        # More than everything is no more, and less than nothing no less.
        everything = int(self.one.costs[-1]) + int(self.other.costs[-1])
        room = max(-1, min(budget - self.cost, everything))
        return self.other.costs.searchsorted(room - self.one.costs, side="right") - 1


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
    def of(
        cls,
        flips: Flips,
        deadline: Deadline,
        *,
        at_least: int = 0,
        at_most: int | None = None,
    ) -> ListsOfOthers | None:
        """Return the lists; None when they grow too long, or time ends.

        Parameters
        ----------
        at_least, at_most : of what the others have for flips, whenever they are asked what they
            can do within a budget; None = any amount
        """
        most = flips.cost if at_most is None else min(at_most, flips.cost)
        length = 0
        ends: list[tuple[FlipStates, ...]] = []
        for order in (range(len(flips)), range(len(flips) - 1, -1, -1)):
            states, rest = FlipStates.first(flips), flips.cost
            lists = [states]
            for flip in order:
                length += len(states)
                if deadline.passed or length > MOST_STATES:
                    return None
                rest -= int(flips.table[0, flip])
                # What has room for all the rest is never better than the dearest that has.
                states = states.grown(flips, flip, most).from_cost(at_least - rest)
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
        flips = self.flips
        is_in = bool(flips.start[measure])
        flip = self.places.get(measure, len(flips))
        one, other = self.before[flip], self.after[min(flip + 1, len(flips))]
        if len(one) > len(other):
            one, other = other, one
        return Others(
            one,
            other,
            flips.start_cost - (cost if is_in else 0),
            flips.start_value - (value if is_in else 0),
        )

    def best(self, asked: Sequence[tuple[int, int, int]]) -> list[Taken | None]:
        """Return for each of several measures the first of the best selections of all others.

        Parameters
        ----------
        asked : index of a free measure, what it costs, and the budget that the others have

        Returns
        -------
        By measure; the one itself is out. None where nothing is cheap enough.
        """
        each = [self.without(measure, cost) for measure, cost, _ in asked]
        budgets = (budget for _, _, budget in asked)
        partners = [others.partners(b) for others, b in zip(each, budgets, strict=True)]
        found: list[Taken | None] = [None] * len(asked)
        possible = [k for k, of_one in enumerate(partners) if of_one[0] >= 0]
        if not possible:
            return found
        # All pairs of sets in a row, those of each measure in a run: one look for all of them.
        runs = [_pairs(each[k], partners[k]) for k in possible]
        pairs = np.concatenate(runs, axis=1)
        best = pairs[3:, _first_of_each(pairs, [run.shape[1] for run in runs])]
        words = (best - self.words[:, None]).astype(np.int64)
        taken = PackedSelections(words, len(self.flips.start)).of_all()
        for k, selection in zip(possible, taken, strict=True):
            selection[asked[k][0]] = False
            found[k] = selection
        return found


def _pairs(others: Others, partners: NDArray[np.intp]) -> IntegerArray:
    """Return what each set of one list and its partner add up to, of those that have one."""
    # The dearer a set, the less is left for a partner.
    fits = int(np.count_nonzero(partners >= 0))
    pairs: IntegerArray = others.other.table.take(partners[:fits], axis=1)
    return pairs + others.one.table[:, :fits]


def _first_of_each(pairs: IntegerArray, lengths: Sequence[int]) -> NDArray[np.intp]:
    """Return the place of the first pair in the total order, of each run of pairs.

    Highest value, lowest cost, best score of ties, then the list.
    """
    runs = len(lengths)
    owners = np.repeat(np.arange(runs), lengths)
    kept = np.arange(len(owners))
    for row, sign in ((1, 1), (0, -1), *((k, 1) for k in range(2, len(pairs)))):
        worth = sign * pairs[row, kept]
        highest = np.maximum.reduceat(worth, owners.searchsorted(np.arange(runs)))
        equals = flags(worth == highest[owners])
        kept, owners = kept[equals], owners[equals]
        if len(kept) == runs:
            break
    return kept
