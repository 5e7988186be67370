"""The best portfolio with at least one of some decisions turned round: by a small solve."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.deadline import Deadline
from prioritisation.decision.portfolio.reasons.known_turns import KnownTurns
from prioritisation.decision.portfolio.reasons.turned_bounds import TurnedBound
from prioritisation.decision.portfolio.reasons.turned_rows import TurnedRows
from prioritisation.decision.portfolio.reasons.ways_in_turn import WaysInTurn
from prioritisation.decision.portfolio.reduction import Row
from prioritisation.decision.portfolio.scheduling.optimum import (
    Highest,
    ImpossibleError,
    Taken,
    binding_rows,
    highest,
)


def solve_turned(
    plan: TurnedRows,
    known: KnownTurns,
    measures: Sequence[str],
    bounds: Sequence[TurnedBound],
    deadline: Deadline,
    *,
    plainly: bool = False,
) -> int:
    """Find the best portfolio that turns one of the decisions round; return the work it was.

    What is known makes the question small. Of the decisions, those that the bounds settle are
    taken as they must be wherever the best portfolio known is reached; and so is whatever is
    worth less when turned round.

    Parameters
    ----------
    known : is told of what is found, and of what there is no more than
    measures : of those alike, one
    bounds : one that holds whichever of them is turned round, or one for each; none = nothing is
        known of it
    plainly : whether to leave all decisions to the solver

    Returns
    -------
    the iterations of the simplex method that it took
    """
    seen = [i for i in measures if i in known.floors]
    nearest = max(seen, key=lambda i: known.floors[i], default=None)
    floor = None if nearest is None else known.floors[nearest]
    ones = np.zeros(plan.columns.count, dtype=np.bool_)
    zeros = ones.copy()
    rows = [*plan.rows, plan.turned(measures)]
    if floor is not None and not plainly:
        if bounds:
            decided = [bound.decided(floor) for bound in bounds]
            ones = np.logical_and.reduce([one for one, _ in decided])
            zeros = np.logical_and.reduce([zero for _, zero in decided])
        for i in plan.problem.ids:
            ceiling = known.ceilings[i]
            if i not in measures and (ceiling is None or ceiling < floor):
                rows.append(plan.kept(i))
    start = None if nearest is None else plan.columns.taken(known.shown[nearest])
    solver = WaysInTurn(to_find=floor is None)
    try:
        found = _highest(plan, rows, ones, zeros, start, known, deadline, solver)
    except ImpossibleError:
        if floor is None:
            for i in measures:
                known.lower(i, None)
        return solver.iterations
    if found.taken is not None:
        known.offer(plan.columns.assessment(found.taken).starts)
    # Below the floor nothing was looked for.
    most = found.bound if floor is None else max(found.bound, floor)
    for i in measures:
        known.lower(i, most)
    return solver.iterations


def _highest(
    plan: TurnedRows,
    rows: Collection[Row],
    ones: NDArray[np.bool_],
    zeros: NDArray[np.bool_],
    start: Taken | None,
    known: KnownTurns,
    deadline: Deadline,
    solver: WaysInTurn,
) -> Highest:
    """Return the best with some decisions made, over the rest of them."""
    free = ~(ones | zeros)
    fixed = int(plan.values.amounts[ones].sum())

    def whole(taken: Taken) -> Taken:
        filled = ones.copy()
        filled[free] = taken
        return filled

    left = binding_rows(
        Row(row.amounts[free], row.capacity - int(row.amounts[ones].sum())) for row in rows
    )
    seen: list[Taken] = []
    found = highest(
        plan.values.amounts[free],
        left,
        lambda taken: not plan.columns.assessment(whole(taken)).broken,
        deadline,
        on_found=lambda taken, _: seen.append(whole(taken)),
        known=None if start is None or not _agrees(start, ones, zeros) else start[free],
        solver=solver,
    )
    for taken in seen:
        known.offer(plan.columns.assessment(taken).starts)
    return Highest(
        None if found.taken is None else whole(found.taken),
        fixed + found.value,
        fixed + found.bound,
    )


def _agrees(start: Taken, ones: NDArray[np.bool_], zeros: NDArray[np.bool_]) -> bool:
    return bool(np.all(start[ones]) and not np.any(start[zeros]))
