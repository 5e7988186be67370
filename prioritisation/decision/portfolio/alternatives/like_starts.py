"""Of equally good start years of a selection those most like another portfolio's."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from prioritisation.decision.portfolio.alternatives.decisions import Decisions
from prioritisation.decision.portfolio.alternatives.held_selection import best_of_selection
from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.scheduling.optimum import Taken

# What starts when is told more plainly by this, and no longer search is worth that.
SECONDS = 2.0


class LikeStarts:
    """Start years of selections, as near those of the best portfolio as their values allow.

    Many start years of a selection are often worth the same. Which of them a solve finds says
    nothing, so that a list would seem to move measures that it could leave where they are.

    Parameters
    ----------
    decisions : of the problem
    """

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self._known: dict[bytes, Taken] = {}

    def of(self, taken: Taken, best: Mapping[str, int], deadline: Deadline) -> Taken:
        """Return decisions of the same selection, worth as much or more.

        Where time ends, they may be less like the best portfolio's than could be.

        Parameters
        ----------
        best : t by id
        """
        if self._decisions.problem.periods == 1:
            return taken
        key = taken.tobytes()
        if key not in self._known:
            left = deadline.seconds_left
            seconds = SECONDS if left is None else min(SECONDS, left)
            self._known[key] = self._nearest(taken, best, Deadline(seconds, deadline.stop))
        return self._known[key]

    def _nearest(self, taken: Taken, best: Mapping[str, int], deadline: Deadline) -> Taken:
        """Return the decisions with the most starts as in the best portfolio.

        max  Σ_i x[i, t_i]   s.t.  the selection and its value stay
        """
        decisions = self._decisions
        alike = np.zeros(decisions.columns.count, dtype=np.int64)
        for (i, t), j in decisions.columns.of_start.items():
            alike[j] = best.get(i) == t
        if deadline.passed or alike[taken].sum() == self._most_alike(taken, best):
            return taken
        worth_it = decisions.worth(decisions.value(taken))
        nearest, _ = best_of_selection(decisions, taken, alike, deadline, (worth_it,))
        return nearest

    def _most_alike(self, taken: Taken, best: Mapping[str, int]) -> int:
        ids = self._decisions.problem.ids
        return sum(
            ids[measure] in best for measure in np.flatnonzero(self._decisions.selection(taken))
        )
