"""What demands settle at sight, for all selections that keep them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from prioritisation.decision.portfolio.exact import IntegerArray
from prioritisation.decision.portfolio.reduction import FREE, IN, OUT, ReducedProblem, Row
from prioritisation.decision.portfolio.scheduling.optimum import ImpossibleError


def settled_at_sight(values: IntegerArray, rows: Sequence[Row]) -> ReducedProblem:
    """Return the problem without decisions that any one row leaves no choice about.

    Unlike the reduction that serves the best portfolio it drops nothing for being no gain.

    Raises
    ------
    ImpossibleError : a row cannot be kept.
    """
    decided = np.full(len(values), FREE, dtype=np.int8)
    rows = list(rows)
    while True:
        before = np.count_nonzero(decided)
        open_before = np.count_nonzero(decided == FREE)
        rows = [row for row in rows if _can_bind(row, decided)]
        if before == np.count_nonzero(decided) and open_before == np.count_nonzero(decided == FREE):
            break
    free, chosen = np.flatnonzero(decided == FREE), np.flatnonzero(decided == IN)
    return ReducedProblem(
        free=free,
        chosen=chosen,
        values=values[free],
        rows=tuple(
            Row(row.amounts[free], row.capacity - int(row.amounts[chosen].sum())) for row in rows
        ),
        spending=(),
    )


def _can_bind(row: Row, decided: NDArray[np.int8]) -> bool:
    """Return whether some decisions break the row; decide what the row alone decides."""
    free = decided == FREE
    rest = row.capacity - int(row.amounts[decided == IN].sum())
    undecided = np.where(free, row.amounts, 0)
    least = int(np.minimum(undecided, 0).sum())
    if least > rest:
        raise ImpossibleError
    if int(np.maximum(undecided, 0).sum()) <= rest:
        return False
    decided[free & (undecided > rest - least)] = OUT
    decided[free & (undecided < least - rest)] = IN
    return True
