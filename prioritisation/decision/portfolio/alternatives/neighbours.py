"""Selections a step away from a known one: what leaves, enters, swaps or moves to another year."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.scheduling.optimum import Taken


class Neighbours:
    """The steps from selections of a problem that keep its demands, in exact numbers.

    Parameters
    ----------
    decisions : of the problem
    """

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self._amounts, self._capacities = decisions.matrix()
        columns = decisions.columns
        self._starts = len(columns.of_start)
        # At its end, so at −1, what no decision does.
        self._measure_of = np.append(decisions.measure_of[: self._starts], -1)
        self._effects = [
            (
                [
                    [(columns.of_start[i, t], t) for t in decisions.problem.by_id[i].starts]
                    for i in rule.measures
                ],
                [columns.of_joint[rule.id, t] for t in range(decisions.problem.periods)],
            )
            for rule in decisions.problem.joint_effects
        ]

    def of(self, taken: Taken) -> tuple[NDArray[np.bool_], IntegerArray]:
        """Return the neighbours that keep the demands, S × n decisions, and their values.

        A measure leaves, enters in some year, or both: then one takes the place of another, or
        its own in another year.
        """
        leave, enter = self._steps(taken)
        others = self._applied(taken, leave, enter)
        kept = self._kept(taken, leave, enter, others)
        return others[kept], others[kept].astype(np.int64) @ self._decisions.values.amounts

    def best_of(self, taken: Taken, most: int) -> NDArray[np.bool_]:
        """Return so many of the neighbours, those of the highest values, the highest first."""
        others, values = self.of(taken)
        return others[np.argsort(-values, kind="stable")[:most]]

    def _steps(self, taken: Taken) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return pairs of decisions, the one that leaves and the one that enters; −1 = none."""
        now = taken[: self._starts]
        present = np.flatnonzero(now)
        chosen = np.zeros(self._decisions.measures + 1, dtype=np.bool_)
        chosen[self._measure_of[present]] = True
        absent = np.flatnonzero(~now)
        leave, enter = (
            part.ravel() for part in np.meshgrid(np.append(present, -1), np.append(absent, -1))
        )
        # A measure that stays in starts once: it can enter only where it leaves.
        enters, leaves = self._measure_of[enter], self._measure_of[leave]
        is_free = (leaves == enters) | ~chosen[enters]
        kept = is_free & ((leave >= 0) | (enter >= 0))
        return leave[kept], enter[kept]

    def _applied(
        self, taken: Taken, leave: NDArray[np.intp], enter: NDArray[np.intp]
    ) -> NDArray[np.bool_]:
        others = np.tile(taken, (len(leave), 1))
        steps = np.arange(len(leave))
        others[steps[leave >= 0], leave[leave >= 0]] = False
        others[steps[enter >= 0], enter[enter >= 0]] = True
        for measures, joint in self._effects:
            is_there, last = np.ones(len(leave), dtype=np.bool_), np.full(len(leave), -1)
            for starts in measures:
                year = np.full(len(leave), -1)
                for j, t in starts:
                    year[others[:, j]] = t
                is_there &= year >= 0
                last = np.maximum(last, year)
            for t, j in enumerate(joint):
                others[:, j] = is_there & (last == t)
        return others

    def _kept(
        self,
        taken: Taken,
        leave: NDArray[np.intp],
        enter: NDArray[np.intp],
        others: NDArray[np.bool_],
    ) -> NDArray[np.intp]:
        """Return which keep the demands."""
        starts, joint = np.arange(self._starts), np.arange(self._starts, len(taken))
        wider = np.append(
            self._amounts, np.zeros((len(self._amounts), 1), dtype=self._amounts.dtype), axis=1
        )
        sums = wider[:, starts[taken[: self._starts]]].sum(axis=1)[:, None]
        sums = sums - wider[:, leave] + wider[:, enter]
        if len(joint):
            sums = sums + self._amounts[:, joint] @ others[:, joint].T.astype(np.int64)
        return np.flatnonzero(np.all((sums <= self._capacities[:, None]).astype(bool), axis=0))
