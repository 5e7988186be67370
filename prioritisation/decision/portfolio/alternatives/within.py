"""Selections that are good enough: by steps from one to the next, and by solves."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.alternatives.by_solves import best_unlike
from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.alternatives.neighbours import Neighbours
from prioritisation.decision.portfolio.alternatives.pool import Pool
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.scheduling.optimum import ImpossibleError, Taken


class Within:
    """The selections found so far; each is worth the least or more and keeps every demand.

    Parameters
    ----------
    decisions : of the problem
    best : decisions of the best portfolio, which is not counted
    least : value in units of the decisions' values
    most : where more are found, that is enough
    deadline : when to give up
    on_more : told how many are found so far, after each step in which some are
    """

    def __init__(
        self,
        decisions: Decisions,
        best: Taken,
        least: int,
        most: int,
        deadline: Deadline,
        on_more: Callable[[int], None] | None = None,
    ) -> None:
        self.pool = Pool(decisions)
        self.pool.add(best)
        self._decisions, self._neighbours = decisions, Neighbours(decisions)
        self._least, self._most, self._deadline = least, most, deadline
        self._on_more, self._told = on_more, 0

    @property
    def others(self) -> int:
        """How many beside the best one."""
        return len(self.pool) - 1

    @property
    def are_enough(self) -> bool:
        """Whether there are more than the most that is counted."""
        return self.others > self._most

    def take(self, choices: NDArray[np.bool_]) -> None:
        """Take S × n decisions in that are good enough, until there are enough."""
        for taken in self._decisions.one_of_each(choices):
            self.pool.add(taken)
            if self.are_enough:
                break
        self._tell()

    def walk_from(self, taken: Taken) -> None:
        """Go to every neighbour that is good enough, and on from there."""
        self.pool.add(taken)
        ahead = deque([taken])
        while ahead and not self.are_enough and not self._deadline.passed:
            others, values = self._neighbours.of(ahead.popleft())
            for other in others[(values >= self._least).astype(bool)]:
                # Known by other start years, it need not be walked from again.
                if not self.pool.has(other) and self._decisions.keeps(other):
                    self.pool.add(other)
                    ahead.append(other)
                    if self.are_enough:
                        break
            self._tell()

    def search_by_solves(self) -> bool:
        """Ask for what no steps led to, until there is none; return whether that is proven."""
        while not self.are_enough and not self._deadline.passed:
            try:
                other = best_unlike(self._decisions, self.pool, self.pool.known(), self._deadline)
            except ImpossibleError:
                return True
            if other.bound < self._least:
                return True
            if other.taken is None or self._decisions.value(other.taken) < self._least:
                return False
            self.walk_from(other.taken)
        return False

    def _tell(self) -> None:
        """Tell how many there are by now, where that is more than was told."""
        others = min(self.others, self._most)
        if self._on_more is not None and others > self._told:
            self._on_more(others)
            self._told = others
