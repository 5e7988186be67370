"""A place for every group, so that nothing overlaps and everything together costs little.

Every group begins at the place that is the cheapest for it alone. Then the group that gains
most moves to its best place given the others, again and again. Where that ends with something
overlapping still, each such pair weighs more from then on (the breakout method: Morris 1993),
and a group that stays in the way gets more places to choose from. No order of the groups is
given, so that a small change moves few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from prioritisation.charts.labels.boxes import Numbers
from prioritisation.charts.labels.choices import Choices
from prioritisation.charts.labels.conflicts import bounds_of, conflicts
from prioritisation.charts.labels.surroundings import HOPELESS

_OVERLAP = 300.0  # What one overlap weighs at first, and how much more each time it stays.
_WORST = 1e5
_WIDENED_AT = (2, 12)  # How often a group is in the way until it gets more places.
_ROUNDS = 60
_PATIENCE = 20  # Rounds without fewer overlaps.
_LEAST_GAIN = 0.5

Widen = Callable[[int, int], Choices | None]


class Settled(NamedTuple):
    """The candidates of each group, which of them it takes, and what could not be had.

    `clashes` counts the pairs that overlap, and the groups that cover what stands still or
    leave the area.
    """

    groups: tuple[Choices, ...]
    taken: tuple[int, ...]
    clashes: int


def settled(groups: Sequence[Choices], widen: Widen, most: int) -> Settled:
    """Return where every group stands.

    Parameters
    ----------
    widen : the candidates that a group gets when it is widened the first, second … time;
        None when there are no more
    most : moves until what overlaps still is left so
    """
    search = _Search(groups, widen)
    best, least = tuple(search.taken), float("inf")
    moves = since = 0
    for _ in range(_ROUNDS):
        moves += search.descend(most - moves)
        pairs = search.clashing()
        if len(pairs) < least:
            best, least, since = tuple(search.taken), len(pairs), 0
        since += 1
        if not pairs or moves >= most or since > _PATIENCE:
            break
        search.make_way(pairs)
    search.restart(best)
    search.descend(4 * len(groups))
    clashes = len(search.clashing()) + search.hopeless()
    return Settled(tuple(search.groups), tuple(search.taken), clashes)


class _Search:
    """What each candidate of each group costs, given what the others take."""

    def __init__(self, groups: Sequence[Choices], widen: Widen) -> None:
        n = len(groups)
        self.widen = widen
        self.widened, self.in_the_way = [0] * n, [0] * n
        self.groups = [self._with_a_place(i, group) for i, group in enumerate(groups)]
        self.bounds = [bounds_of(group) for group in self.groups]
        self.extents = np.array([_extent(bounds) for bounds in self.bounds]).reshape(n, 4)
        self.weights = np.full((n, n), _OVERLAP)
        self.known: dict[tuple[int, int, int], Numbers] = {}
        self.taken = [int(np.argmin(group.costs)) for group in self.groups]
        self.costs = [self._costs(i) for i in range(n)]

    def descend(self, most: int) -> int:
        """Move the group that gains most until none gains; return how many moves that took."""
        if not self.groups:
            return 0
        gains = np.array([self._gain(i) for i in range(len(self.groups))])
        for move in range(most):
            i = int(np.argmax(gains))
            if gains[i] < _LEAST_GAIN:
                return move
            before, self.taken[i] = self.taken[i], int(np.argmin(self.costs[i]))
            for j in self._neighbours(i):
                self.costs[j] += self._from(i, self.taken[i], j) - self._from(i, before, j)
                gains[j] = self._gain(j)
            gains[i] = self._gain(i)
        return most

    def clashing(self) -> list[tuple[int, int]]:
        """Return the pairs of groups that overlap."""
        return [
            (i, j)
            for i in range(len(self.groups))
            for j in self._neighbours(i)
            if j > i and self._known(j, self.taken[j], i)[self.taken[i]] > 0
        ]

    def hopeless(self) -> int:
        """Return how many groups cover what stands still or leave the area."""
        places = zip(self.groups, self.taken, strict=True)
        return sum(bool(group.costs[taken] >= HOPELESS) for group, taken in places)

    def make_way(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Let pairs that overlap weigh more, and give them more places in the end."""
        for i, j in pairs:
            self.weights[i, j] += _OVERLAP
            self.weights[j, i] += _OVERLAP
            self.costs[i] += _OVERLAP * self._known(j, self.taken[j], i)
            self.costs[j] += _OVERLAP * self._known(i, self.taken[i], j)
        for i in sorted({i for pair in pairs for i in pair}):
            self.in_the_way[i] += 1
            times = self.widened[i]
            if times < len(_WIDENED_AT) and self.in_the_way[i] >= _WIDENED_AT[times]:
                self._give_more(i)

    def restart(self, taken: Iterable[int]) -> None:
        """Go on from other places, with every overlap too dear to be accepted again."""
        self.taken = list(taken)
        self.weights[:] = _WORST
        self.costs = [self._costs(i) for i in range(len(self.groups))]

    def _with_a_place(self, i: int, group: Choices) -> Choices:
        """Return a group's candidates, more of them until one keeps clear of what stands still."""
        while not len(group.costs) or group.costs.min() >= HOPELESS:
            more = self.widen(i, self.widened[i])
            if more is None:
                break
            self.widened[i] += 1
            group = group.with_more(more)
        return group

    def _give_more(self, i: int) -> None:
        more = self.widen(i, self.widened[i])
        self.widened[i] += 1
        if more is None:
            return
        self.groups[i] = self.groups[i].with_more(more)
        self.bounds[i] = bounds_of(self.groups[i])
        self.extents[i] = _extent(self.bounds[i])
        self.known = {key: value for key, value in self.known.items() if key[2] != i}
        self.costs[i] = self._costs(i)

    def _gain(self, i: int) -> float:
        return float(self.costs[i][self.taken[i]] - self.costs[i].min())

    def _costs(self, i: int) -> Numbers:
        costs = self.groups[i].costs.copy()
        for j in self._neighbours(i):
            costs += self._from(j, self.taken[j], i)
        return costs

    def _neighbours(self, i: int) -> list[int]:
        """Return the groups that could come into each other's way, itself left out."""
        left, top, right, bottom = self.extents[i]
        others = self.extents
        near = (left < others[:, 2]) & (others[:, 0] < right)
        near &= (top < others[:, 3]) & (others[:, 1] < bottom)
        near[i] = False
        return [int(j) for j in np.flatnonzero(near)]

    def _from(self, j: int, candidate: int, i: int) -> Numbers:
        """Return what a candidate of group j adds to the costs of those of group i."""
        return float(self.weights[i, j]) * self._known(j, candidate, i)

    def _known(self, j: int, candidate: int, i: int) -> Numbers:
        key = (j, candidate, i)
        if key not in self.known:
            self.known[key] = conflicts(
                self.groups[i], self.bounds[i], self.groups[j], self.bounds[j], candidate
            )
        return self.known[key]


def _extent(bounds: Numbers) -> Numbers:
    return np.concatenate([bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)])
