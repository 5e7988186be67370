"""Ways to solve an integer program one after the other: the same question, the same answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.integer_program import (
    IntegerProgram,
    OnFound,
    Solved,
    Verdict,
)
from prioritisation.decision.portfolio.scheduling.racing import WAYS

# With a good portfolio known, looking for better ones costs more than the proof needs without.
# A branch is believed after fewer trials: there are few of them.
_PROOF: Mapping[str, Any] = {
    **WAYS[0],
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_detect_symmetry": False,
    "mip_pscost_minreliable": 4,
}

# Nodes of the search tree after which the next way has its turn; it has so many times as many.
NODES, GROWTH = 6_000, 2


class WaysInTurn:
    """Solves by one way until that takes long, then by the next, with more patience each time.

    Some programs take one way many times as long as another. A race of both would end with
    whoever the machine favours, and of portfolios of equal value name now this one, now that;
    and while it lasts it costs the work of both. Here all that counts is counted in nodes.

    Parameters
    ----------
    to_find : whether a good portfolio is still to be found, and not only to be proven the best
    nodes : of the first turn

    Attributes
    ----------
    iterations : of the simplex method, in all so far
    """

    def __init__(self, *, to_find: bool, nodes: int = NODES) -> None:
        self._ways = WAYS if to_find else (_PROOF, WAYS[0])
        self._nodes = nodes
        self.iterations = 0

    def __call__(
        self,
        program: IntegerProgram,
        deadline: Deadline,
        on_found: OnFound | None = None,
        known: NDArray[np.bool_] | None = None,
    ) -> Solved:
        """Return what is proven; where the time ends before, the best of what was found.

        Parameters
        ----------
        on_found : told of each selection that a way finds
        known : a selection to start from
        """
        values = np.asarray(program.values)
        best, bound = None, float("inf")
        for options, nodes in self._turns():
            solved = program.solve(
                deadline, on_found=on_found, options=options, known=known, most_nodes=nodes
            )
            self.iterations += solved.iterations
            if solved.verdict is not Verdict.STOPPED:
                return solved
            if solved.bound is not None:
                bound = min(bound, solved.bound)
            if solved.taken is not None:
                worth = int(values[solved.taken].sum())
                if best is None or worth > int(values[best].sum()):
                    best = known = solved.taken
            if deadline.passed or solved.nodes < nodes:
                break
        return Solved(Verdict.STOPPED, best, None if bound == float("inf") else bound)

    def _turns(self) -> Iterator[tuple[Mapping[str, Any], int]]:
        for turn in count():
            yield self._ways[turn % len(self._ways)], self._nodes * GROWTH**turn
