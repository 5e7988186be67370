"""All decisions that are worth so much, batch by batch, by our own exact search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.alternatives.at_sight import settled_at_sight
from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.general_search import GeneralSearch
from prioritisation.decision.portfolio.reduction import ReducedProblem, Row


class Leaves:
    """All decisions that keep the demands and are worth a target.

    Parameters
    ----------
    decisions : of the problem; with several years many of them may have the same selection
    target : decisions worth less are of no interest
    deadline, most_nodes : when to give up; nodes are partial selections looked at

    Attributes
    ----------
    finished : whether all were looked at

    Raises
    ------
    ImpossibleError : a demand cannot be kept.
    """

    def __init__(
        self, decisions: Decisions, target: int, deadline: Deadline, most_nodes: int
    ) -> None:
        values = decisions.values.amounts
        self.finished = False
        self._count, self._deadline = len(values), deadline
        self._most_nodes = most_nodes
        self._rest = _with_a_row(settled_at_sight(values, decisions.rows))
        self._base = int(values[self._rest.chosen].sum())
        if len(self._rest.free):
            search = GeneralSearch(self._rest, deadline)
            self._smaller = search.smaller(target - self._base)
            self._branching = search.branching(self._smaller, target - self._base)
            self._base += int(self._rest.values[self._smaller.chosen].sum())

    def raise_target(self, target: int) -> None:
        """Lose interest in what is worth less."""
        if len(self._rest.free):
            self._branching.target = max(self._branching.target, target - self._base)

    def __iter__(self) -> Iterator[tuple[IntegerArray, NDArray[np.bool_]]]:
        """Yield batches: values, and S × n decisions."""
        if not len(self._rest.free):
            # The demands leave but one.
            self.finished = True
            yield np.array([self._base]), self._whole(np.zeros((1, 0), dtype=np.bool_))
            return
        for worth, choices in self._branching.leaves(self._deadline, self._most_nodes):
            yield worth + self._base, self._whole(self._smaller.whole(choices))
        self.finished = self._branching.finished

    def _whole(self, choices: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return choices among the free decisions as choices among all."""
        whole = np.zeros((len(choices), self._count), dtype=np.bool_)
        whole[:, self._rest.chosen] = True
        whole[:, self._rest.free] = choices
        return whole


def _with_a_row(rest: ReducedProblem) -> ReducedProblem:
    """Return the problem with a row that never binds, where there is none: the search needs one."""
    if rest.rows:
        return rest
    return replace(rest, rows=(Row(np.zeros(len(rest.free), dtype=np.int64), 0),))
